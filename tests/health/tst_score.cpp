// SPDX-License-Identifier: GPL-3.0-or-later
// The ten rules that make a health score worth believing, over thousands of random sets of findings, and the score of a
// small platform as its figures change.

#include "models/base/resource.h"
#include "models/health/forecastwords.h"
#include "models/health/scorer.h"
#include "models/health/situation.h"
#include "models/health/statusreport.h"
#include "tests/health/shop.h"

#include <QTest>

#include <random>

using namespace health;
using base::Severity;
using test::measureAll;
using test::s;
using test::scoreOfTarget;
using test::Shop;

namespace {

constexpr unsigned kSeed = 314159;
constexpr int kRounds = 4000;

const char *const kMetrics[] = {"pg.connections.used", "pg.tps", "pg.blocked.sessions", "pg.transaction.longest", "pg.xid.age",
                                "pg.slot.retained", "pg.archiver.failing", "pg.query.longest", "host.disk.used", "my.own"};

const ScoreRules &rules()
{
    static const ScoreRules read = ScoreRules::read(base::resource(s("health/score.yaml")).value_or(QByteArray()));
    return read;
}

Check randomCheck(std::mt19937 &random, int i)
{
    Check check;
    check.metric = watch::MetricId(s(kMetrics[unsigned(i) % std::size(kMetrics)]));
    check.instance = QString::number(i / int(std::size(kMetrics)));
    check.mandatory = random() % 2 == 0;
    check.state = random() % 5 == 0 ? Check::State::Unknown : random() % 8 == 0 ? Check::State::NotApplicable : Check::State::Measured;
    const unsigned dice = random() % 8;
    check.severity = dice == 0 ? Severity::Critical : dice < 3 ? Severity::Warning : Severity::Ok;
    check.position = double(random() % 1000) / 1000;
    return check;
}

Patient randomPatient(std::mt19937 &random)
{
    Patient patient;
    patient.target = QString::number(random() % 1000);
    patient.tried = random() % 12 != 0;
    patient.answers = patient.tried && random() % 6 != 0;
    patient.gate = random() % 6 == 0 ? Severity(random() % 4) : Severity::Ok;
    const int checks = int(random() % 14);
    for (int i = 0; i < checks; ++i)
        patient.checks.push_back(randomCheck(random, i));
    return patient;
}

bool answersOrIsUntried(const Patient &patient) { return patient.answers || !patient.tried; }

template <class Each>
void forRandomPatients(Each each)
{
    std::mt19937 random{kSeed};
    for (int round = 0; round < kRounds; ++round) {
        const Patient patient = randomPatient(random);
        each(patient, random);
        if (QTest::currentTestFailed())
            return;
    }
}

} // namespace

