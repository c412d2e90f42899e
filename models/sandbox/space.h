// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small file system of the sandbox's own, so that "disk full" never means the user's disk: a size-limited tmpfs in
// an unprivileged user and mount namespace. A sleeping holder keeps the namespace, so that a server in it can die and
// come back to the same files. Other processes reach it as /proc/HOLDER/root/PATH. Engine thread only.

#include "models/sandbox/site.h"

namespace sandbox {

// Starts the holder and mounts STATE/NAME-space for each server that asks for space. Where the kernel forbids it the
// site goes on without, and state.fillDisk says why in one line.
flow::Task<flow::Result<void>> openSpace(Site &site, flow::TimePoint due);

[[nodiscard]] QString spacePath(const Site &site, const QString &server);

// The command as the site's account, inside the namespace where there is one.
[[nodiscard]] process::Argv runInSpace(const Site &site, const process::Argv &command);

} // namespace sandbox
