// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// oncall.override, oncall.handover, oncall.accept, oncall.withdraw and oncall.import as acts: through the dispatcher, into the journal
// with who, then into the file of what was arranged. Engine thread only; the file is written in the pool. What such an act says in the
// journal is read again on other consoles of a shared one.

#include "models/acts/dispatcher.h"
#include "models/flow/pool.h"
#include "models/journal/reader.h"
#include "models/rota/calendar.h"
#include "models/rota/rotafile.h"

namespace paging {

[[nodiscard]] QString actOf(const rota::Step &step);

// `who` decides. Errors: the dispatcher's, and why it could not be kept (then it does not hold).
flow::Task<base::Result<void>> arrangeByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file, rota::Step step, QString who);

// What an intent of one of these acts says; who and when are the journal's. Nothing: of another act, erased, or more than such an act
// may say. Any thread.
[[nodiscard]] std::optional<rota::Step> stepNewsIn(const journal::StoredEntry &intent);

// Shifts of the next half year out of a calendar file, for an import. Blocking.
[[nodiscard]] base::Result<rota::Calendar> readShifts(const QString &file, const QList<rota::Person> &people, base::WallTime now);

} // namespace paging
