// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// sandbox.fault and sandbox.heal as acts: through the dispatcher, into the journal with the environment and who, then
// through the safety gate onto the server. Engine thread only; the dispatcher and the sandbox outlive the task.

#include "models/acts/dispatcher.h"
#include "models/sandbox/sandbox.h"

namespace sandbox {

struct FaultWish {
    QString fault;  // empty: heal
    QString target; // as for Sandbox::fault() and heal()
    QString actor;
};

// Value: what was done, one line; it stands in the outcome too. What can be refused beforehand, an unknown fault or server
// or a sandbox that is not there, is no act and leaves no entry.
flow::Task<base::Result<QString>> actOnFault(acts::Dispatcher &dispatcher, Sandbox &box, FaultWish wish);

} // namespace sandbox
