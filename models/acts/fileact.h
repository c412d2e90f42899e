// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An act that is nothing but a change of a file of this person: through the dispatcher, into the journal, then into the
// file, which the pool writes. Engine thread only. What its entries say is read again on other consoles of a shared journal.

#include "models/acts/dispatcher.h"
#include "models/flow/pool.h"

#include <QJsonObject>

namespace acts {

// Errors: the dispatcher's, and those of `change` (then nothing holds). Waits five seconds at most for the disk; a
// change that has not begun by then is never made.
flow::Task<base::Result<void>> actOnFile(flow::Reactor &reactor, flow::BlockingPool &pool, Dispatcher &dispatcher, Request request,
                                         std::function<base::Result<void>()> change);

// "2026-11-27T04:00:12.250Z", as times stand in the details of an act (base::momentIn reads it). Any thread, as the next.

// What the details of an intent say: its reason, and its parameters, JSON on the last line. Nothing: no such text, or too much.
struct Told {
    QString reason;
    QJsonObject parameters;
};
inline constexpr qsizetype kMostTold = 1 << 20; // characters
[[nodiscard]] std::optional<Told> toldIn(const QString &details, qsizetype most = kMostTold);

} // namespace acts
