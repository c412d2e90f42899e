// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs a program to its end as part of a flow: output captured up to a limit, own process group, scrubbed
// environment. Deadline and cancel kill the whole group. Engine thread only.

#include "models/base/secret.h"
#include "models/flow/scope.h"
#include "models/process/argv.h"
#include "models/process/environmentblock.h"

namespace process {

struct RunOptions {
    Variables environment;             // beside the fixed ones; never a secret
    QString folder;                    // working folder and home; empty: "/"
    QByteArray input;                  // what it reads on its standard input; never a secret
    qsizetype outputLimit = 1 << 20;   // bytes kept of each stream; the rest is read and dropped
    bool keepEnd = false;              // the last of them, not the first: the newest of a log
    base::Secret passFile;             // contents of a libpq pass file, handed over in memory as PGPASSFILE
    uid_t passFileOwner = uid_t(-1);   // who reads it, when the command changes its user
    RunOptions() = default;
};

struct Output {
    int exitCode = -1; // 128 + n: ended by signal n
    QByteArray out;
    QByteArray err;
    bool truncated = false;
    Output() = default;
};

// Any exit code is a value. Errors: Invalid (bad argv), Io (could not be started), TimedOut, Cancelled.
flow::Task<flow::Result<Output>> run(flow::Reactor &reactor, Argv command, RunOptions options, flow::TimePoint due);

// The same, and an exit code other than 0 is an error with the last lines of what the program said.
flow::Task<flow::Result<Output>> runChecked(flow::Reactor &reactor, Argv command, RunOptions options,
                                            flow::TimePoint due);

} // namespace process
