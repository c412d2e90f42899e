// SPDX-License-Identifier: GPL-3.0-or-later
// What alerts, incidents and those who are told owe each other: an acknowledgement holds in all three, and whoever takes over makes
// up for what nobody wrote.

#include "tests/paging_live/pagingroom.h"

class TstIncidentLink : public QObject {
    Q_OBJECT
private slots:
    // Where an alert is acknowledged its incident is, too: whoever did it has it.
    void anAcknowledgedAlertIsAnAcknowledgedIncident()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        alerts::Wish wish;
        wish.kind = alerts::Wish::Kind::Acknowledge;
        wish.key = room.down()->key;
        wish.worst = base::Severity::Critical;
        wish.reason = u"I am on it"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Acknowledged), 10000);
        const Incident &incident = *room.newest();
        QVERIFY(incident.stamp(incidents::Stamp::Acknowledged).at.has_value());
        QVERIFY(incident.roles.contains(incidents::Role::Commander));
        QCOMPARE(incident.roles.at(incidents::Role::Commander).raw(), room.down()->acknowledged->by);
        const auto lines = [&] {
            return std::ranges::count_if(room.newest()->timeline, [](const incidents::Line &line) {
                return line.kind == incidents::Line::Kind::Acknowledged || line.kind == incidents::Line::Kind::AlsoAcknowledged;
            });
        };
        QCOMPARE(lines(), 1);
        // made worse, it is nobody's again, although its alert is still acknowledged
        Change worse;
        worse.kind = Of::Escalate;
        worse.incident = incident.id;
        worse.severity = incidents::Severity::Sev1;
        room.incidents->make(worse);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open), 10000);
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(room.is(State::Open) && lines() == 1);
    }

    // What joined an incident after somebody had acknowledged it is nobody's, whoever takes over.
    void whatCameLaterIsNotAcknowledgedByATakeover()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires() && room.is(State::Open), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(room.linked(room.down()->key), 10000);
        room.writes = false;
        room.make(Of::Acknowledge);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Acknowledged), 10000);
        Change earlier;
        earlier.kind = Of::Correct;
        earlier.incident = room.newest()->id;
        earlier.stamp = incidents::Stamp::Acknowledged;
        earlier.at = *room.newest()->alerts.front().since - 1s;
        earlier.text = u"it was so"_s;
        room.incidents->make(earlier);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->stamp(incidents::Stamp::Acknowledged).at == earlier.at, 10000);
        room.writes = true;
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(!room.down()->acknowledged);
        earlier.at = *room.newest()->alerts.front().since + 1ms; // and what was there is
        room.incidents->make(earlier);
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->acknowledged, 10000);
    }

    // Whoever takes over writes what nobody wrote, once, and nothing that a person has dealt with.
    void whoTakesOverWritesWhatNobodyWrote()
    {
        Room room(false);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires(), 15000);
        QVERIFY(!room.newest());
        room.writes = true;
        room.link->takeOver();
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open), 10000);
        const QString key = room.down()->key, foreign = u"of another machine"_s;
        QVERIFY(room.linked(key));
        QCOMPARE(room.entriesAbout(key), 1);
        room.link->takeOver();
        room.letItBeDone();
        QCOMPARE(room.entriesAbout(key), 1);
        // it ends while another one writes, who dies
        room.writes = false;
        room.open();
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->state == alerts::State::Resolved, 15000);
        QVERIFY(room.linked(key));
        room.writes = true;
        room.link->takeOver();
        QTRY_VERIFY_WITH_TIMEOUT(!room.linked(key), 10000);
        // of what the other one saw and nobody here: it is over when it was looked for
        incidents::AlertNews news = paging::IncidentLink::newsOf(*room.down(), true);
        news.key = foreign;
        news.since = base::Clock::system().wallNow();
        room.incidents->alertChanged(news);
        QTRY_VERIFY_WITH_TIMEOUT(room.linked(foreign), 10000);
        room.link->settleUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(!room.linked(foreign), 10000);
        QCOMPARE(room.incidents->known().incidents().size(), std::size_t(1));
    }

    void whatAPersonResolvedIsNotOpenedAgain()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        room.make(Of::Resolve);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Resolved), 10000);
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(room.is(State::Resolved) && room.incidents->known().incidents().size() == 1);
    }

    // Whoever does not tell any more asks nobody any more; whoever heard of it there hears there that it is over.
    void whoStandsDownAsksNobody()
    {
        Room room(true, false, u"2s"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.ann.count(), 1, 15000);
        const auto asks = [&] { return !notify::readClimbs(room.files.outbox).isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(asks(), 10000);
        room.writes = false;
        QTRY_VERIFY_WITH_TIMEOUT(!asks(), 10000);
        QCOMPARE(room.bob.count(), 0);
        room.open();
        const auto last = [](const ScriptedReceiver &receiver) { return QJsonDocument::fromJson(receiver.requests().last().body)[u"x_console"][u"moment"].toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(last(room.ann) == u"resolved" && last(room.machine) == u"resolved", 20000);
        QVERIFY(room.ann.count() == 2 && room.machine.count() == 2 && room.bob.count() == 0);
    }

    // The notice that an alert was told in is kept with it, and taken up by whoever watches next.
    void whatFiresIsToldUnderTheKeyThatItHad()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires() && room.machine.count() == 1, 15000);
        const QString alert = room.down()->key;
        QCOMPARE(room.watcher->book().noticeOf(alert), room.pager->notices().noticeOf(*room.down()));
        room.watcher->setNotice(alert, alert); // as if another one of its group had been there first
        room.leaveAndComeBack();
        QVERIFY(!room.watcher->tells());
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires(), 15000);
        QCOMPARE(room.pager->notices().noticeOf(*room.down()), alert);
        QCOMPARE(room.watcher->book().noticeOf(alert), alert);
    }

    // A channel may be faster than the journal; ends that were told keep no place, and what another spell was told is not this one's.
    void whatWasToldBeforeItsIncidentStands()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        notify::Delivery delivery;
        delivery.channel = u"machine"_s;
        delivery.at = base::Clock::system().wallNow();
        delivery.moment = notify::Moment::Resolved;
        for (int i = 0; i < 70; ++i)
            emit room.pager->told({u"old %1"_s.arg(i)}, delivery);
        delivery.moment = notify::Moment::Firing;
        emit room.pager->told({u"k"_s}, delivery);
        incidents::AlertNews news;
        news.key = u"k"_s;
        news.sentence = base::Untrusted(u"bad"_s);
        news.target = news.service = u"site"_s;
        news.critical = true;
        news.since = news.firstBad = delivery.at;
        room.incidents->alertChanged(news);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest() && room.newest()->stamp(incidents::Stamp::Notified).at, 10000);
    }

    // Persons are asked when the silence ends, about something that has an incident by then.
    void whatWasSilencedWhenItFiredHasItsIncidentAfterwards_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("silence") << int(alerts::Wish::Kind::Silence);
        QTest::newRow("maintenance") << int(alerts::Wish::Kind::Maintenance);
    }
    void whatWasSilencedWhenItFiredHasItsIncidentAfterwards()
    {
        QFETCH(int, kind);
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        alerts::Wish wish;
        wish.kind = alerts::Wish::Kind(kind);
        wish.matchers = {*alerts::matcherOf(u"target=site"_s)};
        wish.worst = base::Severity::Critical;
        wish.reason = u"it is moved"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_COMPARE_WITH_TIMEOUT(room.watcher->wishes().size(), 1, 10000);
        room.shut();
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.down()->quiet() && room.down()->due != base::WallTime{}, 15000);
        QVERIFY(!room.newest());
        room.alertDesk->release(room.watcher->wishes().first().id);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open) && room.linked(room.down()->key), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(room.ann.count(), 1, 10000);
        QCOMPARE(room.incidents->known().incidents().size(), std::size_t(1));
    }

    // What a person resolved is not opened again because persons may be asked about it now.
    void whatAPersonResolvedIsNotOpenedAgainWhenASilenceEnds()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        alerts::Wish wish;
        wish.matchers = {*alerts::matcherOf(u"target=site"_s)};
        wish.worst = base::Severity::Critical;
        wish.reason = u"it is known"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->quiet(), 10000);
        room.make(Of::Resolve);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Resolved), 10000);
        room.alertDesk->release(room.watcher->wishes().first().id);
        QTRY_VERIFY_WITH_TIMEOUT(!room.down()->quiet(), 10000);
        room.letItBeDone();
        QVERIFY(room.is(State::Resolved) && room.incidents->known().incidents().size() == 1);
    }

    // A sandbox and a drill: an incident that counts apart, and nobody real is called.
    void practiceIsADrillAndCallsNobody()
    {
        Room room(true, false, u"1min"_s, "sandbox");
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires() && room.is(State::Open), 15000);
        QVERIFY(room.newest()->drill && room.incidents->practises());
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->due != base::WallTime{}, 10000);
        const std::size_t before = room.incidents->known().incidents().size();
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.incidents->known().incidents().size(), before + 1, 10000);
        QVERIFY(room.newest()->drill);
        room.letItBeDone();
        for (const ScriptedReceiver *receiver : {&room.machine, &room.ann, &room.bob})
            QCOMPARE(receiver->count(), 1); // the test
    }
};

QTEST_GUILESS_MAIN(TstIncidentLink)
#include "tst_incidentlink.moc"
