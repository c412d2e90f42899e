// SPDX-License-Identifier: GPL-3.0-or-later
// The notice that an alert was told in is kept with it: behind a restart it goes on there, whatever else of its group is over.
#include "tests/paging/alertscript.h"

namespace {

Alert laterOf(const QString &rule, Severity severity, std::chrono::seconds after)
{
    Alert alert = alertOf(rule, severity);
    alert.fired = kBegin + after;
    return alert;
}

// What the book keeps.
QHash<QString, QString> keptOf(const GroupNotices &notices, const QList<Alert> &alerts)
{
    QHash<QString, QString> kept;
    for (const Alert &alert : alerts)
        if (const QString key = notices.noticeOf(alert); !key.isEmpty())
            kept.insert(alert.key, key);
    return kept;
}

} // namespace

class TstKeptNotices : public QObject {
    Q_OBJECT

private slots:
    void whatHadANoticeOfItsOwnKeepsItWhenTheFirstOneIsOver()
    {
        GroupNotices notices;
        const Alert first = laterOf(u"first"_s, Severity::Critical, 0s);
        Alert own = laterOf(u"own"_s, Severity::Critical, 5s);
        const QString group = own.group();
        (void)notices.take(group, {is(What::Fired, first)}, first.fired);
        const QString event = notify::eventOf(notices.take(group, {is(What::Fired, own)}, own.fired).value(0));
        QCOMPARE(notices.take(group, {is(What::Resolved, first, kBegin + 60s)}, kBegin + 60s).size(), 1);
        own.due = kBegin + 15s;
        GroupNotices next;
        const QList<Notice> known = next.know({own}, keptOf(notices, {own}));
        QCOMPARE(known.size(), 1);
        QVERIFY(known[0].key == own.key && known[0].people && notify::eventOf(known[0]) == event); // nobody is told twice
        QCOMPARE(next.take(group, {is(What::Fired, laterOf(u"next"_s, Severity::Warning, 90s))}, kBegin + 90s).value(0).key, GroupNotices::keyOf(group));
        const QList<Notice> over = next.take(group, {is(What::Resolved, own, kBegin + 99s)}, kBegin + 99s);
        QVERIFY(over.size() == 1 && over[0].key == own.key && over[0].moment == Moment::Resolved);
    }

    // One that only waits, and fired long before, says nothing of how long ago something was begun.
    void theSlotsOfAStormAreNotFreeBehindARestart()
    {
        GroupNotices notices;
        Alert old = laterOf(u"old"_s, Severity::Warning, -600s);
        QList<Alert> all;
        for (int i = 0; i < 4; ++i) { // the group's, and all three slots
            all << laterOf(u"cause %1"_s.arg(i), Severity::Critical, std::chrono::seconds(i));
            QCOMPARE(notices.take(old.group(), {is(What::Fired, all.last())}, all.last().fired).size(), 1);
        }
        const QHash<QString, QString> kept = keptOf(notices, all);
        QCOMPARE(kept.size(), 4);
        all.prepend(old);
        GroupNotices next;
        QCOMPARE(next.know(all, kept).size(), 4);
        const auto more = [](int second) { return laterOf(u"more %1"_s.arg(second), Severity::Critical, std::chrono::seconds(second)); };
        QVERIFY(next.take(old.group(), {is(What::Fired, more(10))}, kBegin + 10s).isEmpty());
        QCOMPARE(next.take(old.group(), {is(What::Fired, more(310))}, kBegin + 310s).size(), 1); // nothing began for five minutes
    }

