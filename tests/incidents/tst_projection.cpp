// SPDX-License-Identifier: GPL-3.0-or-later
// In which order entries count, whatever clocks say and however they come, and what of an incident goes on in another one.

#include "models/incidents/postmortem.h"
#include "models/incidents/wording.h"
#include "tests/incidents/script.h"

#include <algorithm>
#include <random>

using namespace incidents;

class TstProjection : public QObject {
    Q_OBJECT
private slots:
    // What a chain says stands as it says it, whatever its clock did meanwhile; the times stay as they were written.
    void aClockThatIsSetBackTurnsNothingRound()
    {
        Script s;
        s.opens(3600, u"i1"_s);
        s.add(3900, Of::Acknowledge, u"i1"_s);
        Change *c = &s.add(360, Of::Escalate, u"i1"_s); // an hour back
        c->severity = Severity::Sev1;
        c->person = u"bob"_s;
        Projection p = s.told();
        const Incident *i = p.find(u"i1"_s);
        QCOMPARE(i->state, State::Open);
        QVERIFY(i->calls.size() == 1 && !i->calls[0].answered); // who acknowledged before has not answered it
        QCOMPARE(kinds(*i), u"first-bad alert acknowledged escalated escalated"_s);
        QCOMPARE(i->timeline.back().at, at(360));
        s.add(400, Of::Acknowledge, u"i1"_s, u"bob"_s);
        s.add(420, Of::Resolve, u"i1"_s).cause = Cause::Capacity;
        s.add(430, Of::Reopen, u"i1"_s).text = u"again"_s;
        p = s.told();
        i = p.find(u"i1"_s);
        QCOMPARE(i->state, State::Open);
        QCOMPARE(i->reopened, 1);
        QVERIFY(i->calls[0].answered);
        s.log = u"b"_s; // another machine, whose clock has always been right
        s.add(3950, Of::Note, u"i1"_s, u"carla"_s).text = u"here too"_s;
        s.add(4000, Of::Acknowledge, u"i1"_s, u"carla"_s);
        const std::vector<Incident> expected = s.told().incidents();
        QCOMPARE(expected[0].state, State::Acknowledged);
        QCOMPARE(kinds(expected[0]).section(u' ', -3), u"reopened note acknowledged"_s);
        std::mt19937 random(11);
        for (int round = 0; round < 50; ++round) { // as other consoles read it
            std::ranges::shuffle(s.facts, random);
            QVERIFY(s.told().incidents() == expected);
            Projection once;
            once.take(s.facts);
            QVERIFY(once.incidents() == expected);
            QVERIFY(!once.take(s.facts.front()));
        }
    }
    // A machine was an hour ahead and is set right: what others write meanwhile, knowing what it said, comes after that.
    void whatWasKnownComesBefore()
    {
        Script s;
        s.opens(3600, u"i1"_s); // ahead
        s.add(3900, Of::Acknowledge, u"i1"_s);
        s.facts[0].digest = "one";
        s.facts[1].digest = "two";
        QCOMPARE(s.told().newestAt(s.facts[1].time), QByteArray("two")); // what a writer names
        QVERIFY(s.told().newestAt(s.facts[1].time + 1).isEmpty());
        s.log = u"b"_s; // a terminal, whose clock is right
        Change *c = &s.add(310, Of::Escalate, u"i1"_s);
        c->person = u"bob"_s;
        c->after = "two";
        s.facts.back().digest = "three";
        const Projection called = s.told();
        QVERIFY(called.incidents()[0].calls.size() == 1 && !called.incidents()[0].calls[0].answered); // who acknowledged before has not answered it
        s.log = u"a"_s;
        s.add(400, Of::Resolve, u"i1"_s).cause = Cause::Capacity; // set right
        s.facts.back().change.after = "three";
        s.facts.back().digest = "four";
        s.log = u"c"_s;
        c = &s.add(420, Of::Reopen, u"i1"_s, u"carla"_s);
        c->after = "four";
        const std::vector<Incident> expected = s.told().incidents();
        QCOMPARE(expected[0].state, State::Open);
        QCOMPARE(expected[0].reopened, 1);
        std::mt19937 random(5);
        for (int round = 0; round < 50; ++round) {
            std::ranges::shuffle(s.facts, random);
            QVERIFY(s.told().incidents() == expected);
            Projection once, twice;
            once.take(s.facts);
            QVERIFY(once.incidents() == expected);
            twice.take({s.facts[0], s.facts[1]});
            twice.take({s.facts[2], s.facts[3], s.facts[4]});
            QVERIFY(twice.incidents() == expected);
        }
    }
    // Nobody gets ahead by a name that is none, nor by a ring of them; nor can anybody who comes later be held back by it.
    void aForgedNameCountsForNothing()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Resolve, u"i1"_s).cause = Cause::Capacity;
        s.facts.back().change.after = "nowhere";
        s.facts.back().digest = "one";
        s.log = u"b"_s;
        s.add(30, Of::Reopen, u"i1"_s).after = "two"; // each other
        s.facts.back().digest = "three";
        s.log = u"c"_s;
        s.add(31, Of::Note, u"i1"_s).after = "three";
        s.facts.back().digest = "two";
        s.log = u"d"_s;
        s.add(40, Of::Acknowledge, u"i1"_s);
        const std::vector<Incident> expected = s.told().incidents();
        QCOMPARE(expected[0].state, State::Acknowledged);
        std::mt19937 random(3);
        for (int round = 0; round < 20; ++round) {
            std::ranges::shuffle(s.facts, random);
            Projection once;
            once.take(s.facts);
            QVERIFY(once.incidents() == expected);
        }
    }
    // Of two copies the erased one stays, also among many.
    void anErasedCopyStaysErased()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Note, u"i1"_s).text = u"an address"_s;
        Fact erased = s.facts.back();
        erased.erased = true;
        erased.change.text.clear();
        Projection p = s.told();
        p.take({erased, s.facts.front()});
        QCOMPARE(kinds(*p.find(u"i1"_s)), u"first-bad alert erased"_s);
        p.take(s.facts);
        QVERIFY(!p.take(s.facts.back()));
        QCOMPARE(kinds(*p.find(u"i1"_s)), u"first-bad alert erased"_s);
    }
    // What is on its way comes after what is known, also when the clock says less.
    void whatIsOnItsWayComesLast()
    {
        Script s;
        s.opens(3600, u"i1"_s);
        s.add(3900, Of::Resolve, u"i1"_s).cause = Cause::Capacity;
        Projection p = s.told();
        s.log = u"~"_s;
        s.add(360, Of::Reopen, u"i1"_s);
        Fact fact = s.facts.back();
        fact.order = p.latest();
        p.expect(fact);
        QCOMPARE(p.find(u"i1"_s)->state, State::Open);
    }
    // Another machine's clock is behind: what it says of an incident waits until that is open.
    void whatComesBeforeItsIncidentWaits()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.log = u"b"_s;
        s.add(5, Of::Acknowledge, u"i1"_s, u"bob"_s);
        const Projection p = s.told();
        QCOMPARE(p.find(u"i1"_s)->state, State::Acknowledged);
        QCOMPARE(p.find(u"i1"_s)->stamp(Stamp::Acknowledged).at, std::optional(at(5)));
    }
    // The desktop's dialog always says a severity, also when somebody is asked for.
    void whoIsAskedForStandsBesideTheSeverity()
    {
        Script s;
        s.opens(10, u"i1"_s); // SEV-2
        Change *c = &s.add(20, Of::Escalate, u"i1"_s);
        c->severity = Severity::Sev1;
        c->person = u"bob"_s;
        c->text = u"orders hang"_s;
        c = &s.add(30, Of::Escalate, u"i1"_s); // as bad as it is
        c->severity = Severity::Sev1;
        c->person = u"carla"_s;
        s.add(40, Of::Escalate, u"i1"_s).severity = Severity::Sev1;
        const Projection p = s.told();
        const Incident &i = *p.find(u"i1"_s);
        QStringList said;
        for (const Line &line : i.timeline)
            if (line.kind == Line::Kind::Escalated)
                said << incidents::said(line, i).text;
        QCOMPARE(said, QStringList({u"Now SEV-1"_s, u"Escalated to bob: orders hang"_s, u"Escalated to carla"_s, u"Now SEV-1"_s}));
        QVERIFY(i.calls.size() == 2 && i.calls[0].to.raw() == u"bob"_s && i.calls[1].to.raw() == u"carla"_s);
        const QString draft = postmortemMarkdown(i, citedIn(p, i), at(100));
        QVERIFY(draft.contains(u"Escalated to bob: orders hang"_s) && draft.contains(u"Escalated to carla"_s));
    }

    // Somebody who was asked for and has not answered is asked on in the incident that it went into, until that is answered.
    void whoWasAskedForIsAskedOnAfterAMerge()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.opens(11, u"i2"_s, u"other"_s);
        s.add(20, Of::Escalate, u"i2"_s).person = u"ann"_s;
        s.add(30, Of::Acknowledge, u"i2"_s, u"ann"_s);
        s.add(40, Of::Escalate, u"i2"_s).person = u"bob"_s;
        s.add(50, Of::HandOver, u"i2"_s).person = u"carla"_s; // an offer of that incident
        s.add(60, Of::Merge, u"i2"_s).other = u"i1"_s;
        Projection p = s.told();
        const std::vector<Call> &calls = p.find(u"i1"_s)->calls;
        QCOMPARE(calls.size(), std::size_t(1));
        QVERIFY(calls[0].to.raw() == u"bob"_s && calls[0].by.raw() == u"ann"_s && !calls[0].answered && calls[0].entry == (EntryRef{u"a"_s, 5}));
        s.add(70, Of::Acknowledge, u"i1"_s, u"bob"_s);
        p = s.told();
        QVERIFY(p.find(u"i1"_s)->calls[0].answered);
    }
};

QTEST_GUILESS_MAIN(TstProjection)
#include "tst_projection.moc"
