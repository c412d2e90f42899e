// SPDX-License-Identifier: GPL-3.0-or-later
// What persons said on one machine holds on the others that share its journal: silences, acknowledgements, mutes, hand-overs. Two state
// folders on one real PostgreSQL, apart for a while and together again.

#include "tests/sharedjournal/heldconsole.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/support/faultproxy.h"
#include "tests/support/scriptedreceiver.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TstHeld : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFixture> m_store;

    static rota::Override offerTo(const char *person, const char *rota, bool offered)
    {
        rota::Override v;
        v.id = rota::newOverrideId(offered);
        v.rota = QLatin1String(rota);
        v.person = QLatin1String(person);
        v.offered = offered;
        v.made = base::Clock::system().wallNow();
        v.from = v.made - 1h;
        v.until = v.made + 8h;
        return v;
    }

    // About what is watched; that nobody has the second rota is told, too.
    static int pages(const ScriptedReceiver &phone)
    {
        int count = 0;
        for (const auto &request : phone.requests())
            count += request.body.contains("pg.connections.used");
        return count;
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_store = std::make_unique<StoreFixture>();
    }

    void whatIsSaidHereHoldsThere()
    {
        const quint16 port = m_store->server.port();
        ScriptedReceiver phone({{}});
        // Ann's machine tells; Ben acknowledges on his.
        HeldConsole ann("ann", port, port, "channels:\n- {id: phone, kind: webhook, reaches: people, url: \"" + phone.url() + "\"}\n"), ben("ben", port, port);
        ben.setTells(false);
        QTRY_VERIFY_WITH_TIMEOUT(ben.warning() && ann.warning(), 15000);
        const base::WallTime fired = ann.warning()->firstBad;
        QCOMPARE(ann.warning()->key, ben.warning()->key);
        alerts::Wish mine;
        mine.kind = alerts::Wish::Kind::Acknowledge;
        mine.key = ben.warning()->key;
        mine.worst = base::Severity::Warning;
        mine.until = base::Clock::system().wallNow() + 30min;
        QElapsedTimer since;
        since.start();
        ben.alertDesk->keep(mine);
        QTRY_VERIFY_WITH_TIMEOUT(ann.warning() && ann.warning()->acknowledged, 10000);
        qInfo("acknowledged on the other machine after %lld ms", since.elapsed());
        const bool inTime = base::Clock::system().wallNow() < fired + 3s; // else the page went out before

        since.restart();
        ann.silence(u"shop-*"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ben.silenced().filter(u"shop"_s).size(), 1, 10000);
        qInfo("silenced on the other machine after %lld ms", since.elapsed());
        QTRY_COMPARE_WITH_TIMEOUT(ben.silenced().filter(u"shop"_s), ann.silenced().filter(u"shop"_s), 10000);
        for (const alerts::Wish &wish : ben.watch->wishes())
            if (wish.kind == alerts::Wish::Kind::Silence)
                ben.alertDesk->release(wish.id.left(6));
        QTRY_VERIFY_WITH_TIMEOUT(ann.silenced().filter(u"shop"_s).isEmpty(), 10000);

        ann.mute(true);
        QTRY_COMPARE_WITH_TIMEOUT(ben.muter->mutes().size(), 1, 10000);
        ben.mute(false);
        QTRY_VERIFY_WITH_TIMEOUT(ann.muter->mutes().isEmpty(), 10000);

        // one offers, the other accepts, in the terminal of his machine
        ann.arrange(rota::Step::of(offerTo("ben", "primary", true)));
        QTRY_COMPARE_WITH_TIMEOUT(ben.arranged().overrides.size(), 1, 10000);
        QCOMPARE(ben.onCall(u"primary"_s), u"ann"_s);
        const QString id = ben.arranged().overrides.first().id;
        const auto accepted = ben.ctl.run({u"oncall"_s, u"accept"_s, id, u"--rota-file"_s, ben.ctl.path(u"rota.yaml"_s)});
        QVERIFY2(accepted.code == 0, (accepted.out + accepted.err).constData());
        QTRY_COMPARE_WITH_TIMEOUT(ann.onCall(u"primary"_s), u"ben"_s, 10000);
        QCOMPARE(ben.onCall(u"primary"_s), u"ben"_s);
        const base::WallTime now = std::chrono::floor<std::chrono::seconds>(base::Clock::system().wallNow());
        ann.arrange(rota::Step::importing(u"second"_s, {{u"ben"_s, now - 1h, now + 24h}}));
        ben.arrange(rota::Step::withdrawing(id));
        QTRY_COMPARE_WITH_TIMEOUT(ann.onCall(u"primary"_s), u"ann"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(ben.onCall(u"second"_s), u"ben"_s, 10000);

        // what a dialog asks of this machine alone
        QSignalSpy calendar(ann.duty.get(), &paging::DutyDesk::calendarRead), stored(ann.duty.get(), &paging::DutyDesk::secretKept);
        const QByteArray tomorrow = QDateTime::currentDateTimeUtc().addDays(1).toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toUtf8();
        ann.duty->readCalendar(ann.ctl.write(u"shifts.ics"_s, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:" + tomorrow + "\r\nDURATION:P1D\r\nSUMMARY:Ben\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        ann.duty->readCalendar(ann.ctl.path(u"none.ics"_s));
        ann.duty->keepSecret(u"phone"_s, base::Secret("canary"));
        QTRY_VERIFY_WITH_TIMEOUT(calendar.size() == 2 && stored.size() == 1, 10000);
        QCOMPARE(calendar[0][1].value<rota::Calendar>().shifts.constFirst().person, u"ben"_s);
        QVERIFY(calendar[0][2].toString().isEmpty() && calendar[1][2].toString().contains(u"none.ics"_s));
        QCOMPARE(ann.kept, QStringList(u"phone=canary"_s));
        ann.duty->setActs(false); // a console that only reads
        ann.duty->keepSecret(u"phone"_s, base::Secret("again"));
        ann.arrange(rota::Step::withdrawing(id));
        QCOMPARE(ann.refused.size(), 2);
        QVERIFY(ann.refused.first().contains(u"only reads"_s));
        ann.refused.clear();

        QTRY_VERIFY_WITH_TIMEOUT(base::Clock::system().wallNow() > fired + 4s, 10000);
        if (inTime)
            QCOMPARE(pages(phone), 0); // it was acknowledged elsewhere
        QVERIFY2(ann.refused.isEmpty() && ben.refused.isEmpty(), qPrintable((ann.refused + ben.refused).join(u'\n')));
    }

    // Each goes on alone, and both come to the same.
    void apartAndTogetherAgain()
    {
        m_store->make();
        const quint16 way = freePort();
        FaultProxy proxy(way, m_store->server.port());
        HeldConsole ann("ann", m_store->server.port(), m_store->server.port()), ben("ben", way, m_store->server.port());
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep(), 15000);
        ann.silence(u"before"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ben.silenced().size(), 1, 10000);
        proxy.mode = FaultProxy::Freeze;
        const QString before = ben.watch->wishes().first().id;
        ann.silence(u"of-ann"_s);
        ann.mute(true);
        ann.arrange(rota::Step::of(offerTo("ben", "primary", false)));
        ben.alertDesk->release(before);
        ben.silence(u"of-ben"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ben.silenced().size() == 1 && ben.silenced().first().startsWith(u"target=of-ben"_s), 10000);
        ben.mute(true); // later than hers
        QTRY_VERIFY_WITH_TIMEOUT(ann.silenced().size() == 2 && ann.muter->mutes().size() == 1 && ben.muter->mutes().size() == 1, 10000);
        QVERIFY(ann.muter->mutes() != ben.muter->mutes());
        proxy.mode = FaultProxy::Reset;
        QTRY_VERIFY_WITH_TIMEOUT(ann.silenced().size() == 2 && !ann.silenced().first().contains(u"before"_s) && ann.silenced() == ben.silenced(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(ann.muter->mutes().size() == 1 && ann.muter->mutes() == ben.muter->mutes(), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(ben.onCall(u"primary"_s), u"ben"_s, 10000);
        // what is hostile is passed over, and what comes behind it holds
        journal::Options options;
        options.file = ben.state(u"journal.sqlite"_s);
        options.writer = u"test"_s;
        journal::ChainWriter writer(options);
        journal::Entry intent;
        intent.phase = journal::Phase::Intent;
        intent.act = u"alert.silence"_s;
        intent.actor = u"eve"_s;
        intent.details = u"all of it\n{\"environment\":\"e\",\"id\":\"1111000000000000\",\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2036-01-01T00:00:00Z\",\"worst\":\"critical\",\"matchers\":[\"target=*\"]}"_s;
        const auto receipt = writer.append({intent});
        QVERIFY(receipt && writer.append({intent.ended(receipt->constFirst().actId, journal::Outcome::Done)}));
        ben.silence(u"after"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ann.silenced().size() == 3 && ann.silenced().first().startsWith(u"target=after"_s), 10000);
    }
};

QTEST_GUILESS_MAIN(TstHeld)
#include "tst_held.moc"
