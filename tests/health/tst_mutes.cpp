// SPDX-License-Identifier: GPL-3.0-or-later
// What is muted is said and not counted, ends by itself, is heard again when it gets worse, and never turns a number green;
// it survives a restart, another program and a damaged file.

#include "models/health/scorer.h"
#include "models/health/statusreport.h"
#include "models/mutes/muteact.h"
#include "models/mutes/wording.h"
#include "tests/health/shop.h"
#include "tests/support/runtask.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace health;
using base::Severity;
using mutes::Mute;
using test::s;
using test::Shop;
using namespace std::chrono_literals;

namespace {

Mute muteFor(const Shop &shop, const char *target, const char *finding, Severity worst = Severity::Warning)
{
    Mute mute;
    mute.scope = shop.environment.name;
    mute.target = s(target);
    mute.finding = s(finding);
    mute.worst = worst;
    mute.reason = s("the disk <b>is</b> replaced");
    mute.who = s("ann");
    mute.from = shop.wall;
    mute.until = shop.wall + 4h;
    return mute;
}

class WrittenDown final : public acts::Ledger {
public:
    QStringList lines;
    bool full = false;
    flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) override
    {
        if (full)
            co_return base::fail(base::Errc::Io, "no space left on device");
        lines << QStringList{journal::word(entry.phase), journal::word(entry.outcome), entry.act, entry.actor, entry.target, entry.details}.join(QLatin1Char('|'));
        co_return journal::Receipt();
    }
};

} // namespace

class TestMutes : public QObject {
    Q_OBJECT
    static void name(Shop &shop) { shop.environment.name = s("shop"); }

private slots:
    // Rule 9: it keeps its line, with who, until when and why; the number shows that there is one.
    void aMutedFindingIsListedApartAndKeepsItsLine()
    {
        Shop shop;
        name(shop);
        shop.set("shop-primary", "pg.connections.used", 80);
        shop.assess();
        shop.wait(60);
        Situation now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        const QString finding = now.problems.first().finding();
        QCOMPARE(finding, s("pg.connections.used"));
        shop.room.setMutes({muteFor(shop, "shop-primary", "pg.connections.used")});
        now = shop.assess();
        QVERIFY(now.problems.isEmpty());
        QCOMPARE(now.muted.size(), 1);
        QVERIFY(now.muted.first().mute && now.muted.first().mute->who == s("ann"));
        QCOMPARE(now.severity, Severity::Unknown); // not fine, and no alarm
        QCOMPARE(now.targets.value(s("shop-primary")).severity, Severity::Unknown);
        QCOMPARE(now.targets.value(s("shop-primary")).muted, 1);
        QVERIFY2(now.answer.contains(s("1 muted")), qPrintable(now.answer));
        QVERIFY2(now.rest.contains(s("1 muted: shop-primary has 80\u00a0% of its connections in use.")), qPrintable(now.rest));
        QCOMPARE(now.score.muted, 1);
        QVERIFY2(now.score.explanation.contains(s("(muted: 1)")), qPrintable(now.score.explanation));
        bool struck = false;
        for (const TargetScore &target : now.score.targets)
            for (const ScoreLine &line : target.lines)
                if (line.muted) {
                    struck = true;
                    QVERIFY(line.points == 0 && line.ceiling == 79 && line.mute.contains(s("ann")) && line.mute.contains(s("replaced")));
                    QCOMPARE(target.value, sumOf(target.lines));
                }
        QVERIFY(struck);
        const QJsonObject report = statusReport({shop.environment, *shop.catalogue, {}, shop.now, shop.wall}, now);
        QCOMPARE(report[s("muted")].toArray().size(), 1);
        QCOMPARE(report[s("muted")].toArray()[0][s("mute")][s("by")].toString(), s("ann"));
        QCOMPARE(report[s("score")][s("muted")].toInt(), 1);
    }

