// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An act that is nothing but a change of a file of this person: through the dispatcher, into the journal, then into the
// file, which the pool writes. Engine thread only.

#include "models/acts/dispatcher.h"
#include "models/flow/pool.h"

namespace acts {

// Errors: the dispatcher's, and those of `change` (then nothing holds). Waits five seconds at most for the disk.
flow::Task<base::Result<void>> actOnFile(flow::Reactor &reactor, flow::BlockingPool &pool, Dispatcher &dispatcher, Request request,
                                         std::function<base::Result<void>()> change);

// "2026-11-27T04:00:12Z", as times stand in the details of an act.
[[nodiscard]] QString isoOf(base::WallTime at);

} // namespace acts
