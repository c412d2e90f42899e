// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Holds the sessions of a fault (an exclusive lock, all free connections) in a small detached program, so that the
// fault lasts after the command that injected it. Ends on SIGTERM; its sessions end with it.
//
// --config FILE is JSON:
//   { "host": "/.../sockets", "port": 5432, "database": "shop", "user": "postgres",
//     "mode": "lock" | "connections",
//     "relation": "shop.orders",       lock: held in ACCESS EXCLUSIVE mode by one session
//     "ready": "/.../hold.ready" }     file written once the fault is in place: "ok" or one line why not

#include <QStringList>

namespace sandbox {

// Exit code: 0 ended as asked, 2 wrong command line or configuration, 3 the server refused. A QCoreApplication must
// exist.
int runSandboxHold(const QStringList &args);

} // namespace sandbox
