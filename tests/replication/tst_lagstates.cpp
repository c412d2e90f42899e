// SPDX-License-Identifier: GPL-3.0-or-later
// Every state a standby can be in, on real servers: what the console says of it, on the screen and in `status`, and what
// it does not say: no lag on an idle primary, no 0 on a cut link.

#include "models/health/replicationreport.h"
#include "tests/support/watchedcluster.h"

#include <QJsonDocument>

using namespace std::chrono_literals;
using health::StandbyState;

namespace {

const QString kPrimary = QStringLiteral("primary"), kStandby = QStringLiteral("standby");

} // namespace

class TestLagStates : public QObject {
    Q_OBJECT

    std::unique_ptr<WatchedCluster> m_cluster;
    std::unique_ptr<PostgresServer> m_standby, m_second;

    void write(int rows = 2000)
    {
        m_cluster->primary->sql(QStringLiteral("insert into log select repeat('x', 500) from generate_series(1, %1)").arg(rows));
    }
    [[nodiscard]] health::StandbyStatus status(const QString &name = kStandby) const
    {
        const auto v = m_cluster->standby(name);
        return v ? v->status : health::StandbyStatus();
    }
    [[nodiscard]] QString words(const QString &name = kStandby) const
    {
        const auto v = m_cluster->standby(name);
        return v ? health::ReplicationWords::state(*v).replace(QChar(0xa0), QLatin1Char(' ')) : QString();
    }
    // The standby's object in `status --json`.
    [[nodiscard]] QJsonObject reported(const QString &name = kStandby)
    {
        const auto &clock = base::Clock::system();
        const health::Observed o{m_cluster->environment(), *m_cluster->feed().catalogue(), m_cluster->feed().snapshots(), clock.now(), clock.wallNow()};
        const QJsonObject report = health::statusReport(o, m_cluster->assess());
        for (const QJsonValue &cluster : report.value(QStringLiteral("replication")).toArray())
            for (const QJsonValue &v : cluster.toObject().value(QStringLiteral("standbys")).toArray())
                if (v.toObject().value(QStringLiteral("name")) == name)
                    return v.toObject();
        return {};
    }
    [[nodiscard]] bool says(const char *part) { return m_cluster->sentences().join(QLatin1Char('\n')).contains(QLatin1String(part)); }

private slots:
    void initTestCase()
    {
        m_cluster = std::make_unique<WatchedCluster>(300ms);
        m_cluster->primary->sql(QStringLiteral("create table log (t text)"));
        m_standby = m_cluster->clone(QStringLiteral("standby1"), true);
        m_second = m_cluster->clone(QStringLiteral("standby2"), false, {}, m_standby.get());
        m_cluster->watch({{kPrimary, m_cluster->primary.get(), {}},
                          {kStandby, m_standby.get(), kPrimary},
                          {QStringLiteral("second"), m_second.get(), kStandby}},
                         {QStringLiteral("standby1")});
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 20000);
    }

    void anIdlePrimaryShowsNoLag()
    {
        write(10);
        QTRY_COMPARE(status().behindBytes, std::optional(0.0));
        QElapsedTimer since;
        for (since.start(); since.elapsed() < 2500;) {
            QTest::qWait(50);
            QCOMPARE(status().state, StandbyState::CaughtUp);
            QCOMPARE(status().behindSeconds, std::optional(0.0));
        }
        QCOMPARE(words(), QStringLiteral("caught up"));
        QCOMPARE(m_cluster->sentences(), QStringList());
        const auto v = m_cluster->standby(kStandby);
        QCOMPARE(v->cost.lostBytes, std::optional(0.0));
        QVERIFY(!v->cost.frozenSeconds);
        QCOMPARE(health::ReplicationWords::promotion(*v).replace(QChar(0xa0), QLatin1Char(' ')),
                 QStringLiteral("Promote standby now: lose nothing; it opens at once; sequences skip up to 32 values."));
        QCOMPARE(reported().value(QStringLiteral("state")), QStringLiteral("caught_up"));
    }

    void aCascadeStandsBehindItsStandby()
    {
        const auto v = m_cluster->standby(QStringLiteral("second"));
        QVERIFY(v);
        QTRY_COMPARE(m_cluster->state(QStringLiteral("second")), StandbyState::CaughtUp);
        QVERIFY(v->cascaded);
        QCOMPARE(v->upstream, kStandby);
        QCOMPARE(m_cluster->standby(kStandby)->upstream, kPrimary);
        // its slot is on the other standby: promoting that one keeps it
        QVERIFY(m_cluster->standby(kStandby)->cost.absentSlots.empty());
    }

    void aCutLinkIsSilentAndNotZero()
    {
        m_cluster->proxy->mode = FaultProxy::Freeze;
        write();
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::Silent, 10000);
        QVERIFY(status().silentSeconds.value_or(0) > 2.9);
        QVERIFY(status().missingBytes.value_or(0) > 500 * 2000);
        QVERIFY2(words().startsWith(QStringLiteral("link silent for ")), qPrintable(words()));
        QTRY_VERIFY2(says("standby is connected to its primary but has heard nothing for"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QVERIFY2(says("; promoting standby now loses about"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QCOMPARE(reported().value(QStringLiteral("state")), QStringLiteral("link_silent"));
        QVERIFY(reported().value(QStringLiteral("promote")).toObject().value(QStringLiteral("lost_seconds")).toDouble() > 2);
        // its own standby streams on and has as little
        QVERIFY(status(QStringLiteral("second")).missingBytes.value_or(0) > 500 * 2000);
        m_cluster->proxy->mode = FaultProxy::Pass;
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 10000);
        QTRY_COMPARE(m_cluster->sentences(), QStringList());
    }

    void replayPaused()
    {
        m_standby->sql(QStringLiteral("select pg_wal_replay_pause()"));
        write();
        QTRY_COMPARE(m_cluster->state(kStandby), StandbyState::Paused);
        QTRY_VERIFY(status().behindBytes.value_or(0) > 500 * 2000);
        QTRY_COMPARE(status().missingBytes, std::optional(0.0));
        QCOMPARE(words(), QStringLiteral("replay paused"));
        QTRY_VERIFY2(says("standby has had its replay paused"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QVERIFY(says("; promoting standby now loses nothing"));
        const auto v = m_cluster->standby(kStandby);
        QVERIFY(v->cost.replayBytes.value_or(0) > 500 * 2000);
        QCOMPARE(v->cost.lostBytes, std::optional(0.0));
        QCOMPARE(reported().value(QStringLiteral("state")), QStringLiteral("replay_paused"));
        m_standby->sql(QStringLiteral("select pg_wal_replay_resume()"));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 10000);
        QTRY_COMPARE(m_cluster->sentences(), QStringList());
    }

    void slowReplayIsBehindAndOnPurpose()
    {
        m_standby->set(QStringLiteral("recovery_min_apply_delay"), QStringLiteral("6s"));
        write(10);
        for (int i = 0; i < 40; ++i) {
            write(20);
            QTest::qWait(100);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::Behind, 10000);
        QVERIFY(status().behindBytes.value_or(0) > 0);
        QCOMPARE(status().missingBytes, std::optional(0.0));
        QCOMPARE(words(), QStringLiteral("kept 6.0 s behind on purpose"));
        QCOMPARE(reported().value(QStringLiteral("state")), QStringLiteral("behind"));
        QCOMPARE(m_cluster->sentences(), QStringList());
        m_standby->set(QStringLiteral("recovery_min_apply_delay"), QStringLiteral("0"));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 10000);
    }

    void aStandbyOfTheArchiveDoesNotStream()
    {
        m_standby->sql(QStringLiteral("alter system set restore_command = 'false'"));
        m_standby->set(QStringLiteral("primary_conninfo"), QString());
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::NotStreaming, 10000);
        QCOMPARE(words(), QStringLiteral("not streaming, reads the archive"));
        QTRY_VERIFY2(says("standby has received no WAL for"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QCOMPARE(reported().value(QStringLiteral("state")), QStringLiteral("not_streaming"));
        m_standby->sql(QStringLiteral("alter system reset all"));
        m_standby->reload();
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 10000);
    }

    void aStandbyThatCommitsWaitForIsMissed()
    {
        m_cluster->primary->set(QStringLiteral("synchronous_standby_names"), QStringLiteral("FIRST 1 (standby1, elsewhere)"));
        QTRY_COMPARE(m_cluster->state(QStringLiteral("elsewhere")), StandbyState::Missing);
        QCOMPARE(words(QStringLiteral("elsewhere")), QStringLiteral("missing"));
        QCOMPARE(reported(QStringLiteral("elsewhere")).value(QStringLiteral("state")), QStringLiteral("missing"));
        QTRY_VERIFY(m_cluster->standby(kStandby)->cost.synchronous);
        QVERIFY(!m_cluster->clusters().front().commitsHang);
        QTRY_VERIFY2(says("primary has missed its standby elsewhere for"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        m_cluster->primary->set(QStringLiteral("synchronous_standby_names"), QStringLiteral("elsewhere"));
        QTRY_VERIFY(m_cluster->clusters().front().commitsHang);
        QTRY_VERIFY2(says("; commits hang until 1"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        m_cluster->primary->set(QStringLiteral("synchronous_standby_names"), QString());
        QTRY_COMPARE(m_cluster->sentences(), QStringList());
    }

    void aStandbyThatIsGoneIsMissing()
    {
        m_second->stop();
        m_standby->stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::Missing, 10000);
        QTRY_VERIFY2(says("standby has been down for"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        m_standby->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kStandby), StandbyState::CaughtUp, 20000);
    }

    void anExPrimaryIsNoStandby()
    {
        m_cluster->primary->killHard();
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->standby(kStandby) && m_cluster->standby(kStandby)->cost.frozenSeconds, 10000);
        QTRY_VERIFY2(says("primary has been down for"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QTRY_VERIFY2(says("; promoting standby now loses"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        m_standby->sql(QStringLiteral("select pg_promote(true, 20)"));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->clusters().front().primary, kStandby, 10000);
        m_cluster->primary->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->state(kPrimary), StandbyState::Diverged, 20000);
        QCOMPARE(words(kPrimary), QStringLiteral("diverged: a primary of its own, timeline 1"));
        QVERIFY(!m_cluster->standby(kPrimary)->cost.possible);
        QVERIFY(!status(kPrimary).behindSeconds); // no lag of days
        QTRY_VERIFY2(says("primary is the old one: timeline 1, not 2"), qPrintable(m_cluster->sentences().join(QLatin1Char('\n'))));
        QCOMPARE(reported(kPrimary).value(QStringLiteral("state")), QStringLiteral("diverged"));
    }
};

QTEST_GUILESS_MAIN(TestLagStates)
#include "tst_lagstates.moc"
