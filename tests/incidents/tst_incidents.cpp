// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents follow from the journal and from nothing else: entries on a scripted clock, the projection, the times as a
// golden table.

#include "models/incidents/draftupdate.h"
#include "models/incidents/figures.h"
#include "models/incidents/frozen.h"
#include "models/incidents/rules.h"
#include "models/incidents/wording.h"
#include "tests/incidents/script.h"

#include <algorithm>
#include <random>

using namespace incidents;
using namespace std::chrono_literals;

namespace {

Incident lasted(int impact, int firing, std::optional<int> told, std::optional<int> acked, std::optional<int> engaged, int mitigated, int resolved)
{
    Incident i;
    i.state = State::Resolved;
    const std::optional<int> stamps[] = {impact, impact, firing, told, acked, engaged, mitigated, resolved};
    for (std::size_t s = 0; s < kStamps; ++s)
        if (stamps[s])
            i.stamps[s].at = at(*stamps[s]);
    return i;
}

} // namespace

class TstIncidents : public QObject {
    Q_OBJECT
private slots:
    // Who is to be told because a person said so, until somebody answers.
    void whatPersonsSayCalls()
    {
        Script s;
        s.opens(10, u"i1"_s);
        QVERIFY(s.told().find(u"i1"_s)->calls.empty()); // its alerts are told
        s.add(20, Of::Acknowledge, u"i1"_s);
        s.add(30, Of::Escalate, u"i1"_s).severity = Severity::Sev3; // less
        QVERIFY(s.told().find(u"i1"_s)->calls.empty());
        s.add(40, Of::Escalate, u"i1"_s).severity = Severity::Sev1;
        s.add(50, Of::Escalate, u"i1"_s).person = u"bob"_s;
        Projection p = s.told();
        QVERIFY(p.find(u"i1"_s)->calls.size() == 2 && p.find(u"i1"_s)->calls[0].to.isEmpty() && p.find(u"i1"_s)->calls[1].to.raw() == u"bob"_s);
        QVERIFY(!p.find(u"i1"_s)->calls[0].answered && p.find(u"i1"_s)->calls[0].entry == (EntryRef{u"a"_s, 4}));
        s.add(60, Of::Acknowledge, u"i1"_s, u"bob"_s);
        s.add(70, Of::HandOver, u"i1"_s).person = u"carla"_s;
        p = s.told();
        QVERIFY(p.find(u"i1"_s)->calls[0].answered && p.find(u"i1"_s)->calls[1].answered && !p.find(u"i1"_s)->calls[2].answered);
        s.add(80, Of::Decline, u"i1"_s, u"carla"_s);
        QVERIFY(s.told().find(u"i1"_s)->calls[2].answered);
        Change &c = s.add(90, Of::Open, u"i2"_s);
        c.text = u"writes hang"_s;
        c.severity = Severity::Sev1;
        p = s.told();
        QVERIFY(p.find(u"i2"_s)->calls.size() == 1 && p.find(u"i2"_s)->calls[0].kind == Call::Kind::Opened && p.find(u"i2"_s)->calls[0].by.raw() == u"ann"_s);
    }

