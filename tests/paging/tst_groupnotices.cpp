// SPDX-License-Identifier: GPL-3.0-or-later
// One cause is told once: what a group of alerts becomes, by a scripted clock.
#include "models/notify/wording.h"
#include "models/paging/incidentlink.h"
#include "models/paging/incidentnotices.h"
#include "tests/paging/alertscript.h"

class TstGroupNotices : public QObject {
    Q_OBJECT

private slots:
    void machinesHearAtOnceAndPersonsWhenItIsDue()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        const auto first = notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        QCOMPARE(first.size(), 1);
        QVERIFY(!first[0].people);
        QCOMPARE(first[0].key, GroupNotices::keyOf(down.group()));
        const auto due = notices.take(down.group(), {is(What::Due, down, kBegin + 10s)}, kBegin + 10s);
        QCOMPARE(due.size(), 1);
        QVERIFY(due[0].people);
        QCOMPARE(notify::eventOf(due[0]), notify::eventOf(first[0])); // the same telling
        QVERIFY(notices.take(down.group(), {is(What::Due, down, kBegin + 20s)}, kBegin + 20s).isEmpty());
        const auto over = notices.take(down.group(), {is(What::Resolved, down, kBegin + 60s)}, kBegin + 60s);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over[0].moment, Moment::Resolved);
        QCOMPARE(over[0].key, first[0].key);
        QVERIFY(over[0].ended.has_value());
        QVERIFY(notices.alertsOf(first[0].key).isEmpty());
    }

    // A watcher that was killed behind telling may know of no alert of that group, but for another one that is not told yet:
    // nothing of it is to stay open for that one's sake.
    void whatOnlyWaitsKeepsNothingOpen()
    {
        Alert down = alertOf(u"down"_s, Severity::Critical), waits = alertOf(u"waits"_s, Severity::Warning), silent = waits, over = down;
        waits.state = alerts::State::Pending;
        QCOMPARE(GroupNotices().keysOf({waits}), QSet<QString>());
        silent.state = over.state = alerts::State::Unknown;
        silent.wasFiring = true;
        over.state = alerts::State::Resolved;
        QCOMPARE(GroupNotices().keysOf({silent, over}), QSet<QString>({silent.key, GroupNotices::keyOf(silent.group())}));
        down.acknowledged = alerts::Acknowledgement{u"ann"_s, {}, kBegin, kBegin + 1h};
        QCOMPARE(GroupNotices().keysOf({waits, down}), QSet<QString>({down.key, GroupNotices::keyOf(down.group())}));
    }

    // A subject has what and where; the end says what ended after how long, not what was said while it lasted.
    void wordsAreShortAndTheEndSaysWhatEnded()
    {
        GroupNotices notices;
        Alert down = alertOf(u"down"_s, Severity::Critical);
        const auto first = notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        QCOMPARE(notify::headline(first[0]), u"Critical: down is bad"_s);
        QCOMPARE(first[0].text, down.sentence + u"\nMend it."_s);
        down.sentence = u"down is bad, and now the words of the last moment."_s;
        const auto over = notices.take(down.group(), {is(What::Resolved, down, kBegin + 245s)}, kBegin + 245s);
        QCOMPARE(notify::headline(over[0]).replace(QChar(0x00a0), u' '), u"Ended after 4 min 5 s: down is bad"_s);
        for (const QString &line : notify::details(over[0]))
            QVERIFY2(!line.contains(u"words of the last moment"_s) && !line.contains(u"Mend"_s), qPrintable(line));
        Alert before = down; // of a version that had no headline
        before.headline.clear();
        QCOMPARE(GroupNotices().take(before.group(), {is(What::Fired, before)}, kBegin)[0].summary, before.sentence);
        const auto news = IncidentLink::newsOf(is(What::Resolved, down, kBegin + 245s).alert, false);
        QCOMPARE(QString(news.sentence.raw()).replace(QChar(0x00a0), u' '), u"down is bad – it lasted 4 min 5 s"_s);
        QCOMPARE(IncidentLink::newsOf(down, true).headline.raw(), down.headline);
    }

    void whatIsOverBeforeItIsDueWakesNobody()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        (void)notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        const auto over = notices.take(down.group(), {is(What::Resolved, down, kBegin + 5s)}, kBegin + 5s);
        QCOMPARE(over.size(), 1); // and the outbox lets it through to those who heard
        QCOMPARE(over[0].moment, Moment::Resolved);
    }

    void aStormIsFiveNoticesAtMost()
    {
        GroupNotices notices;
        int told = 0;
        for (int i = 0; i < 500; ++i) {
            Alert a = alertOf(u"rule %1"_s.arg(i), i % 50 == 0 ? Severity::Critical : Severity::Warning);
            if (i % 5 == 4)
                a.inhibitedBy = {u"x"_s};
            told += int(notices.take(a.group(), {is(What::Fired, a)}, kBegin + i * 10ms).size());
        }
        for (int second = 0; second < 240; ++second)
            told += int(notices.due(kBegin + 5s + std::chrono::seconds(second)).size());
        QVERIFY2(told >= 2 && told <= 5, qPrintable(QString::number(told)));
    }

    // The same, and its ten criticals, each of a rule of its own, last until it is the persons' turn: they are asked about each.
    void aStormOfManyRulesIsFiveNoticesAndEachIsAskedAbout()
    {
        GroupNotices notices;
        QList<Alert> criticals;
        QSet<QString> events, asked;
        const auto hear = [&](const QList<Notice> &all) {
            for (const Notice &notice : all) {
                events << notify::eventOf(notice);
                if (notice.people && notice.moment == Moment::Firing)
                    asked << notice.key;
            }
        };
        for (int i = 0; i < 500; ++i) {
            Alert a = alertOf(u"rule %1"_s.arg(i), i % 50 == 0 ? Severity::Critical : Severity::Warning);
            a.fired = kBegin + i * 10ms;
            if (i % 50 == 0)
                criticals << a;
            hear(notices.take(a.group(), {is(What::Fired, a)}, a.fired));
        }
        for (int second = 5; second < 250; ++second) {
            for (const Alert &a : std::as_const(criticals))
                if (a.fired + 10s > kBegin + std::chrono::seconds(second - 1) && a.fired + 10s <= kBegin + std::chrono::seconds(second))
                    hear(notices.take(a.group(), {is(What::Due, a, a.fired + 10s)}, kBegin + std::chrono::seconds(second)));
            hear(notices.due(kBegin + std::chrono::seconds(second)));
        }
        QCOMPARE(events.size(), 5);
        for (const Alert &a : std::as_const(criticals))
            QVERIFY2(asked.contains(notices.noticeOf(a)), qPrintable(a.rule));
    }

    void aClockThatGoesBackDelaysNoDigest()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical), slow = alertOf(u"slow"_s, Severity::Warning);
        (void)notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        (void)notices.take(down.group(), {is(What::Fired, slow)}, kBegin + 1s);
        QVERIFY(notices.due(kBegin - 1h).isEmpty());
        const auto digest = notices.due(kBegin - 1h + 30s);
        QCOMPARE(digest.size(), 1);
        QCOMPARE(digest[0].moment, Moment::Digest);
    }

    void anotherCriticalInsideAStormHasANoticeOfItsOwn()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        (void)notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        for (int i = 0; i < 100; ++i)
            QVERIFY(notices.take(down.group(), {is(What::Fired, alertOf(u"w%1"_s.arg(i), Severity::Warning))}, kBegin).isEmpty());
        const Alert other = alertOf(u"disk full"_s, Severity::Critical);
        const auto own = notices.take(down.group(), {is(What::Fired, other)}, kBegin + 1s);
        QCOMPARE(own.size(), 1);
        QCOMPARE(own[0].key, other.key);
        const Alert elsewhere = alertOf(u"down"_s, Severity::Critical, u"mail"_s);
        QCOMPARE(notices.take(elsewhere.group(), {is(What::Fired, elsewhere)}, kBegin + 1s).size(), 1);
        const auto over = notices.take(down.group(), {is(What::Resolved, other, kBegin + 9s)}, kBegin + 9s);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over[0].key, other.key);
    }

    void whatIsQuietIsToldWhenItIsNoLonger()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Critical);
        lag.silencedBy = {u"1"_s};
        QVERIFY(notices.take(lag.group(), {is(What::Fired, lag)}, kBegin).isEmpty());
        QVERIFY(notices.take(lag.group(), {is(What::Due, lag, kBegin + 10s)}, kBegin + 10s).isEmpty());
        lag.silencedBy.clear();
        const auto told = notices.take(lag.group(), {is(What::SilenceEnded, lag, kBegin + 60s), is(What::Due, lag, kBegin + 60s)}, kBegin + 60s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].people);
    }

    void whatIsExplainedRightBehindItsFiringIsNotTold()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        (void)notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        for (const QString &service : {u"shop"_s, u"web"_s}) {
            const Alert fails = alertOf(u"fails"_s, Severity::Critical, service);
            Alert explained = fails;
            explained.inhibitedBy = {down.key};
            QVERIFY(notices.take(fails.group(), {is(What::Fired, fails), is(What::Inhibited, explained)}, kBegin + 1s).isEmpty());
        }
        QVERIFY(notices.due(kBegin + 600s).isEmpty());
    }

    void aSilencedAlertStillResolves()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Critical);
        (void)notices.take(lag.group(), {is(What::Fired, lag)}, kBegin);
        lag.silencedBy = {u"1"_s};
        QVERIFY(notices.take(lag.group(), {is(What::Silenced, lag)}, kBegin + 1s).isEmpty());
        QCOMPARE(notices.take(lag.group(), {is(What::Resolved, lag, kBegin + 2s)}, kBegin + 2s).value(0).moment, Moment::Resolved);
    }

    // The book says that it rose before it says that the silence does not cover that.
    void aSilenceOfWarningsHidesNoCritical()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning);
        lag.silencedBy = {u"1"_s};
        QVERIFY(notices.take(lag.group(), {is(What::Fired, lag)}, kBegin).isEmpty());
        lag.severity = Severity::Critical;
        Alert heard = lag;
        heard.silencedBy.clear();
        const auto told = notices.take(lag.group(), {is(What::Rose, lag), is(What::SilenceEnded, heard)}, kBegin + 3s);
        QCOMPARE(told.size(), 1); // machines at once, before it is due
        QVERIFY(told[0].severity == Severity::Critical && !told[0].people);
        QVERIFY(notices.take(lag.group(), {is(What::Due, heard)}, kBegin + 10s).value(0).people);
    }

    // A drill and a sandbox call nobody who did not ask for it, and count apart.
    void practiceIsSaidOfWhatIsTold()
    {
        Alert down = alertOf(u"down"_s, Severity::Critical);
        Notice real = GroupNotices().take(down.group(), {is(What::Fired, down)}, kBegin).value(0);
        QVERIFY(!real.practice && !real.drill && !IncidentLink::newsOf(down, true).drill);
        down.practice = true;
        GroupNotices notices;
        const Notice told = notices.take(down.group(), {is(What::Fired, down)}, kBegin).value(0);
        QVERIFY(told.practice && told.drill && IncidentLink::newsOf(down, true).drill);
        real.practice = real.drill = true;
        QCOMPARE(told, real); // and nothing else is different
        const Notice over = notices.take(down.group(), {is(What::Resolved, down, kBegin + 9s)}, kBegin + 9s).value(0);
        QVERIFY(over.practice && over.drill);
    }

    // Whoever was called about an incident that goes on in another one does not hear that it has ended.
    void whatGoesOnElsewhereIsNoEnd()
    {
        incidents::Incident own, into;
        own.id = u"a1"_s;
        own.number = 213;
        own.title = u"writes hang"_s;
        own.timeline.emplace_back().at = kBegin;
        into.id = own.mergedInto = u"b2"_s;
        into.number = 212;
        into.title = u"db is down"_s;
        const Notice on = goesOnNotice(own, into, u"prod"_s, kBegin + 60s), over = endNotice(own, u"prod"_s, kBegin + 60s);
        QVERIFY(on.key == own.id && on.moment == Moment::Resolved && on.event == over.event && on.ended); // machines close what they have open
        QCOMPARE(notify::headline(on), u"Incident #213 goes on in #212: db is down"_s);
        QVERIFY(notify::headline(over).startsWith(u"Ended after"_s));
        for (const QString &line : notify::details(on))
            QVERIFY2(!line.startsWith(u"Ended"_s), qPrintable(line));
    }

    // Who wants to be told of silence says so in the rule (`no_data: alert`): then it fires.
    void whatFallsSilentIsToldNobodyAndIsNotOver()
    {
        GroupNotices notices;
        Alert down = alertOf(u"down"_s, Severity::Critical);
        const auto told = notices.take(down.group(), {is(What::Fired, down)}, kBegin);
        down.state = State::Unknown;
        down.wasFiring = true;
        QVERIFY(notices.take(down.group(), {is(What::Unknown, down)}, kBegin + 90s).isEmpty());
        QCOMPARE(notices.noticeOf(down), told.value(0).key);
        down.state = State::Firing;
        QVERIFY(notices.take(down.group(), {is(What::Known, down)}, kBegin + 200s).isEmpty());
        QCOMPARE(notices.take(down.group(), {is(What::Resolved, down, kBegin + 300s)}, kBegin + 300s).size(), 1);
    }

    void whatFiresAlwaysIsNobodysTrouble()
    {
        GroupNotices notices;
        const Alert alive = alertOf(u"alive"_s, Severity::Warning);
        QVERIFY(notices.take(alive.group(), {is(What::Alive, alive)}, kBegin).isEmpty());
        QVERIFY(notices.due(kBegin + 600s).isEmpty());
    }

    void afterARestartTheEndIsStillTold()
    {
        GroupNotices notices;
        Alert down = alertOf(u"down"_s, Severity::Critical);
        down.due = kBegin + 10s;
        const auto asked = notices.know({down});
        QCOMPARE(asked.size(), 1); // goes on being asked where it was
        QVERIFY(asked[0].people);
        QCOMPARE(notices.noticeOf(down), asked[0].key);
        QVERIFY(notices.take(down.group(), {is(What::Due, down, kBegin + 10s)}, kBegin + 90s).isEmpty()); // they know
        const auto over = notices.take(down.group(), {is(What::Resolved, down, kBegin + 100s)}, kBegin + 100s);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over[0].key, GroupNotices::keyOf(down.group()));
        GroupNotices another; // that knew nothing
        QCOMPARE(another.take(down.group(), {is(What::Resolved, down, kBegin + 100s)}, kBegin + 100s).value(0).key, over[0].key);
    }

    // Each notice comes back under the name that it had, so that nobody is told anew and each end is told.
    void afterARestartNoticesAreTheSame()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning), full = alertOf(u"full"_s, Severity::Critical), hidden = alertOf(u"hidden"_s, Severity::Critical);
        full.fired = kBegin + 5s;
        hidden.silencedBy = {u"1"_s};
        QStringList events;
        for (const Alert &alert : {lag, full})
            events << notify::eventOf(notices.take(alert.group(), {is(What::Fired, alert)}, alert.fired).value(0));
        lag.due = full.due = hidden.due = kBegin + 10s; // a silenced one has its stamp, too, and was not told
        GroupNotices next;
        const auto told = next.know({full, hidden, lag}); // worst first, as the book has them
        QCOMPARE(told.size(), 2);
        for (const Notice &notice : told)
            QVERIFY(notice.people && events.contains(notify::eventOf(notice)));
        const auto over = next.take(full.group(), {is(What::Resolved, full, kBegin + 60s)}, kBegin + 60s);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over[0].key, full.key);
        QCOMPARE(next.noticeOf(lag), GroupNotices::keyOf(lag.group()));
        hidden.silencedBy.clear();
        QCOMPARE(next.take(hidden.group(), {is(What::SilenceEnded, hidden), is(What::Due, hidden)}, kBegin + 90s).value(0).key, hidden.key);
    }

    void oneThatIsAcknowledgedStopsNotTheAskingForTheOthers()
    {
        GroupNotices notices;
        Alert lag = alertOf(u"lag"_s, Severity::Warning), slot = alertOf(u"slot"_s, Severity::Warning);
        const QString group = lag.group(), whole = GroupNotices::keyOf(group);
        (void)notices.take(group, {is(What::Fired, lag), is(What::Due, lag), is(What::Fired, slot)}, kBegin);
        QCOMPARE(notices.due(kBegin + 30s).size(), 1); // one notice of both
        QVERIFY(notices.take(group, {is(What::Acknowledged, acknowledgedOf(lag))}, kBegin + 40s).isEmpty());
        QVERIFY(!notices.had(whole));
        const auto had = notices.take(group, {is(What::Acknowledged, acknowledgedOf(slot))}, kBegin + 50s);
        QCOMPARE(had.size(), 1);
        QVERIFY(had[0].moment == Moment::Acknowledged && had[0].who == u"ann"_s && notices.had(whole));
        QVERIFY(notices.take(group, {is(What::AcknowledgementEnded, slot)}, kBegin + 60s).isEmpty());
        QVERIFY(!notices.had(whole));
        // The one that nobody has is over: somebody has what is left.
        const auto left = notices.take(group, {is(What::Resolved, slot, kBegin + 70s)}, kBegin + 70s);
        QCOMPARE(left.size(), 1);
        QVERIFY(left[0].moment == Moment::Acknowledged && notices.had(whole));
        for (Alert *alert : {&lag, &slot})
            alert->due = kBegin + 10s;
        GroupNotices next, later;
        (void)next.know({acknowledgedOf(lag), slot});
        (void)later.know({acknowledgedOf(lag), acknowledgedOf(slot)});
        QVERIFY(!next.had(whole) && later.had(whole));
    }

    // What waits for a digest while the group's notice ends begins the next one, and persons are asked.
    void whatWaitedForADigestIsAskedAbout()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical);
        Alert slot = alertOf(u"slot"_s, Severity::Warning);
        slot.fired = kBegin + 12s;
        const QString group = down.group();
        const auto first = notices.take(group, {is(What::Fired, down)}, kBegin);
        QCOMPARE(notices.take(group, {is(What::Due, down, kBegin + 10s)}, kBegin + 10s).size(), 1);
        QVERIFY(notices.take(group, {is(What::Fired, slot)}, kBegin + 12s).isEmpty());
        slot.due = kBegin + 22s;
        QVERIFY(notices.take(group, {is(What::Due, slot, kBegin + 22s)}, kBegin + 22s).isEmpty());
        QCOMPARE(notices.take(group, {is(What::Resolved, down, kBegin + 25s)}, kBegin + 25s).size(), 1);
        const auto told = notices.due(kBegin + 30s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].moment == Moment::Firing && told[0].people && told[0].event.isEmpty());
        QCOMPARE(told[0].summary, slot.headline);
        QVERIFY(notify::eventOf(told[0]) != notify::eventOf(first[0]));
        QVERIFY(notices.due(kBegin + 600s).isEmpty());
        const auto over = notices.take(group, {is(What::Resolved, slot, kBegin + 700s)}, kBegin + 700s);
        QVERIFY(over.size() == 1 && over[0].key == told[0].key);
    }

    void twoThatFiredInOneMomentAreTwoTellings()
    {
        GroupNotices notices;
        const Alert down = alertOf(u"down"_s, Severity::Critical), fails = alertOf(u"fails"_s, Severity::Critical);
        Alert explained = fails;
        explained.inhibitedBy = {down.key};
        const auto first = notices.take(down.group(), {is(What::Fired, down), is(What::Fired, fails), is(What::Inhibited, explained)}, kBegin);
        QCOMPARE(first.size(), 1);
        const auto then = notices.take(down.group(), {is(What::Resolved, down, kBegin + 60s), is(What::InhibitionEnded, fails), is(What::Due, fails, kBegin + 60s)}, kBegin + 60s);
        QCOMPARE(then.size(), 2);
        QVERIFY(then[1].people && then[1].key == first[0].key);
        QVERIFY(notify::eventOf(then[1]) != notify::eventOf(first[0])); // an outbox tells one event once
    }
};

QTEST_GUILESS_MAIN(TstGroupNotices)
#include "tst_groupnotices.moc"
