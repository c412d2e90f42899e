// SPDX-License-Identifier: GPL-3.0-or-later
// Which trends a target gets: which instances have a line and in which colour, the figures a person adds, and what is said
// of those that have no value.

#include "ui/dashboard/morefigures.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dashboard::ListedFigure, dashboard::PlannedChart, dashboard::PlanSource;

namespace {

watch::MetricId id(const char *name) { return watch::MetricId(QString::fromLatin1(name)); }

// A server whose figures are set by hand.
struct Server {
    Server()
    {
        target.id = target.title = u"db"_s;
        target.kind = environment::TargetKind::Postgres;
        target.settings = environment::PostgresSettings{};
        snapshot.target = target.id;
        snapshot.status.condition = watch::Condition::Up;
    }
    void read(watch::Reading reading, std::chrono::milliseconds interval = 1s)
    {
        std::erase_if(snapshot.latest, [&](const auto &l) { return l.reading.metric == reading.metric && l.reading.instance == reading.instance; });
        snapshot.latest.push_back({std::move(reading), now, base::WallTime{}, interval});
    }
    // So many sessions of a kind work, now and in what was measured so long ago.
    void waits(const char *kind, double sessions, std::chrono::seconds ago = 0s)
    {
        const QString instance = QString::fromLatin1(kind);
        store.append({target.id, id("pg.waits"), instance}, now - ago, sessions);
        if (ago == 0s)
            read(watch::Reading(id("pg.waits"), sessions, base::Untrusted(instance)));
    }
    [[nodiscard]] PlanSource source(const QList<watch::MetricId> &added = {}, std::chrono::seconds range = 15min) const
    {
        return {{store, &snapshot, now - range, now + 1s}, added, before};
    }
    [[nodiscard]] QList<PlannedChart> plan(const QList<watch::MetricId> &added = {}, std::chrono::seconds range = 15min) const
    {
        return dashboard::planCharts(target, *catalogue, source(added, range));
    }
    // As the screen does: the next plan is made from the one that is shown.
    QStringList lines(std::chrono::seconds range = 15min)
    {
        before = plan({}, range);
        QStringList found;
        for (const PlannedChart &chart : before)
            for (const charts::ChartSeries &series : chart.spec.series)
                if (series.key.metric == id("pg.waits"))
                    found << series.key.instance;
        return found;
    }
    [[nodiscard]] QList<ListedFigure> more(const QList<watch::MetricId> &added = {}) const
    {
        return dashboard::moreFigures(target, *catalogue, source(added), plan(added), now);
    }

    std::shared_ptr<const watch::Catalogue> catalogue = watch::Catalogue::load({});
    environment::Target target;
    watch::TargetSnapshot snapshot;
    history::SeriesStore store;
    base::TimePoint now = base::TimePoint{} + 48h;
    QList<PlannedChart> before;
};

const ListedFigure *listed(const QList<ListedFigure> &list, const char *name)
{
    const auto at = std::ranges::find(list, id(name), &ListedFigure::metric);
    return at == list.cend() ? nullptr : &*at;
}

qsizetype chartsOf(const QList<PlannedChart> &plan, watch::MetricId metric)
{
    return std::ranges::count_if(plan, [metric](const PlannedChart &chart) { return chart.metrics.contains(metric); });
}

} // namespace

