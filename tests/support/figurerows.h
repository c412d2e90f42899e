// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figures that tests/figures drives, by data: on which target, with which limits, in which step. Limits are lower than
// the shipped ones where a real extreme cannot be had (transaction ids used: a few hundred instead of a thousand million);
// the way from the server's view to the sentence is the same.

#include "models/environment/environment.h"

struct FigureRow {
    enum class Step { Main, Conflict, Log, Lag, SlotState, Link };
    const char *metric;
    std::optional<double> warning, critical; // one alone: it has only one bad state, or only one can be had here
    const char *instance = "";               // empty: any
    Step step = Step::Main;                  // of a PostgreSQL server
    int since = 13;                          // major that brought the figure
    const char *target = "db";
    bool below = false;
};

// Figures with limits that the suite does not drive, and why.
struct NotDriven {
    const char *metric;
    const char *why;
};

constexpr NotDriven kNotDriven[] = {
    {"pg.bloat.share", "only of 200 MiB of a table or 100 MiB of an index; the estimate behind it is measured in tests/upkeep"},
};

// What the server had before it was driven; limits stand above it.
struct Baseline {
    double xids = 0, multixacts = 0, walBytes = 0;
};

inline std::vector<FigureRow> figureRows(const Baseline &b)
{
    using enum FigureRow::Step;
    constexpr double kMega = 1 << 20, kWhole = 2147483648.0, kForced = 200e6;
    const auto xids = [&](double more, double whole) { return 100 * (b.xids + more) / whole; };
    const auto multis = [&](double more) { return 100 * (b.multixacts + more) / kWhole; };
    return {
        // sessions and locks
        {"pg.connections.used", 60, 85},
        {"pg.idle_in_transaction.age", 0.3, 5},
        {"pg.transaction.longest", 0.3, 5},
        {"pg.query.longest", 0.3, 5},
        {"pg.blocked.sessions", 1, 3},
        {"pg.lock_wait.longest", 0.3, 5},
        {"pg.waits", 1, 3, "Lock"},
        {"pg.locks.fill", 30, 70},
        {"pg.deadlocks.rate", 1, 250},
        {"pg.prepared.count", 1, 2},
        {"pg.prepared.age", 0.3, 5},
        {"pg.sessions.opened", 1, {}, "", Main, 14},
        {"pg.sessions.abandoned", 1, 250, "", Main, 14},
        {"pg.sessions.fatal", 1, 250, "", Main, 14},
        {"pg.sessions.killed", 1, 250, "", Main, 14},
        // work
        {"pg.rollback.ratio", 15, 75},
        {"pg.temp.rate", 1e5, 3e7},
        {"pg.io.reads", 5, {}, "client backend", Main, 16},
        {"pg.io.writes", 5, {}, "client backend", Main, 16},
        {"pg.io.read.rate", 5e4, {}, "client backend", Main, 16},
        {"pg.io.write.rate", 5e4, {}, "client backend", Main, 16},
        {"pg.backend.writes", 5, {}},
        {"pg.statements.evicted", 1, 30000, "", Main, 14},
        {"pg.jit.share", 0.5, {}, "", Main, 15},
        // log, slots, subscriptions
        {"pg.archiver.failing", 0.001, 2},
        {"pg.archive.backlog", 2, 9, "", Log},
        {"pg.backup.age", 93600, 180000},
        {"pg.wal.size", b.walBytes + 3 * kMega, b.walBytes + 10 * kMega, "", Log},
        {"pg.slot.retained", 0.5 * kMega, 8 * kMega, "idle"},
        {"pg.slot.inactive.age", 0.3, 5, "idle"},
        {"pg.slot.xmin.age", 100, 20000, "decoder"},
        {"pg.slot.spill.rate", 1000, {}, "decoder", Main, 14},
        {"pg.subscription.errors", 1, {}, "copy", Main, 15},
        {"pg.slot.status", 2, 3, "idle", SlotState},
        // upkeep
        {"pg.xid.age", xids(100, kWhole), xids(20000, kWhole)},
        {"pg.xid.forced", xids(100, kForced), xids(20000, kForced)},
        {"pg.multixact.age", multis(10), multis(150)},
        {"pg.xmin.age", 100, 20000},
        {"pg.xmin.seconds", 0.3, 5},
        {"pg.vacuum.longest", 0.3, 5},
        {"pg.progress", 0, {}, "vacuum public.big"},
        {"pg.checksum.failures", 1, 2},
        {"pg.settings.pending", 1, 2},
        {"pg.certificate.days", 21, 7, "", Main, 13, "db", true},
        // replication
        {"pg.lag.replay.bytes", 0.1 * kMega, 8 * kMega, "standby1"},
        {"pg.replay.paused", 1, {}, "", Main, 13, "standby"},
        {"pg.replay.age", 0.3, 5, "", Main, 13, "standby"},
        {"pg.conflicts.rate", 1, 500, "", Conflict, 13, "standby"},
        {"pg.lag.replay.seconds", 0.5, 4, "standby1", Lag},
        {"pg.receiver.streaming", 1, {}, "", Link, 13, "standby", true},
        {"pg.receiver.silent", 2, 5, "", Link, 13, "standby"},
        {"pg.standbys.missing", {}, 1, "", Link},
    };
}

