// SPDX-License-Identifier: GPL-3.0-or-later
// What is named as the cause, as a table of what was seen when. The same on real servers: tests/faults and tests/causes.

#include "models/incidents/probablecause.h"
#include "tests/incidents/script.h"

using namespace incidents;
using namespace std::chrono_literals;

namespace {

struct What {
    const char *word, *family, *metric, *instance;
    watch::Condition condition = watch::Condition::Up;
    int every = 1; // s
};
constexpr What kWhats[] = {
    {"dead", "", "", "", watch::Condition::Down},
    {"silent", "", "", "", watch::Condition::NotAnswering},
    {"refused", "", "", "", watch::Condition::Refused},
    {"locks", "locks", "pg.blocked.sessions", ""},
    {"full", "pg.connections.used", "pg.connections.used", ""},
    {"idle", "pg.idle_in_transaction.age", "pg.idle_in_transaction.age", ""},
    {"pool", "pool", "pgbouncer.maxwait", ""},
    {"errors", "answers", "http.ok", ""},
    {"certificate", "http.certificate.days", "http.certificate.days", ""},
    {"cut", "link", "pg.receiver.streaming", ""},
    {"paused", "link", "pg.replay.paused", ""},
    {"behind", "link", "pg.replay.age", ""},
    {"lag", "lag/standby", "pg.lag.replay.bytes", "standby"},
    {"missing", "pg.standbys.missing", "pg.standbys.missing", ""},
    {"slot", "slot/forgotten", "pg.slot.retained", "forgotten"},
    {"slotofstandby", "slot/standby", "pg.slot.inactive.age", "standby"},
    {"archive", "archive", "pg.archiver.failing", ""},
    {"wal", "pg.wal.size", "pg.wal.size", "", watch::Condition::Up, 30},
    {"disk", "disk//srv", "host.disk.used", "/srv", watch::Condition::Up, 30},
    {"otherdisk", "disk//", "host.disk.used", "/", watch::Condition::Up, 30},
    {"load", "cpu", "host.load", ""},
    {"queue", "shop.queue.depth", "shop.queue.depth", ""},
};

// TARGET.WHAT@SECONDS
health::Sign signOf(const QString &word)
{
    health::Sign sign;
    sign.target = word.section(u'.', 0, 0);
    sign.headline = word.section(u'@', 0, 0);
    sign.wallSince = at(word.section(u'@', 1).toInt());
    const QString what = word.section(u'.', 1).section(u'@', 0, 0);
    const auto known = std::ranges::find(kWhats, what, [](const What &w) { return QLatin1String(w.word); });
    if (known == std::end(kWhats))
        qFatal("%s", qPrintable(word));
    sign.family = QLatin1String(known->family);
    sign.instance = QLatin1String(known->instance);
    sign.condition = known->condition;
    sign.every = std::chrono::seconds(known->every);
    sign.own = what == u"queue"_s;
    if (*known->metric)
        sign.metrics = {watch::MetricId(QLatin1String(known->metric))};
    if (sign.target == u"primary"_s || sign.target == u"standby"_s)
        sign.folder = u"/srv/"_s + sign.target;
    return sign;
}

// PROBLEM+EXPLAINED+...
health::Problem problemOf(const QString &words)
{
    health::Problem p;
    for (const QString &word : words.split(u'+'))
        p.signs.append(signOf(word));
    const health::Sign &own = p.signs.first();
    p.target = own.target;
    p.key = own.target + u'/' + own.headline.section(u'.', 1);
    p.headline = own.headline;
    p.sentence = own.headline + u'.';
    p.wallSince = own.wallSince;
    for (const health::Sign &sign : p.signs)
        if (sign.target != p.target)
            p.affected << sign.target;
    return p;
}

// A shop: api -> bouncer -> primary <- standby, the database servers on one host; a cache beside them, a portal before the api.
environment::Environment shop()
{
    using namespace environment;
    Environment shop;
    const auto add = [&shop](const char *id, TargetKind kind, QList<Edge> edges) {
        Target t;
        t.id = QString::fromLatin1(id);
        t.kind = kind;
        t.edges = std::move(edges);
        if (kind == TargetKind::Host) {
            HostSettings host;
            host.mounts = {u"/"_s, u"/srv"_s};
            t.settings = host;
        }
        shop.targets.append(t);
    };
    add("host", TargetKind::Host, {});
    add("primary", TargetKind::Postgres, {{EdgeKind::RunsOn, u"host"_s}});
    add("standby", TargetKind::Postgres, {{EdgeKind::ReplicatesFrom, u"primary"_s}, {EdgeKind::RunsOn, u"host"_s}});
    add("bouncer", TargetKind::PgBouncer, {{EdgeKind::RoutesThrough, u"primary"_s}});
    add("cache", TargetKind::Redis, {});
    add("api", TargetKind::Http, {{EdgeKind::Uses, u"bouncer"_s}, {EdgeKind::Uses, u"cache"_s}});
    add("portal", TargetKind::Http, {{EdgeKind::Uses, u"api"_s}});
    return shop;
}

} // namespace

