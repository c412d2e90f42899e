// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// alert.acknowledge, alert.silence, alert.maintain and alert.release as acts: through the dispatcher, into the journal with
// who, for how long and why, then into the file. Engine thread only; the file is written in the pool. What such an act says in
// the journal is read again on other consoles of a shared one.

#include "models/acts/dispatcher.h"
#include "models/alerts/wishfile.h"
#include "models/flow/pool.h"
#include "models/journal/reader.h"

namespace alerts {

[[nodiscard]] QString actOf(Wish::Kind kind);

// `wish.who` is the actor. Errors: the dispatcher's, and why it could not be kept (then it does not hold).
flow::Task<base::Result<void>> keepByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file, Wish wish);
// The one whose id begins so, before its time.
flow::Task<base::Result<void>> releaseByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                            QString scope, QString id, QString who);

// What an intent of one of these acts says. Nothing: of another act, erased, or more than such an act may say. Any thread.
struct WishNews {
    std::optional<Wish> said;
    QString scope, released; // the environment, and the beginning of the id of what is ended
};
[[nodiscard]] std::optional<WishNews> wishNewsIn(const journal::StoredEntry &intent);

} // namespace alerts
