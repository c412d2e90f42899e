// SPDX-License-Identifier: GPL-3.0-or-later
// What sessions spend of this machine: only of those that are proven to be its processes, never another's, never too often.
#include "models/watch/backendloads.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QTest>

using namespace std::chrono_literals;
using Missing = watch::BackendLoad::Missing;
using watch::BackendLoad;
using watch::BackendLoads;
using watch::BackendLook;
using watch::SessionRow;

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

const base::TimePoint kNoon{std::chrono::hours(12)};

process::Spent spent(base::TimePoint at, double cpu, double read = 0, double written = 0)
{
    process::Spent s;
    s.name = "postgres";
    s.cpuSeconds = cpu;
    s.disk = process::Spent::Disk::Known;
    s.readBytes = read;
    s.writtenBytes = written;
    s.at = at;
    return s;
}

std::vector<SessionRow> sessionsOf(std::initializer_list<std::pair<int, const char *>> all)
{
    std::vector<SessionRow> rows;
    for (const auto &[pid, state] : all) {
        rows.emplace_back();
        rows.back().pid = pid;
        rows.back().state = QLatin1String(state);
    }
    return rows;
}

BackendLoad recalled(const BackendLoads &loads, int pid)
{
    auto rows = sessionsOf({{pid, "active"}});
    (void)loads.recall(rows);
    return rows[0].load;
}

std::vector<int> pidsOf(const std::vector<watch::BackendAsked> &asked)
{
    std::vector<int> pids;
    for (const watch::BackendAsked &a : asked)
        pids.push_back(a.pid);
    return pids;
}

environment::Target targetOf(const QString &host, int port, const QString &user = QStringLiteral("postgres"))
{
    environment::PostgresSettings s;
    s.host = host;
    s.port = quint16(port);
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = QStringLiteral("db");
    t.hotInterval = 300ms;
    t.coldInterval = 60s;
    t.deadline = 3000ms;
    t.settings = s;
    return t;
}

std::unique_ptr<ProbeRun> runOf(environment::Target target)
{
    return std::make_unique<ProbeRun>(std::move(target), [](const watch::ProbeContext &c, const environment::Target &t) {
        return std::make_unique<watch::PostgresProbe>(c, t);
    });
}

SessionRow rowOf(const ProbeRun &run, int pid)
{
    for (const SessionRow &row : run.out.sessionRows)
        if (row.pid == pid)
            return row;
    return {};
}

// Runs, and waits for nothing, until its session is ended.
constexpr const char *kBusy = "do $$ begin loop perform 1; end loop; end $$";

} // namespace

