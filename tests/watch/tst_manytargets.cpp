// SPDX-License-Identifier: GPL-3.0-or-later
// Real targets on the real clock: a few are there at once, many come up one after the other; those that are databases of
// one server share its connections.
#include "models/watch/connectiongate.h"
#include "models/watch/watcher.h"
#include "models/postgres/asker.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Answers every request, and knows when each connection came.
class Counted {
public:
    Counted() : m_peer([this](HostilePeer::Connection &c) {
        {
            const std::lock_guard lock(m_guard);
            m_came.push_back(Clock::now());
        }
        while (!c.readUntil("\r\n\r\n").empty())
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }) {}
    [[nodiscard]] quint16 port() const { return m_peer.port(); }
    [[nodiscard]] std::vector<Clock::time_point> came() const
    {
        const std::lock_guard lock(m_guard);
        std::vector<Clock::time_point> sorted = m_came;
        std::ranges::sort(sorted);
        return sorted;
    }

private:
    mutable std::mutex m_guard;
    std::vector<Clock::time_point> m_came; // guarded by m_guard
    HostilePeer m_peer; // last: its threads end first
};

// A watcher on the test's own thread, and what it told last.
class WatchedHere {
public:
    ~WatchedHere()
    {
        m_scope.cancel();
        const bool ended = QTest::qWaitFor([this] { return m_scope.size() == 0; }, 5000);
        if (!ended)
            qFatal("the watcher does not end");
    }
    void watch(environment::EnvironmentPtr environment)
    {
        if (m_scope.size() == 0)
            m_scope.spawn(watcher.run());
        watcher.setEnvironment(std::move(environment));
        flow::ReadyQueue::here().pump();
    }
    const QHash<QString, watch::SnapshotPtr> &known()
    {
        const watch::Delivery d = m_outbox->take();
        for (const auto &[id, snapshot] : d.snapshots.asKeyValueRange())
            m_known.insert(id, snapshot);
        for (const auto &sampled : d.samples) {
            ++samples[sampled.target];
            for (const watch::Reading &r : sampled.sample.readings)
                if (r.metric == watch::MetricId(QStringLiteral("pg.tps")) && r.hasValue())
                    mostTransactions[sampled.target] = std::max(mostTransactions[sampled.target], r.value);
        }
        return m_known;
    }
    watch::Condition condition(const char *id)
    {
        const watch::SnapshotPtr snapshot = known().value(QLatin1String(id));
        return snapshot ? snapshot->status.condition : watch::Condition::Unknown;
    }
    // NaN when there is none.
    double value(const char *id, const char *metric, const QString &instance = {})
    {
        const watch::SnapshotPtr snapshot = known().value(QLatin1String(id));
        const auto *latest = snapshot ? snapshot->find(watch::MetricId(QLatin1String(metric)), instance) : nullptr;
        return latest ? latest->reading.value : std::numeric_limits<double>::quiet_NaN();
    }

private:
    flow::Reactor m_reactor;
    ScriptedSecrets m_secrets;
    std::shared_ptr<watch::Outbox> m_outbox = std::make_shared<watch::Outbox>();
    QHash<QString, watch::SnapshotPtr> m_known;

public:
    watch::Watcher watcher{m_reactor, m_secrets, m_outbox};
    QHash<QString, int> samples;
    QHash<QString, double> mostTransactions; // a second; a server counts them in steps of a second

private:
    flow::TaskScope m_scope;
};

} // namespace

