// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// target.add, target.change and target.remove as acts: through the dispatcher, into the journal with who, which target and
// what kind of change, then into the environment file. Never an address, a login or a secret. Engine thread only.

#include "models/acts/dispatcher.h"
#include "models/environment/change.h"
#include "models/flow/pool.h"

namespace operate {

// As it stands in the journal, without who and the environment.
[[nodiscard]] acts::Request requestOf(const environment::Change &change);

// environment: the name of what the file holds; empty: it is new. Errors: the dispatcher's, and those of saveChange().
flow::Task<base::Result<void>> actOnTarget(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                           environment::Change change, QString environment, QString actor);

} // namespace operate
