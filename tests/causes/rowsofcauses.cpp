// SPDX-License-Identifier: GPL-3.0-or-later
// Chains with one beginning, and two faults of which one takes the other along.
#include "tests/causes/causestand.h"

using namespace std::chrono_literals;

namespace {

constexpr int kClients = 14; // more than the pool has server connections

bool lock(CauseStand &stand)
{
    return stand.session(u"shop-primary"_s, {"set application_name = 'deployer'", "begin", "lock table shop.orders in access exclusive mode", "select 1"});
}

bool crowd(CauseStand &stand)
{
    bool all = true;
    for (int i = 0; i < kClients; ++i)
        all = stand.client({"select count(*) from shop.orders"}) && all;
    return all;
}

// Writes WAL that nobody needs.
bool writeMuch(CauseStand &stand, int megabytes)
{
    const QByteArray rows = QByteArray::number(megabytes * 1000);
    return stand.sql(u"shop-primary"_s, "create table public.ballast as select n, repeat('x', 1000) as text from generate_series(1, " + rows + ") n")
        && stand.sql(u"shop-primary"_s, "drop table public.ballast");
}

} // namespace

QList<CauseRow> combinedCauses()
{
    const QString primary = u"shop-primary/condition"_s, locks = u"shop-primary/locks"_s, pool = u"shop-pgbouncer/pool"_s, link = u"shop-standby/link"_s;
    return {
        {"a lock, the pool full because of it, bad answers behind it", [](CauseStand &s) { return lock(s) && crowd(s); }, {locks, u"shop-pgbouncer/pool"_s, u"shop-api/answers"_s}, locks, {}},
        {"a lock first, the pool full later", [](CauseStand &s) { return lock(s) && s.until(u"shop-primary/locks"_s, 6s) && crowd(s); }, {locks, u"shop-pgbouncer/pool"_s}, locks, {}},
        {"a full pool, bad answers", [](CauseStand &s) { return s.fault(u"fill-pool"_s); }, {pool, u"shop-api/answers"_s}, pool, {}},
        {"a server killed while a lock was held", [](CauseStand &s) { return lock(s) && s.until(u"shop-primary/locks"_s) && s.fault(u"kill"_s, u"shop-primary"_s); }, {u"shop-primary/"_s}, u"?"_s,
         {locks, primary}},
        {"a frozen server, its standby, pool and endpoint", [](CauseStand &s) { return s.fault(u"freeze"_s, u"shop-primary"_s); }, {u"shop-primary/"_s, u"shop-api/answers"_s}, primary, {}},
        {"a killed server, its standby cut off, its pool empty", [](CauseStand &s) { return s.fault(u"kill"_s, u"shop-primary"_s); }, {u"shop-primary/"_s, u"shop-standby/link"_s}, primary, {}},
        {"a dead pool, bad answers", [](CauseStand &s) { return s.fault(u"stop"_s, u"shop-pgbouncer"_s); }, {u"shop-pgbouncer/"_s, u"shop-api/answers"_s}, u"shop-pgbouncer/condition"_s, {}},
        {"a paused pool before a healthy server", [](CauseStand &s) { return s.console("pause shop"); }, {pool, u"shop-api/answers"_s}, pool, {}, [](CauseStand &s) { s.console("resume shop"); }},
        {"a frozen cache, bad answers", [](CauseStand &s) { return s.fault(u"freeze"_s, u"shop-redis"_s); }, {u"shop-redis/"_s, u"shop-api/answers"_s}, u"shop-redis/condition"_s, {}},
        {"no connections left, the pool cannot open any", [](CauseStand &s) { return s.fault(u"fill-connections"_s) && s.console("reconnect shop"); },
         {u"shop-primary/pg.connections.used"_s}, u"shop-primary/pg.connections.used"_s, {primary}},
        {"a cut link, the primary misses its standby", [](CauseStand &s) { return s.fault(u"cut-replication"_s); }, {u"shop-standby/link"_s, u"shop-primary/pg.standbys.missing"_s}, link, {}},
        {"a dead standby, the primary misses it", [](CauseStand &s) { return s.fault(u"kill"_s, u"shop-standby"_s); }, {u"shop-standby/"_s, u"shop-primary/pg.standbys.missing"_s},
         u"shop-standby/condition"_s, {}},
        {"paused replay, and the distance grows", [](CauseStand &s) { return s.fault(u"pause-replay"_s) && writeMuch(s, 130); }, {u"shop-standby/link:pg.replay.paused"_s, u"shop-primary/lag"_s}, link, {}},
        {"a stuck slot, and the WAL grows", [](CauseStand &s) {
             return s.sql(u"shop-primary"_s, "select pg_create_physical_replication_slot('forgotten', true)") && writeMuch(s, 80) && s.until(u"shop-primary/slot"_s) && writeMuch(s, 900);
         }, {u"shop-primary/slot"_s, u"shop-primary/pg.wal.size"_s}, u"?"_s, {u"shop-primary/slot/forgotten"_s}, // so much WAL may keep the archive behind, too
         [](CauseStand &s) { s.sql(u"shop-primary"_s, "select pg_drop_replication_slot('forgotten')"); s.sql(u"shop-primary"_s, "checkpoint"); s.sql(u"shop-primary"_s, "checkpoint"); }},
    };
}