    // One of a rule that has two notices already waits in the group's; the alerts alone would give it another place when one of
    // those is over.
    void whatIsInTheGroupsNoticeStaysThere()
    {
        GroupNotices notices;
        QList<Alert> all;
        for (int i = 0; i < 4; ++i) {
            all << laterOf(u"lag"_s, Severity::Critical, std::chrono::seconds(i));
            all.last().item = base::Untrusted(u"standby %1"_s.arg(i));
            all.last().key = alerts::keyOf(u"lag"_s, u"prod"_s, u"shopdb"_s, all.last().item);
            (void)notices.take(all[0].group(), {is(What::Fired, all.last())}, all.last().fired);
        }
        const QString group = all[0].group(), whole = GroupNotices::keyOf(group);
        QCOMPARE(notices.due(kBegin + 40s).value(0).count, 2);
        QCOMPARE(notices.noticeOf(all[3]), whole);
        QCOMPARE(notices.take(group, {is(What::Resolved, all[1], kBegin + 50s)}, kBegin + 50s).size(), 1);
        all.removeAt(1);
        GroupNotices next, guessed;
        QCOMPARE(next.know(all, keptOf(notices, all)).size(), 2);
        QCOMPARE(guessed.know(all).size(), 3);
        for (const Alert &alert : std::as_const(all))
            QCOMPARE(next.noticeOf(alert), notices.noticeOf(alert));
    }