    void itEndsByItself()
    {
        Shop shop;
        name(shop);
        shop.set("shop-primary", "pg.connections.used", 80);
        shop.room.setMutes({muteFor(shop, "shop-primary", "pg.connections.used")});
        QVERIFY(shop.assess().problems.isEmpty());
        shop.wait(4 * 3600 - 1);
        QVERIFY(shop.assess().problems.isEmpty());
        shop.wait(1);
        QCOMPARE(shop.assess().problems.size(), 1);
    }

    void whatGetsWorseIsHeard()
    {
        Shop shop;
        name(shop);
        shop.room.setMutes({muteFor(shop, "shop-primary", "pg.connections.used")});
        shop.set("shop-primary", "pg.connections.used", 80);
        QVERIFY(shop.assess().problems.isEmpty());
        shop.set("shop-primary", "pg.connections.used", 97);
        const Situation worse = shop.assess();
        QCOMPARE(worse.problems.value(0).severity, Severity::Critical);
        QVERIFY(worse.muted.isEmpty() && worse.score.value <= 39);
        shop.set("shop-primary", "pg.connections.used", 80);
        QVERIFY(shop.assess().problems.isEmpty());
    }

    // Muted as a warning, but a target behind it is down for good: that is worse than what was muted.
    void whatComesOfItIsPartOfIt()
    {
        Shop shop;
        name(shop);
        shop.fails("shop-primary", watch::Condition::Down, test::refusedConnection());
        shop.set("shop-api", "http.ok", 0);
        const QList<Problem> loud = shop.assess().problems;
        QCOMPARE(loud.size(), 1);
        shop.room.setMutes({muteFor(shop, "shop-primary", "condition", Severity::Warning)});
        QCOMPARE(shop.assess().problems.size(), 1);
        shop.room.setMutes({muteFor(shop, "shop-primary", "condition", Severity::Critical)});
        const Situation quiet = shop.assess();
        QVERIFY(quiet.problems.isEmpty());
        QCOMPARE(quiet.muted.size(), 1);
        QCOMPARE(quiet.targets.value(s("shop-api")).severity, Severity::Unknown);
        for (const TargetScore &target : quiet.score.targets) {
            QCOMPARE(target.value, sumOf(target.lines));
            if (target.target == s("shop-primary") || target.target == s("shop-api"))
                QCOMPARE(target.value, 79);
        }
    }

    void aGroupIsEveryTargetOfItAndNoOther()
    {
        Shop shop;
        name(shop);
        shop.environment.targets[4].tier = s("front"); // shop-redis
        Mute mute = muteFor(shop, "", "condition", Severity::Critical);
        mute.group = s("orders");
        shop.room.setMutes({mute});
        shop.fails("shop-redis", watch::Condition::Down, test::refusedConnection());
        shop.fails("shop-api", watch::Condition::Down, test::refusedConnection());
        const Situation now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        QCOMPARE(now.problems.first().target, s("shop-redis"));
        mute.scope = s("another shop");
        shop.room.setMutes({mute});
        QVERIFY(shop.assess().muted.isEmpty());
    }

    // Over random findings: muting more never goes over the ceiling of what is muted, and never takes anything away.
    void rule9OverridesLeaveAMark()
    {
        const ScoreRules &rules = ScoreRules::shipped();
        std::mt19937 random{314159};
        const char *const metrics[] = {"pg.connections.used", "pg.blocked.sessions", "pg.xid.age", "host.disk.used"};
        for (int round = 0; round < 4000; ++round) {
            Patient patient;
            for (unsigned i = 0; i < 1 + random() % 6; ++i) {
                Check check;
                check.metric = watch::MetricId(s(metrics[i % 4]));
                check.instance = QString::number(i);
                check.severity = random() % 3 == 0 ? Severity::Critical : Severity::Warning;
                check.mandatory = random() % 2 == 0;
                check.state = random() % 5 == 0 ? Check::State::Unknown : Check::State::Measured;
                patient.checks.push_back(check);
            }
            const TargetScore loud = scoreOf(rules, patient);
            Check &one = patient.checks[random() % patient.checks.size()];
            one.words.muted = true;
            const TargetScore quiet = scoreOf(rules, patient);
            QVERIFY(quiet.value >= loud.value && quiet.value <= 79);
            QVERIFY(quiet.severity != Severity::Ok);
            QCOMPARE(quiet.value, sumOf(quiet.lines));
            QCOMPARE(quiet.lines.size(), loud.lines.size());
            QCOMPARE(quiet.muted, 1);
            if (std::ranges::any_of(patient.checks, [](const Check &c) { return !c.words.muted && c.severity == Severity::Critical; }))
                QVERIFY(quiet.value <= 39);
            one.severity = Severity::Critical; // worse: whoever holds the mute says that it does not hold then
            one.words.muted = false;
            QVERIFY(scoreOf(rules, patient).value <= quiet.value);
        }
    }

