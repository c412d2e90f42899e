// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/finding.h"

namespace health {

namespace {

struct FamilyMember {
    const char *metric;
    const char *family;
    bool each; // one thing per instance
};

// In each family the figure that says most stands first: it leads the sentence.
constexpr FamilyMember kMembers[] = {
    {"pg.blocked.sessions", "locks", false},
    {"pg.lock_wait.longest", "locks", false},
    {"pg.blocking.roots", "locks", false},
    {"pg.replay.paused", "link", false},
    {"pg.receiver.streaming", "link", false},
    {"pg.receiver.silent", "link", false},
    {"pg.replay.age", "link", false},
    {"pg.archiver.failing", "archive", false},
    {"pg.archive.backlog", "archive", false},
    {"pg.slot.status", "slot", true},
    {"pg.slot.inactive.age", "slot", true},
    {"pg.slot.retained", "slot", true},
    {"pg.slot.xmin.age", "slot", true},
    {"pg.slot.spill.rate", "slot", true},
    {"pg.xid.age", "xid", false},
    {"pg.xid.forced", "xid", false},
    {"pg.xmin.age", "horizon", false},
    {"pg.xmin.seconds", "horizon", false},
    {"pg.prepared.age", "prepared", false},
    {"pg.prepared.count", "prepared", false},
    {"pg.lag.replay.bytes", "lag", true},
    {"pg.lag.replay.seconds", "lag", true},
    {"pg.lag.flush.bytes", "lag", true},
    {"pg.lag.flush.seconds", "lag", true},
    {"pg.lag.write.bytes", "lag", true},
    {"pg.lag.write.seconds", "lag", true},
    {"pg.lag.sent.bytes", "lag", true},
    {"pg.table.dead", "vacuum", false},
    {"pg.vacuum.age", "vacuum", false},
    {"http.throttled", "answers", false},
    {"http.errors", "answers", false},
    {"http.ok", "answers", false},
    {"http.total", "answers", false},
    {"http.firstbyte", "answers", false},
    {"pgbouncer.maxwait", "pool", false},
    {"pgbouncer.waiting", "pool", false},
    {"pgbouncer.wait.average", "pool", false},
    {"pgbouncer.pool.used", "pool", false},
    {"redis.link.down", "link", false},
    {"redis.link.silent", "link", false},
    {"host.disk.used", "disk", true},
    {"host.disk.free", "disk", true},
    {"host.disk.full_in", "disk", true},
    {"host.cpu", "cpu", false},
    {"host.load", "cpu", false},
};

} // namespace

QString familyOf(const QString &metric, const QString &instance)
{
    for (const FamilyMember &m : kMembers) {
        if (metric == QLatin1String(m.metric)) {
            const QString family = QLatin1String(m.family);
            return m.each ? family + QLatin1Char('/') + instance : family;
        }
    }
    return instance.isEmpty() ? metric : metric + QLatin1Char('/') + instance;
}

int rankInFamily(const QString &metric)
{
    int rank = 0;
    for (const FamilyMember &m : kMembers) {
        if (metric == QLatin1String(m.metric))
            return rank;
        ++rank;
    }
    return rank;
}

} // namespace health
