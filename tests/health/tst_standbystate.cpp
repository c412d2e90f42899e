// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a standby and the cost of promoting it from what two ends say, where real servers are hard to bring
// there. tests/replication has the rest.
#include "models/health/failovercost.h"
#include "models/health/loadshare.h"
#include "models/health/replicationwords.h"
#include "models/health/slotoutlook.h"
#include "shop.h"

#include <QTest>

using namespace health;
using namespace std::chrono_literals;

namespace {

const base::TimePoint kNow = base::TimePoint{} + 100h;

// A primary that wrote 1000 bytes a second for a minute, a standby that has and shows all of it.
struct Pair {
    Pair()
    {
        watch::LogTrack track;
        for (int s = 60; s >= 0; --s)
            track.add(kNow - s * 1s, 60000 - 1000.0 * s);
        primary.at = own.at = kNow;
        primary.position = 60000;
        primary.rate = 1000;
        primary.track = std::make_shared<const watch::LogTrack>(track);
        own.standby = own.receiver = true;
        own.receiverStatus = QStringLiteral("streaming");
        own.position = own.replayed = 60000;
        own.replayRate = 1000;
        own.silentSeconds = 0.1;
        row.state = QStringLiteral("streaming");
        row.flushed = row.replayed = 60000;
        row.movedAt = kNow;
        e.answers = e.upstreamAnswers = e.primaryAnswers = true;
        e.own = &own;
        e.row = &row;
        e.primary = &primary;
        e.now = kNow;
    }
    [[nodiscard]] StandbyStatus status() const { return standbyStatus(e); }
    [[nodiscard]] FailoverCost cost() const
    {
        CostEvidence c;
        c.standby = e;
        c.state = status().state;
        c.primaryKnown = true;
        c.primaryStatus = primaryStatus;
        c.primarySlots = &slotRows;
        c.ownSlots = &copies;
        return failoverCost(c);
    }
    watch::LogState primary, own;
    watch::ReplicationRow row;
    watch::Status primaryStatus;
    std::vector<watch::SlotRow> slotRows, copies;
    StandbyEvidence e;
};

watch::SlotRow slotOf(const char *name, const char *type)
{
    watch::SlotRow s;
    s.name = base::Untrusted(QString::fromLatin1(name));
    s.type = QString::fromLatin1(type);
    return s;
}

} // namespace

class TestStandbyState : public QObject {
    Q_OBJECT
private slots:
    void unevenSamplesAreNoLag()
    {
        Pair p;
        p.own.at = kNow - 900ms; // asked before the primary
        p.own.position = p.own.replayed = 59100;
        QCOMPARE(p.status().state, StandbyState::CaughtUp);
        QVERIFY(p.status().behindSeconds.value_or(1) < 0.01);
        QVERIFY(p.cost().lostSeconds.value_or(1) < 0.01);
    }

    void catchesUpOrNever()
    {
        Pair p;
        p.own.replayed = 30000;
        p.own.replayRate = 4000;
        StandbyStatus s = p.status();
        QCOMPARE(s.state, StandbyState::Behind);
        QCOMPARE(s.behindSeconds, std::optional(30.0));
        QCOMPARE(s.trend, Trend::Shrinking);
        QCOMPARE(s.catchUpSeconds, std::optional(10.0)); // 30000 / (4000 - 1000)
        p.own.replayRate = 500;
        s = p.status();
        QCOMPARE(s.trend, Trend::Growing);
        QVERIFY(!s.catchUpSeconds);
        StandbyView v;
        v.status = s;
        QVERIFY(ReplicationWords::distance(v).endsWith(QStringLiteral(", does not catch up")));
        QCOMPARE(ReplicationWords::state(v), QStringLiteral("behind, and falling back"));
    }

    void anIdleLinkIsSilentOnlyAfterItsKeepalive()
    {
        Pair p;
        p.own.silentSeconds = 29;
        QCOMPARE(p.status().state, StandbyState::CaughtUp); // nothing is owed
        p.own.silentSeconds = 40;
        QCOMPARE(p.status().state, StandbyState::Silent);
        p.own.silentSeconds = 4;
        p.own.position = p.own.replayed = 50000; // ten seconds are owed
        QCOMPARE(p.status().state, StandbyState::Silent);
    }

    void aStandbyThatIsNotWatched()
    {
        Pair p;
        p.e.answers = false;
        p.e.own = nullptr;
        QCOMPARE(p.status().state, StandbyState::CaughtUp);
        p.row.flushed = p.row.replayed = 40000;
        p.row.movedAt = kNow - 20s;
        QCOMPARE(p.status().state, StandbyState::Silent);
        QCOMPARE(p.status().silentSeconds, std::optional(20.0));
        p.e.upstreamHides = true;
        QCOMPARE(p.status().state, StandbyState::Unknown);
        p.e.upstreamHides = false;
        p.e.row = nullptr;
        QCOMPARE(p.status().state, StandbyState::Unknown);
        p.e.expected = true;
        QCOMPARE(p.status().state, StandbyState::Missing);
    }

    void thePrimaryIsNotWatched()
    {
        Pair p;
        p.e.primary = nullptr;
        p.e.primaryAnswers = p.e.upstreamAnswers = false;
        p.own.upstreamEnd = 60000;
        QCOMPARE(p.status().state, StandbyState::CaughtUp);
        p.own.replayed = 1000;
        p.own.upstreamEnd = 1e7;
        QCOMPARE(p.status().state, StandbyState::Behind);
        QCOMPARE(p.cost().lostBytes, std::optional(1e7 - 60000));
    }