    void aWholeLife()
    {
        Script s;
        s.opens(16, u"i1"_s);
        Change *c = &s.add(17, Of::Told, u"i1"_s, {});
        c->other = u"slack"_s;
        c->person = u"ann"_s;
        s.add(57, Of::Acknowledge, u"i1"_s);
        s.add(60, Of::Note, u"i1"_s).text = u"looking"_s;
        s.add(70, Of::Engage, u"i1"_s);
        c = &s.add(300, Of::Alert, u"i1"_s, {});
        c->news = cleared(Script::firing(16, u"key-i1"_s), 298);
        const Projection before = s.told();
        QVERIFY(before.find(u"i1"_s)->stamp(Stamp::Mitigated).proposed);
        QCOMPARE(before.find(u"i1"_s)->stamp(Stamp::Mitigated).at, std::optional(at(298)));
        c = &s.add(400, Of::Resolve, u"i1"_s);
        c->cause = Cause::Deployment;
        c->text = u"rolled back"_s;
        const Projection p = s.told();
        QCOMPARE(p.incidents().size(), std::size_t(1));
        const Incident &i = p.incidents().front();
        QCOMPARE(i.state, State::Resolved);
        QCOMPARE(i.cause, Cause::Deployment);
        QCOMPARE(kinds(i), u"first-bad alert told acknowledged note engaged alert-resolved resolved"_s);
        QCOMPARE(i.roles.at(Role::Commander).raw(), u"ann"_s);
        const std::optional<int> expected[] = {10, 10, 16, 17, 57, 70, 298, 400};
        for (std::size_t t = 0; t < kStamps; ++t)
            QCOMPARE(i.stamps[t].at, std::optional(at(*expected[t])));
        QVERIFY(!i.stamp(Stamp::Mitigated).proposed); // whoever resolved it has seen it
        for (const Line &line : i.timeline) // every line stands on an entry
            QVERIFY(std::ranges::any_of(s.facts, [&line](const Fact &f) { return f.ref == line.entry; }));
        QCOMPARE(said(i.timeline[3], i).text, u"Acknowledged, 41 s after firing"_s.replace(u"41 s"_s, u"41\u00a0s"_s));
    }
    // What a person asked of a server that suffers is the first step of what it suffers from, whoever wrote it down where.
    void theFirstCommandIsTheFirstStep()
    {
        Script s;
        s.opens(16, u"i1"_s);
        s.opens(18, u"i2"_s, u"other"_s);
        s.facts.back().change.parts = {u"shop-standby"_s};
        s.facts.back().change.news->target = u"shop-standby"_s;
        journal::StoredEntry entry;
        entry.record.log = u"c"_s;
        entry.record.seq = 9;
        entry.record.time = std::chrono::duration_cast<std::chrono::microseconds>(at(75).time_since_epoch()).count();
        entry.record.phase = journal::Phase::Intent;
        entry.record.act = u"session.cancel"_s;
        entry.record.target = u"shop-primary"_s;
        entry.record.actor = u"p1"_s;
        entry.name = u"ann"_s;
        Projection p = s.told();
        Projection other = s.told();
        entry.details = u"cancel it\nenvironment: staging"_s; // whose target has the same id
        QVERIFY(other.take(entry));
        QVERIFY(!other.find(u"i1"_s)->stamp(Stamp::Engaged).at);
        entry.details = u"cancel it\nenvironment: shop"_s;
        QVERIFY(p.take(entry));
        QCOMPARE(p.find(u"i1"_s)->stamp(Stamp::Engaged).at, std::optional(at(75)));
        QVERIFY(!p.find(u"i2"_s)->stamp(Stamp::Engaged).at);
        QCOMPARE(kinds(*p.find(u"i1"_s)), u"first-bad alert engaged"_s);
        QCOMPARE(said(p.find(u"i1"_s)->timeline.back(), *p.find(u"i1"_s)).text, u"First step taken: session.cancel on shop-primary"_s);
        entry.record.seq = 10;
        entry.record.time += 1'000'000;
        QVERIFY(p.take(entry)); // the second one is no first step
        QCOMPARE(kinds(*p.find(u"i1"_s)), u"first-bad alert engaged"_s);
        Change again;
        again.kind = Of::Engage;
        again.incident = u"i1"_s;
        QVERIFY(objectionTo(again, p, at(80)));
        entry.record.act = u"alert.acknowledge"_s; // changes no server
        QVERIFY(!commandOf(entry));
        entry.record.act = u"policies.test"_s; // by the night's cron: no step against an incident
        QVERIFY(!commandOf(entry));
        entry.record.act = u"session.cancel"_s;
        entry.record.phase = journal::Phase::Outcome;
        QVERIFY(!commandOf(entry));
        entry.record.phase = journal::Phase::Intent;
        entry.record.actor.clear(); // nobody's
        QVERIFY(!commandOf(entry));
    }

