// SPDX-License-Identifier: GPL-3.0-or-later
// Promises and readiness against a written long memory and a written journal: kept and broken only with evidence.

#include "models/journal/chainwriter.h"
#include "models/promises/colourtally.h"
#include "models/promises/report.h"
#include "models/promises/scoretally.h"
#include "models/promises/wording.h"
#include "tests/promises/promisefixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <random>

using namespace test;
using namespace std::chrono_literals;
using promises::Gap;
using promises::Standing;
using promises::Verdict;

namespace {

promises::Ledger judged(Looks &l) { return promises::ledgerOf(*l.environment, *l.catalogue, l.places(), l.clock); }

const promises::PromiseState &promise(const promises::Ledger &ledger, const char *id)
{
    for (const promises::PromiseState &p : ledger.promises)
        if (p.promise.id == s(id))
            return p;
    qFatal("no promise %s", id);
}

const promises::ReadinessPartState &part(const promises::Ledger &ledger, const char *id)
{
    for (const promises::ReadinessPartState &p : ledger.readiness.parts)
        if (p.part.id == s(id))
            return p;
    qFatal("no part %s", id);
}

// An act from intent to outcome, in the journal.
void done(Looks &l, const char *act, const char *target, std::int64_t seconds, journal::Outcome outcome = journal::Outcome::Done, const char *details = "")
{
    journal::Options options;
    options.file = l.places().journal;
    options.writer = s("test");
    options.clock = &l.clock;
    journal::ChainWriter writer(options);
    journal::Entry intent;
    intent.phase = journal::Phase::Intent;
    intent.act = s(act);
    intent.target = s(target);
    intent.actor = s("alice");
    intent.details = s(details);
    const auto begun = writer.append({intent});
    if (!begun)
        qFatal("%s", begun.error().text.c_str());
    l.clock.pass(seconds);
    if (!writer.append({intent.ended(begun->first().actId, outcome)}) || !writer.end())
        qFatal("cannot write the journal");
}

} // namespace