    void aBudgetThatBurnsIsAProblemOfItsTarget()
    {
        Shop shop;
        name(shop);
        BurningBudget budget{s("avail<i>able"), s("shop-api"), watch::MetricId(s("http.ok")), Severity::Critical, 20.4, 3600, 734, 2592, 1858, shop.wall - 12min};
        shop.room.setBurning({budget});
        Situation now = shop.assess();
        QCOMPARE(now.problems.size(), 1);
        QCOMPARE(now.problems.first().target, s("shop-api"));
        QCOMPARE(now.problems.first().finding(), s("burn/avail<i>able"));
        QVERIFY(now.problems.first().wallSince == budget.since);
        QCOMPARE(QString(now.problems.first().sentence).replace(QChar(0xa0), QLatin1Char(' ')),
                 s("The error budget \"avail<i>able\" of shop-api has burnt 20 times too fast for 12 min: bad for 12 min 14 s in 1 h, 30 min 58 s of 43 min 12 s left."));
        QVERIFY(now.score.value <= 39);
        shop.room.setMutes({muteFor(shop, "shop-api", "burn/avail<i>able", Severity::Critical)});
        QVERIFY(shop.assess().problems.isEmpty());
        shop.room.setMutes({});
        shop.room.setBurning({});
        now = shop.assess();
        QVERIFY(now.problems.isEmpty() && now.muted.isEmpty());
    }

    void whatCannotBeIsRefused()
    {
        const Shop shop;
        const Mute good = muteFor(shop, "shop-primary", "condition");
        QVERIFY(!objectionTo(good, shop.environment, shop.wall));
        const auto refused = [&](auto change) {
            Mute mute = good;
            change(mute);
            return objectionTo(mute, shop.environment, shop.wall).has_value();
        };
        QVERIFY(refused([](Mute &m) { m.reason = s(" \n"); }));
        QVERIFY(refused([](Mute &m) { m.reason = QString(201, QLatin1Char('x')); }));
        QVERIFY(refused([](Mute &m) { m.until = m.from; }));
        QVERIFY(refused([](Mute &m) { m.until = m.from + 30 * 24h + 1s; }));
        QVERIFY(refused([](Mute &m) { m.finding.clear(); }));
        QVERIFY(refused([](Mute &m) { m.target = s("nobody"); }));
        QVERIFY(refused([](Mute &m) { m.target.clear(); m.group = s("nowhere"); }));
        QVERIFY(refused([](Mute &m) { m.worst = Severity::Unknown; }));
    }

    void theFileKeepsThemAndForgetsWhatHasEnded()
    {
        const Shop shop;
        const QTemporaryDir folder;
        const QString file = folder.filePath(s("state/mutes.jsonl"));
        QVERIFY(mutes::readMutes(file, shop.wall)->isEmpty());
        Mute mute = muteFor(shop, "shop-primary", "disk//data");
        mute.scope = s("shop");
        Mute group = mute;
        group.target.clear();
        group.group = s("orders");
        group.until = shop.wall + 1h;
        QVERIFY(mutes::keepMute(file, mute, shop.wall) && mutes::keepMute(file, group, shop.wall));
        QCOMPARE(*mutes::readMutes(file, shop.wall), (QList<Mute>{mute, group}));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(*mutes::readMutes(file, shop.wall + 2h), QList<Mute>{mute});
        const QString before = mutes::stampOf(file);
        mute.reason = s("longer than we thought");
        mute.until = shop.wall + 10h;
        QVERIFY(mutes::keepMute(file, mute, shop.wall + 2h)); // instead of the old one
        QCOMPARE(*mutes::readMutes(file, shop.wall + 2h), QList<Mute>{mute});
        QVERIFY(mutes::stampOf(file) != before);
        QVERIFY(mutes::endMute(file, mute, shop.wall + 2h));
        QCOMPARE(mutes::endMute(file, mute, shop.wall + 2h).error().code, base::Errc::Absent);
        QVERIFY(mutes::readMutes(file, shop.wall + 2h)->isEmpty());
    }

