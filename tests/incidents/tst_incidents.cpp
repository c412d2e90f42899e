// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents follow from the journal and from nothing else: entries on a scripted clock, the projection, the rules, the
// times as a golden table, and two consoles on one real journal file.

#include "models/incidents/enginedesk.h"
#include "models/incidents/frozen.h"
#include "models/incidents/probablecause.h"
#include "models/incidents/report.h"
#include "models/incidents/rules.h"
#include "models/incidents/wording.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"

#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace incidents;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Of = Change::Kind;

namespace {

const base::WallTime kStart = base::WallTime{} + std::chrono::days(20000);

base::WallTime at(int seconds) { return kStart + std::chrono::seconds(seconds); }

// A journal whose entries are written by hand.
struct Script {
    std::vector<Fact> facts;
    qint64 seq = 0;
    QString log = u"a"_s;

    Change &add(int seconds, Of kind, const QString &incident, const QString &who = u"ann"_s)
    {
        Fact fact;
        fact.ref = {log, ++seq};
        fact.time = std::chrono::duration_cast<std::chrono::microseconds>(at(seconds).time_since_epoch()).count();
        fact.change.kind = kind;
        fact.change.incident = incident;
        fact.change.who = who;
        facts.push_back(fact);
        return facts.back().change;
    }
    void opens(int seconds, const QString &id, const QString &group = u"orders/shop-primary"_s)
    {
        Change &c = add(seconds, Of::Open, id, {});
        c.number = int(seq);
        c.text = u"shop-primary is down."_s;
        c.severity = Severity::Sev2;
        c.environment = u"shop"_s;
        c.group = group;
        c.parts = {u"shop-primary"_s};
        c.news = firing(seconds, u"key-"_s + id);
    }
    static AlertNews firing(int seconds, const QString &key)
    {
        AlertNews news;
        news.key = key;
        news.rule = u"target.down"_s;
        news.sentence = base::Untrusted(u"shop-primary is down."_s);
        news.target = u"shop-primary"_s;
        news.service = u"orders"_s;
        news.cluster = u"shop-primary"_s;
        news.critical = true;
        news.firstBad = at(seconds - 6);
        news.since = at(seconds);
        return news;
    }
    [[nodiscard]] Projection told() const
    {
        Projection p;
        for (const Fact &fact : facts)
            p.take(fact);
        return p;
    }
};

AlertNews cleared(AlertNews news, int seconds)
{
    news.firing = false;
    news.since = at(seconds);
    return news;
}

QString kinds(const Incident &incident)
{
    QStringList words;
    for (const Line &line : incident.timeline)
        words.append(word(line.kind));
    return words.join(u' ');
}

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
    void twoWatchersOpenOne()
    {
        Script s;
        s.opens(10, u"i1"_s);
        s.opens(10, u"i2"_s);
        s.add(20, Of::Acknowledge, u"i2"_s);
        const Projection p = s.told();
        QCOMPARE(p.incidents().size(), std::size_t(1));
        QCOMPARE(p.find(u"i2"_s)->id, u"i1"_s);
        QCOMPARE(p.incidents().front().state, State::Acknowledged);
        QCOMPARE(p.incidents().front().alerts.size(), std::size_t(2));
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
        s.add(55, Of::HandOver, u"i1"_s).person = u"carol"_s;
        c = &s.add(56, Of::AssignRole, u"i1"_s);
        c->role = Role::Scribe;
        c->person = u"dave"_s;
        const Projection p = s.told();
        const Incident &i = p.incidents().front();
        QCOMPARE(i.severity, Severity::Sev1);
        QCOMPARE(i.state, State::Open);
        QCOMPARE(i.reopened, 1);
        QVERIFY(!i.stamp(Stamp::Mitigated).at && !i.stamp(Stamp::Resolved).at);
        QVERIFY(i.stamp(Stamp::ImpactStart).corrected);
        QCOMPARE(i.stamp(Stamp::ImpactStart).reason.raw(), u"first complaint"_s);
        QCOMPARE(i.stamp(Stamp::ImpactStart).at, std::optional(at(-50)));
        QCOMPARE(i.roles.at(Role::Commander).raw(), u"carol"_s);
        QCOMPARE(i.roles.at(Role::Scribe).raw(), u"dave"_s);
    }
    void mergesMakeNoCircle()
    {
        Script s;
        s.opens(10, u"i1"_s, u"a"_s);
        s.opens(11, u"i2"_s, u"b"_s);
        s.opens(12, u"i3"_s, u"c"_s);
        s.add(20, Of::Merge, u"i1"_s).other = u"i2"_s;
        s.add(21, Of::Merge, u"i2"_s).other = u"i1"_s;
        s.add(22, Of::Merge, u"i3"_s).other = u"i1"_s; // goes on where that one went on
        s.add(23, Of::Merge, u"i3"_s).other = u"i3"_s;
        const Projection p = s.told();
        QCOMPARE(p.find(u"i1"_s)->mergedInto, u"i2"_s);
        QCOMPARE(p.find(u"i2"_s)->mergedInto, QString());
        QCOMPARE(p.find(u"i3"_s)->mergedInto, u"i2"_s);
        QCOMPARE(ordered(p.incidents()).size(), std::size_t(1));
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
    }

