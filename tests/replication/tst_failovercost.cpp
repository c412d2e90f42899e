// SPDX-License-Identifier: GPL-3.0-or-later
// Real primaries are killed while a client commits a row every 50 ms; the standby is promoted, and what is missing there
// is compared with what was predicted, before the kill and after it. The stream flows, is cut for some seconds, or comes late. QD_KILLS rounds.

#include "tests/support/watchedcluster.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kHeartbeat = 1000ms; // of the stream: wal_receiver_status_interval of the fixture
constexpr auto kLane = 1000ms;      // between two looks of the console at either server

// How far what stood on the screen before the kill may be from what was lost. It is as old as the looks it is made of, up to one
// lane interval, and nobody has told it since. What it cannot know yet is a cut of the stream: the standby counts as cut half a
// second after the last word of its primary, by its next look; the look before that still saw a stream that flows, and every
// second since then is lost on top. The quarter of a second until a figure is shown, and the row that was just being written,
// have room in the other half of the heartbeat. Where the log stood between two looks is on the line between them and adds little.
constexpr auto kOnScreen = kHeartbeat + kLane;

// Commits a row every 50 ms until the server is gone; remembers when each was confirmed.
class Writer {
public:
    explicit Writer(const PostgresServer &server) : m_connection(server.connect(QStringLiteral("postgres"))), m_thread([this] { run(); }) {}
    ~Writer() { stop(); }
    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        PQfinish(std::exchange(m_connection, nullptr));
    }
    [[nodiscard]] std::map<int, Clock::time_point> confirmed() const { return m_confirmed; } // after stop()

private:
    void run()
    {
        for (int i = 1; !m_stop; ++i) {
            const QByteArray sql = "insert into beat values (" + QByteArray::number(i) + ", clock_timestamp(), repeat(md5('" + QByteArray::number(i) + "'), 40))";
            PGresult *r = PQexec(m_connection, sql.constData());
            const bool done = PQresultStatus(r) == PGRES_COMMAND_OK;
            PQclear(r);
            if (!done)
                return;
            m_confirmed[i] = Clock::now();
            std::this_thread::sleep_for(50ms);
        }
    }
    PGconn *m_connection;
    std::map<int, Clock::time_point> m_confirmed;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

double seconds(Clock::duration d) { return std::chrono::duration<double>(d).count(); }

} // namespace

class TestFailoverCost : public QObject {
    Q_OBJECT
private slots:
    void whatIsPredictedIsLost()
    {
        const int kills = qEnvironmentVariableIntValue("QD_KILLS") > 0 ? qEnvironmentVariableIntValue("QD_KILLS") : 3;
        WatchedCluster cluster(kLane);
        PostgresServer &primary = *cluster.primary;
        primary.sql(QStringLiteral("create table beat (n int, at timestamptz, pad text)"));
        double worst = 0, worstLive = 0, sum = 0;
        std::printf("%5s %-10s %8s %10s %10s %10s %8s\n", "round", "stream", "rows", "measured", "live", "predicted", "error");
        for (int round = 0; round < kills; ++round) {
            const int kind = round % 3;
            if (!primary.running())
                primary.start();
            primary.sql(QStringLiteral("truncate beat"));
            primary.sql(QStringLiteral("select pg_drop_replication_slot(slot_name) from pg_replication_slots"));
            if (cluster.proxy) {
                cluster.proxy->mode = FaultProxy::Reset;
                cluster.proxy->delay = 0;
            }
            const auto standby = cluster.clone(QStringLiteral("standby1"), true);
            cluster.watch({{QStringLiteral("primary"), &primary, {}}, {QStringLiteral("standby"), standby.get(), QStringLiteral("primary")}});
            Writer writer(primary);
            QTRY_COMPARE_WITH_TIMEOUT(cluster.state(QStringLiteral("standby")), health::StandbyState::CaughtUp, 20000);
            QTRY_VERIFY_WITH_TIMEOUT(cluster.standby(QStringLiteral("standby"))->cost.lostSeconds.has_value(), 10000);
            QTest::qWait(1000 + 311 * (round % 7)); // killed at another moment between two looks each time
            if (kind == 1) {
                cluster.proxy->mode = FaultProxy::Freeze;
                QTest::qWait(800 + 700 * (round / 3 % 7)); // so long nothing gets through: this is what is lost
            } else if (kind == 2) {
                cluster.proxy->delay = 300 + 200 * (round / 3 % 6);
                QTest::qWait(3000); // until what arrives is late by that much
            }
            const auto live = cluster.standby(QStringLiteral("standby"));
            const auto killed = Clock::now();
            primary.killNow();
            writer.stop();
            // one look at the standby after the death
            QTRY_VERIFY_WITH_TIMEOUT(cluster.standby(QStringLiteral("standby"))->cost.frozenSeconds.has_value(), 10000);
            QTRY_VERIFY_WITH_TIMEOUT(cluster.snapshot(QStringLiteral("standby"))->log.at > killed + 200ms, 10000);
            const auto frozen = cluster.standby(QStringLiteral("standby"));
            QVERIFY(frozen->cost.possible);
            QVERIFY(frozen->cost.lostSeconds.has_value());
            QVERIFY(live->cost.lostSeconds.has_value());
            QCOMPARE(standby->sql(QStringLiteral("select pg_promote(true, 20)")), QStringLiteral("t"));
            const int survived = standby->sql(QStringLiteral("select coalesce(max(n), 0) from beat")).toInt();
            const auto confirmed = writer.confirmed();
            const int written = confirmed.rbegin()->first;
            // in flight when it died, never confirmed, but arrived: nothing is lost
            const double measured = survived >= written ? 0 : seconds(confirmed.at(written) - confirmed.at(std::max(1, survived)));
            const double error = *frozen->cost.lostSeconds - measured;
            std::printf("%5d %-10s %8d %8.2f s %8.2f s %8.2f s %6.2f s\n", round + 1, kind == 0 ? "flows" : kind == 1 ? "cut" : "late",
                        std::max(0, written - survived), measured, *live->cost.lostSeconds, *frozen->cost.lostSeconds, error);
            std::fflush(stdout);
            worst = std::max(worst, std::abs(error));
            const double errorLive = *live->cost.lostSeconds - measured;
            worstLive = std::max(worstLive, std::abs(errorLive));
            sum += std::abs(error);
            QVERIFY2(std::abs(error) <= seconds(kHeartbeat), qPrintable(health::ReplicationWords::promotion(*frozen)));
            QVERIFY2(live->cost.possible && !live->cost.frozenSeconds, "the estimate before the kill is one of a living primary");
            QVERIFY2(std::abs(errorLive) <= seconds(kOnScreen),
                     qPrintable(QStringLiteral("%1 s off before the kill: %2").arg(errorLive).arg(health::ReplicationWords::promotion(*live))));
            primary.killHard(); // its process is collected
        }
        std::printf("%d kills: predicted within %.2f s of the measured loss (mean %.2f s); heartbeat %.1f s; on screen before the kill within %.2f s; heartbeat and lane %.1f s\n",
                    kills, worst, sum / kills, seconds(kHeartbeat), worstLive, seconds(kOnScreen));
    }
};

QTEST_GUILESS_MAIN(TestFailoverCost)
#include "tst_failovercost.moc"
