// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Programs that outlive us: sandbox servers. Each leads a session of its own, is a child of init, and writes its
// output to a log file. Blocks for the few milliseconds of fork and exec. Any thread.

#include "models/flow/scope.h"
#include "models/process/argv.h"
#include "models/process/environmentblock.h"
#include "models/process/identity.h"

#include <functional>

namespace process {

struct DetachOptions {
    QString folder; // working folder and home
    QString log;    // opened for appending by us, then handed over
    Variables environment;
    DetachOptions() = default;
};

// beforeExec gets the identity while the child still waits: whoever writes it down there leaves no orphan, because a
// child whose starter dies first (or whose beforeExec fails) ends without having run anything.
[[nodiscard]] base::Result<Identity> startDetached(const Argv &command, const DetachOptions &options,
                                                   const std::function<base::Result<void>(const Identity &)> &beforeExec);

// Sends the signal (and SIGCONT, in case it is frozen), waits for the end, then kills what is left of the session.
// Value: it is gone, by itself or not; error: even SIGKILL did not end it within two seconds.
flow::Task<flow::Result<void>> endProcess(flow::Reactor &reactor, Identity leader, int signal, flow::milliseconds grace);

} // namespace process
