// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Starting and ending the servers of a site, in the order of their dependencies and side by side where that allows
// it. Engine thread only.

#include "models/sandbox/sandbox.h"
#include "models/sandbox/site.h"

namespace sandbox {

// Folders, ports, authority, passwords, state file: everything before the first server.
flow::Task<flow::Result<void>> foundSite(Site &site, flow::TimePoint due);

// Starts the servers of that list (all of a new sandbox, the missing ones of an adopted one).
flow::Task<flow::Result<void>> startServers(Site &site, QStringList names, Progress progress, flow::TimePoint due);

// Ends everything that the state names, the last started first; then removes the folder.
flow::Task<flow::Result<void>> endServers(flow::Reactor &reactor, StateFile state);
[[nodiscard]] flow::Result<void> removeSite(const StateFile &state);

} // namespace sandbox
