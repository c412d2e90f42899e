// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flow/scope.h"
#include "models/sandbox/statefile.h"

namespace sandbox {

// Starts a server again that died by a fault or otherwise, as it was described when the sandbox was made; what is left
// of its workers is ended first. Returns when it serves. Engine thread only; the caller holds the sandbox's lock.
flow::Task<flow::Result<void>> startAgain(flow::Reactor &reactor, StateFile state, QString server);

} // namespace sandbox
