// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands on top of the pages of those who are told, and in their lines: one plain sentence for each, the same for the
// screen and whoever reads it aloud. Pure; any thread.

#include "models/paging/dutydesk.h"

namespace paging {

struct DutyAnswer {
    base::Severity severity = base::Severity::Ok;
    QString head, rest;
};

// Who is on call, and what is wrong with it.
[[nodiscard]] DutyAnswer onCallAnswer(const Duty &duty, const rota::Board &board);
// Whether what is told arrives.
[[nodiscard]] DutyAnswer deliveriesAnswer(const Duty &duty);

[[nodiscard]] QString nameOf(const rota::OnCall &all, const QString &person); // "nobody" for none; made visible
[[nodiscard]] QString contactName(const rota::OnCall &all, const QString &contact); // "on call for primary", "Ann", "channel ops"
// "Level 1 asked: on call for primary. Next: Bob at 14:35:10, in 1 min 20 s."
[[nodiscard]] QString climbLine(const notify::Climb &climb, const rota::OnCall &all, base::WallTime now);
// "1. Ann Lee; after 2 min: Bob, channel ops-slack"
[[nodiscard]] QString askLine(const rota::Board::Ask &ask, const rota::OnCall &all);
[[nodiscard]] QString askTitle(const rota::Board::Ask &ask); // "Critical, services shop"

// "Until 2 Dec 09:00 Bob has Primary.": what holds now that this was arranged.
[[nodiscard]] QString arrangedSentence(const rota::Step &step, const rota::OnCall &all);

} // namespace paging