class TestChartPlan : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        QLocale::setDefault(QLocale::c());
    }

    void aLockQueueHasItsLine()
    {
        Server s;
        for (const auto &[kind, sessions] : {std::pair{"CPU", 8}, {"Client", 6}, {"IO", 5}, {"LWLock", 4}, {"Lock", 1}})
            s.waits(kind, sessions);
        QCOMPARE(s.lines(), QStringList({u"CPU"_s, u"Client"_s, u"IO"_s, u"Lock"_s})); // and not the first four by name

        Server quiet;
        for (const auto &[kind, sessions] : {std::pair{"CPU", 8}, {"Client", 6}, {"IO", 5}, {"LWLock", 4}, {"Lock", 0}})
            quiet.waits(kind, sessions);
        QCOMPARE(quiet.lines(), QStringList({u"CPU"_s, u"Client"_s, u"IO"_s, u"LWLock"_s}));
        const QStringList calm = quiet.lines();
        quiet.waits("Lock", 1); // it begins: the least gives way, the others keep their colour
        QCOMPARE(quiet.lines(), QStringList({u"CPU"_s, u"Client"_s, u"IO"_s, u"Lock"_s}));
        QCOMPARE(quiet.lines().mid(0, 3), calm.mid(0, 3));
    }

    void whatTheTimeShownSawMostOf()
    {
        Server s;
        for (const char *kind : {"CPU", "Client", "IO", "LWLock", "Timeout"})
            s.waits(kind, 2);
        s.waits("IPC", 50, 40min);
        s.waits("IPC", 0);
        QVERIFY(!s.lines(5min).contains(u"IPC"_s));
        s.before.clear();
        QVERIFY(s.lines(60min).contains(u"IPC"_s));
    }

    void coloursDoNotJump()
    {
        Server s;
        for (const auto &[kind, sessions] : {std::pair{"CPU", 10}, {"Client", 10}, {"IO", 10}, {"LWLock", 10}, {"IPC", 9}})
            s.waits(kind, sessions);
        const QStringList first = s.lines(5min);
        QVERIFY(!first.contains(u"IPC"_s));
        for (int second = 1; second <= 400; ++second) { // what leads changes each second
            s.now += 1s;
            int wobble = second;
            for (const char *kind : {"CPU", "Client", "IO", "LWLock", "IPC"})
                s.waits(kind, 9 + wobble++ % 3);
            QCOMPARE(s.lines(5min), first);
        }
        s.waits("IPC", 40);
        const QStringList next = s.lines(5min);
        QVERIFY(next.contains(u"IPC"_s));
        int changed = 0;
        for (qsizetype i = 0; i < first.size(); ++i)
            changed += first[i] != next[i];
        QCOMPARE(changed, 1); // it has the place of the least
    }

    void whatHasGoneStaysWhileItsTimeIsShown()
    {
        Server s;
        s.waits("CPU", 1);
        s.waits("Extension", 7, 10min);
        QCOMPARE(s.lines(15min), QStringList({u"CPU"_s, u"Extension"_s}));
        QCOMPARE(s.lines(5min), QStringList(u"CPU"_s));
    }

    void everyFigureCanHaveAChart_data()
    {
        QTest::addColumn<int>("kind");
        using enum environment::TargetKind;
        for (const auto &[name, kind] : {std::pair{"postgres", Postgres}, {"pgbouncer", PgBouncer}, {"redis", Redis}, {"http", Http}, {"host", Host}, {"heartbeat", Heartbeat}})
            QTest::newRow(name) << int(kind);
    }
    void everyFigureCanHaveAChart()
    {
        QFETCH(int, kind);
        Server s;
        s.target.kind = environment::TargetKind(kind);
        const QList<PlannedChart> always = s.plan();
        const QList<ListedFigure> more = s.more();
        const QList<const watch::Metric *> all = s.catalogue->ofKind(s.target.kind);
        QVERIFY(!all.isEmpty());
        for (const watch::Metric *metric : all) {
            const QByteArray name = metric->id.name().toUtf8();
            const bool there = chartsOf(always, metric->id) == 1;
            QVERIFY2(there != std::ranges::any_of(more, [metric](const ListedFigure &f) { return f.metric == metric->id; }), name.constData());
            const QList<PlannedChart> plan = s.plan({metric->id});
            QVERIFY2(chartsOf(plan, metric->id) == 1, name.constData()); // once, also where it was there already
            QVERIFY2(plan.size() == always.size() + (there ? 0 : 1), name.constData());
            QVERIFY2(there || (plan.back().added && plan.back().metrics.contains(metric->id)), name.constData()); // after those that are always there
        }
        QStringList parts;
        for (const ListedFigure &figure : more)
            if (parts.isEmpty() || parts.back() != figure.part)
                parts << figure.part;
        QCOMPARE(parts.removeDuplicates(), 0); // each part stands together
    }

    // Reckoned here and told by no server, yet a figure like the others: of every kind of target.
    void theScoreCanHaveAChart()
    {
        Server s;
        const auto list = dashboard::moreFigures(s.target, *s.catalogue, {{s.store, &s.snapshot, s.now - 15min, s.now}, {}, {}, 39}, s.plan(), s.now);
        QCOMPARE(list.back().metric, id("health.score"));
        QCOMPARE(list.back().value, u"39"_s);
        QVERIFY(!list.back().drawn && !list.back().title.isEmpty());
        for (const auto kind : {environment::TargetKind::Postgres, environment::TargetKind::Http}) {
            s.target.kind = kind;
            const QList<PlannedChart> plan = s.plan({id("health.score")});
            QCOMPARE(plan.size(), s.plan().size() + 1);
            QVERIFY(plan.back().added && plan.back().spec.threshold.below);
            QCOMPARE(plan.back().spec.series.size(), 1);
            QCOMPARE(plan.back().spec.series.front().key, (history::SeriesKey{s.target.id, id("health.score"), {}}));
            QCOMPARE(dashboard::present(plan.back(), &s.snapshot, s.now, 39).severity, base::Severity::Critical);
            QCOMPARE(dashboard::present(plan.back(), &s.snapshot, s.now, 79).severity, base::Severity::Warning);
            QCOMPARE(dashboard::present(plan.back(), &s.snapshot, s.now, 80).severity, base::Severity::Ok);
            QVERIFY(dashboard::present(plan.back(), &s.snapshot, s.now).value.isEmpty()); // none: no number
        }
        QVERIFY(listed(s.more({id("health.score")}), "health.score")->drawn);
    }

    void addedChartsBelongToAKindOfTarget()
    {
        Server s;
        QCOMPARE(chartsOf(s.plan({id("redis.fragmentation"), id("no.such.figure")}), id("redis.fragmentation")), 0);
        QCOMPARE(s.plan({id("redis.fragmentation"), id("no.such.figure")}).size(), s.plan().size());
        const QList<PlannedChart> plan = s.plan({id("pg.temp.rate"), id("pg.deadlocks.rate")}); // in the order they were asked for
        QCOMPARE(plan.back().metrics, QList<watch::MetricId>{id("pg.deadlocks.rate")});
        QCOMPARE(plan.at(plan.size() - 2).metrics, QList<watch::MetricId>{id("pg.temp.rate")});
        QVERIFY(plan.back().spec.help.contains(u"Delete"_s));
        const QList<ListedFigure> more = s.more({id("pg.temp.rate")});
        QVERIFY(listed(more, "pg.temp.rate")->drawn && !listed(more, "pg.deadlocks.rate")->drawn);
    }

    void newestValueOrWhyThereIsNone()
    {
        Server s;
        s.read(watch::Reading(id("pg.temp.rate"), 2048));
        s.read(watch::Reading(id("pg.slot.retained"), 1024, base::Untrusted(u"standby"_s)));
        s.read(watch::Reading(id("pg.slot.retained"), 4096, base::Untrusted(u"old_reader"_s)));
        s.read(watch::Reading::missing(id("pg.jit.share"), watch::NoValue::Version, base::Untrusted(u"from PostgreSQL 15 on"_s)));
        s.read(watch::Reading::missing(id("pg.lock_wait.longest"), watch::NoValue::Permission));
        const QList<ListedFigure> more = s.more();
        QCOMPARE(QString(listed(more, "pg.temp.rate")->value).replace(QChar(0xa0), u' '), u"2.0 KiB/s"_s);
        QCOMPARE(listed(more, "pg.temp.rate")->note, QString());
        QCOMPARE(QString(listed(more, "pg.slot.retained")->value).replace(QChar(0xa0), u' '), u"4.0 KiB"_s);
        QCOMPARE(listed(more, "pg.slot.retained")->note, u"old_reader"_s);
        QCOMPARE(listed(more, "pg.jit.share")->value, QString());
        QCOMPARE(listed(more, "pg.jit.share")->note, u"from PostgreSQL 15 on"_s);
        QCOMPARE(listed(more, "pg.lock_wait.longest")->note, u"no permission"_s);
        QCOMPARE(listed(more, "pg.deadlocks.rate")->note, u"not measured yet"_s);

        const QList<PlannedChart> plan = s.plan({id("pg.jit.share")});
        QCOMPARE(dashboard::present(plan.back(), &s.snapshot, s.now).note, u"from PostgreSQL 15 on"_s);
        s.now += 1min;
        QCOMPARE(QString(listed(s.more(), "pg.temp.rate")->note).replace(QChar(0xa0), u' '), u"1 min ago"_s);
        s.snapshot.status.condition = watch::Condition::Down;
        QCOMPARE(listed(s.more(), "pg.deadlocks.rate")->note, u"no answer"_s);
    }

    void whatIsAskedSeldomIsNoHole()
    {
        Server s;
        s.read(watch::Reading(id("pg.sequence.used"), 12), 1h);
        QCOMPARE(s.plan({id("pg.sequence.used")}).back().spec.series.front().interval, std::chrono::milliseconds(1h));
    }
};

QTEST_GUILESS_MAIN(TestChartPlan)
#include "tst_chartplan.moc"