// Of the tables, indexes and sequences of a PostgreSQL server; all with their shipped limits but the two that count days.
inline std::vector<FigureRow> upkeepRows()
{
    return {
        {"pg.table.dead", 300, 1000},
        {"pg.vacuum.age", 0.5, 3},
        {"pg.analyze.age", 0.5, 3},
        {"pg.index.invalid", 1, {}},
        {"pg.sequence.used", 75, 90},
    };
}

inline std::vector<FigureRow> redisRows()
{
    return {
        {.metric = "redis.memory.used", .warning = 90, .critical = 98, .target = "cache"},
        {.metric = "redis.clients.used", .warning = 90, .critical = 98, .target = "cache"},
        {.metric = "redis.rejected.rate", .warning = 1, .critical = 5, .target = "cache"},
        {.metric = "redis.save.age", .warning = 3, .critical = {}, .target = "cache"},
        {.metric = "redis.save.failed", .warning = {}, .critical = 1, .target = "cache"},
        {.metric = "redis.loading", .warning = 1, .critical = {}, .target = "cache"},
        {.metric = "redis.link.silent", .warning = 3, .critical = 6, .target = "replica"},
        {.metric = "redis.link.down", .warning = {}, .critical = 1, .target = "replica"},
    };
}

// A pool of two server connections, twenty clients.
inline std::vector<FigureRow> poolerRows()
{
    return {
        {.metric = "pgbouncer.waiting", .warning = 1, .critical = {}, .instance = "shop/postgres", .target = "pool"},
        {.metric = "pgbouncer.pool.used", .warning = 40, .critical = 95, .instance = "shop/postgres", .target = "pool"},
        {.metric = "pgbouncer.maxwait", .warning = 0.3, .critical = 2.5, .target = "pool"},
        {.metric = "pgbouncer.wait.average", .warning = 50, .critical = {}, .target = "pool"},
        {.metric = "pgbouncer.clients.used", .warning = 50, .critical = 85, .target = "pool"},
    };
}

inline std::vector<FigureRow> httpRows()
{
    return {
        {.metric = "http.ok", .warning = 1, .critical = {}, .target = "api", .below = true},
        {.metric = "http.total", .warning = 500, .critical = 1500, .target = "api"},
        {.metric = "http.errors", .warning = 5, .critical = 50, .target = "api"},
        {.metric = "http.throttled", .warning = 2, .critical = 50, .target = "api"},
        {.metric = "http.certificate.days", .warning = 21, .critical = 7, .target = "api", .below = true},
    };
}

inline std::vector<FigureRow> hostRows()
{
    return {
        {.metric = "host.cpu", .warning = 80, .critical = 95, .target = "host"},
        {.metric = "host.load", .warning = 2, .critical = 4, .target = "host"},
        {.metric = "host.memory.available", .warning = 10, .critical = 5, .target = "host", .below = true},
        {.metric = "host.disk.used", .warning = 80, .critical = 90, .instance = "/", .target = "host"},
        {.metric = "host.disk.full_in", .warning = 14400, .critical = 3600, .instance = "/data", .target = "host", .below = true},
        {.metric = "host.iowait", .warning = 10, .critical = {}, .target = "host"},
        {.metric = "host.swap.used", .warning = 60, .critical = 80, .target = "host"},
        {.metric = "host.steal", .warning = 10, .critical = {}, .target = "host"},
        {.metric = "host.oom.rate", .warning = 0.001, .critical = {}, .target = "host"},
    };
}

inline std::vector<FigureRow> heartbeatRows()
{
    return {{.metric = "heartbeat.age", .warning = 300, .critical = 900, .target = "job"}};
}

// A primary and its standby: none and two are both critical.
inline std::vector<FigureRow> clusterRows()
{
    return {{.metric = "cluster.primaries", .warning = {}, .critical = 2, .target = "one"}};
}
