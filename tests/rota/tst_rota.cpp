// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asked and when: turns over nights of daylight saving, overrides and hand-overs, gaps, calendars of other programs, the
// escalation matrix on a clock of its own, and what a month on call cost, to the digit.

#include "models/rota/calendar.h"
#include "models/rota/fatigue.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace rota;

namespace {

const QByteArray kBerlin = "Europe/Berlin";

base::WallTime at(const char *utc)
{
    const auto moment = momentOf(QString::fromLatin1(utc), "UTC");
    if (!moment)
        qFatal("%s", utc);
    return *moment;
}

QString shown(const QList<Shift> &shifts)
{
    QStringList out;
    for (const Shift &s : shifts)
        out << (s.person.isEmpty() ? u"-"_s : s.person) + u' ' + localTime(s.from, QTimeZone::utc()).toString(u"dd HH:mm"_s) + u' ' + localTime(s.until, QTimeZone::utc()).toString(u"dd HH:mm"_s);
    return out.join(u", "_s);
}

Rota weekly()
{
    Rota r;
    r.id = u"primary"_s;
    Turns t;
    t.people = QStringList{u"ann"_s, u"bob"_s, u"cleo"_s};
    t.start = QDate(2026, 9, 28);
    t.zone = kBerlin;
    r.turns << t;
    return r;
}

Override overrideOf(const char *id, const char *person, const char *from, const char *until, const char *made, bool offered = false)
{
    Override v;
    v.id = QString::fromLatin1(id);
    v.rota = u"primary"_s;
    v.person = QString::fromLatin1(person);
    v.from = at(from);
    v.until = at(until);
    v.made = at(made);
    v.offered = offered;
    return v;
}

const QByteArray kFile = R"(zone: Europe/Berlin
people:
- {id: ann, name: Ann Lee, channels: [ann-desk, ann-mail]}
- {id: bob, name: Bob, channels: [bob-mail]}
- {id: cleo, name: Cleo}
rotas:
- id: primary
  turns:
  - {people: [ann, bob], from: 2026-11-02, at: "09:00", every: 7d}
  shifts:
  - {person: cleo, from: "2026-12-24T18:00", until: "2026-12-27T09:00"}
- id: office
  turns:
  - {people: [bob], from: 2026-11-02, hours: {from: "09:00", until: "17:00", days: [mon, tue, wed, thu, fri]}}
  cover: {from: "08:00", until: "17:00", days: [mon, tue, wed, thu, fri]}
escalation:
- id: night
  severity: critical
  hours: {from: "22:00", until: "07:00"}
  levels:
  - {contacts: [oncall/primary, oncall/office], wait: 2min}
  - {contacts: [bob, channel/ops], wait: 5min}
  rounds: 2
- id: rest
  levels:
  - {contacts: oncall/primary, wait: 10min}
quiet: {from: "22:00", until: "07:00"}
)";

} // namespace

