// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says in an incident is told to whom it is meant for, once, and ends where it was told.

#include "tests/paging_live/pagingroom.h"

namespace {

// Told after the end of its incident was.
paging::IncidentCall lateCallOf(const QString &id)
{
    paging::IncidentCall late;
    late.machines = true;
    late.notice.key = late.notice.incident = id;
    late.notice.event = id + u"/late"_s;
    late.notice.summary = u"Incident #1, opened late"_s;
    late.notice.severity = base::Severity::Critical;
    late.notice.environment = u"e"_s;
    late.notice.began = base::Clock::system().wallNow();
    late.notice.people = false;
    return late;
}

} // namespace

class TstIncidentCalls : public QObject {
    Q_OBJECT
private slots:
    // Opened by hand: machines at once, persons by the matrix; each named person alone; the end to whoever heard. Once.
    void whatPersonsSayIsTold()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString id = room.newest()->id;
        const QStringList opened{u"firing opened"_s};
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id), opened, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id), opened, 10000);
        QCOMPARE(room.bob.count(), 0);
        room.make(Of::Escalate, u"BOB"_s, u"I need you"_s);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, id), QStringList{u"firing BOB is asked for"_s}, 10000);
        QVERIFY(room.bob.requests().first().body.contains("I need you"));
        room.make(Of::Acknowledge);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.bob, id).contains(u"acknowledged"_s), 10000);
        room.make(Of::HandOver, u"ann"_s, u"look at pid 4711"_s);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.ann, id).contains(u"firing handed over to ann"_s), 10000);
        const auto told = [&](const QString &person) {
            return std::ranges::any_of(room.newest()->timeline, [&](const incidents::Line &line) { return line.kind == incidents::Line::Kind::Told && line.text.raw() == person; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(u"bob"_s) && told(u"ann"_s), 10000);
        QVERIFY(room.newest()->stamp(incidents::Stamp::Notified).at.has_value());
        // somebody without a channel: the one who asked learns of it
        room.make(Of::HandOver, u"carla"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->timeline.back().text.raw().startsWith(u"carla could not be told"_s), 10000);
        // whoever takes over says nothing twice
        const auto all = [&] { return QList{heard(room.machine, id), heard(room.ann, id), heard(room.bob, id)}; };
        const auto before = all();
        room.pager->takeOver();
        room.link->takeOver();
        room.letItBeDone();
        QCOMPARE(all(), before);
        room.make(Of::Resolve);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).last(), u"resolved"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, id).last(), u"resolved"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
        QCOMPARE(heard(room.bob, id).size(), 3);
        QCOMPARE(room.link->remembered(), 0);
    }

    // Whoever was called about an incident that is merged hears where it goes on.
    void whoeverWasCalledHearsWhereItGoesOn()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString into = room.newest()->id;
        room.make(Of::Open, {}, u"logins hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->id != into, 10000);
        const QString id = room.newest()->id;
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).size(), 1, 10000);
        Change merge;
        merge.kind = Of::Merge;
        merge.incident = id;
        merge.other = into;
        room.incidents->make(merge);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).last(), u"resolved"_s, 10000);
        const QJsonObject last = QJsonDocument::fromJson(room.ann.requests().last().body)[u"alerts"][0][u"annotations"].toObject();
        QCOMPARE(last[u"summary"].toString(), u"Incident #2 goes on in #1: writes hang"_s);
    }

    // Somebody who was asked for, and has not answered, is asked on in the incident that it goes on in.
    void whoWasAskedForIsAskedOnWhereItGoesOn()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString into = room.newest()->id;
        room.make(Of::Open, {}, u"logins hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->id != into, 10000);
        const QString id = room.newest()->id;
        room.make(Of::Escalate, u"bob"_s, u"I need you"_s);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.bob, id).contains(u"firing bob is asked for"_s), 10000);
        Change merge;
        merge.kind = Of::Merge;
        merge.incident = id;
        merge.other = into;
        room.incidents->make(merge);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.bob, into).contains(u"firing bob is asked for"_s), 10000);
    }

    // Nobody is called about the incident any more, and nobody has the one that it goes on in: its alerts are asked about again.
    void theAlertsOfAMergedIncidentAreAskedAboutAgain()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.is(State::Open) && room.ann.count() == 1, 15000);
        QTRY_VERIFY_WITH_TIMEOUT(room.linked(room.down()->key), 10000);
        const QString key = room.pager->notices().noticeOf(*room.down());
        const auto is = [&](bool held) {
            return std::ranges::any_of(notify::readClimbs(room.files.outbox), [&](const notify::Climb &climb) { return climb.key == key && climb.held == held; });
        };
        Change worse, merge;
        worse.kind = Of::Escalate;
        worse.incident = room.newest()->id;
        worse.severity = incidents::Severity::Sev1;
        room.incidents->make(worse);
        QTRY_VERIFY_WITH_TIMEOUT(is(true), 10000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->id != worse.incident, 10000);
        QVERIFY(is(true));
        merge.kind = Of::Merge;
        merge.incident = worse.incident;
        merge.other = room.newest()->id;
        room.incidents->make(merge);
        QTRY_VERIFY_WITH_TIMEOUT(is(false), 10000);
    }

    // The end may have been given to a program that did not tell, or before the beginning was told.
    void whoTakesOverEndsWhatIsOpenStill()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString id = room.newest()->id;
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id), QStringList{u"firing opened"_s}, 10000);
        room.make(Of::Resolve);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
        room.pager->call(lateCallOf(id), {});
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.machine, id).last().startsWith(u"firing"_s), 10000);
        room.link->takeOver();
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
    }

    // Another environment is watched, and this one again: its ends are given again to where they are open.
    void whoComesBackEndsWhatIsOpenStill()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString id = room.newest()->id;
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id), QStringList{u"firing opened"_s}, 10000);
        room.make(Of::Resolve);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
        room.pager->call(lateCallOf(id), {});
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.machine, id).last().startsWith(u"firing"_s), 10000);
        room.leaveAndComeBack();
        QTRY_VERIFY_WITH_TIMEOUT(room.watcher->tells(), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
    }

    // Made worse without a name: the next level of those who know of it is asked now, instead of when its time comes.
    void anEscalationAsksTheNextLevel()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open) && room.ann.count() == 1, 15000);
        const auto toldAnn = [&] {
            return std::ranges::any_of(room.newest()->timeline, [](const incidents::Line &line) { return line.kind == incidents::Line::Kind::Told && line.detail == u"ann-phone"_s; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(toldAnn(), 10000);
        QCOMPARE(room.bob.count(), 0); // for a minute
        Change worse;
        worse.kind = Of::Escalate;
        worse.incident = room.newest()->id;
        worse.severity = incidents::Severity::Sev1;
        room.incidents->make(worse);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, worse.incident), QStringList{u"firing made SEV-1"_s}, 10000);
        QCOMPARE(room.ann.count(), 1);
        QCOMPARE(room.machine.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TstIncidentCalls)
#include "tst_incidentcalls.moc"