class TestScore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qInfo("seed %u, %d random sets of findings a rule", kSeed, kRounds);
        QCOMPARE(rules().parts().size(), std::size_t(7));
    }

    void rule1TheLinesAddUpToTheNumber()
    {
        forRandomPatients([](const Patient &patient, std::mt19937 &) {
            const TargetScore score = scoreOf(rules(), patient);
            QCOMPARE(score.value, sumOf(score.lines));
            QVERIFY(score.value >= 0 && score.value <= 100);
            QVERIFY(score.value == 100 || !score.lines.isEmpty());
        });
    }

    void rule2RedIsNeverGreen()
    {
        forRandomPatients([](const Patient &patient, std::mt19937 &) {
            const TargetScore score = scoreOf(rules(), patient);
            bool critical = patient.gate == Severity::Critical, warning = patient.gate >= Severity::Unknown, missing = false;
            for (const Check &check : patient.checks) {
                const bool counts = check.state != Check::State::NotApplicable;
                critical |= counts && check.severity == Severity::Critical;
                warning |= counts && check.severity == Severity::Warning;
                missing |= check.mandatory && check.state == Check::State::Unknown;
            }
            if (!answersOrIsUntried(patient))
                QCOMPARE(score.value, 0);
            else if (critical)
                QVERIFY(score.value <= 39);
            else if (warning || missing)
                QVERIFY(score.value <= 79);
            else
                QCOMPARE(score.value, 100);
            QCOMPARE(score.severity == Severity::Ok, score.value >= 80);
            if (score.value <= 39)
                QCOMPARE(score.severity, Severity::Critical);
        });
    }

    void rule3WorseOrUnknownNeverRaisesIt()
    {
        forRandomPatients([](Patient patient, std::mt19937 &random) {
            const int before = scoreOf(rules(), patient).value;
            if (patient.checks.empty()) {
                patient.checks.push_back(randomCheck(random, 3));
            } else {
                Check &check = patient.checks[random() % patient.checks.size()];
                switch (random() % 4) {
                case 0:
                    check.state = check.state == Check::State::Measured ? Check::State::Unknown : check.state;
                    break;
                case 1:
                    check.severity = check.severity == Severity::Ok ? Severity::Warning : Severity::Critical;
                    break;
                case 2:
                    check.position += 0.3;
                    break;
                case 3:
                    patient.answers = false;
                    patient.tried = true;
                }
            }
            QVERIFY(scoreOf(rules(), patient).value <= before);
        });
    }

    void rule4TheSameFindingsGiveTheSameScoreInAnyOrder()
    {
        forRandomPatients([](Patient patient, std::mt19937 &random) {
            const TargetScore once = scoreOf(rules(), patient);
            std::ranges::shuffle(patient.checks, random);
            const TargetScore again = scoreOf(rules(), patient);
            QCOMPARE(again.value, once.value);
            QCOMPARE(again.lines.size(), once.lines.size());
            for (qsizetype i = 0; i < once.lines.size(); ++i) {
                QCOMPARE(again.lines[i].points, once.lines[i].points);
                QCOMPARE(again.lines[i].metric, once.lines[i].metric);
                QCOMPARE(again.lines[i].instance, once.lines[i].instance);
            }
        });
    }

    void rule5ItDoesNotFlap()
    {
        Shop shop;
        measureAll(shop);
        shop.set("shop-primary", "pg.connections.used", 76);
        QCOMPARE(shop.assess().targets.value(s("shop-primary")).score, 79);
        QSet<int> seen;
        for (int i = 0; i < 30; ++i) {
            shop.wait(1);
            shop.set("shop-primary", "pg.connections.used", i % 2 ? 75.2 : 74.6);
            seen << shop.assess().targets.value(s("shop-primary")).score;
        }
        QCOMPARE(seen, QSet<int>{79});
        shop.wait(1);
        shop.set("shop-primary", "pg.connections.used", 60);
        QCOMPARE(shop.assess().targets.value(s("shop-primary")).score, 100);
    }

    void rule6WhatDoesNotApplyLeavesNoTrace()
    {
        forRandomPatients([](Patient patient, std::mt19937 &random) {
            const TargetScore before = scoreOf(rules(), patient);
            Check check = randomCheck(random, 5);
            check.state = Check::State::NotApplicable;
            patient.checks.push_back(check);
            const TargetScore after = scoreOf(rules(), patient);
            QCOMPARE(after.value, before.value);
            QCOMPARE(after.lines.size(), before.lines.size());
            QCOMPARE(after.mandatory, before.mandatory);
        });
        // after a switchover the new primary is not asked what only a standby can answer
        Shop shop;
        measureAll(shop);
        auto &standby = shop.at("shop-standby");
        std::erase_if(standby.latest, [](const auto &l) { return l.reading.metric.name() == s("pg.receiver.streaming"); });
        const watch::MetricId receiving(s("pg.receiver.streaming"));
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-standby").value, 79);
        standby.latest.push_back({watch::Reading::missing(receiving, watch::NoValue::NotApplicable), shop.now, shop.wall, std::chrono::seconds(1)});
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-standby").value, 100);
        QVERIFY(scoreOfTarget(shop.assess(), "shop-standby").lines.isEmpty());
    }

    void rule7EachLineSaysWhatWhoseSinceWhenFromWhereAndWhatNext()
    {
        Shop shop;
        measureAll(shop);
        const base::WallTime began = shop.wall;
        shop.set("shop-primary", "pg.connections.used", 80);
        (void)shop.assess();
        shop.wait(5);
        const ScoreLine line = scoreOfTarget(shop.assess(), "shop-primary").lines.value(0);
        QCOMPARE(line.metric.name(), s("pg.connections.used"));
        QCOMPARE(line.observed.value_or(0), 80.0);
        QCOMPARE(line.limit.value_or(0), 75.0);
        QVERIFY(!line.ownLimit && line.sentence.contains(s("default")));
        QVERIFY(line.since == began);
        QVERIFY(line.source.contains(s("pg_stat_activity")));
        QVERIFY(line.age && *line.age < 1);
        QVERIFY(!line.next.isEmpty());
        QCOMPARE(line.points, 15); // a third of the way from 75 to 90: 0.4 + 0.6 / 3 of 25
        QCOMPARE(line.ceiling, 79);
        shop.environment.targets[1].thresholds.insert(s("pg.connections.used"), {70, 90, false});
        const ScoreLine own = scoreOfTarget(shop.assess(), "shop-primary").lines.value(0);
        QVERIFY(own.ownLimit && own.sentence.contains(s("set for this target")));
    }

    void rule8AllIsTheWorstAndAListNeverAnAverage()
    {
        std::mt19937 random{kSeed};
        for (int round = 0; round < kRounds / 4; ++round) {
            QList<TargetScore> targets;
            int least = 100;
            for (unsigned i = 0; i < 1 + random() % 9; ++i) {
                targets.append(scoreOf(rules(), randomPatient(random)));
                least = std::min(least, targets.back().value);
            }
            const Score score = worstOf(rules(), targets);
            QCOMPARE(score.value, least);
            QCOMPARE(score.targets.size(), targets.size());
            QCOMPARE(score.red + score.amber + score.green, int(targets.size()));
            QCOMPARE(score.targets.front().target, score.worst);
            QCOMPARE(score.severity == Severity::Critical, score.red > 0);
        }
        QCOMPARE(worstOf(rules(), {}).value, 0);
    }

    void rule10TheRulesHaveAnId()
    {
        QCOMPARE(rules().id().size(), 12);
        const QByteArray yaml = base::resource(s("health/score.yaml")).value_or(QByteArray());
        QCOMPARE(ScoreRules::read(yaml).id(), rules().id());
        QVERIFY(ScoreRules::read(yaml + "\n# changed").id() != rules().id());
        Shop shop;
        QCOMPARE(shop.assess().score.ruleSet, rules().id());
        QCOMPARE(rules().bandOf(100), s("EXCELLENT"));
        QCOMPARE(rules().bandOf(90), s("EXCELLENT"));
        QCOMPARE(rules().bandOf(89), s("GOOD"));
        QCOMPARE(rules().bandOf(79), s("FAIR"));
        QCOMPARE(rules().bandOf(39), s("CRITICAL"));
    }

    void mistakesInTheRulesAreListedAndTheRestIsUsed()
    {
        QList<environment::Issue> issues;
        const ScoreRules read = ScoreRules::read("ceilings: {critical: a lot}\nparts: [{id: all, title: All, weight: 300}]\n", &issues);
        QVERIFY(issues.size() >= 2);
        QCOMPARE(read.ceilings().critical, 39);
        issues.clear();
        QCOMPARE(ScoreRules::read("bands: [", &issues).parts().size(), std::size_t(1));
        QCOMPARE(issues.size(), 1);
    }

    void everyMetricTheRulesWantIsInTheCatalogue()
    {
        const Shop shop;
        const QList<std::pair<environment::TargetKind, QString>> all{
            {environment::TargetKind::Postgres, s("primary")}, {environment::TargetKind::Postgres, s("standby")},
            {environment::TargetKind::PgBouncer, {}}, {environment::TargetKind::Redis, s("master")},
            {environment::TargetKind::Redis, s("replica")}, {environment::TargetKind::Http, {}}, {environment::TargetKind::Host, {}},
            {environment::TargetKind::HttpJson, {}}, {environment::TargetKind::Prometheus, {}}, {environment::TargetKind::Heartbeat, {}}};
        for (const auto &[kind, role] : all) {
            QVERIFY(!rules().mandatory(scoreRole(kind, role)).isEmpty());
            for (const watch::MetricId id : rules().mandatory(scoreRole(kind, role)))
                QVERIFY2(shop.catalogue->find(id) && shop.catalogue->find(id)->kind == kind, qPrintable(id.name()));
        }
        QVERIFY(!rules().mandatoryWhereAsked().isEmpty());
        for (const watch::MetricId id : rules().mandatoryWhereAsked())
            QVERIFY2(shop.catalogue->find(id), qPrintable(id.name()));
    }

    void allFineIsAHundredAndNothingIsTakenOff()
    {
        Shop shop;
        measureAll(shop);
        const Situation situation = shop.assess();
        QCOMPARE(situation.score.value, 100);
        QCOMPARE(situation.score.band, s("EXCELLENT"));
        QCOMPARE(situation.score.green, int(shop.environment.targets.size()));
        for (const TargetScore &target : situation.score.targets)
            QVERIFY(target.lines.isEmpty());
    }

    void oneBadOneIsTheScoreOfAll()
    {
        Shop shop;
        measureAll(shop);
        shop.fails("shop-redis", watch::Condition::Down, test::refusedConnection());
        const Situation situation = shop.assess();
        QCOMPARE(situation.score.value, 0);
        QCOMPARE(situation.score.worst, s("shop-redis"));
        QCOMPARE(situation.score.red, 1);
        QVERIFY(scoreOfTarget(situation, "shop-redis").lines.value(0).sentence.contains(s("down")));
        QVERIFY(situation.score.explanation.contains(s("shop-redis")));
    }

    void whatSuffersFromAnotherIsNotGreen()
    {
        Shop shop;
        measureAll(shop);
        shop.fails("shop-primary", watch::Condition::Down, test::refusedConnection());
        shop.set("shop-api", "http.ok", 0);
        const Situation situation = shop.assess();
        for (const char *target : {"shop-primary", "shop-api"})
            QVERIFY(scoreOfTarget(situation, target).value < 80);
    }

    void whatIsNotMeasuredIsListedWithWhatToDo()
    {
        Shop shop;
        measureAll(shop);
        auto &latest = shop.at("shop-primary").latest;
        const watch::MetricId id(s("pg.blocked.sessions"));
        std::erase_if(latest, [&](const auto &l) { return l.reading.metric == id; });
        latest.push_back({watch::Reading::missing(id, watch::NoValue::Permission), shop.now, shop.wall, std::chrono::seconds(1)});
        const TargetScore score = scoreOfTarget(shop.assess(), "shop-primary");
        QCOMPARE(score.value, 79);
        QCOMPARE(score.mandatory - score.measured, 1);
        QCOMPARE(score.lines.size(), 1);
        QCOMPARE(score.lines.first().next, s("Grant pg_monitor to console."));
    }

    void theLastBackupIsMandatoryWhereItsStatusFileIsNamed()
    {
        Shop shop;
        measureAll(shop);
        const watch::MetricId age(s("pg.backup.age"));
        const auto told = [&](watch::Reading reading) {
            auto &latest = shop.at("shop-primary").latest;
            std::erase_if(latest, [age](const auto &l) { return l.reading.metric == age; });
            latest.push_back({std::move(reading), shop.now, shop.wall, std::chrono::seconds(30)});
            return scoreOfTarget(shop.assess(), "shop-primary");
        };
        const int before = scoreOfTarget(shop.assess(), "shop-primary").mandatory;
        const TargetScore unset = told(watch::Reading::missing(age, watch::NoValue::NotApplicable, base::Untrusted(s("not configured"))));
        QCOMPARE(unset.value, 100);
        QCOMPARE(unset.mandatory, before);
        const TargetScore fresh = told(watch::Reading(age, 3600));
        QCOMPARE(fresh.value, 100);
        QCOMPARE(fresh.measured, before + 1);
        const TargetScore gone = told(watch::Reading::missing(age, watch::NoValue::Error, base::Untrusted(s("there is no file x"))));
        QCOMPARE(gone.value, 79);
        QVERIFY2(gone.lines.value(0).sentence.contains(s("status file")), qPrintable(gone.lines.value(0).sentence));
        QVERIFY(gone.lines.value(0).next.contains(s("backups")));
        const TargetScore late = told(watch::Reading(age, 27 * 3600));
        QCOMPARE(late.value, 79);
        QCOMPARE(late.lines.value(0).part, s("data safety"));
        QCOMPARE(told(watch::Reading(age, 51 * 3600)).value, 39);
        QCOMPARE(told(watch::Reading::missing(age, watch::NoValue::Error)).value, 39); // as it was last known
    }

    void whatWasNotTriedYetIsNotGreen()
    {
        Shop shop;
        measureAll(shop);
        shop.fails("shop-redis", watch::Condition::Connecting);
        const TargetScore score = scoreOfTarget(shop.assess(), "shop-redis");
        QCOMPARE(score.value, 79);
        QCOMPARE(score.severity, Severity::Unknown);
        QCOMPARE(score.lines.size(), 1);
    }

    void oldFiguresCountAsUnknown()
    {
        Shop shop;
        measureAll(shop);
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-host").value, 100);
        for (auto &latest : shop.at("shop-host").latest)
            if (latest.reading.metric.name() == s("host.disk.used"))
                latest.sentAt -= std::chrono::seconds(5); // of one that comes each second
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-host").value, 79);
    }

    void whatWasBadAndIsHiddenNowIsNotForgiven()
    {
        Shop shop;
        measureAll(shop);
        shop.set("shop-primary", "pg.archive.backlog", 50);
        const int before = scoreOfTarget(shop.assess(), "shop-primary").value;
        QVERIFY(before <= 39);
        auto &latest = shop.at("shop-primary").latest;
        const watch::MetricId id(s("pg.archive.backlog"));
        std::erase_if(latest, [&](const auto &l) { return l.reading.metric == id; });
        latest.push_back({watch::Reading::missing(id, watch::NoValue::Permission), shop.now, shop.wall, std::chrono::seconds(1)});
        shop.wait(60);
        const TargetScore hidden = scoreOfTarget(shop.assess(), "shop-primary");
        QVERIFY(hidden.value <= before);
        QVERIFY(hidden.lines.first().lastKnown);
        std::erase_if(latest, [&](const auto &l) { return l.reading.metric == id; });
        shop.set("shop-primary", "pg.archive.backlog", 0);
        shop.wait(1);
        QCOMPARE(scoreOfTarget(shop.assess(), "shop-primary").value, 100);
    }

    void aNearEndIsAProblemAndARoughOneIsNot()
    {
        Shop shop;
        measureAll(shop);
        forecast::Forecast one{s("shop-host"), watch::MetricId(s("host.disk.used")), s("/data"), 70, 100, false, {}, shop.wall};
        one.outlook.refusal = forecast::Refusal::None;
        one.outlook.confidence = forecast::Confidence::Good;
        one.outlook.seconds = 3 * 86400;
        one.outlook.early = 2.5 * 86400;
        one.outlook.late = 3.4 * 86400;
        shop.room.setForecasts({one});
        Situation situation = shop.assess();
        QCOMPARE(situation.problems.size(), 1);
        QCOMPARE(situation.problems.first().severity, Severity::Warning);
        QCOMPARE(situation.problems.first().sentence, s("If it goes on like this, disk /data of shop-host is full in 3 days (2 to 4), on %1 (now 70\u00a0%, confidence good).").arg(
            wordsOf(one, shop.environment, *shop.catalogue).date));
        QVERIFY(situation.score.value <= 79);
        one.outlook.seconds = 7.5 * 86400; // a little farther: still shown
        shop.room.setForecasts({one});
        QCOMPARE(shop.assess().problems.size(), 1);
        one.outlook.seconds = 9 * 86400;
        shop.room.setForecasts({one});
        QCOMPARE(shop.assess().problems.size(), 0);
        one.outlook.seconds = 3 * 86400;
        one.outlook.confidence = forecast::Confidence::Rough;
        shop.room.setForecasts({one});
        QCOMPARE(shop.assess().problems.size(), 0);
        one.outlook.confidence = forecast::Confidence::Good;
        shop.set("shop-host", "host.disk.used", 92, "/data"); // the figure speaks for itself
        shop.room.setForecasts({one});
        situation = shop.assess();
        QCOMPARE(situation.problems.size(), 1);
        QCOMPARE(situation.problems.first().severity, Severity::Critical);
    }

    void theReportCarriesScoreLinesAndForecasts()
    {
        Shop shop;
        measureAll(shop);
        shop.set("shop-primary", "pg.connections.used", 80);
        forecast::Forecast noise{s("shop-host"), watch::MetricId(s("host.disk.used")), s("/"), 40, 100, false, {}, shop.wall};
        noise.outlook.refusal = forecast::Refusal::Noisy;
        shop.room.setForecasts({noise});
        const Situation situation = shop.assess();
        const QJsonObject report = statusReport({shop.environment, *shop.catalogue, {}, shop.now, shop.wall}, situation);
        const QJsonObject score = report[s("score")].toObject();
        QCOMPARE(score[s("value")].toInt(), 79);
        QCOMPARE(score[s("band")].toString(), s("FAIR"));
        QCOMPARE(score[s("rule_set")].toString(), rules().id());
        const QJsonObject worst = score[s("targets")].toArray().first().toObject();
        QCOMPARE(worst[s("target")].toString(), s("shop-primary"));
        QCOMPARE(worst[s("lines")].toArray().first().toObject()[s("limit_of")].toString(), s("default"));
        const QJsonObject forecast = report[s("forecasts")].toArray().first().toObject();
        QCOMPARE(forecast[s("predictable")].toBool(true), false);
        QCOMPARE(forecast[s("reason")].toString(), s("noisy"));
    }
};

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"
