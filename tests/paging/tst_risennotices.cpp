// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes critical after it was told of, or while nobody was: it is told, and under the same names after a restart.
#include "tests/paging/alertscript.h"

namespace {

Alert lagOf(int standby)
{
    Alert lag = alertOf(u"lag"_s, Severity::Critical);
    lag.item = base::Untrusted(u"standby %1"_s.arg(standby));
    lag.key = alerts::keyOf(lag.rule, lag.scope, lag.service + lag.target, lag.item);
    return lag;
}

QStringList keysOf(const QList<Notice> &notices)
{
    QStringList keys;
    for (const Notice &notice : notices)
        keys << notice.key;
    return keys;
}

QStringList eventsOf(const QList<Notice> &notices)
{
    QStringList events;
    for (const Notice &notice : notices)
        events << notify::eventOf(notice);
    return events;
}

} // namespace

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
        const Alert lag = alertOf(u"lag"_s, Severity::Warning), last = alertOf(u"last"_s, Severity::Critical), more = alertOf(u"one more"_s, Severity::Critical);
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
        QVERIFY(notices.take(group, {is(What::Fired, more)}, kBegin + 13s).isEmpty()); // counted
        QCOMPARE(notices.due(kBegin + 60s).value(0).severity, Severity::Critical);
        const auto asked = notices.take(group, {is(What::Due, more, kBegin + 61s)}, kBegin + 61s); // a digest asks nobody
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0].people && asked[0].key == more.key && asked[0].severity == Severity::Critical && asked[0].summary == more.headline);
        QCOMPARE(notices.noticeOf(more), more.key);
        QVERIFY(notices.take(group, {is(What::Due, more, kBegin + 62s)}, kBegin + 62s).isEmpty()); // once
        const auto over = notices.take(group, {is(What::Resolved, more, kBegin + 70s)}, kBegin + 70s);
        QVERIFY(over.size() == 1 && over[0].key == more.key && over[0].moment == Moment::Resolved);
    }

    // Five standbys lag, and then the disk of the primary is full, and then its connections: criticals of one rule leave a slot for
    // another one, and what finds none is asked about all the same. The persons' turn comes in any order.
    void anotherCauseInsideAStormOfOneRuleIsAskedAbout()
    {
        GroupNotices notices;
        const QString group = lagOf(0).group(), whole = GroupNotices::keyOf(group);
        QList<Notice> told;
        QList<Transition> due;
        for (int i = 0; i < 6; ++i) {
            told += notices.take(group, {is(What::Fired, lagOf(i))}, kBegin + 1s);
            due.prepend(is(What::Due, lagOf(i), kBegin + 11s));
        }
        QCOMPARE(keysOf(told), QStringList({whole, lagOf(1).key, lagOf(2).key}));
        const auto asked = notices.take(group, due, kBegin + 11s);
        QCOMPARE(asked.size(), 3);
        for (const Notice &notice : asked)
            QVERIFY(notice.people && eventsOf(told).contains(notify::eventOf(notice)));
        QVERIFY(notices.due(kBegin + 12s).isEmpty());

        const Alert disk = alertOf(u"disk"_s, Severity::Critical), full = alertOf(u"connections"_s, Severity::Critical);
        const auto own = notices.take(group, {is(What::Fired, disk)}, kBegin + 12s);
        QVERIFY(own.size() == 1 && own[0].key == disk.key);
        QVERIFY(notices.take(group, {is(What::Due, disk, kBegin + 22s)}, kBegin + 22s).value(0).people);
        QVERIFY(notices.take(group, {is(What::Fired, full)}, kBegin + 23s).isEmpty());
        const auto last = notices.take(group, {is(What::Due, full, kBegin + 33s)}, kBegin + 33s);
        QCOMPARE(last.size(), 1);
        QVERIFY(last[0].people && last[0].key == full.key && last[0].moment == Moment::Firing && last[0].severity == Severity::Critical);
        QCOMPARE(last[0].count, 4); // with three that wait: it is their digest as well
        QVERIFY2(last[0].summary.contains(full.headline) && last[0].text.startsWith(full.sentence), qPrintable(last[0].summary));
        QVERIFY(notices.due(kBegin + 60s).isEmpty() && notices.due(kBegin + 900s).isEmpty());
        QCOMPARE(notices.alertsOf(full.key), QStringList(full.key));
        QCOMPARE(notices.alertsOf(whole).size(), 4);
    }

    void whatBeginsTwentyMinutesIntoAStormIsTold()
    {
        GroupNotices notices;
        const QString group = lagOf(0).group();
        for (int i = 0; i < 5; ++i)
            (void)notices.take(group, {is(What::Fired, lagOf(i)), is(What::Due, lagOf(i))}, kBegin);
        int digests = 0;
        for (int minute = 1; minute < 20; ++minute) { // warnings keep coming, and digests with them
            (void)notices.take(group, {is(What::Fired, alertOf(u"slow %1"_s.arg(minute), Severity::Warning))}, kBegin + minute * 60s);
            digests += int(notices.due(kBegin + minute * 60s + 30s).size());
        }
        QVERIFY(digests > 2);
        for (int i = 5; i < 8; ++i) {
            Alert lag = lagOf(i);
            lag.fired = kBegin + 20min;
            const auto told = notices.take(group, {is(What::Fired, lag)}, lag.fired);
            QCOMPARE(keysOf(told), i < 7 ? QStringList(lag.key) : QStringList()); // two of one rule again
        }
        const auto over = notices.take(group, {is(What::Resolved, lagOf(5), kBegin + 21min)}, kBegin + 21min);
        QCOMPARE(over.size(), 1);
        Alert lag = lagOf(8); // the slot of what is over
        lag.fired = kBegin + 21min;
        QCOMPARE(keysOf(notices.take(group, {is(What::Fired, lag)}, lag.fired)), QStringList(lag.key));
    }

    // Of what finds no slot: one notice each half minute, and what comes meanwhile is in the next one.
    void whatFindsNoSlotIsGathered()
    {
        GroupNotices notices;
        const auto cause = [](int i) { return alertOf(u"cause %1"_s.arg(i), Severity::Critical); };
        const QString group = cause(0).group();
        for (int i = 0; i <= GroupNotices::kOwn; ++i)
            QCOMPARE(notices.take(group, {is(What::Fired, cause(i)), is(What::Due, cause(i))}, kBegin).size(), 2);
        const auto first = notices.take(group, {is(What::Fired, cause(4)), is(What::Due, cause(4), kBegin + 10s)}, kBegin + 10s);
        QCOMPARE(keysOf(first), QStringList(cause(4).key));
        for (int i = 5; i < 8; ++i)
            QVERIFY(notices.take(group, {is(What::Fired, cause(i)), is(What::Due, cause(i), kBegin + 12s)}, kBegin + 12s).isEmpty());
        Alert hushed = cause(7);
        hushed.silencedBy = {u"1"_s};
        QVERIFY(notices.take(group, {is(What::Silenced, hushed)}, kBegin + 13s).isEmpty());
        QVERIFY(notices.take(group, {is(What::Resolved, cause(6), kBegin + 14s)}, kBegin + 14s).isEmpty());
        QVERIFY(notices.due(kBegin + 39s).isEmpty());
        const auto second = notices.due(kBegin + 40s);
        QCOMPARE(keysOf(second), QStringList(cause(5).key));
        QVERIFY(second[0].people && second[0].count == 1 && second[0].summary == cause(5).headline);
        QVERIFY(notices.due(kBegin + 900s).isEmpty());
        Alert heard = cause(7);
        heard.due = kBegin + 12s;
        const auto third = notices.take(group, {is(What::SilenceEnded, heard)}, kBegin + 901s);
        QVERIFY(third.size() == 1 && third[0].people && third[0].key == heard.key);
    }

    void whatWasGatheredHasTheSameNamesAfterARestart()
    {
        GroupNotices notices;
        QList<Alert> all;
        for (int i = 0; i < 7; ++i) {
            all << alertOf(u"cause %1"_s.arg(i), Severity::Critical);
            all.last().fired = kBegin + i * 100ms;
        }
        const QString group = all[0].group();
        QStringList events;
        for (const Alert &alert : std::as_const(all))
            events += eventsOf(notices.take(group, {is(What::Fired, alert)}, alert.fired));
        for (Alert &alert : all) {
            alert.due = alert.fired + 10s;
            for (const QString &event : eventsOf(notices.take(group, {is(What::Due, alert, alert.due)}, alert.due)))
                if (!events.contains(event))
                    events << event;
        }
        QCOMPARE(events.size(), 5); // the group's, three, and one of three
        GroupNotices next;
        QStringList known = eventsOf(next.know(all));
        known.sort();
        events.sort();
        QCOMPARE(known, events);
        for (const Alert &alert : std::as_const(all))
            QCOMPARE(next.noticeOf(alert), notices.noticeOf(alert));
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

    // It is in the group's notice as a warning, that one is critical already, and the slots are spent: it is told of as one that fires.
    void whatBecomesCriticalWithoutASlotIsCounted_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("due");
        QTest::addColumn<bool>("asked");
        QTest::newRow("not due") << u"slot"_s << false << false;
        QTest::newRow("due") << u"slot"_s << true << true;
        QTest::newRow("due, of a rule that persons were asked about") << u"cause 1"_s << true << false;
    }
    void whatBecomesCriticalWithoutASlotIsCounted()
    {
        QFETCH(QString, rule);
        QFETCH(bool, due);
        QFETCH(bool, asked);
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        Alert rises = alertOf(rule, Severity::Warning);
        rises.item = base::Untrusted(u"of its own"_s);
        rises.key = alerts::keyOf(rises.rule, rises.scope, rises.service + rises.target, rises.item);
        const QString group = down.group(), whole = GroupNotices::keyOf(group);
        (void)notices.take(group, {is(What::Fired, down), is(What::Due, down), is(What::Fired, rises)}, kBegin);
        QCOMPARE(notices.due(kBegin + 40s).value(0).count, 2);
        for (int i = 1; i <= GroupNotices::kOwn; ++i)
            QCOMPARE(notices.take(group, {is(What::Fired, alertOf(u"cause %1"_s.arg(i), Severity::Critical)), is(What::Due, alertOf(u"cause %1"_s.arg(i), Severity::Critical))}, kBegin + 50s).size(), 2);
        QVERIFY(notices.due(kBegin + 51s).isEmpty());
        rises.severity = Severity::Critical;
        rises.due = due ? kBegin + 10s : base::WallTime{};
        rises.sentence = u"now it is critical"_s;
        const QList<Notice> told = notices.take(group, {is(What::Rose, rises)}, kBegin + 60s), later = notices.due(kBegin + 351s);
        if (asked) {
            QVERIFY(told.size() == 1 && told[0].people && told[0].key == rises.key && later.isEmpty());
            return;
        }
        QVERIFY(told.isEmpty());
        QCOMPARE(later.size(), 1);
        QVERIFY(later[0].moment == Moment::Digest && later[0].key == whole && later[0].count == 2 && later[0].text.contains(rises.sentence));
        QVERIFY(notices.due(kBegin + 900s).isEmpty()); // once
    }

    // Two standbys lag, one is critical and well again: when the other one is, nobody knows of a critical of that rule.
    void anEndedCriticalIsNoReasonToKeepTheNextOneBack()
    {
        GroupNotices notices;
        Alert first = lagOf(0), second = lagOf(1);
        first.severity = second.severity = Severity::Warning;
        Alert slow = alertOf(u"slow"_s, Severity::Warning);
        second.fired = slow.fired = kBegin + 1s;
        const QString group = first.group();
        (void)notices.take(group, {is(What::Fired, first), is(What::Due, first), is(What::Fired, second), is(What::Due, second), is(What::Fired, slow)}, kBegin + 1s);
        QCOMPARE(notices.due(kBegin + 40s).value(0).count, 3);
        first.severity = second.severity = Severity::Critical;
        first.due = second.due = kBegin + 11s;
        QVERIFY(notices.take(group, {is(What::Rose, first)}, kBegin + 50s).value(0).people);
        for (const QString &cause : {u"cause 1"_s, u"cause 2"_s})
            QCOMPARE(notices.take(group, {is(What::Fired, alertOf(cause, Severity::Critical)), is(What::Due, alertOf(cause, Severity::Critical))}, kBegin + 60s).size(), 2);
        QVERIFY(notices.take(group, {is(What::Resolved, first, kBegin + 70s)}, kBegin + 70s).isEmpty());
        const auto told = notices.take(group, {is(What::Rose, second)}, kBegin + 80s);
        QCOMPARE(told.size(), 1); // the slot that is left is for it
        QVERIFY(told[0].people && told[0].severity == Severity::Critical && told[0].key == second.key);
        QVERIFY(notices.take(group, {is(What::Rose, second)}, kBegin + 81s).isEmpty());
        QVERIFY(notices.due(kBegin + 900s).isEmpty());
    }

    // A digest counts the second one before it is the persons' turn, with or without the first one still there.
    void whatADigestCountsIsAskedAboutWhenNobodyHasItsRule_data()
    {
        QTest::addColumn<bool>("over"); // before the second one is due
        QTest::newRow("the first one is over") << true;
        QTest::newRow("persons are asked about the first one") << false;
    }
    void whatADigestCountsIsAskedAboutWhenNobodyHasItsRule()
    {
        QFETCH(bool, over);
        GroupNotices notices;
        const Alert slow = alertOf(u"slow"_s, Severity::Warning), first = lagOf(0), another = alertOf(u"another"_s, Severity::Critical);
        Alert second = lagOf(1);
        second.fired = kBegin + 40s;
        const QString group = slow.group(), whole = GroupNotices::keyOf(group);
        (void)notices.take(group, {is(What::Fired, slow), is(What::Due, slow)}, kBegin);
        for (int i = 0; i < GroupNotices::kOwn; ++i)
            QCOMPARE(notices.take(group, {is(What::Fired, alertOf(u"own %1"_s.arg(i), Severity::Critical))}, kBegin + 1s).size(), 1);
        QCOMPARE(keysOf(notices.take(group, {is(What::Fired, first)}, kBegin + 2s)), QStringList(whole));
        QVERIFY(notices.take(group, {is(What::Due, first, kBegin + 12s)}, kBegin + 12s).value(0).people);
        if (over)
            QVERIFY(notices.take(group, {is(What::Resolved, first, kBegin + 20s)}, kBegin + 20s).isEmpty());
        QVERIFY(notices.take(group, {is(What::Fired, second)}, kBegin + 40s).isEmpty());
        const auto digest = notices.due(kBegin + 41s);
        QVERIFY(digest.size() == 1 && digest[0].moment == Moment::Digest);
        QCOMPARE(notices.noticeOf(second), whole);
        const auto asked = notices.take(group, {is(What::Due, second, kBegin + 50s)}, kBegin + 50s);
        if (over) {
            QCOMPARE(asked.size(), 1);
            QVERIFY(asked[0].people && asked[0].moment == Moment::Firing && asked[0].key == second.key);
            return;
        }
        QVERIFY(asked.isEmpty()); // and when that one ends they have this one
        QVERIFY(notices.take(group, {is(What::Resolved, first, kBegin + 60s)}, kBegin + 60s).isEmpty());
        QVERIFY(notices.take(group, {is(What::Fired, another)}, kBegin + 61s).isEmpty());
        QCOMPARE(keysOf(notices.take(group, {is(What::Due, another, kBegin + 71s)}, kBegin + 71s)), QStringList(another.key));
        QCOMPARE(notices.noticeOf(second), whole);
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
