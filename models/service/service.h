// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shop's small HTTP service, a program of its own behind nginx: GET /health, GET /orders, POST /orders,
// GET /metrics, and a worker that takes mail jobs off the Redis list shop:queue:mail and marks their orders sent.
// Its requests really run SQL through PgBouncer and really use Redis, so that what breaks there shows here.
//
// --config FILE is JSON:
//   { "port": 8080,                    listens on 127.0.0.1 only
//     "databaseHost": "127.0.0.1",     or a socket folder; PgBouncer's
//     "databasePort": 6432, "database": "shop", "user": "shop",
//     "passfile": "/.../passfile",     libpq's format; optional. A line of Redis' port holds Redis' password
//     "redisPort": 6379 }              on 127.0.0.1
// faults.json beside it switches faults; it is read again when it changes and on SIGHUP:
//   { "errorShare": 0.75, "delayMs": 2000, "stopWorker": true, "backlog": 2000 }    absent keys or file: no fault

#include <QStringList>

namespace service {

// Runs until SIGTERM or SIGINT. Exit code: 0 ended as asked, 2 wrong command line or configuration, 3 cannot listen.
// A QCoreApplication must exist. Blocks the calling thread in an event loop of its own.
int runService(const QStringList &args);

} // namespace service
