// SPDX-License-Identifier: GPL-3.0-or-later
// Wording: figures of a PostgreSQL server that tell of the server itself rather than of its load.
#include "models/health/wording.h"

#include <algorithm>

namespace health {

namespace {

using watch::HorizonRow;

// The one the figure speaks of: furthest back, or longest there.
const HorizonRow *worstOf(const watch::TargetSnapshot &snapshot, bool bySeconds)
{
    if (!snapshot.horizon || snapshot.horizon->empty())
        return nullptr;
    const auto at = [bySeconds](const HorizonRow &h) { return bySeconds ? h.seconds.value_or(-1) : h.transactions; };
    return &*std::max_element(snapshot.horizon->begin(), snapshot.horizon->end(),
                              [&at](const HorizonRow &a, const HorizonRow &b) { return at(a) < at(b); });
}

const HorizonRow *preparedOf(const watch::TargetSnapshot &snapshot)
{
    if (!snapshot.horizon)
        return nullptr;
    const auto at = std::find_if(snapshot.horizon->begin(), snapshot.horizon->end(), [](const HorizonRow &h) { return h.kind == HorizonRow::Kind::Prepared; });
    return at == snapshot.horizon->end() ? nullptr : &*at;
}

} // namespace

QString Wording::holder(const HorizonRow &h) const
{
    const QString name = h.name.visible();
    switch (h.kind) {
    case HorizonRow::Kind::Session: {
        QStringList who;
        for (const base::Untrusted *text : {&h.user, &h.name})
            if (!text->isEmpty())
                who << text->visible();
        return who.isEmpty() ? tr("session %1").arg(h.pid) : tr("session %1 (%2)").arg(h.pid).arg(who.join(QStringLiteral(", ")));
    }
    case HorizonRow::Kind::Standby:
        return tr("standby %1", "holds dead rows back").arg(name);
    case HorizonRow::Kind::Slot:
        return tr("slot %1", "holds dead rows back").arg(name);
    case HorizonRow::Kind::Prepared:
        return tr("prepared transaction %1", "holds dead rows back").arg(name);
    }
    return name;
}

Wording::Words Wording::horizon(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const Excess &e = f.excesses.front();
    const bool bySeconds = !f.find("pg.xmin.age");
    const HorizonRow *worst = worstOf(*f.snapshot, bySeconds);
    const QString since = bySeconds ? base::age(e.value) : value(e);
    if (!worst)
        return {tr("dead rows on %1 are kept").arg(name), tr("%1 has not been able to clean up dead rows for %2 (limit %3)").arg(name, since, limit(e))};
    const QString who = holder(*worst);
    return {tr("%1 keeps dead rows on %2").arg(who, name),
            tr("%1 has not been able to clean up dead rows for %2 (limit %3) because of %4: tables grow until it ends or moves on").arg(name, since, limit(e), who)};
}

Wording::Words Wording::server(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const Excess &e = f.excesses.front();
    const auto is = [id = e.metric->id.name()](const char *metric) { return id == QLatin1String(metric); };
    if (f.family == QLatin1String("horizon"))
        return horizon(f);
    if (is("pg.prepared.age")) {
        const HorizonRow *oldest = preparedOf(*f.snapshot);
        const QString age = base::age(e.value);
        return {tr("a prepared transaction on %1 is %2 old").arg(name, age),
                oldest ? tr("%1 has had a prepared transaction %2 for %3 (limit %4): commit it or roll it back, it holds its locks until then").arg(name, oldest->name.visible(), age, limit(e))
                       : tr("%1 has had a prepared transaction for %2 (limit %3): commit it or roll it back, it holds its locks until then").arg(name, age, limit(e))};
    }
    if (is("pg.checksum.failures"))
        return {tr("%1 has damaged data").arg(name),
                tr("%1 has found %n damaged pages: check its disks, do not trust its backups since, and restore from a good one or fail over", nullptr, int(e.value)).arg(name)};
    if (is("pg.backup.age")) {
        const QString age = base::age(e.value);
        return {tr("the last good backup of %1 is %2 old").arg(name, age),
                tr("%1 has had no good backup for %2 (limit %3): see why the last one did not run or failed, and make one now").arg(name, age, limit(e))};
    }
    if (is("pg.settings.pending"))
        return {tr("%n settings of %1 wait for a restart", nullptr, int(e.value)).arg(name),
                tr("%n changed settings of %1 count only after its next restart", nullptr, int(e.value)).arg(name)};
    if (is("pg.locks.fill"))
        return {tr("the lock table of %1 is %2 full").arg(name, value(e)),
                tr("%1 has its table of locks %2 full (limit %3): when it is full, statements on many tables fail").arg(name, value(e), limit(e))};
    if (is("pg.deadlocks.rate"))
        return {tr("%1 has deadlocks").arg(name),
                tr("%1 has had to cancel %2 transactions a minute that waited for each other (limit %3), for %4").arg(name, base::number(e.value), base::number(e.limit), lasted(f))};
    if (is("pg.subscription.errors")) {
        const QString which = base::Untrusted(e.instance).visible();
        return {tr("subscription %1 of %2 fails").arg(which, name),
                tr("%1 has failed to apply what its subscription %2 receives for %3: nothing arrives, and its publisher keeps its WAL").arg(name, which, lasted(f))};
    }
    if (is("pg.xid.age"))
        return {tr("%1 runs out of transaction ids").arg(name),
                tr("%1 has used %2 of its transaction ids (limit %3): vacuum its oldest database before it refuses all writes").arg(name, value(e), limit(e))};
    if (is("pg.xid.forced"))
        return {tr("vacuum on %1 does not get through").arg(name),
                tr("%1 has its oldest transaction id at %2 of the age at which autovacuum is forced (limit %3): something keeps vacuum from finishing").arg(name, value(e), limit(e))};
    if (is("pg.multixact.age"))
        return {tr("%1 runs out of row-lock ids").arg(name),
                tr("%1 has used %2 of its ids for shared row locks (limit %3): vacuum its oldest database before it refuses them").arg(name, value(e), limit(e))};
    if (is("pg.jit.share"))
        return {tr("%1 spends its time compiling").arg(name),
                tr("%1 spends %2 of its run time compiling statements (limit %3): raise jit_above_cost or switch jit off").arg(name, value(e), limit(e))};
    if (is("pg.vacuum.longest"))
        return {tr("a vacuum on %1 runs for %2").arg(name, base::age(e.value)),
                tr("%1 has a vacuum that has been running for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    return {};
}

} // namespace health
