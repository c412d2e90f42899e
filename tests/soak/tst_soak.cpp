// SPDX-License-Identifier: GPL-3.0-or-later
// The whole engine and the dashboard for minutes while connections freeze, break and come back all the time: nothing
// may pile up, neither descriptors nor threads nor memory here, nor sessions on the server.

#include "models/environment/parser.h"
#include "models/history/seriesstore.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/feed.h"
#include "models/watch/metriclookup.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/settings/settings.h"

#include <QRandomGenerator>
#include <QTest>

#include <malloc.h>

using namespace std::chrono_literals;

namespace {

constexpr int kTargets = 8;      // PostgreSQL targets, each behind a proxy of its own
constexpr int kWarmSeconds = 30; // until pools, caches and the rings of the widgets have their size
constexpr double kLeastAllowedKiB = 256; // noise of the allocator in a short run
constexpr double kMostMiBAnHour = 4;

struct Held {
    qsizetype descriptors = 0, threads = 0;
    double heapKiB = 0;
};

Held held()
{
    Held h;
    h.descriptors = QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    h.threads = QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    const struct mallinfo2 info = mallinfo2();
    h.heapKiB = double(info.uordblks + info.hblkhd) / 1024;
    return h;
}

QByteArray environmentText(const std::vector<quint16> &ports, quint16 redis)
{
    QByteArray text = "name: soak\nkind: development\ntiers:\n  - id: all\ntargets:\n";
    const auto common = [] { return QByteArray("    hot_interval: 200ms\n    cold_interval: 2s\n    deadline: 600ms\n"); };
    for (std::size_t i = 0; i < ports.size(); ++i)
        text += "  - id: pg-" + QByteArray::number(qulonglong(i)) + "\n    tier: all\n    kind: postgres\n    host: 127.0.0.1\n    port: "
            + QByteArray::number(ports[i]) + "\n    user: postgres\n    database: postgres\n    credential: none\n    tls:\n      mode: disable\n" + common();
    text += "  - id: cache\n    tier: all\n    kind: redis\n    host: 127.0.0.1\n    port: " + QByteArray::number(redis) + "\n    credential: none\n" + common();
    // nothing listens here: refused for ever
    text += "  - id: nobody\n    tier: all\n    kind: redis\n    host: 127.0.0.1\n    port: 1\n    credential: none\n" + common();
    return text;
}

} // namespace

class TstSoak : public QObject {
    Q_OBJECT
private slots:
    void nothingPilesUp()
    {
        const int seconds = std::max(20, qEnvironmentVariable("QD_SOAK_SECONDS", QStringLiteral("180")).toInt());
        PostgresServer::Options options;
        options.settings << QStringLiteral("max_connections = 60");
        PostgresServer server(options);
        RedisServer redis;
        std::vector<std::unique_ptr<FaultProxy>> proxies;
        std::vector<quint16> ports;
        for (int i = 0; i < kTargets; ++i) {
            ports.push_back(freePort());
            proxies.push_back(std::make_unique<FaultProxy>(ports.back(), server.port()));
        }
        const environment::ParseResult parsed =
            environment::parse(environmentText(ports, redis.port()), QStringLiteral("soak.yaml"), watch::metricLookup());
        for (const auto &issue : parsed.issues)
            qWarning("%s", qPrintable(environment::issueLine(issue)));
        QVERIFY(parsed.environment && parsed.issues.isEmpty());

        QTemporaryDir folder;
        settings::Settings remembered(folder.path(), folder.path());
        history::SeriesStore store;
        watch::Feed feed([](flow::Reactor &r) { return secrets::makeSecretSource(r); });
        dashboard::DashboardPane pane(feed, store, remembered, base::Clock::system());
        pane.resize(1280, 800);
        pane.show();
        feed.setEnvironment(parsed.environment);
        const auto up = [&] {
            int n = 0;
            for (const auto &s : feed.snapshots())
                n += s->status.condition == watch::Condition::Up ? 1 : 0;
            return n == kTargets + 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(up(), 20000);

        QRandomGenerator random(20261126); // the same faults each time
        int faults = 0, mostSessions = 0;
        const auto rage = [&](int forSeconds) {
            QElapsedTimer since;
            since.start();
            while (since.elapsed() < forSeconds * 1000) {
                FaultProxy &proxy = *proxies[std::size_t(random.bounded(kTargets))];
                proxy.mode = random.bounded(3) == 0 ? FaultProxy::Freeze : FaultProxy::Reset;
                ++faults;
                const QElapsedTimer begun = [] {
                    QElapsedTimer t;
                    t.start();
                    return t;
                }();
                (void)QTest::qWaitFor([&] { return begun.elapsed() > 250; }, 1000);
                if (faults % 4 == 0) {
                    for (auto &p : proxies)
                        p->mode = FaultProxy::Pass;
                    const int sessions = server.sql(QStringLiteral("select count(*) from pg_stat_activity where application_name like 'quarterdeck%'")).toInt();
                    mostSessions = std::max(mostSessions, sessions);
                }
            }
            for (auto &p : proxies)
                p->mode = FaultProxy::Pass;
        };
        const auto settle = [&] {
            if (!QTest::qWaitFor(up, 60000))
                return false;
            // two whole rounds of the slow lane
            QElapsedTimer since;
            since.start();
            return QTest::qWaitFor([&] { return since.elapsed() > 5000; }, 10000) && up();
        };

        rage(kWarmSeconds);
        QTRY_VERIFY_WITH_TIMEOUT(settle(), 60000);
        const Held before = held();
        rage(seconds);
        QTRY_VERIFY_WITH_TIMEOUT(settle(), 60000);
        const Held after = held();

        const double grown = after.heapKiB - before.heapKiB, allowed = kLeastAllowedKiB + kMostMiBAnHour * 1024 * seconds / 3600;
        qInfo("%d faults in %d s: descriptors %lld -> %lld, threads %lld -> %lld, heap %.0f -> %.0f KiB (at most %.0f more), at most %d sessions on the server",
              faults, kWarmSeconds + seconds, (long long)before.descriptors, (long long)after.descriptors, (long long)before.threads,
              (long long)after.threads, before.heapKiB, after.heapKiB, allowed, mostSessions);
        QCOMPARE(after.descriptors, before.descriptors);
        QVERIFY(after.threads <= before.threads + 2); // of pools that start theirs on demand
        QVERIFY(grown < allowed);
        QVERIFY(mostSessions <= 2 * 2 * kTargets); // two a target, and those of broken links that the server has not noticed
        QTRY_VERIFY_WITH_TIMEOUT(server.sql(QStringLiteral("select count(*) from pg_stat_activity where application_name like 'quarterdeck%'")).toInt() <= 2 * kTargets, 20000);
    }
};

QTEST_MAIN(TstSoak)
#include "tst_soak.moc"
