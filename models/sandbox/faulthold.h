// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Holds the sessions of a fault (an exclusive lock, all free connections, a whole pool) in a small detached program, so that the
// fault lasts after the command that injected it. Ends on SIGTERM; its sessions end with it.
//
// --config FILE is JSON:
//   { "socketFolder": "/.../socket", "port": 5432, "database": "shop",   of a cluster of the sandbox; of a pooler its address
//     "mode": "lock" | "connections" | "pool",
//     "user": "shop", "passFile": "/.../passfile",   pool: as whom the application comes
//     "table": "shop.orders",   lock: held in ACCESS EXCLUSIVE mode by one session; empty: the biggest table
//     "ready": "/.../hold.ready" }           written once the fault is in place: "ok", for a lock with the table's
//                                            name behind it; "absent": no such table; else one line why not

#include <QStringList>

namespace sandbox {

// Exit code: 0 ended as asked, 2 wrong command line or configuration, 3 the server refused or went away. A
// QCoreApplication must exist.
int runSandboxHold(const QStringList &args);

} // namespace sandbox
