// SPDX-License-Identifier: GPL-3.0-or-later
// A real standby that is behind and catches up: the stream was held back, then comes at a speed that is known, and the time
// that the console promises is compared with the time it takes.

#include "tests/support/watchedcluster.h"

using namespace std::chrono_literals;
using health::StandbyState;

namespace {

const QString kFollower = QStringLiteral("standby");

constexpr int kPiece = 8192, kApart = 40;             // bytes of the stream at once, milliseconds between them
constexpr double kSpeed = kPiece * 1000.0 / kApart;   // bytes a second
constexpr int kRows = 8500;                           // of 500 bytes: some 24 s at this speed
constexpr double kQuiet = 1000;                       // bytes a second that an idle server writes, and more

// How far the promise may be from what happens: its rate is a mean of ten seconds, of which the first may still have stood
// still (a tenth), the log comes in messages of 128 KiB (0.6 s each), and both looks and the way to the screen take up to 0.6 s.
double allowed(double promised) { return 2 + promised / 5; }

} // namespace

class TestCatchUp : public QObject {
    Q_OBJECT

    std::unique_ptr<WatchedCluster> m_cluster;
    std::unique_ptr<PostgresServer> m_standby;

    [[nodiscard]] health::StandbyStatus status() const
    {
        const auto v = m_cluster->standby(kFollower);
        return v ? v->status : health::StandbyStatus();
    }
    [[nodiscard]] QString words() const
    {
        const auto v = m_cluster->standby(kFollower);
        QString all = v ? health::ReplicationWords::state(*v) + QLatin1Char('|') + health::ReplicationWords::distance(*v) : QString();
        return all.replace(QChar(0xa0), QLatin1Char(' '));
    }
    [[nodiscard]] double rateOf(const char *target, std::optional<double> watch::LogState::*rate, double otherwise) const
    {
        const watch::SnapshotPtr snapshot = m_cluster->snapshot(QLatin1String(target));
        return snapshot ? (snapshot->log.*rate).value_or(otherwise) : otherwise;
    }

private slots:
    void initTestCase()
    {
        m_cluster = std::make_unique<WatchedCluster>(300ms, QStringList{QStringLiteral("autovacuum = off"), QStringLiteral("checkpoint_timeout = 1h")});
        m_cluster->primary->sql(QStringLiteral("create table log (t text)"));
        m_standby = m_cluster->clone(QStringLiteral("standby1"), true);
        m_cluster->watch({{QStringLiteral("primary"), m_cluster->primary.get(), {}}, {kFollower, m_standby.get(), QStringLiteral("primary")}});
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kFollower), StandbyState::CaughtUp, 20000);
    }
    void cleanupTestCase()
    {
        m_standby.reset();
        m_cluster.reset();
    }

    void theTimeThatIsPromisedIsTheTimeItTakes()
    {
        QCOMPARE(status().catchUpSeconds.value_or(0), 0.0); // there is nothing to catch up with
        m_cluster->proxy->mode = FaultProxy::Freeze;
        m_cluster->primary->sql(QStringLiteral("insert into log select repeat('x', 500) from generate_series(1, %1)").arg(kRows));
        // until what was written at once is no longer what is written in a second
        QTRY_VERIFY_WITH_TIMEOUT(rateOf("primary", &watch::LogState::rate, 1e9) < kQuiet && status().missingBytes.value_or(0) > 500.0 * kRows, 30000);

        m_cluster->proxy->apart = kApart;
        m_cluster->proxy->piece = kPiece;
        m_cluster->proxy->mode = FaultProxy::Pass;
        QTRY_VERIFY_WITH_TIMEOUT(status().state == StandbyState::Behind && status().trend == health::Trend::Shrinking, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(rateOf("standby", &watch::LogState::replayRate, 0) > 0.9 * kSpeed, 20000); // its mean has forgotten the pause

        QElapsedTimer since;
        since.start();
        const health::StandbyStatus behind = status();
        const QString said = words();
        QVERIFY(behind.catchUpSeconds.has_value());
        QVERIFY2(*behind.catchUpSeconds > 4, "so little was left that the promise proves nothing");
        QVERIFY2(said.startsWith(QStringLiteral("behind, catching up|")) && said.contains(QStringLiteral(" behind, catches up in ")), qPrintable(said));
        QTRY_COMPARE_WITH_TIMEOUT(status().behindBytes, std::optional(0.0), 60000);
        const double took = double(since.elapsed()) / 1000;
        qInfo("%s: it took %.1f s, promised were %.1f s", qPrintable(said), took, *behind.catchUpSeconds);
        QVERIFY2(std::abs(took - *behind.catchUpSeconds) <= allowed(*behind.catchUpSeconds),
                 qPrintable(QStringLiteral("%1 s, promised were %2 s").arg(took).arg(*behind.catchUpSeconds)));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kFollower), StandbyState::CaughtUp, 10000);
    }
};

QTEST_GUILESS_MAIN(TestCatchUp)
#include "tst_catchup.moc"