    // The same three messages in each of the formats of PostgreSQL.
    void aLogInEachFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << u"log"_s
                               << QByteArray("torn off\n2026-11-26 14:30:00.100 UTC [4711] ann@shop psql LOG:  statement: lock orders\n"
                                             "2026-11-26 14:30:01.200 UTC [4712] api@shop api ERROR:  canceling statement due to lock timeout\n\tsecond line \x1b[31m\n"
                                             "2026-11-26 14:30:02.300 UTC [99] LOG:  checkpoint starting: time\n");
        QTest::newRow("csv") << u"log/x.csv"_s
                             << QByteArray("torn\",a\n2026-11-26 14:30:00.100 UTC,\"ann\",\"shop\",4711,\"[local]\",6746,1,\"LOCK\",2026-11-26 14:00:00 UTC,3/1,0,LOG,00000,\"statement: lock orders\",,,,,,,,,\"psql\",\"client backend\",,0\n"
                                           "2026-11-26 14:30:01.200 UTC,\"api\",\"shop\",4712,\"[local]\",6747,1,\"UPDATE\",2026-11-26 14:00:00 UTC,3/2,0,ERROR,55P03,\"canceling statement due to lock timeout\",\"second line \x1b[31m\",,,,,,,,\"api\",\"client backend\",,0\n"
                                           "2026-11-26 14:30:02.300 UTC,,,99,,6748,1,,2026-11-26 14:00:00 UTC,,0,LOG,00000,\"checkpoint starting: time\",,,,,,,,,\"\",\"checkpointer\",,0\n");
        QTest::newRow("json") << u"log/x.json"_s
                              << QByteArray("{\"timestamp\":\"2026-11-26 14:30:00.100 UTC\",\"pid\":4711,\"error_severity\":\"LOG\",\"message\":\"statement: lock orders\"}\n{broken\n"
                                            "{\"timestamp\":\"2026-11-26 14:30:01.200 UTC\",\"pid\":4712,\"error_severity\":\"ERROR\",\"message\":\"canceling statement due to lock timeout\",\"detail\":\"second line \\u001b[31m\"}\n"
                                            "{\"timestamp\":\"2026-11-26 14:30:02.300 UTC\",\"pid\":99,\"error_severity\":\"LOG\",\"message\":\"checkpoint starting: time\"}\n");
    }
    void aLogInEachFormat()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const std::vector<LogLine> lines = logLines(bytes, formatOf(name));
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[0].pid, 4711);
        QCOMPARE(lines[1].severity, u"ERROR"_s);
        QVERIFY(lines[1].text.raw().contains(u"lock timeout\n"_s) && lines[1].text.raw().contains(u"second line"_s));
        QVERIFY(!lines[1].text.visible().contains(u'\x1b'));
        QCOMPARE(isoOf(lines[2].at), u"2026-11-26T14:30:02.300Z"_s);
        const auto found = [&lines](LogSearch search) { return std::ranges::count_if(lines, [&search](const LogLine &l) { return matches(l, search); }); };
        QCOMPARE(found({.words = u"LOCK"_s}), 2);
        QCOMPARE(found({.words = u"lock canceling"_s}), 1);
        QCOMPARE(found({.words = {}, .pid = 99}), 1);
        QCOMPARE(found({.words = {}, .pid = {}, .troublesOnly = true}), 1);
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) // whatever is missing, nothing breaks
            QVERIFY(logLines(QByteArrayView(bytes).first(cut), formatOf(name)).size() <= 3);
    }
    void frozenOnceAndReadBack()
    {
        QTemporaryDir home;
        const QString data = home.filePath(u"data"_s), folder = home.filePath(u"evidence"_s);
        QVERIFY(QDir().mkpath(data));
        QFile log(home.filePath(u"log"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        for (int i = 0; i < 100; ++i)
            log.write(QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at(i).time_since_epoch()).count(), Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1()
                      + " UTC [" + QByteArray::number(4000 + i % 2) + "] ERROR:  no " + QByteArray::number(i) + '\n');
        log.close();
        events::Event before;
        before.kind = events::Kind::Deployment;
        before.at = at(30);
        before.text = base::Untrusted(u"shop 2.4"_s);
        QVERIFY(QDir().mkpath(data + u"/global"_s));
        QFile control(data + u"/global/pg_control"_s);
        const quint64 identifier = 7123456789012345678;
        QVERIFY(control.open(QIODevice::WriteOnly));
        control.write(reinterpret_cast<const char *>(&identifier), sizeof identifier);
        control.close();
        QVERIFY(!isHere({u"x"_s, data, u"7000000000000000000"_s})); // a folder of the same name on another machine
        const std::vector<Source> sources{{u"shop-primary"_s, data, u"7123456789012345678"_s}, {u"elsewhere"_s, data, u"7000000000000000000"_s}, {u"gone"_s, home.filePath(u"nowhere"_s), u"1"_s}};
        const auto frozen = freeze(folder, sources, {before}, at(20), at(49));
        QVERIFY(frozen);
        QCOMPARE(frozen->parts, (QStringList{u"log-shop-primary.jsonl"_s, u"changes.jsonl"_s}));
        QVERIFY(QFile::remove(home.filePath(u"log"_s))); // the server is gone
        const auto lines = frozenLog(folder, {});
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(30));
        QCOMPARE(lines->front().target, u"shop-primary"_s);
        QCOMPARE(lines->front().line.text.raw(), u"no 20"_s);
        QCOMPARE(frozenLog(folder, {.words = {}, .pid = 4001})->size(), std::size_t(15));
        QCOMPARE(freeze(folder, sources, {before}, at(0), at(99))->parts, QStringList()); // nothing is overwritten
        QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QFileInfo(folder + u"/log-shop-primary.jsonl"_s).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(frozenLog(home.filePath(u"none"_s), {}).error().code, base::Errc::Absent);
    }

    void aRealServersLogOutlivesIt()
    {
        QTemporaryDir home;
        auto server = std::make_unique<PostgresServer>();
        const base::WallTime before = base::Clock::system().wallNow() - 1min;
        const QString data = server->sql(u"show data_directory"_s), identifier = server->sql(u"select system_identifier from pg_control_system()"_s);
        server->sql(u"do $$ begin raise warning 'the deck is wet'; end $$"_s);
        const QString folder = home.filePath(u"evidence"_s);
        const auto frozen = freeze(folder, {{u"primary"_s, data, identifier}}, {}, before, base::Clock::system().wallNow() + 1min);
        QVERIFY(frozen);
        QCOMPARE(frozen->parts, QStringList(u"log-primary.jsonl"_s));
        server.reset();
        const auto found = frozenLog(folder, {.words = u"deck wet"_s, .pid = {}, .troublesOnly = true});
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().line.severity, u"WARNING"_s);
        QVERIFY(found->front().line.pid > 0);
        QVERIFY(!frozenLog(folder, {.words = {}, .pid = found->front().line.pid})->empty());
    }

    void fromATerminal()
    {
        CtlRun ctl;
        const auto run = [&ctl](const QStringList &args) { return ctl.run(QStringList{u"incident"_s} + args, [](qint64) {}); };
        const auto json = [](const CtlRun::Outcome &o) { return QJsonDocument::fromJson(o.out.trimmed()).object(); };
        QCOMPARE(run({u"list"_s}).code, 0); // none
        const auto opened = run({u"open"_s, u"writes <b>hang</b> %1 | x"_s, u"--severity"_s, u"sev-1"_s, u"--target"_s, u"shop-primary"_s, u"--json"_s});
        QVERIFY2(opened.code == 0, opened.err.constData());
        QCOMPARE(json(opened)["number"_L1].toInt(), 1);
        const QString id = json(opened)["id"_L1].toString();
        QCOMPARE(run({u"list"_s}).code, 1);
        QCOMPARE(run({u"ack"_s, u"#1"_s}).code, 0);
        QCOMPARE(run({u"note"_s, id.left(6), u"asked the deployer"_s}).code, 0);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s}).code, 2);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s, u"--cause"_s, u"gremlins"_s}).code, 2);
        QCOMPARE(run({u"ack"_s, u"7"_s}).code, 1);
        QCOMPARE(run({u"followup"_s, u"1"_s, u"lock_timeout for deployers"_s, u"--to"_s, u"bob"_s, u"--due"_s, u"2026-13-01"_s}).code, 2);
        QCOMPARE(run({u"followup"_s, u"1"_s, u"lock_timeout for deployers"_s, u"--to"_s, u"bob"_s, u"--due"_s, u"2026-12-01"_s}).code, 0);
        QCOMPARE(run({u"resolve"_s, u"1"_s, u"rolled back"_s, u"--cause"_s, u"deployment"_s}).code, 0);
        QCOMPARE(run({u"list"_s}).code, 0);
        const QJsonObject whole = json(run({u"show"_s, u"1"_s, u"--json"_s}));
        QCOMPARE(whole["state"_L1].toString(), u"resolved"_s);
        QCOMPARE(whole["cause"_L1].toString(), u"deployment"_s);
        QCOMPARE(whole["timeline"_L1].toArray().size(), 5);
        QVERIFY(!whole["seconds"_L1].toObject().contains("acknowledge"_L1)); // nobody was told: missing, not zero
        QCOMPARE(json(run({u"times"_s, u"--json"_s}))["incidents"_L1].toInt(), 1);
        const QByteArray draft = run({u"postmortem"_s, u"1"_s}).out, html = run({u"postmortem"_s, u"1"_s, u"--format"_s, u"html"_s}).out;
        QVERIFY2(draft.contains("\\<b\\>hang") && draft.contains("lock\\_timeout") && draft.contains("bob"), draft.constData());
        QVERIFY(html.contains("&lt;b&gt;hang&lt;/b&gt; %1") && !html.contains("<b>"));
        const QString log = whole["timeline"_L1].toArray().last()["entry"_L1]["chain"_L1].toString();
        QVERIFY(draft.contains(log.left(8).toUtf8() + '/')); // each sentence names its entry
        QCOMPARE(run({u"logs"_s, u"1"_s}).code, 1);             // none was frozen
        QVERIFY(ctl.run({u"journal"_s, u"verify"_s}, [](qint64) {}).code <= 1);
    }

    // A shop: api -> pgbouncer -> primary <- standby, all on one host; a cache beside it.
    void theProbableCause_data()
    {
        QTest::addColumn<QString>("wrong"); // TARGET[.METRIC]@SECONDS, by its headline
        QTest::addColumn<QString>("cause"); // target of the cause; empty: unclear
        const std::pair<const char *, const char *> rows[] = {
            {"primary.locks@10", "primary"},
            {"primary.locks@10 bouncer.pool@60 api.errors@300", "primary"},
            {"primary@10 standby.lag@12 bouncer@11 api@11", "primary"},
            {"primary@10 api@9", "primary"}, // the probe of the endpoint was quicker
            {"host.disk@10 primary@40 api.errors@41", "host"},
            {"host@10 primary@10 standby@10", "host"},
            {"bouncer@10 api.errors@12", "bouncer"},
            {"bouncer.pool@10 api.slow@30", "bouncer"},
            {"cache@10 api.errors@15", "cache"},
            {"primary.slots@10 bouncer.pool@14 api.errors@20", "primary"},
            {"standby.lag@10", "standby"},
            {"api@10", "api"},
            {"api.http.certificate.days@10", "api"},
            {"primary.locks@10 standby.lag@30", "primary"},
            {"", ""},
            {"api.errors@10", ""},                              // nothing behind it is bad
            {"cache@10 primary.locks@11 api.errors@12", ""},   // neither explains the other
            {"cache@10 primary@500 api.errors@12", ""},        // two causes
            {"bouncer.pool@10 primary.locks@400 api.errors@20", ""}, // the queue stood long before the locks
            {"api.errors@10 primary.locks@300", ""},            // what it should explain began before it
            {"standby.lag@10 api.errors@20", ""},               // nobody reaches users through the standby
        };
        for (const auto &[wrong, cause] : rows)
            QTest::newRow(*wrong ? wrong : "nothing") << QString::fromLatin1(wrong) << QString::fromLatin1(cause);
    }
    void theProbableCause()
    {
        QFETCH(QString, wrong);
        QFETCH(QString, cause);
        using namespace environment;
        Environment shop;
        const auto add = [&shop](const char *id, TargetKind kind, QList<Edge> edges) {
            Target t;
            t.id = QString::fromLatin1(id);
            t.kind = kind;
            t.edges = std::move(edges);
            shop.targets.append(t);
        };
        add("host", TargetKind::Host, {});
        add("primary", TargetKind::Postgres, {{EdgeKind::RunsOn, u"host"_s}});
        add("standby", TargetKind::Postgres, {{EdgeKind::ReplicatesFrom, u"primary"_s}, {EdgeKind::RunsOn, u"host"_s}});
        add("bouncer", TargetKind::PgBouncer, {{EdgeKind::RoutesThrough, u"primary"_s}});
        add("cache", TargetKind::Redis, {});
        add("api", TargetKind::Http, {{EdgeKind::Uses, u"bouncer"_s}, {EdgeKind::Uses, u"cache"_s}});
        health::Situation now;
        for (const QString &word : wrong.split(u' ', Qt::SkipEmptyParts)) {
            health::Problem p;
            const QString what = word.section(u'@', 0, 0);
            p.target = what.section(u'.', 0, 0);
            p.key = p.target + u"/"_s + what;
            p.headline = what;
            p.sentence = what + u'.';
            if (what.contains(u'.'))
                p.metric = watch::MetricId(what.section(u'.', 1));
            p.wallSince = at(word.section(u'@', 1).toInt());
            now.problems.prepend(p);
        }
        events::Event deployed;
        deployed.kind = events::Kind::Deployment;
        deployed.at = at(5);
        const ProbableCause found = probableCause({u"primary"_s, u"api"_s, u"standby"_s}, now, shop, {deployed});
        QVERIFY2(found.clear != cause.isEmpty(), qPrintable(found.sentence));
        QVERIFY2(cause.isEmpty() || found.sentence.section(u'.', 0, 0) == cause, qPrintable(found.sentence));
        QCOMPARE(found.facts.size(), now.problems.size() + (now.problems.isEmpty() ? 0 : 1)); // with the deployment
    }

    void twoConsolesOneJournal()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        struct Console {
            Console(const QString &journalFile, const char *writer) : books(operate::Bookkeeping::open(feed, {journalFile, {}, QString::fromLatin1(writer), u"1"_s})), desk(feed, books, journalFile) {}
            watch::Feed feed{[](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }};
            std::shared_ptr<operate::Bookkeeping> books;
            EngineDesk desk;
        };
        Console a(file, "console"), b(file, "watcher");
        auto shop = std::make_shared<environment::Environment>();
        shop->name = u"shop"_s;
        a.feed.setEnvironment(shop);
        b.feed.setEnvironment(shop);
        QSignalSpy refusedA(&a.desk, &IncidentDesk::refused), refusedB(&b.desk, &IncidentDesk::refused), detected(&a.desk, &IncidentDesk::detected);
        QTRY_VERIFY(a.desk.ready() && b.desk.ready());
        // A storm of one cause, seen by both: one incident.
        for (int i = 0; i < 100; ++i) {
            AlertNews news = Script::firing(i, u"k%1"_s.arg(i));
            news.critical = i % 7 == 0;
            a.desk.alertChanged(news);
            b.desk.alertChanged(news);
        }
        const auto whole = [](const IncidentDesk &desk) { return desk.known().incidents().size() == 1 && desk.known().incidents().front().alerts.size() == 100; };
        QTRY_VERIFY_WITH_TIMEOUT(whole(a.desk) && whole(b.desk), 15000);
        const QString id = a.desk.known().incidents().front().id;
        QCOMPARE(b.desk.known().incidents().front().id, id);
        Change ack;
        ack.kind = Of::Acknowledge;
        ack.incident = id;
        a.desk.make(ack);
        b.desk.make(ack);
        const auto both = [](const IncidentDesk &desk) {
            const QString words = kinds(desk.known().incidents().front());
            return words.contains(u" acknowledged"_s) && words.contains(u"also-acknowledged"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(both(a.desk) && both(b.desk), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(a.desk.known().incidents() == b.desk.known().incidents(), 15000);
        QCOMPARE(kinds(a.desk.known().incidents().front()).count(u"alert"_s), 100); // each once, though two saw it
        QCOMPARE(refusedA.size() + refusedB.size(), 0);
        b.desk.setRole(acts::Role::Viewer); // looks on, and has no act
        QVERIFY(!b.desk.mayAct());
        b.desk.make(ack);
        QTRY_COMPARE(refusedB.size(), 1);
        QCOMPARE(refusedB.front().front().value<base::Error>().code, base::Errc::Permission);
    }
};

QTEST_GUILESS_MAIN(TstIncidents)
#include "tst_incidents.moc"
