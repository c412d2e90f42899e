// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written into an incident and what becomes of an alert's news: entries on a scripted clock.

#include "models/incidents/rules.h"
#include "tests/incidents/script.h"

using namespace incidents;
using namespace std::chrono_literals;

class TstRules : public QObject {
    Q_OBJECT
private slots:
    // What may be made of it follows from how it stands: the same for buttons, menu and keys.
    void whatMayBe_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QString>("may");
        const auto kindsOf = [](std::initializer_list<Of> all) {
            QList<int> out;
            for (const Of kind : all)
                out << int(kind);
            return out;
        };
        QTest::newRow("open") << kindsOf({}) << u"ack escalate engage mitigate resolve handover merge role stamp link followup"_s;
        QTest::newRow("handed over") << kindsOf({Of::HandOver}) << u"ack escalate engage mitigate resolve handover merge role stamp link followup accept decline"_s;
        QTest::newRow("engaged") << kindsOf({Of::Acknowledge, Of::Engage}) << u"ack escalate mitigate resolve handover merge role stamp link followup"_s;
        QTest::newRow("followed up") << kindsOf({Of::FollowUp}) << u"ack escalate engage mitigate resolve handover merge role stamp link followup done"_s;
        QTest::newRow("done") << kindsOf({Of::FollowUp, Of::FollowUpDone}) << u"ack escalate engage mitigate resolve handover merge role stamp link followup"_s;
        QTest::newRow("resolved") << kindsOf({Of::Resolve}) << u"reopen role stamp link followup"_s;
        QTest::newRow("merged") << kindsOf({Of::Merge}) << QString();
    }
    void whatMayBe()
    {
        QFETCH(QList<int>, before);
        QFETCH(QString, may);
        Script s;
        s.opens(5, u"i0"_s, u"other"_s);
        s.opens(10, u"i1"_s);
        int second = 20;
        for (const int kind : before) {
            Change &c = s.add(++second, Of(kind), u"i1"_s);
            c.person = u"bob"_s;
            c.other = kind == int(Of::Merge) ? u"i0"_s : u"f1"_s;
        }
        const std::pair<const char *, Of> all[] = {{"ack", Of::Acknowledge}, {"escalate", Of::Escalate}, {"engage", Of::Engage}, {"mitigate", Of::Mitigate}, {"resolve", Of::Resolve},
                                                   {"reopen", Of::Reopen}, {"handover", Of::HandOver}, {"merge", Of::Merge}, {"role", Of::AssignRole}, {"stamp", Of::Correct},
                                                   {"link", Of::Link}, {"followup", Of::FollowUp}, {"done", Of::FollowUpDone}, {"accept", Of::Accept}, {"decline", Of::Decline}};
        const Projection told = s.told();
        QStringList words;
        for (const auto &[name, kind] : all)
            if (incidents::may(kind, *told.find(u"i1"_s)))
                words << QLatin1StringView(name);
        QCOMPARE(words.join(u' '), may);
    }

    void anIncidentWhoseCauseIsSeenAMomentLaterGoesOnInItsOne()
    {
        Script s;
        s.opens(10, u"api"_s, u"orders/shop-api"_s); // key-api
        s.opens(11, u"db"_s);                        // key-db
        AlertNews explained = Script::firing(10, u"key-api"_s);
        explained.inhibitedBy = {u"key-db"_s};
        std::vector<Change> made = changesFor(explained, s.told(), u"shop"_s, at(12));
        QCOMPARE(made.size(), std::size_t(1));
        QCOMPARE(int(made[0].kind), int(Of::Merge));
        QCOMPARE(made[0].incident, u"api"_s);
        QCOMPARE(made[0].other, u"db"_s);
        QVERIFY(!objectionTo(made[0], s.told(), at(12)));
        QVERIFY(changesFor(explained, s.told(), u"shop"_s, at(10 + 121)).empty()); // somebody works on it meanwhile
        AlertNews settled = Script::firing(10, u"key-done"_s); // what a person resolved stays so
        settled.cluster = u"queue"_s;
        settled.inhibitedBy = {u"key-elsewhere"_s};
        settled.onlyExplained = true;
        QVERIFY(changesFor(settled, s.told(), u"shop"_s, at(12)).empty());
        explained.inhibitedBy = {u"key-elsewhere"_s};
        QVERIFY(changesFor(explained, s.told(), u"shop"_s, at(12)).empty());
        explained.inhibitedBy = {u"key-db"_s};
        s.add(12, Of::Acknowledge, u"api"_s);
        QVERIFY(changesFor(explained, s.told(), u"shop"_s, at(13)).empty());
    }

    void anAlertOpensJoinsOrReopens()
    {
        Script s;
        const AlertNews down = Script::firing(10, u"k1"_s);
        Projection p = s.told();
        std::vector<Change> made = changesFor(down, p, u"shop"_s, at(10));
        QCOMPARE(made.size(), std::size_t(1));
        QCOMPARE(int(made[0].kind), int(Of::Open));
        QCOMPARE(made[0].group, u"orders/shop-primary"_s);
        AlertNews warns = Script::firing(10, u"k9"_s);
        warns.critical = false;
        QVERIFY(changesFor(warns, p, u"shop"_s, at(10)).empty()); // a warning alone opens none
        s.opens(10, u"i1"_s);
        p = s.told();
        QCOMPARE(changesFor(warns, p, u"shop"_s, at(12)).front().incident, u"i1"_s);             // but joins
        QCOMPARE(changesFor(down, p, u"shop"_s, at(12)).front().incident, u"i1"_s);              // so does the same cluster
        QCOMPARE(int(changesFor(down, p, u"elsewhere"_s, at(12)).front().kind), int(Of::Open)); // another environment
        QVERIFY(changesFor(Script::firing(10, u"key-i1"_s), p, u"shop"_s, at(12)).empty());      // told again
        AlertNews other = Script::firing(12, u"k2"_s);
        other.cluster = u"queue"_s;
        QCOMPARE(int(changesFor(other, p, u"shop"_s, at(12)).front().kind), int(Of::Open)); // another cause
        other.inhibitedBy = {u"key-i1"_s};
        QCOMPARE(changesFor(other, p, u"shop"_s, at(12)).front().incident, u"i1"_s);
        AlertNews drill = Script::firing(12, u"k3"_s);
        drill.drill = true;
        QCOMPARE(int(changesFor(drill, p, u"shop"_s, at(12)).front().kind), int(Of::Open)); // never mixed
        QVERIFY(changesFor(cleared(other, 20), p, u"shop"_s, at(20)).empty());               // it was none of it
        QCOMPARE(int(changesFor(cleared(Script::firing(10, u"key-i1"_s), 20), p, u"shop"_s, at(20)).front().kind), int(Of::Alert));
        Change &c = s.add(30, Of::Resolve, u"i1"_s);
        c.cause = Cause::Hardware;
        p = s.told();
        made = changesFor(Script::firing(40, u"key-i1"_s), p, u"shop"_s, at(40));
        QCOMPARE(made.size(), std::size_t(2));
        QCOMPARE(int(made[0].kind), int(Of::Reopen));
        QCOMPARE(int(changesFor(Script::firing(900, u"key-i1"_s), p, u"shop"_s, at(900)).front().kind), int(Of::Open));
    }
    // Versions before counted what a sandbox opened as real.
    void whatIsPracticeNowIsHeardInTheIncidentItHas()
    {
        Script s;
        s.opens(10, u"i1"_s);
        AlertNews drill = Script::firing(10, u"key-i1"_s);
        drill.drill = true;
        QVERIFY(changesFor(drill, s.told(), u"shop"_s, at(12)).empty());
        const std::vector<Change> made = changesFor(cleared(drill, 20), s.told(), u"shop"_s, at(20));
        QCOMPARE(made.size(), std::size_t(1));
        QVERIFY(made[0].kind == Of::Alert && made[0].incident == u"i1");
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("resolved");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *name, Of kind, const char *text, bool resolved, bool may) { QTest::newRow(name) << int(kind) << QString::fromLatin1(text) << resolved << may; };
        row("note", Of::Note, "x", false, true);
        row("empty note", Of::Note, " ", false, false);
        row("note afterwards", Of::Note, "x", true, true);
        row("acknowledge", Of::Acknowledge, "", false, true);
        row("acknowledge afterwards", Of::Acknowledge, "", true, false);
        row("resolve without a cause", Of::Resolve, "fixed", false, false);
        row("reopen what is open", Of::Reopen, "x", false, false);
        row("reopen", Of::Reopen, "x", true, true);
        row("merge into nothing", Of::Merge, "x", false, false);
        row("hand over to nobody", Of::HandOver, "x", false, false);
        row("role of nobody", Of::AssignRole, "x", false, false);
        row("correct without a time", Of::Correct, "x", false, false);
        row("follow-up of nobody", Of::FollowUp, "x", false, false);
        row("follow-up that is not there", Of::FollowUpDone, "", false, false);
        row("link to nothing", Of::Link, "the ticket", false, false);
        row("first step", Of::Engage, "", false, true);
        row("first step afterwards", Of::Engage, "", true, false);
    }
    void whatIsRefused()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(bool, resolved);
        QFETCH(bool, may);
        Script s;
        s.opens(10, u"i1"_s);
        if (resolved)
            s.add(20, Of::Resolve, u"i1"_s).cause = Cause::Unknown;
        Change c;
        c.kind = Of(kind);
        c.incident = u"i1"_s;
        c.text = text;
        QCOMPARE(!objectionTo(c, s.told(), at(30)).has_value(), may);
        c.incident = u"nowhere"_s;
        QVERIFY(objectionTo(c, s.told(), at(30)));
    }
};

QTEST_GUILESS_MAIN(TstRules)
#include "tst_rules.moc"