class TstManyTargets : public QObject {
    Q_OBJECT

private slots:
    void theyComeUpSpread_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("atLeastMs"); // until the last connection
        QTest::addColumn<int>("atMostMs");
        QTest::newRow("normal") << 10 << 0 << 1000;
        QTest::newRow("many") << 50 << 2800 << 4500;
    }
    void theyComeUpSpread()
    {
        QFETCH(int, count);
        QFETCH(int, atLeastMs);
        QFETCH(int, atMostMs);
        const Counted server;
        auto environment = std::make_shared<environment::Environment>();
        for (int i = 0; i < count; ++i) {
            environment::HttpSettings s;
            s.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
            auto t = targetOf(QStringLiteral("t-%1").arg(i), environment::TargetKind::Http, s);
            t.hotInterval = 1s;
            t.coldInterval = 30s;
            t.deadline = 3s;
            environment->targets.append(t);
        }
        flow::Reactor reactor;
        ScriptedSecrets secrets;
        const auto outbox = std::make_shared<watch::Outbox>();
        watch::Watcher watcher(reactor, secrets, outbox);
        flow::TaskScope scope;
        scope.spawn(watcher.run());
        watcher.setEnvironment(environment);
        flow::ReadyQueue::here().pump();
        QHash<QString, watch::SnapshotPtr> known;
        const auto allUp = [&] {
            const watch::Delivery d = outbox->take();
            for (const auto &[id, snapshot] : d.snapshots.asKeyValueRange())
                known.insert(id, snapshot);
            return known.size() == count && std::ranges::all_of(known, [](const auto &s) { return s->status.condition == watch::Condition::Up; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allUp(), 15000);
        const auto came = server.came();
        QVERIFY(came.size() >= std::size_t(count)); // one more when a connection was lost
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(came.back() - came.front()).count();
        QVERIFY2(ms >= atLeastMs && ms <= atMostMs, qPrintable(QString::number(ms)));
        const std::size_t step = watch::ConnectionGate::kPerSecond + 2; // a late thread of the peer may come with the next
        for (std::size_t i = watch::ConnectionGate::kAtOnce; i + step < came.size(); ++i)
            QVERIFY(came[i + step] - came[i] >= 800ms);
        scope.cancel();
        QTRY_COMPARE(scope.size(), 0u);
    }

    void databasesOfOneServerShareItsConnections()
    {
        using watch::Condition;
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        PostgresServer server;
        for (const char *database : {"a", "b"})
            server.sql(QStringLiteral("create database %1").arg(QLatin1String(database)));
        server.sql(QStringLiteral("create table kept(id int primary key)"), QStringLiteral("b"));
        server.sql(QStringLiteral("create role watcher login"));
        server.sql(QStringLiteral("grant pg_monitor to watcher"));
        auto environment = std::make_shared<environment::Environment>();
        const auto add = [&](const char *id, const char *database, bool own = false) {
            environment::PostgresSettings s;
            s.host = server.folder();
            s.port = server.port();
            s.user = QStringLiteral("watcher");
            s.database = QLatin1String(database);
            s.via = QLatin1String(id) == QLatin1String("server") ? QString() : QStringLiteral("server");
            s.ownConnection = own;
            auto t = targetOf(QLatin1String(id), environment::TargetKind::Postgres, s);
            t.hotInterval = 200ms;
            t.coldInterval = 1s;
            t.deadline = 2s;
            environment->targets.append(t);
        };
        add("server", "postgres");
        add("a", "a");
        add("b", "b", true);
        add("gone", "gone");
        WatchedHere here;
        here.watch(environment);
        QTRY_COMPARE_WITH_TIMEOUT(here.condition("gone"), Condition::Misconfigured, 10000);
        for (const char *id : {"server", "a", "b"})
            QTRY_COMPARE(here.condition(id), Condition::Up);

        // two connections of the server, one of the database that wants its own, however many are watched
        const auto ours = [&] { return server.sql(QStringLiteral("select count(*) from pg_stat_activity where usename = 'watcher'")).toInt(); };
        QTRY_COMPARE(ours(), 3);
        QTRY_VERIFY(here.known().value(QStringLiteral("b"))->upkeep);
        QVERIFY(!here.known().value(QStringLiteral("a"))->upkeep);
        for (const auto &latest : here.known().value(QStringLiteral("b"))->latest)
            QVERIFY2(latest.reading.noValue != watch::NoValue::Version, qPrintable(latest.reading.metric.name()));
        QTRY_VERIFY(here.value("a", "pg.database.size", QStringLiteral("a")) > 1e6);
        QTRY_VERIFY(std::isnan(here.value("a", "pg.connections.used")) && here.value("server", "pg.connections.used") > 0);

        // what happens in one database is told of that one
        const std::unique_ptr<PGconn, decltype(&PQfinish)> client(server.connect(QStringLiteral("a")), &PQfinish);
        PQclear(PQexec(client.get(), "begin"));
        PQclear(PQexec(client.get(), "select 1"));
        QTRY_COMPARE(here.value("a", "pg.sessions", QStringLiteral("idle in transaction")), 1.0);
        QCOMPARE(here.value("b", "pg.sessions", QStringLiteral("idle in transaction")), 0.0);
        QTRY_VERIFY(here.value("a", "pg.idle_in_transaction.age") > 0.3);
        QCOMPARE(here.known().value(QStringLiteral("a"))->sessions->size(), 1u);
        PQclear(PQexec(client.get(), "rollback"));
        const auto busy = [&] {
            for (int i = 0; i < 20; ++i)
                PQclear(PQexec(client.get(), "select 1"));
            (void)here.known();
            return here.mostTransactions[QStringLiteral("a")] > 100;
        };
        QTRY_VERIFY_WITH_TIMEOUT(busy(), 30000);
        QVERIFY(here.mostTransactions[QStringLiteral("b")] < here.mostTransactions[QStringLiteral("a")]);
        QCOMPARE(here.known().value(QStringLiteral("a"))->facts.role, QStringLiteral("database"));
        QVERIFY(here.watcher.door(QStringLiteral("a")) && here.watcher.door(QStringLiteral("a")) == here.watcher.door(QStringLiteral("server")));

        // the end of the server is theirs, and they come back with it
        server.killHard();
        for (const char *id : {"server", "a", "b"})
            QTRY_COMPARE(here.condition(id), Condition::Down);
        server.start();
        for (const char *id : {"server", "a", "b"})
            QTRY_COMPARE_WITH_TIMEOUT(here.condition(id), Condition::Up, 20000);

        // a retry of the server's target leaves nobody behind
        here.watcher.retry(QStringLiteral("server"));
        const int before = here.samples.value(QStringLiteral("a"));
        QTRY_VERIFY(here.condition("a") == Condition::Up && here.samples.value(QStringLiteral("a")) > before + 3);
    }
};

QTEST_GUILESS_MAIN(TstManyTargets)
#include "tst_manytargets.moc"
