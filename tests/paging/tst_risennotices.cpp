// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes critical after it was told of, or while nobody was: it is told, and under the same names after a restart.
#include "tests/paging/alertscript.h"

class TstRisenNotices : public QObject {
    Q_OBJECT

private slots:
    void whatGetsWorseIsToldAgain()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning);
        (void)notices.take(lag.group(), {is(What::Fired, lag), is(What::Due, lag)}, kBegin);
        lag.severity = Severity::Critical;
        lag.due = kBegin;
        const auto worse = notices.take(lag.group(), {is(What::Rose, lag)}, kBegin + 30s);
        QCOMPARE(worse.size(), 1);
        QVERIFY(worse[0].people);
        QCOMPARE(worse[0].severity, Severity::Critical);
    }

    // Not with the digest that it waited for, half a minute to five minutes later.
    void whatBecomesCriticalWhileItWaitsForADigestIsToldAtOnce()
    {
        GroupNotices notices;
        const Alert lag = alertOf(u"lag"_s, Severity::Warning);
        const QString group = lag.group();
        (void)notices.take(group, {is(What::Fired, lag), is(What::Due, lag)}, kBegin);
        Alert slot = alertOf(u"slot"_s, Severity::Warning), disk = alertOf(u"disk"_s, Severity::Warning);
        slot.due = kBegin + 10s; // the person who has `lag` is asked already
        QVERIFY(notices.take(group, {is(What::Fired, slot), is(What::Due, slot), is(What::Fired, disk)}, kBegin + 10s).isEmpty());
        slot.severity = disk.severity = Severity::Critical;
        const auto due = notices.take(group, {is(What::Rose, slot)}, kBegin + 20s);
        QCOMPARE(due.size(), 1);
        QVERIFY(due[0].key == slot.key && due[0].severity == Severity::Critical && due[0].people);
        const auto early = notices.take(group, {is(What::Rose, disk)}, kBegin + 21s);
        QCOMPARE(early.size(), 1);
        QVERIFY(early[0].key == disk.key && !early[0].people); // machines; persons when it is due
        const auto then = notices.take(group, {is(What::Due, disk)}, kBegin + 22s);
        QVERIFY(then.size() == 1 && then[0].people && notify::eventOf(then[0]) == notify::eventOf(early[0]));
        QVERIFY(notices.due(kBegin + 600s).isEmpty());
    }

    // Three have notices of their own; the next one makes the group's as bad as it is, and persons are asked as for a critical.
    void oneCriticalTooManyForItsOwnNoticeMakesTheGroupsWorse()
    {
        GroupNotices notices;
        const Alert lag = alertOf(u"lag"_s, Severity::Warning), last = alertOf(u"last"_s, Severity::Critical);
        const QString group = lag.group();
        const auto first = notices.take(group, {is(What::Fired, lag), is(What::Due, lag)}, kBegin);
        for (int i = 0; i < GroupNotices::kOwn; ++i)
            QCOMPARE(notices.take(group, {is(What::Fired, alertOf(u"own %1"_s.arg(i), Severity::Critical))}, kBegin + 1s).size(), 1);
        const auto worse = notices.take(group, {is(What::Fired, last)}, kBegin + 2s);
        QCOMPARE(worse.size(), 1);
        QVERIFY(worse[0].key == first[0].key && worse[0].severity == Severity::Critical && worse[0].summary == last.headline && !worse[0].people);
        QVERIFY(notify::eventOf(worse[0]) != notify::eventOf(first[0]));
        QVERIFY(notices.take(group, {is(What::Due, lag)}, kBegin + 3s).isEmpty()); // they know of that
        const auto due = notices.take(group, {is(What::Due, last)}, kBegin + 12s);
        QVERIFY(due.size() == 1 && due[0].people && notify::eventOf(due[0]) == notify::eventOf(worse[0]));
        QVERIFY(notices.take(group, {is(What::Fired, alertOf(u"one more"_s, Severity::Critical))}, kBegin + 13s).isEmpty()); // counted
        QCOMPARE(notices.due(kBegin + 60s).value(0).severity, Severity::Critical);
    }

    void aDigestIsAsBadAsTheWorstItCounts()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning), slot = alertOf(u"slot"_s, Severity::Warning);
        (void)notices.take(lag.group(), {is(What::Fired, lag), is(What::Due, lag), is(What::Fired, slot)}, kBegin);
        slot.severity = Severity::Critical;
        slot.due = kBegin + 10s;
        QVERIFY(notices.take(lag.group(), {is(What::Known, slot)}, kBegin + 20s).isEmpty());
        const auto told = notices.due(kBegin + 30s);
        QCOMPARE(told.size(), 2);
        QVERIFY(told[0].moment == Moment::Firing && told[0].severity == Severity::Critical && told[0].people);
        QVERIFY(told[1].moment == Moment::Digest && told[1].severity == Severity::Critical && told[1].count == 2);
    }

    // Whatever kept it quiet: its Due was given as a warning, and is not given again.
    void whatBecameCriticalInTheQuietIsToldWhenThatEnds_data()
    {
        QTest::addColumn<int>("ends");
        for (const What ends : {What::SilenceEnded, What::InhibitionEnded, What::MaintenanceEnded, What::AcknowledgementEnded, What::FlappingEnded})
            QTest::newRow(qPrintable(alerts::wordOf(ends))) << int(ends);
    }
    void whatBecameCriticalInTheQuietIsToldWhenThatEnds()
    {
        QFETCH(int, ends);
        const auto hushed = [ends](Alert alert) {
            switch (What(ends)) {
            case What::SilenceEnded: alert.silencedBy = {u"1"_s}; break;
            case What::InhibitionEnded: alert.inhibitedBy = {u"1"_s}; break;
            case What::MaintenanceEnded: alert.maintenance = {u"1"_s}; break;
            case What::AcknowledgementEnded: alert = acknowledgedOf(alert); break;
            default: alert.flapping = true; break;
            }
            return alert;
        };
        const auto begun = [](QList<Notice> all) {
            all.removeIf([](const Notice &notice) { return notice.moment != Moment::Firing; });
            return all;
        };
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning), slot = alertOf(u"slot"_s, Severity::Warning);
        const QString group = lag.group();
        for (Alert *alert : {&lag, &slot}) // one has the group's notice, one waits for its digest
            alert->due = kBegin;
        (void)notices.take(group, {is(What::Fired, lag), is(What::Due, lag), is(What::Fired, slot), is(What::Due, slot)}, kBegin);
        for (Alert *alert : {&lag, &slot}) {
            alert->severity = Severity::Critical;
            QVERIFY(begun(notices.take(group, {is(What::Rose, hushed(*alert))}, kBegin + 5s)).isEmpty());
            QVERIFY(begun(notices.take(group, {is(What(ends), hushed(*alert))}, kBegin + 6s)).isEmpty()); // another thing keeps it quiet
            const auto told = notices.take(group, {is(What(ends), *alert)}, kBegin + 7s);
            QCOMPARE(told.size(), 1);
            QVERIFY(told[0].people && told[0].severity == Severity::Critical && told[0].moment == Moment::Firing && told[0].summary == alert->headline);
            QVERIFY(notices.take(group, {is(What(ends), *alert)}, kBegin + 8s).isEmpty()); // once
        }
        Alert over = lag;
        over.state = State::Resolved;
        GroupNotices another;
        QVERIFY(another.take(group, {is(What(ends), over)}, kBegin).isEmpty());
    }

    // A watcher that began while it was quiet knows of nobody who was told.
    void whatBecameCriticalInTheQuietBehindARestartIsTold()
    {
        GroupNotices notices;
        Alert slot = alertOf(u"slot"_s, Severity::Warning);
        const QString group = slot.group();
        slot.due = kBegin + 10s;
        slot.silencedBy = {u"1"_s};
        QVERIFY(notices.know({slot}).isEmpty());
        slot.severity = Severity::Critical;
        QVERIFY(notices.take(group, {is(What::Rose, slot)}, kBegin + 60s).isEmpty());
        slot.silencedBy.clear();
        const auto told = notices.take(group, {is(What::SilenceEnded, slot)}, kBegin + 90s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].people && told[0].severity == Severity::Critical && told[0].moment == Moment::Firing);
        QVERIFY(notices.take(group, {is(What::Due, slot), is(What::SilenceEnded, slot)}, kBegin + 91s).isEmpty()); // once
    }

    // The group's notice may be critical already, or be named after another one: a restart finds the same notices.
    void whatBecomesCriticalInsideTheGroupsNoticeHasOneOfItsOwn_data()
    {
        QTest::addColumn<bool>("critical"); // the one that began the group
        QTest::newRow("critical") << true;
        QTest::newRow("warning") << false;
    }
    void whatBecomesCriticalInsideTheGroupsNoticeHasOneOfItsOwn()
    {
        QFETCH(bool, critical);
        GroupNotices notices;
        Alert first = alertOf(u"first"_s, critical ? Severity::Critical : Severity::Warning), slot = alertOf(u"slot"_s, Severity::Warning);
        slot.fired = kBegin + 1s;
        first.due = slot.due = kBegin + 11s;
        const QString group = first.group(), whole = GroupNotices::keyOf(group);
        const auto begun = notices.take(group, {is(What::Fired, first), is(What::Due, first), is(What::Fired, slot), is(What::Due, slot)}, kBegin + 1s);
        QCOMPARE(notices.due(kBegin + 40s).value(0).count, 2);
        slot.severity = Severity::Critical;
        const auto told = notices.take(group, {is(What::Rose, slot)}, kBegin + 60s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].people && told[0].severity == Severity::Critical && told[0].key == slot.key);
        QCOMPARE(notices.alertsOf(whole), QStringList(first.key));
        QVERIFY(notices.take(group, {is(What::Rose, slot), is(What::FlappingEnded, slot), is(What::FlappingEnded, first)}, kBegin + 61s).isEmpty());
        for (const Notice &known : GroupNotices().know({slot, first}))
            QCOMPARE(notify::eventOf(known), notify::eventOf(known.key == whole ? begun[0] : told[0]));
        const auto over = notices.take(group, {is(What::Resolved, slot, kBegin + 90s)}, kBegin + 90s);
        QVERIFY(over.size() == 1 && over[0].key == slot.key);
    }

    // What made the group's notice critical is over, and the last one of it becomes critical: that is told anew under the same name.
    void theLastOneOfACriticalNoticeThatBecomesCriticalIsTold()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        Alert slot = alertOf(u"slot"_s, Severity::Warning);
        slot.fired = kBegin + 1s;
        slot.due = kBegin + 11s;
        const QString group = down.group();
        const auto begun = notices.take(group, {is(What::Fired, down), is(What::Due, down), is(What::Fired, slot), is(What::Due, slot)}, kBegin + 1s);
        QCOMPARE(notices.due(kBegin + 40s).size(), 1);
        QVERIFY(notices.take(group, {is(What::Resolved, down, kBegin + 50s)}, kBegin + 50s).isEmpty());
        slot.severity = Severity::Critical;
        const auto told = notices.take(group, {is(What::Rose, slot)}, kBegin + 60s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].people && told[0].key == GroupNotices::keyOf(group) && told[0].summary == slot.headline);
        QVERIFY(notify::eventOf(told[0]) != notify::eventOf(begun[0]));
        QCOMPARE(notify::eventOf(GroupNotices().know({slot}).value(0)), notify::eventOf(told[0]));
        QVERIFY(notices.take(group, {is(What::Rose, slot)}, kBegin + 61s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstRisenNotices)
#include "tst_risennotices.moc"
