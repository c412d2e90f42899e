// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plays the curve of a business day in ten minutes, again and again: real pgbench through PgBouncer with the scripts
// of resources/sandboxes/workload, and HTTP requests to nginx at a proportional rate. Servers that are down are tried
// again each second. Ends on SIGTERM and takes its children with it.
//
// --config FILE is JSON:
//   { "databaseHost": "127.0.0.1",     or a socket folder; PgBouncer's
//     "databasePort": 6432, "database": "shop", "user": "shop",
//     "passfile": "/.../passfile",     optional, libpq's format
//     "url": "https://localhost:8443", of nginx, without a path
//     "ca": "/.../ca.crt",             the certificate that signed it
//     "pgbench": "/usr/bin/pgbench",   optional; default: found in PATH
//     "daySeconds": 600, "peakTransactions": 60, "peakRequests": 12 }   optional; the peaks are a second

#include <QStringList>

namespace workload {

// Exit code: 0 ended as asked, 2 wrong command line or configuration. A QCoreApplication must exist.
int runWorkload(const QStringList &args);

} // namespace workload