    // Whatever stands there: what cannot be read, or says more than a mute may, is heard.
    void aDamagedFileMutesNothingMore()
    {
        const Shop shop;
        const QTemporaryDir folder;
        const QString file = folder.filePath(s("mutes.jsonl"));
        Mute mute = muteFor(shop, "shop-primary", "condition");
        mute.scope = s("shop");
        QVERIFY(mutes::keepMute(file, mute, shop.wall));
        QFile f(file);
        QVERIFY(f.open(QIODevice::Append));
        const qint64 from = std::chrono::duration_cast<std::chrono::milliseconds>(shop.wall.time_since_epoch()).count();
        f.write("{\"scope\":\"shop\",\"target\":\"a\",\"finding\":\"condition\",\"reason\":\"for ever\",\"who\":\"b\",\"from\":" + QByteArray::number(from)
                + ",\"until\":" + QByteArray::number(from + 31LL * 86400 * 1000) + "}\nnonsense \xff\0\n{\"scope\":\"shop\"");
        f.close();
        QCOMPARE(*mutes::readMutes(file, shop.wall), QList<Mute>{mute});
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkdir(file)); // cannot be read nor written
        QVERIFY(!mutes::keepMute(file, mute, shop.wall));
    }

    void theActIsWrittenDownBeforeAndAfter()
    {
        flow::Reactor reactor;
        flow::BlockingPool pool(1);
        WrittenDown ledger;
        acts::Dispatcher dispatcher(ledger);
        const Shop shop;
        const QTemporaryDir folder;
        const QString file = folder.filePath(s("mutes.jsonl"));
        Mute mute = muteFor(shop, "shop-primary", "condition");
        mute.scope = s("shop");
        mute.from = base::Clock::system().wallNow();
        mute.until = mute.from + 1h;
        QVERIFY(runTask(mutes::actOnMute(reactor, pool, dispatcher, file, mutes::Change::Begin, mute, {}))->has_value());
        QCOMPARE(ledger.lines.size(), 2);
        QVERIFY2(ledger.lines[0].startsWith(s("intent||finding.mute|ann|shop-primary|the disk")) && ledger.lines[0].contains(s("\"until\"")), qPrintable(ledger.lines[0]));
        QVERIFY2(ledger.lines[1].startsWith(s("outcome|done|finding.mute")), qPrintable(ledger.lines[1]));
        QCOMPARE(mutes::readMutes(file, mute.from)->size(), 1);
        QVERIFY(runTask(mutes::actOnMute(reactor, pool, dispatcher, file, mutes::Change::End, mute, {}))->has_value());
        QVERIFY(mutes::readMutes(file, mute.from)->isEmpty());
        const auto again = *runTask(mutes::actOnMute(reactor, pool, dispatcher, file, mutes::Change::End, mute, {}));
        QCOMPARE(again.error().code, base::Errc::Absent);
        QVERIFY(ledger.lines.last().startsWith(s("outcome|failed|finding.unmute")));
        ledger.full = true; // what cannot be written down is not done
        QVERIFY(!runTask(mutes::actOnMute(reactor, pool, dispatcher, file, mutes::Change::Begin, mute, {}))->has_value());
        QVERIFY(mutes::readMutes(file, mute.from)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMutes)
#include "tst_mutes.moc"
