// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A notice in words, once, so that mail, Slack and desktop say the same. Plain text; what comes from elsewhere is made visible.

#include "models/notify/notice.h"

namespace notify {

[[nodiscard]] QString stateText(const Notice &notice); // "Critical", "Resolved", "Acknowledged by ann"
// "Critical: oltp-1 is down", "Ended after 4 min: oltp-1 is down"; with "Drill" in front where it is one.
[[nodiscard]] QString headline(const Notice &notice);
// What follows it: where, since when, how long it lasted, the further text, the incident.
[[nodiscard]] QStringList details(const Notice &notice);
// "2026-11-26 14:30:05 UTC": the same for readers in every place.
[[nodiscard]] QString momentText(base::WallTime at);
// "warning", "critical": for machines.
[[nodiscard]] QLatin1StringView severityWord(base::Severity severity);

} // namespace notify
