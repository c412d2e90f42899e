// SPDX-License-Identifier: GPL-3.0-or-later
// Bad answers without a shown cause, evidence that contradicts itself, two causes of equal right.
#include "tests/causes/causestand.h"

using namespace std::chrono_literals;

namespace {

bool lock(CauseStand &stand) { return stand.fault(u"hold-lock"_s, u"shop-primary"_s); }

// A standby whose replay stands still does not connect again by itself.
bool cutForGood(CauseStand &stand) { return stand.sql(u"shop-primary"_s, "select pg_terminate_backend(pid) from pg_stat_replication"); }

} // namespace

QList<CauseRow> unclearCauses()
{
    const QString answers = u"shop-api/answers"_s, locks = u"shop-primary/locks"_s, pool = u"shop-pgbouncer/pool"_s, link = u"shop-standby/link"_s;
    const QStringList cut{u"shop-standby/link:pg.receiver.streaming"_s};
    return {
        {"errors that nothing explains", [](CauseStand &s) { return s.fault(u"error-burst"_s); }, {answers}, {}, {}},
        {"slow answers that nothing explains", [](CauseStand &s) { return s.fault(u"slow-http"_s); }, {answers}, {}, {}},
        {"the program behind the endpoint is dead, and nobody watches it", [](CauseStand &s) { return s.fault(u"kill"_s, u"shop-service"_s); }, {answers}, {}, {}},
        {"a queue that nobody works off", [](CauseStand &s) { return s.fault(u"queue-backlog"_s); }, {u"shop-redis/shop.queue.depth"_s}, {}, {}},
        {"pool and cache die at once", [](CauseStand &s) { return s.fault(u"stop"_s, u"shop-redis"_s) && s.fault(u"stop"_s, u"shop-pgbouncer"_s); }, {u"shop-redis/"_s, u"shop-pgbouncer/"_s}, {},
         {u"shop-redis/condition"_s}}, // while it is the only one
        {"errors began before the lock", [](CauseStand &s) { return s.fault(u"error-burst"_s) && s.until(u"shop-api/answers"_s, 8s) && lock(s); }, {answers, locks}, {}, {}},
        {"errors began before the full pool", [](CauseStand &s) { return s.fault(u"error-burst"_s) && s.until(u"shop-api/answers"_s, 8s) && s.fault(u"fill-pool"_s); }, {answers, pool}, {}, {}},
        {"a lock on the primary, a cut link on the standby", [](CauseStand &s) { return lock(s) && s.until(u"shop-primary/locks"_s) && s.fault(u"cut-replication"_s); }, QStringList(cut) << locks, {},
         {locks}},
        {"a cut link, then a lock", [](CauseStand &s) { return s.fault(u"cut-replication"_s) && s.until(u"shop-standby/link"_s) && lock(s); }, QStringList(cut) << locks, {}, {link}},
        {"replay waits for a query, and the link is cut", [](CauseStand &s) {
             return s.sql(u"shop-standby"_s, "alter system set max_standby_streaming_delay = -1") && s.sql(u"shop-standby"_s, "select pg_reload_conf()")
                 && s.sql(u"shop-primary"_s, "create table if not exists public.report (n int)") && QTest::qWaitFor([&s] { return s.sql(u"shop-standby"_s, "select from public.report"); }, 10000)
                 && s.session(u"shop-standby"_s, {"begin isolation level repeatable read", "select count(*) from public.report", "select 1"}) && s.sql(u"shop-primary"_s, "drop table public.report")
                 && s.until(u"shop-standby/link:pg.replay.age"_s, 8s) && cutForGood(s);
         }, QStringList(cut) << u"shop-standby/link:pg.replay.age"_s, {}, {},
         [](CauseStand &s) { s.sql(u"shop-standby"_s, "alter system reset max_standby_streaming_delay"); s.sql(u"shop-standby"_s, "select pg_reload_conf()"); }},
        {"replay is paused and the link is cut", [](CauseStand &s) { return s.sql(u"shop-standby"_s, "select pg_wal_replay_pause()") && s.until(u"shop-standby/link"_s) && cutForGood(s); },
         QStringList(cut) << u"shop-standby/link:pg.replay.paused"_s, {}, {link}, [](CauseStand &s) { s.sql(u"shop-standby"_s, "select pg_wal_replay_resume()"); }},
        {"archiving fails and a lock is held, on one server", [](CauseStand &s) {
             return s.fault(u"break-archiving"_s) && s.until(u"shop-primary/archive"_s)
                 && s.session(u"shop-primary"_s, {"begin", "lock table shop.orders in access exclusive mode", "select 1"});
         }, {u"shop-primary/archive"_s, locks}, {}, {u"shop-primary/archive"_s}},
        {"the figures of the host are gone, and a lock is held", [](CauseStand &s) { return s.fault(u"stop"_s, u"shop-host"_s) && s.until(u"shop-host/"_s) && lock(s); }, {u"shop-host/"_s, locks}, {},
         {u"shop-host/condition"_s, locks}},
        {"the host's figures and a server go, the others live", [](CauseStand &s) { return s.fault(u"kill"_s, u"shop-host"_s) && s.until(u"shop-host/"_s) && s.fault(u"stop"_s, u"shop-redis"_s); },
         {u"shop-host/"_s, u"shop-redis/"_s}, {}, {u"shop-host/condition"_s}},
        {"a lock is held and the endpoint's own server dies", [](CauseStand &s) { return lock(s) && s.until(u"shop-primary/locks"_s) && s.fault(u"kill"_s, u"shop-api"_s); }, {locks, u"shop-api/"_s}, {},
         {locks}},
        {"a lock is held and the pool dies", [](CauseStand &s) { return lock(s) && s.until(u"shop-primary/locks"_s) && s.fault(u"stop"_s, u"shop-pgbouncer"_s); }, {locks, u"shop-pgbouncer/"_s}, {}, {locks}},
    };
}