    void whateverTheOrderOfComing()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.opens(11, u"i2"_s, u"other"_s);
        s.add(9, Of::Acknowledge, u"i1"_s, u"bob"_s); // a clock that is behind
        s.add(20, Of::Merge, u"i2"_s).other = u"i1"_s;
        Change &c = s.add(30, Of::Resolve, u"i1"_s);
        c.cause = Cause::Capacity;
        const std::vector<Incident> expected = s.told().incidents();
        QCOMPARE(expected[0].state, State::Resolved);
        QCOMPARE(expected[0].stamp(Stamp::Acknowledged).at, std::optional(at(9)));
        QCOMPARE(expected[1].mergedInto, u"i1"_s);
        std::mt19937 random(7);
        for (int round = 0; round < 50; ++round) {
            std::ranges::shuffle(s.facts, random);
            QVERIFY(s.told().incidents() == expected);
            Projection once;
            once.take(s.facts);
            QVERIFY(once.incidents() == expected);
            QVERIFY(!once.take(s.facts.front())); // known
        }
    }
    void twoAcknowledgeAtOnce()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Acknowledge, u"i1"_s, u"bob"_s);
        s.log = u"b"_s;
        s.add(20, Of::Acknowledge, u"i1"_s, u"ann"_s);
        const Projection p = s.told();
        const Incident &i = p.incidents().front();
        QCOMPARE(kinds(i), u"first-bad alert acknowledged also-acknowledged"_s);
        QCOMPARE(i.roles.at(Role::Commander).raw(), u"bob"_s);
    }
    void reopenedCorrectedHandedOverAndEscalated()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Acknowledge, u"i1"_s);
        s.add(25, Of::Escalate, u"i1"_s).severity = Severity::Sev1;
        QCOMPARE(s.told().incidents().front().state, State::Open); // worse than what was acknowledged
        Change *c = &s.add(30, Of::Resolve, u"i1"_s);
        c->cause = Cause::Unknown;
        c->at = at(28);
        c = &s.add(40, Of::Correct, u"i1"_s, u"bob"_s);
        c->stamp = Stamp::ImpactStart;
        c->at = at(-50);
        c->text = u"first complaint"_s;
        s.add(50, Of::Reopen, u"i1"_s).text = u"again"_s;
        s.add(53, Of::HandOver, u"i1"_s).person = u"carol"_s;
        s.add(55, Of::Accept, u"i1"_s, u"carol"_s);
        c = &s.add(56, Of::AssignRole, u"i1"_s);
        c->role = Role::Scribe;
        c->person = u"dave"_s;
        const Projection p = s.told();
        const Incident &i = p.incidents().front();
        QCOMPARE(i.severity, Severity::Sev1);
        QCOMPARE(i.state, State::Acknowledged); // by whoever took it over
        QCOMPARE(i.reopened, 1);
        QVERIFY(!i.stamp(Stamp::Mitigated).at && !i.stamp(Stamp::Resolved).at);
        QVERIFY(i.stamp(Stamp::ImpactStart).corrected);
        QCOMPARE(i.stamp(Stamp::ImpactStart).reason.raw(), u"first complaint"_s);
        QCOMPARE(i.stamp(Stamp::ImpactStart).at, std::optional(at(-50)));
        QCOMPARE(i.roles.at(Role::Commander).raw(), u"carol"_s);
        QCOMPARE(i.roles.at(Role::Scribe).raw(), u"dave"_s);
    }
    // Until somebody takes it over it stays where it was; whoever does has it, whoever declines leaves it.
    void handedOverAndTakenOver()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Acknowledge, u"i1"_s);
        const auto incident = [&s] { return s.told().incidents().front(); };
        const auto commander = [&incident] { return incident().roles.at(Role::Commander).raw(); };
        const auto may = [&s](Of kind) {
            Change c;
            c.kind = kind;
            c.incident = u"i1"_s;
            return !objectionTo(c, s.told(), at(1000));
        };
        QVERIFY(!may(Of::Accept) && !may(Of::Decline)); // nobody handed it over
        Change *c = &s.add(30, Of::HandOver, u"i1"_s);
        c->person = u"bob"_s;
        c->text = u"the deployer is asked"_s;
        QCOMPARE(commander(), u"ann"_s);
        QCOMPARE(incident().handOver->to.raw(), u"bob"_s);
        QCOMPARE(incident().handOver->by.raw(), u"ann"_s);
        QVERIFY(handOverSentence(incident()).contains(u"ann has it"_s) && under(incident(), at(40)).endsWith(u"handed over to bob"_s));
        QVERIFY(may(Of::Accept) && may(Of::Decline));
        s.add(31, Of::Decline, u"i1"_s, u"bob"_s).text = u"on a train"_s;
        QCOMPARE(commander(), u"ann"_s);
        QVERIFY(!incident().handOver && !may(Of::Accept));
        s.add(40, Of::HandOver, u"i1"_s).person = u"carol"_s;
        s.add(41, Of::Accept, u"i1"_s, u"carol"_s);
        s.add(42, Of::Accept, u"i1"_s, u"dave"_s); // from another console, a moment too late
        QCOMPARE(commander(), u"carol"_s);
        QCOMPARE(kinds(incident()), u"first-bad alert acknowledged handed-over declined handed-over took-over"_s);
        s.add(50, Of::HandOver, u"i1"_s, u"carol"_s).person = u"ann"_s;
        s.add(51, Of::Resolve, u"i1"_s).cause = Cause::Capacity;
        QVERIFY(!incident().handOver); // nothing left to take over
    }
    void handedOverBeforeAnybodyAcknowledged()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::HandOver, u"i1"_s).person = u"bob"_s;
        s.add(60, Of::Accept, u"i1"_s, u"bob"_s);
        const Incident i = s.told().incidents().front();
        QCOMPARE(i.state, State::Acknowledged);
        QCOMPARE(i.stamp(Stamp::Acknowledged).at, std::optional(at(60)));
        QCOMPARE(i.roles.at(Role::Commander).raw(), u"bob"_s);
    }
    void aShortTitleAndADraft()
    {
        AlertNews news = Script::firing(10, u"k1"_s);
        news.headline = base::Untrusted(u"shop-primary is down"_s);
        const Change opens = changesFor(news, Projection(), u"shop"_s, at(10)).front();
        QCOMPARE(opens.text, u"shop-primary is down"_s);
        QCOMPARE(opens.news->sentence.raw(), u"shop-primary is down."_s); // the whole of it stands in the timeline
        Script s;
        s.opens(10, u"i1"_s);
        s.add(20, Of::Acknowledge, u"i1"_s);
        s.add(25, Of::ProbableCause, u"i1"_s, {}).text = u"pid 4711 holds a lock."_s;
        s.add(30, Of::Note, u"i1"_s).text = u"asked <b>the deployer</b>"_s;
        QString draft = draftUpdate(s.told().incidents().front(), at(70));
        for (const char *part : {"#1 shop-primary is down", "SEV-2", "it is not over", "Affected: shop-primary", "not confirmed: pid 4711 holds a lock.", "asked <b>the deployer</b>", "In charge: ann."})
            QVERIFY2(draft.contains(QLatin1String(part)), qPrintable(draft));
        s.add(80, Of::Resolve, u"i1"_s).cause = Cause::Deployment;
        draft = draftUpdate(s.told().incidents().front(), at(90));
        QVERIFY2(draft.contains(u"Resolved."_s) && draft.contains(u"Cause: deployment."_s) && !draft.contains(u"not confirmed"_s), qPrintable(draft));
    }
    void anEntryAndBack()
    {
        Change c;
        c.kind = Of::Open;
        c.incident = newId();
        c.text = u"title \u202e \"x\"\n"_s;
        c.severity = Severity::Sev1;
        c.parts = {u"a"_s, u"b"_s};
        c.number = 212;
        c.drill = true;
        c.at = at(5) + 123ms;
        c.news = Script::firing(10, u"k"_s);
        journal::StoredEntry entry;
        entry.record.phase = journal::Phase::Note;
        entry.record.act = actOf(c.kind);
        entry.record.actId = c.incident;
        entry.details = detailsOf(c);
        entry.name = c.who = u"ann"_s;
        Change back = factOf(entry)->change;
        back.news->service = c.news->service; // stands in the incident
        back.news->cluster = c.news->cluster;
        back.news->critical = c.news->critical;
        QVERIFY(back == c);
        entry.details = u"[1, {\"parts\": 7, \"number\": -4, \"alert\": \"x\", \"severity\": \"sev-9\"}"_s; // of somebody else's making
        QVERIFY(factOf(entry));
        entry.details.clear();
        entry.erased = true; // the text is gone, the state stays
        entry.record.act = u"incident.acknowledge"_s;
        QCOMPARE(int(factOf(entry)->change.kind), int(Of::Acknowledge));
        entry.record.act = u"incident.nonsense"_s;
        QVERIFY(!factOf(entry));
    }

    // Golden: by hand with formula 7. Detect 6, 10, 20; acknowledge 40, 120 (the third nobody acknowledged).
    void theTimes()
    {
        std::vector<Incident> all{lasted(0, 6, 7, 47, 50, 306, 400), lasted(1000, 1010, 1012, 1132, 1140, 1700, 1800), lasted(5000, 5020, 5021, {}, {}, 8600, 9000)};
        Incident drill = lasted(0, 1, 2, 3, 4, 5, 6);
        drill.drill = true;
        Incident seen = lasted(2000, 2500, {}, {}, {}, 2600, 2700);
        seen.byPerson = true;
        Incident open;
        all.push_back(drill);
        all.push_back(seen);
        all.push_back(open);
        const Promised promised{{Measure::Detect, 15}, {Measure::Acknowledge, 60}, {Measure::Restore, 900}};
        const TimeFigures f = timeFigures(all, false, at(-100), at(100000), promised);
        QCOMPARE(f.incidents, 4);
        QCOMPARE(f.byPerson, 1);
        struct Row {
            Measure measure;
            int count, missing, kept;
            double median, p90;
        };
        const Row golden[] = {{Measure::Detect, 3, 0, 2, 10, 18},          {Measure::Notify, 3, 0, 0, 1, 1.8},     {Measure::Acknowledge, 2, 2, 1, 80, 112}, {Measure::Respond, 2, 2, 0, 5.5, 7.5},
                              {Measure::Restore, 4, 0, 3, 650, 2730}, {Measure::Repair, 4, 0, 0, 495, 2713}, {Measure::Close, 4, 0, 0, 592, 3023}};
        for (const Row &row : golden) {
            const Figure &figure = f.figures[std::size_t(row.measure)];
            const QByteArray name = word(row.measure).toUtf8();
            QVERIFY2(figure.count == row.count && figure.missing == row.missing && figure.kept == row.kept, name.constData());
            QVERIFY2(qAbs(*figure.median - row.median) < 1e-6 && qAbs(*figure.p90 - row.p90) < 1e-6,
                     qPrintable(u"%1: %2 %3"_s.arg(word(row.measure)).arg(*figure.median).arg(*figure.p90)));
        }
        const TimeFigures drills = timeFigures(all, true, at(-100), at(100000), promised);
        QCOMPARE(drills.incidents, 1);
        QCOMPARE(timeFigures(all, false, at(500), at(2000), promised).incidents, 1); // by when it was over
        const TimeFigures none = timeFigures({}, false, at(0), at(1), promised);
        QVERIFY(!none.figures.front().median && none.figures.front().count == 0);
        const auto real = promisedTimes();
        QVERIFY(real && real->at(Measure::Detect) == 120);
        environment::Environment own; // which states its own where it wants to
        own.incidentTimes.acknowledge = 10min;
        const auto stated = promisedTimes(own);
        QVERIFY(stated && stated->at(Measure::Detect) == 120 && stated->at(Measure::Acknowledge) == 600 && !stated->contains(Measure::Repair));
    }
};

QTEST_GUILESS_MAIN(TstIncidents)
#include "tst_incidents.moc"