    // Whoever told before ended before its digest: no key was kept with it, so nobody was told of it.
    void whatWaitedForADigestIsToldBehindARestart_data()
    {
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<bool>("due");
        QTest::newRow("a warning") << Severity::Warning << false;
        QTest::newRow("a warning that is due") << Severity::Warning << true;
        QTest::newRow("a critical of a rule that was told") << Severity::Critical << false;
        QTest::newRow("a critical that is due") << Severity::Critical << true;
    }
    void whatWaitedForADigestIsToldBehindARestart()
    {
        QFETCH(Severity, severity);
        QFETCH(bool, due);
        GroupNotices notices;
        QList<Alert> all;
        for (int i = 0; i < 4; ++i) {
            all << laterOf(u"lag"_s, severity, std::chrono::seconds(i));
            all.last().item = base::Untrusted(u"standby %1"_s.arg(i));
            all.last().key = alerts::keyOf(u"lag"_s, u"prod"_s, u"shopdb"_s, all.last().item);
            (void)notices.take(all[0].group(), {is(What::Fired, all.last())}, all.last().fired);
        }
        const QString group = all[0].group(), whole = GroupNotices::keyOf(group);
        QVERIFY(notices.noticeOf(all[3]).isEmpty());
        const QHash<QString, QString> kept = keptOf(notices, all);
        if (due)
            all[3].due = kBegin + 10s;
        GroupNotices next;
        const QList<Notice> known = next.know(all, kept);
        QCOMPARE(known.size(), kept.size()); // as many notices as had begun
        QVERIFY(next.noticeOf(all[3]).isEmpty());
        for (const Notice &notice : known)
            if (notice.key == whole)
                QCOMPARE(notice.people, due && severity == Severity::Warning); // somebody is to know now
        const QList<Notice> told = next.due(kBegin + 40s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].key == whole && told[0].moment == Moment::Digest);
        QCOMPARE(told[0].count, int(all.size() - kept.size()) + 1);
        QCOMPARE(next.noticeOf(all[3]), whole);
        QVERIFY(next.due(kBegin + 900s).isEmpty()); // once
    }

    // What was gathered goes by the name of one that may be over; nothing else says that its notice lasts.
    void aNoticeLastsLongerThanWhatItIsNamedAfter()
    {
        GroupNotices notices;
        const auto cause = [](int i) { return laterOf(u"cause %1"_s.arg(i), Severity::Critical, std::chrono::seconds(i)); };
        const QString group = cause(0).group();
        for (int i = 0; i < 6; ++i)
            (void)notices.take(group, {is(What::Fired, cause(i))}, cause(i).fired);
        (void)notices.take(group, {is(What::Due, cause(4), kBegin + 10s)}, kBegin + 10s);
        const QString named = notices.noticeOf(cause(4));
        QVERIFY(named == cause(4).key && notices.noticeOf(cause(5)) == named);
        (void)notices.take(group, {is(What::Resolved, cause(4), kBegin + 20s)}, kBegin + 20s);
        QVERIFY(notices.keysOf({cause(5)}).contains(named));
        Alert left = cause(5);
        left.due = kBegin + 10s;
        GroupNotices next;
        QCOMPARE(next.know({left}, keptOf(notices, {left})).value(0).key, named);
        QVERIFY(next.keysOf({left}).contains(named));
        QCOMPARE(next.take(group, {is(What::Resolved, left, kBegin + 30s)}, kBegin + 30s).value(0).key, named);
    }

    // It was told of before the silence: its end is told there.
    void whatIsSilencedEndsWhereItWasTold()
    {
        const Alert first = laterOf(u"first"_s, Severity::Critical, 0s);
        Alert own = laterOf(u"own"_s, Severity::Critical, 5s), another = laterOf(u"another"_s, Severity::Critical, 6s);
        own.silencedBy = another.silencedBy = {u"1"_s};
        GroupNotices next;
        QCOMPARE(next.know({first, own, another}, {{own.key, own.key}, {another.key, own.key}}).size(), 1);
        QVERIFY(next.keysOf({own}).contains(own.key) && next.keysOf({another}).contains(own.key));
        QVERIFY(next.take(own.group(), {is(What::Resolved, another, kBegin + 50s)}, kBegin + 50s).isEmpty());
        const QList<Notice> over = next.take(own.group(), {is(What::Resolved, own, kBegin + 60s)}, kBegin + 60s);
        QVERIFY(over.size() == 1 && over[0].key == own.key && over[0].moment == Moment::Resolved);
    }

    // And when the silence ends while it lasts, it goes on there: an outbox knows that telling.
    void whatIsSilencedGoesOnWhereItWasTold()
    {
        GroupNotices notices;
        const Alert first = laterOf(u"first"_s, Severity::Critical, 0s);
        Alert own = laterOf(u"own"_s, Severity::Critical, 5s);
        const QString group = own.group();
        (void)notices.take(group, {is(What::Fired, first)}, first.fired);
        const QString event = notify::eventOf(notices.take(group, {is(What::Fired, own)}, own.fired).value(0));
        own.due = kBegin + 15s;
        Alert silenced = own;
        silenced.silencedBy = {u"1"_s};
        GroupNotices next;
        QVERIFY(next.know({silenced}, keptOf(notices, {own})).isEmpty());
        const QList<Notice> again = next.take(group, {is(What::SilenceEnded, own)}, kBegin + 60s);
        QCOMPARE(again.size(), 1);
        QVERIFY(again[0].key == own.key && again[0].people && notify::eventOf(again[0]) == event);
        QCOMPARE(next.noticeOf(own), own.key);
        QVERIFY(next.take(group, {is(What::SilenceEnded, own)}, kBegin + 61s).isEmpty());
        const QList<Notice> over = next.take(group, {is(What::Resolved, own, kBegin + 99s)}, kBegin + 99s);
        QVERIFY(over.size() == 1 && over[0].key == own.key && over[0].moment == Moment::Resolved);
    }

    // The notice that it was told in is there still. That it is due again says that persons were not asked about it.
    void whatIsSilencedInTheGroupsNoticeIsInItAgain_data()
    {
        QTest::addColumn<bool>("critical");
        QTest::addColumn<bool>("dueAgain");
        QTest::newRow("a warning") << false << false;
        QTest::newRow("a critical") << true << false;
        QTest::newRow("a critical that nobody was asked about") << true << true;
    }
    void whatIsSilencedInTheGroupsNoticeIsInItAgain()
    {
        QFETCH(bool, critical);
        QFETCH(bool, dueAgain);
        Alert first = laterOf(u"first"_s, Severity::Critical, 0s), silenced = laterOf(u"another"_s, critical ? Severity::Critical : Severity::Warning, 5s);
        first.due = kBegin + 10s;
        silenced.due = kBegin + 15s;
        silenced.silencedBy = {u"1"_s};
        const QString group = first.group(), whole = GroupNotices::keyOf(group);
        GroupNotices next;
        QCOMPARE(next.know({first, silenced}, {{first.key, whole}, {silenced.key, whole}}).size(), 1);
        Alert heard = silenced;
        heard.silencedBy.clear();
        QList<Transition> round{is(What::SilenceEnded, heard)};
        if (dueAgain)
            round << Transition{What::Due, heard, kBegin + 60s, {}};
        const QList<Notice> told = next.take(group, round, kBegin + 60s);
        if (dueAgain) {
            QCOMPARE(told.size(), 1);
            QVERIFY(told[0].people && told[0].key == heard.key && told[0].moment == Moment::Firing);
            return;
        }
        QVERIFY(told.isEmpty());
        QCOMPARE(next.noticeOf(heard), whole);
        QVERIFY(next.due(kBegin + 900s).isEmpty());
        QVERIFY(next.take(group, {is(What::Resolved, first, kBegin + 910s)}, kBegin + 910s).isEmpty()); // it goes on
        QCOMPARE(next.take(group, {is(What::Resolved, heard, kBegin + 920s)}, kBegin + 920s).value(0).key, whole);
    }

    // A gathered notice counts what waits for a digest, and that is in the group's from then on.
    void whatAGatheredNoticeCountsIsKeptWithIt()
    {
        GroupNotices notices;
        const auto cause = [](int i) { return laterOf(u"cause %1"_s.arg(i), Severity::Critical, std::chrono::seconds(i)); };
        const Alert slow = laterOf(u"slow"_s, Severity::Warning, 6s);
        const QString group = slow.group();
        for (int i = 0; i < 5; ++i)
            (void)notices.take(group, {is(What::Fired, cause(i))}, cause(i).fired);
        QVERIFY(notices.take(group, {is(What::Fired, slow)}, slow.fired).isEmpty());
        const QList<Notice> told = notices.take(group, {is(What::Due, cause(4), kBegin + 14s)}, kBegin + 14s);
        QVERIFY(told.size() == 1 && told[0].key == cause(4).key && told[0].count == 2);
        QCOMPARE(notices.noticeOf(slow), GroupNotices::keyOf(group));
        const QStringList beside = notices.alertsBeside(told[0].key);
        QVERIFY(beside.contains(cause(4).key) && beside.contains(slow.key) && !beside.contains(cause(1).key));
        QVERIFY(notices.alertsBeside(u"unknown"_s).isEmpty());
    }

    // Behind a restart the group's notice is named after what made it critical: when that is over, the one that began it is news.
    void whatMadeItCriticalIsKnown()
    {
        const Alert lag = laterOf(u"lag"_s, Severity::Warning, 0s), full = laterOf(u"full"_s, Severity::Critical, 5s);
        const QString group = lag.group(), whole = GroupNotices::keyOf(group);
        GroupNotices next;
        const QList<Notice> known = next.know({lag, full}, {{lag.key, whole}, {full.key, whole}});
        QCOMPARE(known.size(), 1);
        QVERIFY(known[0].severity == Severity::Critical && known[0].alert == full.key && known[0].summary == full.headline && known[0].text == full.sentence + u"\nMend it."_s);
        QVERIFY(next.take(group, {is(What::Resolved, full, kBegin + 60s)}, kBegin + 60s).isEmpty());
        Alert worse = lag;
        worse.severity = Severity::Critical;
        const QList<Notice> told = next.take(group, {is(What::Rose, worse)}, kBegin + 70s);
        QVERIFY(told.size() == 1 && told[0].key == whole && told[0].alert == lag.key && told[0].severity == Severity::Critical);
    }

    // The environment file has made two groups of one: what they had in common is one group's.
    void twoGroupsDoNotShareANotice()
    {
        const Alert one = laterOf(u"one"_s, Severity::Critical, 0s);
        Alert other = alertOf(u"other"_s, Severity::Critical, u"mail"_s);
        other.fired = kBegin + 1s;
        const QString before = GroupNotices::keyOf(u"prod/all/db"_s);
        GroupNotices next;
        QCOMPARE(next.know({one, other}, {{one.key, before}, {other.key, before}}).size(), 2);
        QCOMPARE(next.noticeOf(one), before);
        QCOMPARE(next.noticeOf(other), GroupNotices::keyOf(other.group()));
    }
};

QTEST_GUILESS_MAIN(TstKeptNotices)
#include "tst_keptnotices.moc"