class TstLedger : public QObject {
    Q_OBJECT
private slots:
    void formulas()
    {
        using What = promises::Formula::What;
        QVERIFY(promises::formulaOf(s("http.total"))->what == What::Hardest);
        QCOMPARE(promises::formulaOf(s(" average( http.total ) "))->of, s("http.total"));
        QVERIFY(promises::formulaOf(s("days_since(backup.restore)"))->what == What::DaysSince);
        QVERIFY(promises::formulaOf(s("p90(detect)"))->what == What::P90 && promises::formulaOf(s("within(acknowledge)"))->ofIncidents());
        for (const char *none : {"", "median(http.total)", "average(a, b)", "http.total < 3", "average(x", "longest(backup.restore)"})
            QVERIFY2(!promises::formulaOf(s(none)), none);
    }
    // Ten minutes at 40 ms, one at 100, forty-nine at 40: highest 100, average 41.
    void figuresProveIt()
    {
        Looks l;
        l.promise("average", "average(http.total)", "<", 50);
        l.promise("hardest", "http.total", "<=", 90);
        l.promise("highest", "highest(http.total)", "<=", 100);
        l.promise("lowest", "lowest(http.total)", ">=", 41);
        l.promise("latest", "latest(http.total)", "<", 41);
        l.promise("elsewhere", "http.total", "<=", 90).target = s("db");
        l.begin();
        l.slow(600, 40);
        l.slow(60, 100);
        l.slow(2940, 40);
        l.end();
        const promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "average").standing, Standing::Kept);
        QVERIFY(std::abs(*promise(ledger, "average").value - 41) < 0.1);
        QCOMPARE(promise(ledger, "hardest").standing, Standing::Broken);
        QCOMPARE(*promise(ledger, "hardest").value, 100.0);
        QCOMPARE(promise(ledger, "highest").standing, Standing::Kept);
        QCOMPARE(promise(ledger, "lowest").standing, Standing::Broken);
        QCOMPARE(promise(ledger, "latest").standing, Standing::Kept);
        QCOMPARE(promise(ledger, "elsewhere").gap, Gap::NoFigures);
        const promises::PromiseState &average = promise(ledger, "average");
        QVERIFY(average.observed > 99 && average.to - average.from > 59min && average.to <= l.clock.wallNow()); // dated
        QVERIFY(ledger.promises.first().standing == Standing::Broken && ledger.promises.last().standing == Standing::Kept);
        QVERIFY(!ledger.allKept());
    }
    void whatNobodyMeasuredIsUnproven()
    {
        Looks l;
        l.promise("declared", "", ">=", 95);
        l.promise("gibberish", "as fast as light", ">=", 95);
        l.promise("unknown", "good(nothing)", ">=", 95);
        l.promise("never", "pg.tps", ">=", 95);
        l.promise("hardly", "average(http.total)", "<", 50);
        l.promise("hardly-but-broken", "http.total", "<", 30);
        l.promise("latest", "latest(http.total)", "<", 50);
        l.begin();
        l.slow(1500, 40); // of an hour
        l.end();
        const promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "declared").gap, Gap::Declared);
        QCOMPARE(promise(ledger, "gibberish").gap, Gap::NoFormula);
        QCOMPARE(promise(ledger, "unknown").gap, Gap::NoObjective);
        QCOMPARE(promise(ledger, "never").gap, Gap::NoFigures);
        QCOMPARE(promise(ledger, "hardly").gap, Gap::NotEnough);
        for (const char *id : {"declared", "gibberish", "unknown", "never", "hardly"})
            QCOMPARE(promise(ledger, id).standing, Standing::Unproven);
        QCOMPARE(promise(ledger, "hardly-but-broken").standing, Standing::Broken); // once is enough
        QCOMPARE(promise(ledger, "latest").standing, Standing::Kept);
    }
    void objectivesProveIt()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.promise("good", "good(available)", ">=", 99);
        l.promise("better", "good(available)", ">=", 99.9);
        l.promise("minutes", "bad_minutes(available)", "<=", 0.5);
        l.begin();
        l.up(3000);
        l.down(18);
        l.up(582);
        l.end();
        const promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "good").standing, Standing::Kept);
        QVERIFY(std::abs(*promise(ledger, "good").value - 99.5) < 0.01);
        QCOMPARE(promise(ledger, "better").standing, Standing::Broken);
        QVERIFY(std::abs(*promise(ledger, "minutes").value - 0.3) < 0.001);
    }
    void brokenHoweverTheRestWas()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.promise("good", "good(available)", ">=", 99);
        l.promise("most", "good(available)", ">=", 98);
        l.begin();
        l.up(600);
        l.down(40);
        l.up(60);
        l.end();
        const promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "good").standing, Standing::Broken); // 40 of the 36 s of the whole hour
        QCOMPARE(promise(ledger, "most").gap, Gap::NotEnough); // 94 % so far; the rest may have been good
    }
    void theJournalProvesIt()
    {
        Looks l;
        l.promise("restored", "days_since(backup.restore)", "<=", 31, 720h);
        l.promise("quickly", "slowest(backup.restore)", "<", 900, 720h);
        l.promise("twice", "times(backup.restore)", ">=", 2, 720h);
        l.promise("drilled", "days_since(drill.run)", "<=", 183, 720h);
        l.promise("no-incident", "times(incident)", "<=", 1, 720h);
        l.begin();
        QCOMPARE(promise(judged(l), "restored").gap, Gap::NotDone); // no journal at all
        done(l, "backup.restore", "db", 600);
        done(l, "drill.run", "", 60, journal::Outcome::Failed);
        done(l, "backup.restore", "of-another-platform", 6000);
        l.away(10 * 86400);
        promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "restored").standing, Standing::Kept);
        QVERIFY(std::abs(*promise(ledger, "restored").value - 10) < 0.1);
        QVERIFY(!promise(ledger, "restored").entry.isEmpty() && promise(ledger, "restored").to > base::WallTime{});
        QCOMPARE(*promise(ledger, "quickly").value, 600.0);
        QCOMPARE(promise(ledger, "quickly").standing, Standing::Kept);
        QCOMPARE(promise(ledger, "twice").standing, Standing::Broken);
        QCOMPARE(promise(ledger, "drilled").standing, Standing::Unproven); // it failed
        QCOMPARE(promise(ledger, "no-incident").standing, Standing::Unproven); // nobody writes them down
        l.away(30 * 86400);
        ledger = judged(l);
        QCOMPARE(promise(ledger, "restored").standing, Standing::Broken);
        QCOMPARE(promise(ledger, "quickly").gap, Gap::NotDone); // not within its window
    }
    // Production's promise is not kept by what was done on a target of staging with the same id.
    void whatWasDoneInAnotherEnvironmentProvesNothing()
    {
        using journal::Outcome;
        Looks l;
        l.promise("restored", "days_since(backup.restore)", "<=", 31, 720h);
        l.begin();
        done(l, "backup.restore", "db", 600, Outcome::Done, "to see that it can be\nenvironment: staging");
        done(l, "backup.restore", "db", 600, Outcome::Done, "{\"environment\":\"staging\",\"tests\":3}");
        done(l, "backup.restore", "", 600, Outcome::Done, "environment: staging");
        promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "restored").gap, Gap::NotDone);
        QCOMPARE(part(ledger, "restores").points, 0.0);
        QCOMPARE(part(ledger, "journal").points, 1.0);
    }
    void whatWasDoneHereOrSomewhereThatNobodyNamedProvesIt()
    {
        for (const char *details : {"{\"size\":3}\nenvironment: shop", "{\"environment\":\"shop\"}", "as it was written before"}) {
            Looks l;
            l.promise("restored", "days_since(backup.restore)", "<=", 31, 720h);
            l.begin();
            done(l, "backup.restore", "db", 600, journal::Outcome::Done, details);
            QCOMPARE(promise(judged(l), "restored").standing, Standing::Kept);
        }
    }
    // Within its budget only because nobody looked for a third of the window: no evidence that it is kept.
    void anObjectiveAtRiskIsNotCountedAsKept()
    {
        Looks l;
        l.objective("strict", "api", "http.ok", 99, 1h);
        l.objective("lenient", "api", "http.ok", 95, 1h);
        l.begin();
        l.up(900);
        l.down(30);
        l.up(1470);
        l.end();
        const promises::Ledger ledger = judged(l);
        QCOMPARE(ledger.objectives[0].verdict, Verdict::AtRisk);
        QCOMPARE(ledger.objectives[1].verdict, Verdict::Kept);
        QCOMPARE(part(ledger, "objectives").points, 1.0);
        QVERIFY(!ledger.allKept());
        QCOMPARE(promises::answer(ledger), s("Objectives: 1 kept, 1 at risk, 0 broken, 0 not observed enough."));
    }
    void theNextHalfPointIsWhatCanBeDoneNow()
    {
        Looks l;
        l.begin();
        const auto rules = promises::ReadinessRules::read("parts:\n  - {id: restores, title: Restores, weight: 5, from: act, acts: [backup.restore], waits: backups}\n"
                                                          "  - {id: journal, title: Journal, weight: 1, from: journal}\n");
        promises::Evidence evidence;
        promises::Ledger ledger = judged(l);
        const auto next = [&] {
            ledger.readiness = promises::readinessOf(rules, {*l.environment, nullptr, ledger.objectives, ledger.promises, evidence, ledger.at});
            QString said;
            for (const promises::LedgerLine &line : promises::lines(ledger, *l.environment))
                if (line.detail.contains(s("next half point")))
                    said = line.detail;
            return said;
        };
        QVERIFY2(next().contains(s("Journal")) && !next().contains(s("Restores")), qPrintable(next()));
        evidence.journalThere = evidence.journalWhole = true;
        QVERIFY2(next().contains(s("Restores (up to ")) && next().contains(s("comes with backups)")), qPrintable(next())); // nothing else is left
        double waiting = 0;
        for (const promises::ReadinessPartState &p : judged(l).readiness.parts)
            waiting += p.part.waits.isEmpty() ? 0 : p.most;
        QCOMPARE(waiting, 4.0); // as the manual says
    }
    void readiness()
    {
        Looks l;
        l.objective("available", "api", "http.ok", 99, 1h);
        l.promise("good", "good(available)", ">=", 99);
        l.promise("declared", "", ">=", 95);
        l.begin();
        QCOMPARE(judged(l).readiness.score, 0.0); // no evidence counts nothing
        QCOMPARE(judged(l).readiness.next.size(), 1); // a part of two points
        l.up(3600);
        for (int i = 0; i < 30; ++i, l.clock.pass(1))
            l.see("api", watch::Reading(watch::MetricId(s("http.reachable")), 1));
        l.end();
        promises::Ledger ledger = judged(l);
        QCOMPARE(part(ledger, "objectives").points, 2.0);
        QCOMPARE(part(ledger, "promises").points, 1.0); // one of two: the other is a declaration
        QCOMPARE(part(ledger, "coverage").points, 0.5); // one of two targets
        QCOMPARE(ledger.readiness.score, 3.5);
        QVERIFY(part(ledger, "objectives").at > base::WallTime{} && part(ledger, "restores").at == base::WallTime{});
        QCOMPARE(ledger.readiness.parts[ledger.readiness.next.first()].part.id, s("promises")); // restores would bring more, and nothing writes them yet

        done(l, "backup.restore", "db", 600);
        ledger = judged(l);
        QCOMPARE(part(ledger, "restores").points, 2.0);
        QCOMPARE(part(ledger, "journal").points, 1.0);
        QVERIFY(part(ledger, "restores").evidence.startsWith(s("backup.restore ")));
        QVERIFY(keepReadiness(ledger, l.places()));
        l.away(40 * 86400);
        ledger = judged(l);
        QCOMPARE(part(ledger, "restores").points, 0.0); // too long ago
        QVERIFY(part(ledger, "restores").at > base::WallTime{}); // and that is still told
        QVERIFY(keepReadiness(ledger, l.places()));
        QVERIFY(keepReadiness(ledger, l.places())); // once a day
        const auto days = promises::readDays(promises::readinessFile(l.places().state, s("shop")));
        QCOMPARE(days.size(), 2);
        QVERIFY(days[0].score > days[1].score && days[0].day < days[1].day);
        QCOMPARE(judged(l).days, days);
        QStringList past;
        for (const promises::LedgerLine &line : promises::lines(judged(l), *l.environment))
            if (!line.past.isEmpty())
                past.append(line.past);
        QCOMPARE(past.size(), 1); // of the heading of readiness alone
        QVERIFY2(past.first().contains(QLocale().toString(days[0].day, QLocale::ShortFormat)), qPrintable(past.first()));
    }
    void aChangedJournalProvesNothing()
    {
        Looks l;
        l.promise("restored", "days_since(backup.restore)", "<=", 31, 720h);
        l.begin();
        done(l, "backup.restore", "db", 600);
        QCOMPARE(promise(judged(l), "restored").standing, Standing::Kept);
        QFile file(l.places().journal);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("backup.restore"));
        bytes.replace("\"target\":\"db\"", "\"target\":\"dc\"");
        file.seek(0);
        file.write(bytes);
        file.close();
        QFile::remove(l.places().journal + s("-wal"));
        const promises::Ledger ledger = judged(l);
        QCOMPARE(promise(ledger, "restored").standing, Standing::Unproven);
        QCOMPARE(part(ledger, "journal").points, 0.0);
    }
    // Whatever was seen, by whomever: the five parts are the stretch, at each level of the memory.
    void timeInEachColourAddsUp()
    {
        using base::Severity;
        Looks l;
        l.begin();
        promises::ColourTally tally;
        health::Situation situation;
        std::mt19937 random{2718};
        QHash<Severity, double> truth; // of the database in the last day
        const auto end = l.clock.wallNow() + std::chrono::hours(30);
        Severity colour = Severity::Ok;
        while (l.clock.wallNow() < end) {
            if (random() % 400 == 0)
                colour = Severity(random() % 4);
            situation.targets[s("api")].severity = Severity::Ok;
            situation.targets[s("db")].severity = colour;
            situation.severity = colour;
            const base::WallTime now = l.clock.wallNow();
            for (const auto &sampled : tally.take(situation, now).samples)
                for (const watch::Reading &r : sampled.sample.readings)
                    l.archive->add({l.environment->name, {sampled.target, r.metric, r.instance.raw()}}, sampled.sample.wallAt, r.value);
            const std::int64_t pause = random() % 3000 == 0 ? 1800 : random() % 2 == 0 ? 1 : 2; // sometimes nobody is there
            const double seen = pause > 5 ? 1 : double(pause);
            if (now >= end - std::chrono::hours(24))
                truth[colour] += seen;
            l.clock.pass(pause);
            if (now - l.flushed >= std::chrono::seconds(10)) {
                l.flushed = now;
                QVERIFY(l.archive->flush());
            }
        }
        for (const std::chrono::hours length : {std::chrono::hours(1), std::chrono::hours(24), std::chrono::hours(24 * 7)})
            for (const promises::ColourTime &time : promises::colourTimes(*l.environment, l.archive.get(), length, l.clock.wallNow())) {
                const double sum = time.ok + time.warning + time.critical + time.unknown + time.unobserved;
                QVERIFY2(std::abs(sum - time.length) < 1e-6, qPrintable(s("%1: %2 of %3").arg(time.target).arg(sum).arg(time.length)));
                QVERIFY(time.ok >= 0 && time.warning >= 0 && time.critical >= 0 && time.unknown >= 0 && time.unobserved >= 0);
                if (time.target == s("api"))
                    QCOMPARE(time.ok, time.observed());
            }
        const QList<promises::ColourTime> day = promises::colourTimes(*l.environment, l.archive.get(), std::chrono::hours(24), l.clock.wallNow());
        QCOMPARE(day.size(), 3); // all, api, db
        const auto near = [](double a, double b) { return std::abs(a - b) <= 150; }; // edges of buckets
        QVERIFY(near(day[2].ok, truth[Severity::Ok]) && near(day[2].warning, truth[Severity::Warning]));
        QVERIFY(near(day[2].critical, truth[Severity::Critical]) && near(day[2].unknown, truth[Severity::Unknown]));
        QVERIFY(day[2].unobserved > 1000);
        QCOMPARE(day[0].critical, day[2].critical); // all are as bad as the worst one
        // a clock that was set back counted an hour twice: still no more than there is
        const promises::ColourTime twice = promises::colourTimeOf(s("db"), 3600, 5400, 0, 1800, 0);
        QCOMPARE(twice.observed(), 3600.0);
        QCOMPARE(twice.unobserved, 0.0);
    }
    // What was shown is what is kept, with the rules of that time; of what nobody looked at there is nothing.
    void theScoreIsKeptWithItsRules()
    {
        Looks l;
        l.begin();
        promises::ScoreTally tally;
        health::Situation situation;
        const auto see = [&](int database, base::Severity severity, const char *rules, int seconds) {
            situation.score.ruleSet = s(rules);
            health::TargetScore db, api;
            db.target = s("db");
            db.value = database;
            db.severity = severity;
            api.target = s("api");
            api.value = 100;
            api.severity = base::Severity::Ok;
            situation.score.targets = {db, api};
            situation.score.value = database;
            for (int i = 0; i < seconds; ++i, l.clock.pass(1)) {
                const base::WallTime now = l.clock.wallNow();
                for (const auto &sampled : tally.take(situation, now, l.clock.now()).samples)
                    for (const watch::Reading &r : sampled.sample.readings)
                        l.archive->add({l.environment->name, {sampled.target, r.metric, r.instance.raw()}}, sampled.sample.wallAt, r.value);
                QVERIFY(tally.take(situation, now, l.clock.now()).samples.empty()); // once a second
                if (now - l.flushed >= std::chrono::seconds(10)) {
                    l.flushed = now;
                    QVERIFY(l.archive->flush());
                }
            }
        };
        see(79, base::Severity::Unknown, "old", 30); // not asked yet: no number
        see(100, base::Severity::Ok, "old", 600);
        see(39, base::Severity::Critical, "old", 1); // one second counts
        see(91, base::Severity::Ok, "new", 600);
        l.clock.pass(20);
        QVERIFY(l.archive->flush());
        const auto times = promises::colourTimes(*l.environment, l.archive.get(), std::chrono::hours(24), l.clock.wallNow());
        QCOMPARE(times.size(), 3); // all, api, db
        for (const qsizetype of : {qsizetype(0), qsizetype(2)}) {
            QCOMPARE(times[of].lowest, std::optional(39));
            QCOMPARE(times[of].highest, std::optional(100));
            QCOMPARE(times[of].rules, (QStringList{s("new"), s("old")}));
        }
        QCOMPARE(times[1].lowest, std::optional(100));
        const auto newest = promises::colourTimes(*l.environment, l.archive.get(), std::chrono::minutes(5), l.clock.wallNow());
        QCOMPARE(newest[2].lowest, std::optional(91));
        QCOMPARE(newest[2].rules, QStringList{s("new")});
        const QJsonObject json = promises::colourReport(times)[2].toObject();
        QCOMPARE(json[s("score_lowest")].toInt(), 39);
        QVERIFY(promises::colourReport({promises::colourTimeOf({}, 60, 60, 0, 0, 0)})[0].toObject()[s("score_lowest")].isNull());
    }
    void damagedDaysAreLeftOut()
    {
        QTemporaryDir folder;
        const QString file = promises::readinessFile(folder.path(), s("shop"));
        QVERIFY(promises::writeDay(file, {QDate(2026, 11, 25), 4.5, s("abc")}));
        QFile f(file);
        QVERIFY(f.open(QIODevice::Append) && f.write("nonsense\n2026-11-99 3 abc\n2026-11-26 11 abc\n\0\xff\n") > 0);
        f.close();
        QVERIFY(promises::writeDay(file, {QDate(2026, 11, 26), 5, s("abc")}));
        const QList<promises::ReadinessDay> expected{{QDate(2026, 11, 25), 4.5, s("abc")}, {QDate(2026, 11, 26), 5, s("abc")}};
        QCOMPARE(promises::readDays(file), expected);
    }
    void everyTextOfReadinessIsTranslated()
    {
        Looks l;
        QFile file(s(QD_SOURCE_DIR "/translations/readiness_strings.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString strings = QString::fromUtf8(file.readAll());
        for (const promises::ReadinessPart &p : promises::ReadinessRules::shipped().parts)
            for (const QString &text : {p.title, p.next, p.waits})
                QVERIFY2(text.isEmpty() || strings.contains(s("(\"readiness\", \"") + text + s("\")")), qPrintable(text));
    }
    // What an environment file says is shown, never interpreted.
    void wordsAreMadeVisible()
    {
        Looks l;
        l.promise("evil", "", "<", 1).statement = s("fast\x1b[31m<b>\xe2\x80\xae");
        l.begin();
        const promises::Ledger ledger = judged(l);
        for (const promises::LedgerLine &line : promises::lines(ledger, *l.environment))
            QVERIFY(!line.text.contains(QChar(0x1b)) && !line.text.contains(QChar(0x202e)));
        QCOMPARE(promises::report(ledger)[s("promises")].toArray()[0].toObject()[s("standing")].toString(), s("unproven"));
    }
};

QTEST_GUILESS_MAIN(TstLedger)
#include "tst_ledger.moc"
