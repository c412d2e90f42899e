// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// alert.acknowledge, alert.silence, alert.maintain and alert.release as acts: through the dispatcher, into the journal with
// who, for how long and why, then into the file. Engine thread only; the file is written in the pool.

#include "models/acts/dispatcher.h"
#include "models/alerts/wishfile.h"
#include "models/flow/pool.h"

namespace alerts {

[[nodiscard]] QString actOf(Wish::Kind kind);

// `wish.who` is the actor. Errors: the dispatcher's, and why it could not be kept (then it does not hold).
flow::Task<base::Result<void>> keepByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file, Wish wish);
// The one whose id begins so, before its time.
flow::Task<base::Result<void>> releaseByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                            QString scope, QString id, QString who);

} // namespace alerts