class TstProbableCause : public QObject {
    Q_OBJECT
private slots:
    void table_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("cause"); // key of the problem; empty: unclear
        const std::pair<const char *, const char *> rows[] = {
            // one thing, and chains of one
            {"primary.locks@10", "primary/locks"},
            {"primary.locks@10+bouncer.pool@60+api.errors@300", "primary/locks"},
            {"primary.locks@10 bouncer.pool@60 api.errors@300", "primary/locks"}, // however they are joined
            {"primary.locks@10+bouncer.pool@12+api.silent@14+portal.errors@15", "primary/locks"},
            {"primary.locks@10 primary.full@90", "primary/locks"},
            {"primary.locks@10 primary.idle@400", "primary/locks"},
            {"primary.dead@10+standby.cut@12+bouncer.pool@11+api.errors@11", "primary/dead"},
            {"primary.dead@10+api.errors@9", "primary/dead"}, // the probe of the endpoint was quicker
            {"primary.full@10+bouncer.pool@14+api.errors@20", "primary/full"},
            {"host.disk@40+primary.dead@20+api.errors@21", "host/disk"}, // looked at every 30 s
            {"host.dead@10+primary.dead@10+standby.dead@10", "host/dead"},
            {"bouncer.dead@10+api.errors@12", "bouncer/dead"},
            {"bouncer.pool@10 api.errors@30", "bouncer/pool"},
            {"cache.dead@10+api.errors@15", "cache/dead"},
            {"cache.silent@10+api.silent@11", "cache/silent"},
            {"standby.cut@10+primary.missing@11 primary.slotofstandby@70", "standby/cut"},
            {"standby.dead@10+primary.missing@11+primary.lag@12", "standby/dead"},
            {"standby.paused@10 primary.lag@40", "standby/paused"},
            {"primary.slot@10 primary.wal@400", "primary/slot"},
            {"primary.slot@10 primary.wal@400 host.disk@900", "primary/slot"},
            {"primary.archive@10 host.disk@900 primary.dead@950", "primary/archive"},
            {"api.dead@10", "api/dead"},
            {"api.certificate@10", "api/certificate"},
            {"primary.refused@10", "primary/refused"},
            // a story of its own, and a busy machine
            {"api.certificate@-4000 primary.locks@10+api.errors@20", "primary/locks"},
            {"host.load@0 primary.locks@10+api.errors@20", "primary/locks"},
            // nothing that is a cause
            {"", ""},
            {"api.errors@10", ""},
            {"host.load@0 api.errors@10", ""},
            {"portal.errors@10 api.errors@10", ""},
            {"standby.behind@10", ""},
            {"standby.behind@10 primary.lag@12", ""},
            {"cache.queue@10", ""},
            {"host.load@10", ""},
            // two things
            {"cache.dead@10 primary.locks@11+api.errors@12", ""},
            {"cache.dead@10+api.errors@12 primary.dead@500", ""},
            {"primary.locks@10 standby.cut@30", ""},
            {"primary.locks@10 standby.paused@30", ""},
            {"primary.locks@10 standby.behind@30", ""},
            {"primary.archive@10 primary.locks@30", ""}, // on one server
            {"primary.locks@10 primary.archive@30", ""},
            {"primary.locks@10+bouncer.dead@30", ""},     // a queue kills no pooler
            {"primary.locks@10+api.dead@30", ""},         // nor what refuses connections
            {"primary.dead@10+bouncer.dead@10", ""},
            {"standby.paused@10+standby.cut@30", ""},     // told as one
            {"standby.cut@30+standby.behind@10", ""},     // it was behind long before
            {"host.dead@10+primary.dead@10", ""},         // the standby on it lives
            {"host.dead@10 primary.locks@20+api.errors@30", ""},
            {"host.otherdisk@10 primary.dead@40", ""},    // its data lie elsewhere
            {"primary.slot@10 host.otherdisk@400", ""},
            {"cache.queue@10 primary.locks@20+api.errors@30", ""},
            {"primary.refused@10 api.errors@12", ""},     // that we may not log in says nothing about others
            {"primary.slotofstandby@-300 standby.dead@10+primary.missing@11", ""},
            // what it should explain began before it
            {"primary.locks@300+api.errors@10", ""},
            {"bouncer.pool@10+api.errors@20 primary.locks@400", ""},
            {"primary.dead@40+api.errors@10", ""},        // killed while a lock was held: the lock is no longer seen
        };
        for (const auto &[wrong, cause] : rows)
            QTest::newRow(*wrong ? wrong : "nothing") << QString::fromLatin1(wrong) << QString::fromLatin1(cause);
    }
    void table()
    {
        QFETCH(QString, wrong);
        QFETCH(QString, cause);
        health::Situation now;
        int signs = 0;
        for (const QString &words : wrong.split(u' ', Qt::SkipEmptyParts)) {
            now.problems.prepend(problemOf(words));
            signs += int(now.problems.first().signs.size());
        }
        events::Event deployed;
        deployed.kind = events::Kind::Deployment;
        deployed.at = at(5);
        const ProbableCause found = probableCause({u"primary"_s, u"api"_s, u"standby"_s, u"host"_s, u"cache"_s, u"portal"_s}, now, shop(), {deployed}, {});
        QCOMPARE(found.clear, !cause.isEmpty());
        QCOMPARE(found.key, cause);
        QVERIFY(found.clear != found.sentence.startsWith(u"Cause unclear: "_s));
        const bool deployedBefore = signs > 0 && std::ranges::all_of(now.problems, [](const health::Problem &p) {
            return std::ranges::all_of(p.signs, [](const health::Sign &s) { return s.wallSince >= at(5); });
        });
        QCOMPARE(found.facts.size(), signs + (deployedBefore ? 1 : 0));
    }
    void theSentenceNamesWhatBecameOfIt()
    {
        health::Situation now;
        now.problems = {problemOf(u"primary.locks@10+bouncer.pool@60+api.errors@300"_s)};
        const QString sentence = probableCause({u"primary"_s}, now, shop(), {}, {}).sentence;
        QVERIFY2(sentence.startsWith(u"primary.locks; then bouncer.pool at "_s) && sentence.contains(u", api.errors at "_s) && sentence.endsWith(u'.'), qPrintable(sentence));
    }
    // The pool waits since 10, and the server behind it has not been heard since: it may have frozen.
    void whoIsNotHeardMayBeTheCause()
    {
        health::Situation now;
        now.problems = {problemOf(u"bouncer.pool@10+api.errors@11"_s)};
        const auto named = [&now](const Answered &answered) { return probableCause({u"api"_s}, now, shop(), {}, answered).key; };
        QCOMPARE(named({{u"primary"_s, at(9)}, {u"cache"_s, at(12)}}), QString());
        QCOMPARE(named({{u"primary"_s, at(11)}, {u"cache"_s, at(0)}}), u"bouncer/pool"_s); // a pool asks no cache
        now.problems = {problemOf(u"standby.cut@10"_s)};
        QCOMPARE(probableCause({u"standby"_s}, now, shop(), {}, {{u"primary"_s, at(9)}}).key, QString());
        QCOMPARE(probableCause({u"standby"_s}, now, shop(), {}, {{u"primary"_s, at(11)}}).key, u"standby/cut"_s);
        now.problems = {problemOf(u"primary.dead@20+bouncer.pool@10+api.errors@11"_s)};
        QCOMPARE(named({{u"primary"_s, at(9)}}), QString()); // the pool waited long before
    }
    // An incident about the disk alone: what filled it stands elsewhere, and nothing that suffers from the disk is asked for.
    void alsoWhatLedToItFromElsewhere()
    {
        health::Situation now;
        now.problems = {problemOf(u"host.disk@900"_s), problemOf(u"primary.wal@400"_s), problemOf(u"primary.slot@10"_s), problemOf(u"cache.dead@10"_s)};
        QCOMPARE(probableCause({u"host"_s}, now, shop(), {}, {}).key, u"primary/slot"_s);
        now.problems = {problemOf(u"host.disk@900"_s), problemOf(u"cache.dead@10"_s)};
        QCOMPARE(probableCause({u"host"_s}, now, shop(), {}, {}).key, u"host/disk"_s);
    }
};

QTEST_GUILESS_MAIN(TstProbableCause)
#include "tst_probablecause.moc"
