// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// pool.resize and pool.restore as acts: through the dispatcher, with the change foretold, and the queue before and after
// written down. Engine thread only.

#include "models/acts/dispatcher.h"
#include "models/acts/poolresize.h"

namespace acts {

[[nodiscard]] QString poolAct(bool undo);

// Which pooler this is, for Request and Standing: what it reads its configuration from, and where it was reached. Its
// console knows no identity of its own.
[[nodiscard]] QString poolerIdentity(const QString &configFile, const QString &host, quint16 port);

// `request` says target, pooler, actor and reason; act and details are filled in here. Errors: the dispatcher's, and those
// of resizePool() and restorePool().
flow::Task<base::Result<PoolEffect>> actOnPool(PoolPlace place, std::shared_ptr<postgres::Asker> console, Dispatcher &dispatcher,
                                               Request request, Standing standing, PoolChange change, bool undo);

} // namespace acts
