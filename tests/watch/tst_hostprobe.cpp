// SPDX-License-Identifier: GPL-3.0-or-later
// The host probe on a real node_exporter: of this machine, and of one whose /proc the test writes.
#include "models/watch/hostprobe.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/nginxserver.h"
#include "tests/support/probebench.h"
#include "tests/support/writtenhost.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using environment::HostSettings;
using environment::TargetKind;
using watch::Condition;
using watch::HostDiskTrend;
using watch::NoValue;

namespace {

environment::Target target(quint16 port, const QStringList &mounts = {}, const char *path = "/metrics")
{
    HostSettings s;
    s.url = QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(QLatin1String(path)));
    s.mounts = mounts;
    auto t = targetOf(QStringLiteral("host"), TargetKind::Host, s);
    t.hotInterval = 200ms;
    t.deadline = 3s;
    return t;
}

} // namespace

class TstHostProbe : public QObject {
    Q_OBJECT

    static void startOn(ProbeBench &bench, quint16 port, const QStringList &mounts = {}, const char *path = "/metrics")
    {
        bench.add(target(port, mounts, path));
        bench.start<watch::HostProbe>();
    }

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void seesThisMachine()
    {
        const NodeExporter exporter;
        ProbeBench bench;
        startOn(bench, exporter.port());
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 10000);
        QCOMPARE(bench.value("host.reachable"), 1.0);
        QVERIFY(bench.value("host.load") >= 0);
        QVERIFY(bench.value("host.memory.available") > 0 && bench.value("host.memory.available") <= 100);
        QVERIFY(!bench.lastFacts.version.isEmpty());
        QVERIFY(bench.lastFacts.startedAt);
        QTRY_VERIFY_WITH_TIMEOUT(!std::isnan(bench.value("host.cpu")), 10000);
        QVERIFY(bench.value("host.cpu") >= 0 && bench.value("host.cpu") <= 100);
        QVERIFY(bench.value("host.steal") >= 0);
        QVERIFY(bench.value("host.iowait") >= 0);
        for (const watch::StorageRow &row : bench.rows) {
            QCOMPARE(row.kind, watch::StorageRow::Kind::Mount);
            const double used = bench.value("host.disk.used", row.name.raw());
            QVERIFY(used >= 0 && used <= 100);
            QVERIFY(row.bytes && *row.bytes >= *row.freeBytes);
        }
    }

    void seesEachFigureOfAHostChange()
    {
        WrittenHost host;
        ProbeBench bench;
        startOn(bench, host.port());
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 10000);
        QTRY_COMPARE(bench.value("host.load"), 0.5); // 1.0 on two cores
        QCOMPARE(bench.value("host.memory.available"), 60.0);
        QCOMPARE(bench.value("host.swap.used"), 0.0);
        QTRY_COMPARE(bench.value("host.oom.rate"), 0.0);
        QTRY_VERIFY(bench.noValue("host.cpu") == NoValue::NotYet); // this processor stands still

        host.cpu.user += 50;
        host.cpu.idle += 20;
        host.cpu.iowait += 20;
        host.cpu.steal += 10;
        host.load = 4;
        host.memoryAvailable = 50000;
        host.swapFree = 50000;
        host.kills = 3;
        double cpu = -1, iowait = -1, steal = -1;
        const auto look = [&] {
            if (const double v = bench.value("host.cpu"); v > 1) {
                cpu = v;
                iowait = bench.value("host.iowait");
                steal = bench.value("host.steal");
            }
        };
        host.tell();
        QTRY_VERIFY((look(), cpu > 1));
        QCOMPARE(cpu, 60.0); // user and steal; waiting for a disk is no work
        QCOMPARE(iowait, 20.0);
        QCOMPARE(steal, 10.0);
        QTRY_COMPARE(bench.value("host.load"), 2.0);
        QCOMPARE(bench.value("host.memory.available"), 5.0);
        QCOMPARE(bench.value("host.swap.used"), 75.0);
        QCOMPARE(bench.value("host.oom.rate"), 3.0);

        host.swapTotal = host.swapFree = 0;
        host.tell();
        QTRY_COMPARE(bench.noValue("host.swap.used"), NoValue::NotApplicable);
        QCOMPARE(bench.why("host.swap.used"), QStringLiteral("the host has no swap space"));
    }

    void choosesTheMountsThatHoldFiles()
    {
        const WrittenHost host;
        ProbeBench bench;
        startOn(bench, host.port());
        QTRY_COMPARE_WITH_TIMEOUT(bench.rows.size(), 1u, 10000); // neither the bind mount nor memory
        QCOMPARE(bench.rows[0].name.raw(), QStringLiteral("/"));
        QVERIFY(bench.value("host.disk.free", QStringLiteral("/")) > 0);
        QCOMPARE(bench.noValue("host.disk.full_in", QStringLiteral("/")), NoValue::NotYet);
    }

    void watchesTheMountsItIsToldTo()
    {
        const WrittenHost host;
        ProbeBench bench;
        startOn(bench, host.port(), {QStringLiteral("/dev/shm"), QStringLiteral("/gone")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.value("host.disk.free", QStringLiteral("/dev/shm")) > 0, 10000);
        QCOMPARE(bench.noValue("host.disk.used", QStringLiteral("/gone")), NoValue::Error);
        QCOMPARE(bench.why("host.disk.used", QStringLiteral("/gone")), QStringLiteral("it is not mounted"));
        const double before = bench.value("host.disk.used", QStringLiteral("/dev/shm"));
        QFile ballast(QStringLiteral("/dev/shm/qdtest-%1").arg(QCoreApplication::applicationPid()));
        QVERIFY(ballast.open(QIODevice::WriteOnly));
        QCOMPARE(ballast.write(QByteArray(16 << 20, 'x')), 16 << 20);
        ballast.flush();
        const bool seen = QTest::qWaitFor([&] { return bench.value("host.disk.used", QStringLiteral("/dev/shm")) > before; }, 10000);
        ballast.remove();
        QVERIFY(seen);
    }

    void saysWhenADiskIsFull()
    {
        base::TimePoint t{1h};
        HostDiskTrend trend;
        for (int i = 0; i < 20; ++i)
            trend.add(1e9 - 1e6 * i, t += 1s);
        QVERIFY(!trend.known());
        for (int i = 20; i < 60; ++i)
            trend.add(1e9 - 1e6 * i, t += 1s);
        QVERIFY(trend.known());
        QVERIFY(std::abs(*trend.secondsToFull() - (1e9 - 59e6) / 1e6) < 1);
        for (int i = 0; i < 20000; ++i) // five and a half hours of standing still
            trend.add(5e8, t += 1s);
        QVERIFY(!trend.secondsToFull());
        for (int i = 0; i < 3600; ++i)
            trend.add(5e8 - 1e5 * i, t += 1s);
        QVERIFY(std::abs(*trend.secondsToFull() - (5e8 - 3.6e8) / 1e5) < 100);
        HostDiskTrend growing;
        for (int i = 0; i < 60; ++i)
            growing.add(1e9 + 1e6 * i, t += 1s);
        QVERIFY(growing.known() && !growing.secondsToFull());
    }

    void countsWithoutBelievingResets()
    {
        base::TimePoint t{1h};
        watch::RateCounter each, minute(60s);
        each.add(100, t);
        minute.add(100, t);
        QVERIFY(!each.perSecond() && !minute.increase());
        each.add(110, t + 2s);
        minute.add(110, t + 2s);
        QCOMPARE(*each.perSecond(), 5.0);
        QCOMPARE(*minute.increase(), 10.0);
        each.add(3, t + 4s); // the server restarted
        QVERIFY(!each.perSecond());
        for (int i = 4; i < 200; ++i)
            minute.add(110, t + i * 1s);
        QCOMPARE(*minute.increase(), 0.0);
    }

    void anotherAddressOrServiceIsMisconfigured()
    {
        const NodeExporter exporter;
        ProbeBench bench;
        startOn(bench, exporter.port(), {}, "/");
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Misconfigured, 10000);
        QVERIFY2(bench.says().startsWith(QLatin1String("Its answer is not that of a node_exporter. Line ")), qPrintable(bench.says()));
        const NginxServer empty("location / { return 404; }");
        ProbeBench lost;
        startOn(lost, empty.port());
        QTRY_COMPARE(lost.condition(), Condition::Misconfigured);
        QCOMPARE(lost.says(), QStringLiteral("It answered with status 404."));
        const NginxServer locked("location / { return 403; }");
        ProbeBench refused;
        startOn(refused, locked.port());
        QTRY_COMPARE(refused.condition(), Condition::Refused);
        QCOMPARE(refused.changes.back().nextTry, base::TimePoint{});
        const NginxServer failing("location / { return 500; }");
        ProbeBench sick;
        startOn(sick, failing.port());
        QTRY_COMPARE(sick.condition(), Condition::Up);
        QCOMPARE(sick.noValue("host.cpu"), NoValue::Error);
        QCOMPARE(sick.why("host.cpu"), QStringLiteral("It answered with status 500."));
    }

    void aKilledExporterIsDownAtOnceAndAFrozenOneNotAnswering()
    {
        NodeExporter exporter;
        ProbeBench bench;
        auto t = target(exporter.port());
        t.deadline = 1s;
        bench.add(t);
        bench.start<watch::HostProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 10000);
        exporter.freeze();
        QTRY_COMPARE(bench.condition(), Condition::NotAnswering);
        QCOMPARE(bench.noValue("host.cpu"), NoValue::TimedOut);
        exporter.thaw();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
        QElapsedTimer since;
        since.start();
        ::kill(exporter.pid(), SIGKILL);
        QTRY_COMPARE(bench.condition(), Condition::Down);
        QVERIFY2(since.elapsed() < 300, QByteArray::number(since.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(TstHostProbe)
#include "tst_hostprobe.moc"
