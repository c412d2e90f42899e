// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What changed before an incident was detected: restarts, settings, deployments, migrations; changes.jsonl among its evidence
// (resources/docs/incidents.md). Blocks on the disk; any thread.

#include "models/events/event.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace incidents {

[[nodiscard]] QByteArray changeLine(const events::Event &event); // of the file, with its end
// Oldest first; none where nothing was frozen. What cannot be read is passed over.
[[nodiscard]] std::vector<events::Event> frozenChanges(const QString &folder);

// In the reader's language: the newest one before `began` of these targets, of the whole environment, or that brought something
// new anywhere ("Deployment", "02:34:50"); and all of them as sentences with their times, a line each.
struct ChangedBefore {
    QString kind, clock, all;
    int count = 0;
};
[[nodiscard]] ChangedBefore changedBefore(const std::vector<events::Event> &changes, const QStringList &targets, base::WallTime began);

} // namespace incidents