    void theDeadPrimaryFreezesTheCost()
    {
        Pair p;
        p.own.position = p.own.replayed = 57500;
        p.primaryStatus.lastAnswer = kNow;
        p.primaryStatus.since = kNow + 600ms; // the connection broke
        p.e.primaryAnswers = p.e.upstreamAnswers = false;
        p.e.now = kNow + 100s;
        p.own.at = kNow + 99s;
        const FailoverCost c = p.cost();
        QVERIFY(std::abs(*c.lostSeconds - 3.1) < 0.001);
        QVERIFY(std::abs(*c.lostBytes - 3100) < 0.001);
        QVERIFY(std::abs(*c.frozenSeconds - 99.4) < 0.001);
        p.e.now = kNow + 200s;
        QCOMPARE(p.cost().lostSeconds, c.lostSeconds);
    }

    void replayBeforeItOpens()
    {
        Pair p;
        p.own.replayed = 10000;
        p.own.fastestReplay = 5000;
        QCOMPARE(p.cost().replaySeconds, std::optional(10.0));
    }

    void slotsThatDoNotComeAlong()
    {
        Pair p;
        p.own.slot = base::Untrusted(QStringLiteral("mine"));
        p.slotRows = {slotOf("mine", "physical"), slotOf("other", "physical"), slotOf("old", "logical"), slotOf("copied", "logical"), slotOf("late", "logical")};
        for (watch::SlotRow &s : p.slotRows)
            s.active = true;
        p.slotRows[3].failover = p.slotRows[4].failover = true;
        p.copies = {slotOf("copied", "logical"), slotOf("late", "logical")};
        p.copies[0].synced = true;
        p.copies[1].synced = true;
        p.copies[1].invalidated = QStringLiteral("wal_removed");
        StandbyView v;
        v.name = base::Untrusted(QStringLiteral("b"));
        v.cost = p.cost();
        QCOMPARE(ReplicationWords::slotsLeft(v.cost), QStringLiteral("slots old and late are not synced; slot other must be made there"));
        QCOMPARE(ReplicationWords::promotion(v), QStringLiteral("Promote b now: lose nothing; it opens at once; slots old and late are not synced; slot other must be made there; sequences skip up to 32 values."));
        p.e.answers = false; // what it has is not known
        QCOMPARE(ReplicationWords::slotsLeft(p.cost()), QStringLiteral("slot old is not synced; slots copied and late may not be synced; slot other must be made there"));
    }

    void synchronousLossWasConfirmedToNobody()
    {
        Pair p;
        p.row.syncState = QStringLiteral("quorum");
        StandbyView v;
        v.cost = p.cost();
        QVERIFY(v.cost.synchronous);
        QVERIFY(ReplicationWords::promotion(v).contains(QStringLiteral("none of it confirmed to anybody")));
    }

    void whoDoesTheWork()
    {
        test::Shop shop;
        QHash<QString, watch::SnapshotPtr> snapshots;
        for (const char *id : {"shop-primary", "shop-standby"}) {
            watch::TargetSnapshot &s = shop.at(id);
            const bool standby = QLatin1String(id) == QLatin1String("shop-standby");
            s.facts.role = standby ? QStringLiteral("standby") : QStringLiteral("primary");
            s.facts.systemIdentifier = QStringLiteral("1");
            s.log.at = shop.now;
            s.log.standby = standby;
            s.log.receiver = standby;
            s.log.receiverStatus = QStringLiteral("streaming");
            s.log.position = s.log.replayed = s.log.upstreamEnd = 5000;
            s.load = {standby ? 10.0 : 190.0, standby ? 90.0 : 910.0, standby ? 1 : 4, {}};
            snapshots.insert(s.target, std::make_shared<watch::TargetSnapshot>(s));
        }
        const auto clusters = replicationOf(shop.environment, snapshots, shop.now);
        QCOMPARE(clusters.size(), std::size_t(1));
        const LoadShare share = loadShare(clusters.front(), shop.environment, snapshots);
        QCOMPARE(ReplicationWords::load(share).replace(QChar(0xa0), QLatin1Char(' ')),
                 QStringLiteral("Reads: shop-primary 91 %, shop-standby 9 %; transactions: shop-primary 95 %, shop-standby 5 %; "
                                "sessions: shop-primary 80 %, shop-standby 20 %. Pool shop-pgbouncer leads to shop-primary. "
                                "shop-standby is caught up and idle: it could take reads."));
    }

    void theDiskOfTheLog()
    {
        test::Shop shop;
        shop.at("shop-primary").facts.dataFolder = base::Untrusted(QStringLiteral("/srv/pg/data"));
        shop.set("shop-host", "host.disk.free", 100, "/");
        shop.set("shop-host", "host.disk.free", 7200, "/srv");
        shop.set("shop-host", "host.disk.free", 5, "/srv/p");
        QHash<QString, watch::SnapshotPtr> snapshots;
        for (const char *id : {"shop-primary", "shop-host"})
            snapshots.insert(QString::fromLatin1(id), std::make_shared<watch::TargetSnapshot>(shop.at(id)));
        const auto free = logDiskFree(shop.environment, snapshots, QStringLiteral("shop-primary"));
        QCOMPARE(free, std::optional(7200.0));
        watch::SlotRow slot = slotOf("s", "logical");
        slot.retainedBytes = 1;
        QCOMPARE(slotOutlook(slot, 2, free).diskFullSeconds, std::optional(3600.0));
        slot.active = true;
        QVERIFY(!slotOutlook(slot, 2, free).diskFullSeconds);
    }
};

QTEST_GUILESS_MAIN(TestStandbyState)
#include "tst_standbystate.moc"