class TestBackendLoads : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;

    double began(int pid) { return m_server->sql(QStringLiteral("select extract(epoch from backend_start) from pg_stat_activity where pid = %1").arg(pid)).toDouble(); }
    void end(int pid) { m_server->sql(QStringLiteral("select pg_terminate_backend(%1)").arg(pid)); }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_server = std::make_unique<PostgresServer>();
    }
    void cleanup()
    {
        for (const auto &l : flow::liveTasks())
            qWarning("never finished: %s", l.c_str());
        QVERIFY(flow::liveTasks().empty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void onlyTheServersProcessOfThatMomentIsMeant_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<double>("late"); // the session, s
        QTest::addColumn<bool>("meant");
        QTest::newRow("it is") << QByteArray("postgres") << 0.02 << true;
        QTest::newRow("started by another name") << QByteArray("postmaster") << 0.02 << true;
        QTest::newRow("it had to wait for a processor") << QByteArray("postgres") << 0.9 << true;
        QTest::newRow("too late") << QByteArray("postgres") << 1.5 << false;
        QTest::newRow("before it was there") << QByteArray("postgres") << -1.5 << false;
        QTest::newRow("another program") << QByteArray("sshd") << 0.02 << false;
        QTest::newRow("one that begins alike") << QByteArray("postgres_export") << 0.02 << false;
        QTest::newRow("no name") << QByteArray() << 0.02 << false;
    }
    void onlyTheServersProcessOfThatMomentIsMeant()
    {
        QFETCH(QByteArray, name);
        QFETCH(double, late);
        QFETCH(bool, meant);
        process::Spent s;
        s.name = name;
        s.startedAt = 1'790'000'000.25;
        QCOMPARE(watch::isBackend(s, s.startedAt + late), meant);
    }

    void nothingIsAskedOfAConnectionThatLeavesThisMachine()
    {
        BackendLoads loads;
        QVERIFY(!loads.possible());
        loads.connected(false, 1);
        QVERIFY(!loads.possible());
        QVERIFY(loads.begin({{1, 5}, {2, 6}}, sessionsOf({{1, "active"}, {2, "active"}}), kNoon).empty());
        QCOMPARE(recalled(loads, 2), BackendLoad());
    }

    void whoIsNotOurServerIsNotAskedAgain()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        QCOMPARE(pidsOf(loads.begin({{1, 5}, {2, 6}}, sessionsOf({{1, "active"}, {2, "active"}}), kNoon)), std::vector<int>({1, 2}));
        QCOMPARE(recalled(loads, 2), BackendLoad()); // nothing is said before it is proven
        loads.looked({});
        QVERIFY(!loads.possible());
        QVERIFY(loads.begin({{1, 5}}, sessionsOf({{1, "active"}}), kNoon + 60s).empty());
        QCOMPARE(recalled(loads, 2), BackendLoad());
        loads.connected(true, 1);
        QVERIFY(loads.possible());
        QVERIFY(loads.begin({{2, 6}}, sessionsOf({{2, "active"}}), kNoon + 61s).empty()); // our session is not in its list
        QVERIFY(!loads.possible());
    }

    void ratesNeedTwoLooksAtTheSameSession()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        const auto rows = sessionsOf({{1, "active"}, {2, "active"}, {3, "idle"}, {9, ""}});
        (void)loads.begin({{1, 5}, {2, 6}, {3, 7}}, rows, kNoon);
        BackendLook look;
        look.all = {{1, 5, spent(kNoon, 1)}, {2, 6, spent(kNoon, 4, 1000, 500)}, {3, 7, {}}};
        loads.looked(look);
        QCOMPARE(recalled(loads, 2).missing, Missing::SecondLook);
        QCOMPARE(recalled(loads, 3).missing, Missing::NotFound);
        QCOMPARE(recalled(loads, 9).missing, Missing::Hidden); // since when it runs was not told
        (void)loads.begin({{1, 5}, {2, 6}, {3, 7}}, rows, kNoon + 2s);
        look.all = {{1, 5, spent(kNoon + 2s, 1)}, {2, 6, spent(kNoon + 2s, 5.5, 1000, 4500)}, {3, 7, spent(kNoon + 2s, 1)}};
        loads.looked(look);
        QCOMPARE(recalled(loads, 1).cpuPercent, std::optional(0.0));
        QCOMPARE(recalled(loads, 2).missing, Missing::Nothing);
        QCOMPARE(recalled(loads, 2).cpuPercent, std::optional(75.0));
        QCOMPARE(recalled(loads, 2).readBytesPerSecond, std::optional(0.0));
        QCOMPARE(recalled(loads, 2).writtenBytesPerSecond, std::optional(2000.0));
        QCOMPARE(recalled(loads, 3).missing, Missing::SecondLook);
        // its number is another session's now
        (void)loads.begin({{1, 5}, {2, 88}}, rows, kNoon + 4s);
        QCOMPARE(recalled(loads, 2).cpuPercent, std::optional<double>());
        look.all = {{1, 5, spent(kNoon + 4s, 1)}, {2, 88, spent(kNoon + 4s, 9)}};
        loads.looked(look);
        QCOMPARE(recalled(loads, 2).cpuPercent, std::optional<double>());
        QCOMPARE(recalled(loads, 2).missing, Missing::SecondLook);
    }

    void whatOnlyOthersMayReadIsNotZero()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        for (const auto second : {0s, 1s}) {
            (void)loads.begin({{1, 5}}, sessionsOf({{1, "active"}}), kNoon + second);
            BackendLook look;
            look.all = {{1, 5, spent(kNoon + second, 1 + double(second.count()) / 4)}};
            look.all[0].spent->disk = process::Spent::Disk::Refused;
            loads.looked(look);
        }
        QCOMPARE(recalled(loads, 1).missing, Missing::NoRight);
        QCOMPARE(recalled(loads, 1).cpuPercent, std::optional(25.0));
        QVERIFY(!recalled(loads, 1).readBytesPerSecond && !recalled(loads, 1).writtenBytesPerSecond);
    }

    void whoWasFoundOnceIsNotGivenUpForOneLook()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        const auto rows = sessionsOf({{1, "active"}});
        const auto asks = [&](base::TimePoint at) { return !loads.begin({{1, 5}}, rows, at).empty(); };
        BackendLook found;
        found.all = {{1, 5, spent(kNoon, 1)}};
        QVERIFY(asks(kNoon));
        loads.looked(found);
        QVERIFY(asks(kNoon + 1s));
        loads.looked({});
        QVERIFY(loads.possible());
        QCOMPARE(recalled(loads, 1).missing, Missing::NoAnswer);
        QVERIFY(!asks(kNoon + 10s));
        QVERIFY(asks(kNoon + 12s));
        loads.looked(found); // found again: the count begins anew
        base::TimePoint at = kNoon + 20s;
        for (int inVain = 1; inVain <= BackendLoads::kInVain; ++inVain, at += 11s) {
            QVERIFY2(asks(at), qPrintable(QString::number(inVain)));
            loads.looked({});
        }
        QVERIFY(!loads.possible());
        QCOMPARE(recalled(loads, 1), BackendLoad());
    }

    void aClockThatIsSetDoesNotHideWhoWasProven()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        const auto rows = sessionsOf({{1, "active"}, {2, "active"}, {3, "active"}});
        (void)loads.begin({{1, 5}, {2, 6}}, rows, kNoon);
        BackendLook look;
        look.all = {{1, 5, spent(kNoon, 1)}, {2, 6, spent(kNoon, 1)}};
        look.all[0].spent->startTicks = 500;
        look.all[1].spent->startTicks = 600;
        loads.looked(look);
        // an hour was added to the clock; 2 is another session by now, 3 was never seen
        const auto asked = loads.begin({{1, 5}, {2, 3700}, {3, 3701}}, rows, kNoon + 1s);
        QCOMPARE(pidsOf(asked), std::vector<int>({1, 2, 3}));
        process::Spent own = spent(kNoon, 1);
        own.startedAt = 3605;
        own.startTicks = 500;
        QVERIFY(!watch::isBackend(own, 5.0));
        QVERIFY(watch::isBackend(own, asked[0]));
        own.startTicks = 501; // another process with that number
        own.startedAt = 5;
        QVERIFY(!watch::isBackend(own, asked[0]));
        QVERIFY(!asked[1].proven && !asked[2].proven);
        loads.connected(true, 1);
        QVERIFY(!loads.begin({{1, 5}}, rows, kNoon + 2s).at(0).proven); // another connection may lead elsewhere
    }

    void thoseWhoWorkAreLookedAtFirst()
    {
        watch::BackendsBegan began;
        std::vector<SessionRow> rows;
        for (int pid = 1; pid <= 1000; ++pid) {
            began[pid] = pid;
            rows.emplace_back();
            rows.back().pid = pid;
            rows.back().state = QLatin1String(pid > 990 ? "active" : "idle");
        }
        BackendLoads loads;
        loads.connected(true, 500);
        const auto asked = pidsOf(loads.begin(began, rows, kNoon));
        QCOMPARE(int(asked.size()), BackendLoads::kMost);
        QCOMPARE(asked[0], 500);
        QCOMPARE(asked[1], 991);
        QCOMPARE(asked[10], 1000);
        QCOMPARE(asked[11], 1);
        BackendLook look;
        look.all = {{500, 500, spent(kNoon, 1)}};
        loads.looked(look);
        QCOMPARE(recalled(loads, 900).missing, Missing::TooMany);
    }

    void itTakesAFiftiethOfTheTimeAtMost()
    {
        BackendLoads loads;
        loads.connected(true, 1);
        const watch::BackendsBegan began{{1, 5}};
        const auto rows = sessionsOf({{1, "active"}});
        const auto asks = [&](base::TimePoint at) { return !loads.begin(began, rows, at).empty(); };
        QVERIFY(asks(kNoon));
        BackendLook slow;
        slow.all = {{1, 5, spent(kNoon, 1)}};
        slow.took = 100ms;
        loads.looked(slow);
        QVERIFY(!asks(kNoon + 4900ms));
        QVERIFY(asks(kNoon + 5100ms));
        loads.failed();
        QCOMPARE(recalled(loads, 1).missing, Missing::NoAnswer);
        QVERIFY(!asks(kNoon + 15s));
        QVERIFY(asks(kNoon + 15200ms));
    }

    void aWrongBeginningIsRefused()
    {
        const Connection one(m_server->connect(QStringLiteral("postgres")), &PQfinish), other(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        const int ours = PQbackendPID(one.get()), theirs = PQbackendPID(other.get());
        const double first = began(ours), second = began(theirs);
        QVERIFY(first > 1.7e9 && second > 1.7e9);
        BackendLook look = watch::lookAtBackends({{ours, first}, {theirs, second}});
        QCOMPARE(int(look.all.size()), 2);
        QVERIFY(look.all[0].spent && look.all[1].spent);
        look = watch::lookAtBackends({{ours, first}, {theirs, second - 5}, {int(getpid()), second}});
        QCOMPARE(int(look.all.size()), 3);
        QVERIFY(look.all[0].spent && !look.all[1].spent && !look.all[2].spent);
        look = watch::lookAtBackends({{ours, first + 5}, {theirs, second}}); // as a tunnel has it: nobody else is looked at
        QVERIFY(look.all.empty());
    }

    void aBusySessionIsSeenBesideAnIdleOne_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("loopback") << QStringLiteral("tcp");
        QTest::newRow("Unix socket") << QStringLiteral("socket");
        QTest::newRow("a proxy on this machine, before a server on this machine") << QStringLiteral("proxy");
    }
    void aBusySessionIsSeenBesideAnIdleOne()
    {
        QFETCH(QString, way);
        const Connection busy(m_server->connect(QStringLiteral("postgres")), &PQfinish), idle(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        const int works = PQbackendPID(busy.get()), rests = PQbackendPID(idle.get());
        QCOMPARE(PQsendQuery(busy.get(), kBusy), 1);
        const int front = freePort();
        const FaultProxy proxy(front, m_server->port());
        auto run = runOf(way == QLatin1String("socket") ? targetOf(m_server->folder(), m_server->port())
                                                        : targetOf(QStringLiteral("127.0.0.1"), way == QLatin1String("proxy") ? front : m_server->port()));
        run->start();
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(*run, works).load.cpuPercent.value_or(0) > 30, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(*run, rests).load.cpuPercent.value_or(100) < 5, 30000);
        const SessionRow row = rowOf(*run, works);
        QVERIFY(row.statement.raw().contains(QLatin1String("loop")));
        QVERIFY2(row.load.missing == Missing::Nothing || row.load.missing == Missing::NoRight || row.load.missing == Missing::NotCounted,
                 qPrintable(QString::number(int(row.load.missing))));
        QCOMPARE(row.load.readBytesPerSecond.has_value(), row.load.missing == Missing::Nothing);
        end(works);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(*run, works).pid == 0, 20000);
    }

    void whoMayNotSeeSinceWhenIsNotToldWhatOthersSpend()
    {
        m_server->sql(QStringLiteral("create role guest login"));
        const Connection other(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        const int pid = PQbackendPID(other.get());
        auto run = runOf(targetOf(QStringLiteral("127.0.0.1"), m_server->port(), QStringLiteral("guest")));
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(rowOf(*run, pid).load.missing, Missing::Hidden, 20000);
        QVERIFY(!rowOf(*run, pid).load.cpuPercent);
        const auto ownKnown = [&run] {
            return std::ranges::any_of(run->out.sessionRows, [](const SessionRow &row) { return row.own && row.load.cpuPercent; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(ownKnown(), 20000);
    }

    void aServerWithProcessNumbersOfItsOwnIsElsewhere()
    {
        QProcess may; // as a container has them
        may.start(QStringLiteral("unshare"), {QStringLiteral("--pid"), QStringLiteral("--fork"), QStringLiteral("true")});
        if (!may.waitForFinished(10000) || may.exitCode() != 0)
            QSKIP("no process numbers of its own for a server here");
        PostgresServer::Options options;
        options.within << QStringLiteral("unshare") << QStringLiteral("--pid") << QStringLiteral("--fork") << QStringLiteral("--");
        const PostgresServer contained(options);
        const Connection busy(contained.connect(QStringLiteral("postgres")), &PQfinish);
        QCOMPARE(PQsendQuery(busy.get(), kBusy), 1);
        auto run = runOf(targetOf(QStringLiteral("127.0.0.1"), contained.port()));
        run->start();
        QTRY_VERIFY_WITH_TIMEOUT(run->out.answers >= 6, 30000);
        QVERIFY(run->out.sessionRows.size() >= 2);
        for (const SessionRow &row : run->out.sessionRows)
            QCOMPARE(row.load, BackendLoad());
    }
};

QTEST_GUILESS_MAIN(TestBackendLoads)
#include "tst_backendloads.moc"