class TstRota : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void hoursKeepToTheClockOfThePlace_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<bool>("inside");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const char *moment, bool inside, const char *next) {
            QTest::newRow(name) << QString::fromLatin1(moment) << inside << QString::fromLatin1(next);
        };
        row("winter evening", "2026-11-02T20:59:59Z", false, "2026-11-02T21:00:00Z");
        row("winter night", "2026-11-02T21:00:00Z", true, "2026-11-03T06:00:00Z");
        row("summer night", "2026-07-02T20:00:00Z", true, "2026-07-03T05:00:00Z");
        row("spring: an hour shorter", "2026-03-28T21:00:00Z", true, "2026-03-29T05:00:00Z");
        row("autumn: an hour longer", "2026-10-24T20:00:00Z", true, "2026-10-25T06:00:00Z");
        row("autumn, the second 02:30", "2026-10-25T01:30:00Z", true, "2026-10-25T06:00:00Z");
        row("day", "2026-10-25T06:00:00Z", false, "2026-10-25T21:00:00Z");
    }
    void hoursKeepToTheClockOfThePlace()
    {
        QFETCH(QString, moment);
        QFETCH(bool, inside);
        QFETCH(QString, next);
        const Hours night{QTime(22, 0), QTime(7, 0), 0x7f, kBerlin};
        QCOMPARE(night.contains(at(moment.toLatin1().constData())), inside);
        QVERIFY(night.nextChange(at(moment.toLatin1().constData())) == at(next.toLatin1().constData()));
        const Hours friday{QTime(22, 0), QTime(7, 0), 1 << 4, kBerlin}; // the morning after belongs to it
        QVERIFY(friday.contains(at("2026-11-07T05:59:00Z")) && !friday.contains(at("2026-11-08T05:59:00Z")));
        // a time that is skipped, and one that comes twice
        QVERIFY(wallTime(QDate(2026, 3, 29), QTime(2, 30), QTimeZone(kBerlin)) == at("2026-03-29T01:30:00Z"));
        QVERIFY(wallTime(QDate(2026, 10, 25), QTime(2, 30), QTimeZone(kBerlin)) == at("2026-10-25T00:30:00Z"));
    }

    void turnsChangeHandsAtTheSameTimeOfDay()
    {
        const Rota r = weekly();
        QCOMPARE(onCall(r, {}, at("2026-09-28T06:59:59Z")), QString());
        QCOMPARE(onCall(r, {}, at("2026-09-28T07:00:00Z")), u"ann"_s);
        QCOMPARE(shown(timeline(r, {}, at("2026-10-15T00:00:00Z"), at("2026-11-03T00:00:00Z"))),
                 u"cleo 15 00:00 19 07:00, ann 19 07:00 26 08:00, bob 26 08:00 02 08:00, cleo 02 08:00 03 00:00"_s);
        // one look a minute over a year agrees with the timeline
        const auto all = timeline(r, {}, at("2026-10-01T00:00:00Z"), at("2027-04-05T00:00:00Z"));
        for (const Shift &s : all) {
            QCOMPARE(onCall(r, {}, s.from), s.person);
            QCOMPARE(onCall(r, {}, s.until - 1ms), s.person);
        }
        QVERIFY(std::any_of(all.begin(), all.end(), [](const Shift &s) { return s.until - s.from == 169h; }));
        QVERIFY(std::any_of(all.begin(), all.end(), [](const Shift &s) { return s.until - s.from == 167h; }));
    }

    void theNewestOverrideCountsAndAnOfferDoesNot()
    {
        const Rota r = weekly();
        QList<Override> all{overrideOf("o-1", "bob", "2026-10-01T10:00:00Z", "2026-10-01T20:00:00Z", "2026-09-30T00:00:00Z"),
                            overrideOf("o-2", "cleo", "2026-10-01T12:00:00Z", "2026-10-01T14:00:00Z", "2026-09-30T01:00:00Z"),
                            overrideOf("h-1", "cleo", "2026-10-02T00:00:00Z", "2026-10-02T12:00:00Z", "2026-09-30T02:00:00Z", true)};
        QCOMPARE(shown(timeline(r, all, at("2026-10-01T00:00:00Z"), at("2026-10-03T00:00:00Z"))),
                 u"ann 01 00:00 01 10:00, bob 01 10:00 01 12:00, cleo 01 12:00 01 14:00, bob 01 14:00 01 20:00, ann 01 20:00 03 00:00"_s);
        all[2].accepted = at("2026-10-02T03:00:00Z"); // late: ann has it until then
        QCOMPARE(onCall(r, all, at("2026-10-02T02:59:59Z")), u"ann"_s);
        QCOMPARE(onCall(r, all, at("2026-10-02T03:00:00Z")), u"cleo"_s);
        QCOMPARE(onCall(r, all, at("2026-10-02T12:00:00Z")), u"ann"_s);
        all[2].accepted = at("2026-10-02T12:00:00Z"); // too late
        QCOMPARE(onCall(r, all, at("2026-10-02T11:00:00Z")), u"ann"_s);
    }

    void gapsAreThoseThatMatter()
    {
        const OnCallRead read = parseOnCall(kFile, u"rota.yaml"_s);
        QVERIFY2(read.issues.isEmpty(), qPrintable(read.issues.value(0).text));
        const Rota *office = read.all.rota(u"office"_s);
        QCOMPARE(shown(gaps(*office, {}, at("2026-11-06T00:00:00Z"), at("2026-11-10T00:00:00Z"))), u"- 06 07:00 06 08:00, - 09 07:00 09 08:00"_s);
        QVERIFY(gaps(*read.all.rota(u"primary"_s), {}, at("2026-11-02T08:00:00Z"), at("2026-12-30T00:00:00Z")).isEmpty());
        QCOMPARE(onCall(*read.all.rota(u"primary"_s), {}, at("2026-12-25T00:00:00Z")), u"cleo"_s);
        QCOMPARE(shown(gaps(*read.all.rota(u"primary"_s), {}, at("2026-11-01T08:00:00Z"), at("2026-11-03T00:00:00Z"))), u"- 01 08:00 02 08:00"_s);
    }

    void everyMistakeHasItsPlace()
    {
        const OnCallRead read = parseOnCall("zone: Europe/Berlinn\npeople:\n- {id: ann}\n- {id: ann}\nrotas:\n- id: primary\n  turns:\n  - {people: [an], from: yesterday}\n"
                                            "  - {people: [ann], from: 2026-11-02, every: 90min}\n  shifts:\n  - {person: ann, from: \"2026-12-24T18:00\", until: \"2026-12-24T17:00\"}\n"
                                            "escalation:\n- id: x\n  severity: severe\n  levels: []\n- id: y\n  levels:\n  - {contacts: [oncall/primry]}\nquiet: {from: \"25:00\", until: \"07:00\"}\n",
                                            u"rota.yaml"_s);
        QStringList lines;
        for (const auto &issue : read.issues)
            lines << u"%1:%2 %3 (%4)"_s.arg(issue.at.line).arg(issue.at.column).arg(issue.text, issue.remedy);
        const QStringList expected{u"1:7 there is no time zone 'Europe/Berlinn'"_s, u"4:8 the id 'ann' is there twice"_s, u"8:15 there is no person 'an' (did you mean 'ann'?)"_s,
                                   u"8:26 'yesterday' is not a day"_s, u"9:46 a turn lasts whole days"_s, u"11:5 the shift ends before it begins"_s,
                                   u"14:13 'severe' cannot be chosen here"_s, u"18:17 'oncall/primry' is no person and no rota (did you mean 'oncall/primary'?)"_s, u"19:15 '25:00' is not a time of day"_s};
        QVERIFY2(lines.size() == expected.size(), qPrintable(lines.join(u'\n')));
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY2(lines.at(i).startsWith(expected.at(i)), qPrintable(lines.join(u'\n')));
        QVERIFY(!parseOnCall("people: [\0", u"f"_s).all.rotas.size());
    }

    void theMatrixAsksByHourSeverityAndService()
    {
        const OnCall all = parseOnCall(kFile, u"rota.yaml"_s).all;
        const auto id = [&](base::Severity severity, const char *moment) {
            const Policy *p = policyFor(all, severity, u"orders"_s, u"shop"_s, at(moment));
            return p ? p->id : QString();
        };
        QCOMPARE(id(base::Severity::Critical, "2026-11-10T21:00:00Z"), u"night"_s);
        QCOMPARE(id(base::Severity::Critical, "2026-11-10T20:59:59Z"), u"rest"_s);
        QCOMPARE(id(base::Severity::Warning, "2026-11-10T21:00:00Z"), u"rest"_s);
        // quiet hours hold a warning, never a critical
        QVERIFY(!quietUntil(all, base::Severity::Critical, at("2026-10-24T22:00:00Z")));
        QVERIFY(quietUntil(all, base::Severity::Warning, at("2026-10-24T22:00:00Z")) == at("2026-10-25T06:00:00Z")); // a night of eleven hours
        QVERIFY(!quietUntil(all, base::Severity::Warning, at("2026-10-25T06:00:00Z")));
        const Policy night = all.policies.at(0);
        const Reached first = reached(all, {}, night.levels.at(0), at("2026-11-03T21:00:00Z"));
        QCOMPARE(first.channels, (QStringList{u"ann-desk"_s, u"ann-mail"_s}));
        QCOMPARE(first.nobody, QStringList{u"oncall/office"_s}); // nobody in the office at night
        QCOMPARE(reached(all, {}, night.levels.at(1), at("2026-11-03T21:00:00Z")).channels, (QStringList{u"bob-mail"_s, u"ops"_s}));
        QVERIFY(reached(all, {}, Level{{u"cleo"_s}}, at("2026-11-03T21:00:00Z")).channels.isEmpty());
    }

    void aLadderIsClimbedUntilSomebodyHasIt()
    {
        const Policy night = parseOnCall(kFile, u"rota.yaml"_s).all.policies.at(0);
        base::ManualClock clock;
        const base::TimePoint t0 = clock.now();
        Ladder ladder(night, t0);
        const auto levels = [&ladder](base::TimePoint now) {
            QStringList out;
            for (const Level &l : ladder.climb(now))
                out << l.contacts.first();
            return out.join(u' ');
        };
        QCOMPARE(levels(t0), u"oncall/primary"_s);
        QCOMPARE(levels(t0 + 119s), QString());
        QVERIFY(ladder.next() == t0 + 120s);
        QCOMPARE(levels(t0 + 120s), u"bob"_s);
        ladder.acknowledge();
        QCOMPARE(levels(t0 + 24h), QString());
        QVERIFY(!ladder.next());
        ladder.resume(t0 + 25h); // the acknowledgement ran out: whoever was asked last is asked again
        QCOMPARE(levels(t0 + 25h), u"bob"_s);
        QCOMPARE(levels(t0 + 25h + 5min), u"oncall/primary"_s); // second round
        QCOMPARE(levels(t0 + 25h + 7min), u"bob"_s);
        QCOMPARE(levels(t0 + 48h), QString()); // two rounds, no third
        Ladder slept(night, t0);
        QCOMPARE(slept.climb(t0 + 1h).size(), std::size_t(4)); // a laptop that slept: all that is due, each once
        Ladder empty(night, t0);
        (void)empty.climb(t0);
        empty.skip(t0 + 1s); // the first level reached nobody
        QVERIFY(empty.next() == t0 + 1s);
        Ladder over(night, t0);
        over.end();
        QVERIFY(over.climb(t0 + 1h).empty());
        // The wall clock is no part of it: set back an hour, the same waits hold. An hour that comes twice chooses one policy.
        const OnCall all = parseOnCall(kFile, u"rota.yaml"_s).all;
        QCOMPARE(policyFor(all, base::Severity::Critical, {}, {}, at("2026-10-25T00:30:00Z"))->id, policyFor(all, base::Severity::Critical, {}, {}, at("2026-10-25T01:30:00Z"))->id);
    }

    void aCalendarOfAnotherProgramIsRead()
    {
        const QList<Person> people{{u"ann"_s, u"Ann Lee"_s, {}}, {u"bob"_s, u"Bob"_s, {}}};
        const auto event = [](const char *lines) { return QByteArray("BEGIN:VEVENT\r\n") + QByteArray(lines).replace("\n", "\r\n") + "\r\nEND:VEVENT\r\n"; };
        const auto calendar = [&](const QByteArray &events) {
            return readCalendar("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n", people, kBerlin, at("2026-10-01T00:00:00Z"), at("2026-11-15T00:00:00Z"));
        };
        const auto read = [&](const char *lines) { return shown(calendar(event(lines)).shifts); };
        QCOMPARE(read("DTSTART:20261001T070000Z\nDTEND:20261002T070000Z\nSUMMARY:Ann Lee"), u"ann 01 07:00 02 07:00"_s);
        QCOMPARE(read("DTSTART;TZID=Europe/Berlin:20261024T090000\nDTEND;TZID=Europe/Berlin:20261025T090000\nSUMMARY:On call: bob"), u"bob 24 07:00 25 08:00"_s);
        QCOMPARE(read("DTSTART:20261024T090000\nDURATION:PT24H\nSUMMARY:B\n ob"), u"bob 24 07:00 25 07:00"_s); // folded; floating
        QCOMPARE(read("DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026\nSUMMARY:bob"), u"bob 23 22:00 25 23:00"_s);
        QCOMPARE(read("DTSTART;TZID=Europe/Berlin:20261020T090000\nDTEND;TZID=Europe/Berlin:20261021T090000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20261103T090000\n"
                      "SUMMARY:ann\nBEGIN:VALARM\nSUMMARY:bob\nEND:VALARM"), u"ann 20 07:00 21 07:00, ann 27 08:00 28 08:00"_s);
        QCOMPARE(read("DTSTART:20261026T080000Z\nDTEND:20261026T160000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261102T080000Z\nSUMMARY:ann"),
                 u"ann 26 08:00 26 16:00, ann 28 08:00 28 16:00, ann 02 08:00 02 16:00"_s);
        QCOMPARE(read("DTSTART:20261101T080000Z\nDTEND:20261101T090000Z\nATTENDEE;CN=\"Bob\":mailto:b@x\nSUMMARY:Duty"), u"bob 01 08:00 01 09:00"_s);
        QCOMPARE(read("DTSTART:20261101T080000Z\nDTEND:20261101T090000Z\nSTATUS:CANCELLED\nSUMMARY:bob"), QString());
        for (const char *bad : {"DTSTART:20261001T070000Z\nDTEND:20261002T070000Z\nSUMMARY:bobby", "DTSTART:20261001T070000Z\nDTEND:20261002T070000Z\nSUMMARY:ann and bob",
                                "DTSTART;TZID=Nowhere/Land:20261001T070000\nSUMMARY:ann", "SUMMARY:ann", "DTSTART:20261001T070000Z\nDURATION:P1D\nRRULE:FREQ=MONTHLY\nSUMMARY:ann",
                                "DTSTART:2026100\nSUMMARY:ann"}) {
            const Calendar c = calendar(event(bad));
            QVERIFY2(c.shifts.isEmpty() && c.problems.size() == 1, bad);
        }
        QCOMPARE(readCalendar("hello", people, kBerlin, at("2026-10-01T00:00:00Z"), at("2026-11-15T00:00:00Z")).problems.size(), 1);
        QCOMPARE(readCalendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:ann", people, kBerlin, at("2026-10-01T00:00:00Z"), at("2026-11-15T00:00:00Z")).problems.size(), 1);
        QVERIFY(calendar(event("DTSTART:19000101T000000Z\nDTEND:19000101T010000Z\nRRULE:FREQ=DAILY\nSUMMARY:ann")).shifts.size() <= 50); // bounded, however long ago
    }

    void whatIsArrangedIsKept()
    {
        const QString file = m_folder.filePath(u"oncall.jsonl"_s);
        const Override offer = overrideOf("h-1", "bob", "2026-10-01T10:00:00Z", "2026-10-01T20:00:00Z", "2026-09-30T00:00:00Z", true);
        QVERIFY(keepStep(file, Step::of(offer)));
        QVERIFY(keepStep(file, Step::of(overrideOf("o-1", "cleo", "2026-10-02T10:00:00Z", "2026-10-02T20:00:00Z", "2026-09-30T00:00:00Z"))));
        QFile torn(file);
        QVERIFY(torn.open(QIODevice::Append));
        torn.write("{\"step\":\"acc");
        torn.close();
        QVERIFY(keepStep(file, Step::accepting(u"h-1"_s, at("2026-10-01T11:00:00Z"))));
        QVERIFY(!keepStep(file, Step::accepting(u"h-1"_s, at("2026-10-01T12:00:00Z")))); // two people accept at once: the first has it
        QVERIFY(!keepStep(file, Step::accepting(u"o-1"_s, at("2026-10-01T12:00:00Z"))));
        QVERIFY(keepStep(file, Step::withdrawing(u"o-1"_s)) && !keepStep(file, Step::withdrawing(u"o-9"_s)));
        QVERIFY(keepStep(file, Step::importing(u"primary"_s, {{u"cleo"_s, at("2026-10-05T00:00:00Z"), at("2026-10-06T00:00:00Z")}})));
        const auto read = readArranged(file);
        QVERIFY(read && read->overrides.size() == 1);
        QVERIFY(read->overrides.at(0).since() == at("2026-10-01T11:00:00Z"));
        OnCall all;
        all.rotas << weekly();
        QCOMPARE(onCall(withImported(all, *read).rotas.at(0), {}, at("2026-10-05T12:00:00Z")), u"cleo"_s);
    }

    void aMonthOnCallCostThis()
    {
        const auto rows = [](const char *name) {
            QFile file(QStringLiteral(QD_SOURCE_DIR "/tests/rota/") + QLatin1StringView(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s", name);
            QList<QStringList> out;
            for (const QByteArray &line : file.readAll().trimmed().split('\n').mid(1))
                out << QString::fromUtf8(line).split(u',');
            return out;
        };
        const auto moment = [](const QString &text) { return text.isEmpty() ? std::nullopt : momentOf(text, "UTC"); };
        QList<Page> pages;
        for (const QStringList &r : rows("goldenmonth.csv")) {
            Page p;
            p.at = *moment(r.at(0));
            p.person = r.at(1);
            p.rule = r.at(2);
            p.acknowledged = moment(r.at(3));
            p.acted = r.at(4) == u"1"_s;
            p.resolved = moment(r.at(5));
            p.drill = r.at(6) == u"1"_s;
            pages << p;
        }
        QVERIFY(pages.size() > 50);
        const Hours night{QTime(22, 0), QTime(7, 0), 0x7f, kBerlin};
        const auto shifts = timeline(weekly(), {}, at("2026-09-30T22:00:00Z"), at("2026-10-31T23:00:00Z"));
        const Fatigue f = fatigueOf(pages, shifts, night);
        const auto figures = [](const Load &l) {
            const auto share = [](std::optional<double> v) { return v ? QString::number(*v, 'f', 4) : u"-"_s; };
            return QStringList{QString::number(l.pages), QString::number(l.idle), QString::number(l.cleared), QString::number(l.night),
                               share(l.idleShare()), share(l.clearedShare()), share(l.nightShare())};
        };
        const auto iso = [](base::WallTime t) { return localTime(t, QTimeZone::utc()).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s); };
        QList<QStringList> got;
        for (const auto &p : f.people)
            got << QStringList{u"person"_s, p.person, QString::number(p.shifts), QString::number(p.hours)} + figures(p.load);
        for (const auto &s : f.shifts)
            got << QStringList{u"shift"_s, s.shift.person, iso(s.shift.from), iso(s.shift.until)} + figures(s.load);
        for (const auto &r : f.rules)
            got << QStringList{u"rule"_s, r.rule, QString(), QString()} + figures(r.load);
        const auto expected = rows("goldenfigures.csv");
        QCOMPARE(got.size(), expected.size());
        for (qsizetype i = 0; i < got.size(); ++i)
            QCOMPARE(got.at(i).join(u','), expected.at(i).join(u','));
        QVERIFY(!fatigueOf({}, shifts, night).people.at(0).load.nightShare()); // no pages: no share, not 0
    }
};

QTEST_GUILESS_MAIN(TstRota)
#include "tst_rota.moc"
