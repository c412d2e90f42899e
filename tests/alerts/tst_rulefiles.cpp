// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of rules may say, which rules there are without one, and the file of a book that is damaged.

#include "models/alerts/alertfile.h"
#include "tests/alerts/bench.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace alerts;
using base::Severity;
using test::AlertBench;
using test::kLag;
using test::s;
using namespace std::chrono_literals;

class TestRuleFiles : public QObject {
    Q_OBJECT

private slots:
    void everyFigureWithLimitsHasARule()
    {
        AlertBench bench("", true);
        QStringList mistakes;
        for (const environment::Issue &issue : bench.issues)
            mistakes << environment::issueLine(issue);
        QVERIFY2(mistakes.isEmpty(), qPrintable(mistakes.join(s("\n"))));
        const RuleBookPtr rules = RuleBook::load(*bench.shop.catalogue, QString(), nullptr);
        for (const watch::Metric &metric : bench.shop.catalogue->metrics()) {
            if (!metric.threshold.warning && !metric.threshold.critical)
                continue;
            const Rule *rule = rules->find(idForFigure(metric.id.name()));
            QVERIFY2(rule, qPrintable(metric.id.name()));
            QVERIFY2(!rule->remedy.isEmpty() && !rule->owner.isEmpty(), qPrintable(rule->id));
        }
        QFile file(s(QD_SOURCE_DIR "/translations/alerts_strings.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString strings = QString::fromUtf8(file.readAll());
        for (const Rule &rule : rules->rules())
            QVERIFY2(strings.contains(s("(\"alerts\", \"") + rule.remedy + s("\")")), qPrintable(rule.remedy));
        for (const Rule &rule : rules->rules())
            QVERIFY2(!rule.remedy.isEmpty() && !rule.owner.isEmpty(), qPrintable(rule.id));
        QVERIFY(rules->find(s("forecast/host.disk.used"))->enter.critical == 1.0);
    }

    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("said");
        const auto rule = [](const char *body) { return QByteArray("rules:\n  - id: x\n    metric: pg.lag.replay.seconds\n    ") + body + "\n"; };
        QTest::newRow("a figure nobody measures") << QByteArray("rules:\n  - id: x\n    metric: pg.conections.used\n") << s("own.yaml:3:13: error: nobody measures 'pg.conections.used' (did you mean 'pg.connections.used'?)");
        QTest::newRow("exchanged limits") << rule("enter: {warning: 60s, critical: 10s}") << s("own.yaml:4:12: error: the warning limit lies behind");
        QTest::newRow("clears while it is bad") << rule("enter: {warning: 10s}\n    clear: {warning: 20s}") << s("own.yaml:5:12: error: it would clear");
        QTest::newRow("never reached") << QByteArray("rules:\n  - id: x\n    metric: pg.connections.used\n    enter: {critical: 150}\n") << s("own.yaml:4:12: error: more than 100 %");
        QTest::newRow("unknown key") << rule("fro: 5s") << s("own.yaml:4:5: error: unknown key 'fro' (did you mean 'for'?)");
        QTest::newRow("no duration") << rule("for: soon") << s("own.yaml:4:10: error:");
        QTest::newRow("no layer") << rule("layer: sky") << s("own.yaml:4:12: error: 'sky' is no layer");
        QTest::newRow("two kinds") << rule("surge: {window: 1min, against: 15min}\n    count: {window: 1min}\n    enter: {warning: 2}") << s("own.yaml:5:5: error: a rule is of one kind");
        QTest::newRow("no condition") << QByteArray("rules:\n  - id: x\n    condition: {dead: critical}\n") << s("own.yaml:3:17: error: 'dead' is no condition");
        QTest::newRow("windows that are none") << QByteArray("rules:\n  - id: x\n    burn: {windows: [{long: 5min, short: 1h, rate: 2}]}\n") << s("own.yaml:3:22: error: a pair needs a long window and a shorter one");
        QTest::newRow("no rate") << QByteArray("rules:\n  - id: x\n    burn: {windows: [{long: 1h, short: 5min, rate: 0}]}\n") << s("own.yaml:3:22: error: a pair needs a rate above zero");
        QTest::newRow("an ending of another name") << QByteArray("rules:\n  - id: x\n    ending: true\n") << s("own.yaml:2:5: error: the warning before the end of a silence has an id of its own");
        QTest::newRow("twice") << QByteArray("rules:\n  - {id: x, metric: pg.lag.replay.seconds}\n  - {id: x, metric: pg.tps, enter: {warning: 1}}\n") << s("own.yaml:3:10: error: there is a rule 'x' already");
        QTest::newRow("not YAML") << QByteArray("rules: [\n") << s("own.yaml:");
    }
    void mistakes()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, said);
        AlertBench bench(yaml.constData());
        QVERIFY(!bench.issues.isEmpty());
        QVERIFY2(environment::issueLine(bench.issues.first()).startsWith(said), qPrintable(environment::issueLine(bench.issues.first())));
    }

    void rulesThatMuteEachOtherInARingAreNamed()
    {
        QList<environment::Issue> issues;
        const watch::CataloguePtr catalogue = watch::Catalogue::load(environment::Environment());
        std::vector<Rule> rules = readRules("rules:\n  - {id: a, condition: {down: critical}, inhibits: [{rules: [b], through: [same]}]}\n"
                                            "  - {id: b, condition: {starting: warning}, inhibits: [{rules: [c], through: [same]}]}\n"
                                            "  - {id: c, condition: {refused: warning}, inhibits: [{rules: [a], through: [same]}]}\n",
                                            s("own.yaml"), *catalogue, {}, &issues).rules;
        QVERIFY(issues.isEmpty());
        breakRings(rules, &issues);
        QCOMPARE(issues.size(), 1);
        QCOMPARE(environment::issueLine(issues.first()).section(QLatin1Char('('), 0, 0).trimmed(), s("own.yaml:4:10: error: rules mute each other in a ring: a > b > c > a"));
        QVERIFY(rules[2].inhibits.empty() && !rules[0].inhibits.empty());
    }

    void theFilesOutliveDamage()
    {
        AlertBench bench(kLag);
        bench.shop.set("shop-primary", "pg.lag.replay.seconds", 70, "shop-standby");
        bench.round();
        bench.run(12, 1);
        QTemporaryDir folder;
        const QString file = folder.filePath(s("book.jsonl"));
        KeptBook book{s("shop"), bench.shop.wall, 7, bench.book.kept(bench.instant()), {{s("odd"), s("shop-api"), {}, {}}}};
        book.baselines.front().hours[3] = {1.5, 0.25, 4, 21000, 3, 5, 2};
        book.alerts.front().alert.acknowledged = Acknowledgement{s("ann"), s("on it"), bench.shop.wall, bench.shop.wall + 30min, Severity::Critical};
        QVERIFY(writeBook(file, book));
        const auto read = readBook(file);
        QVERIFY(read && read->alerts.size() == 1 && read->pid == 7);
        QCOMPARE(jsonOf(read->alerts.front().alert), jsonOf(book.alerts.front().alert));
        QVERIFY(read->alerts.front().trail == book.alerts.front().trail);
        QVERIFY(read->baselines.front().hours == book.baselines.front().hours);

        // cut off in the middle, a line of rubbish, a key that is another's
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray whole = in.readAll();
        const qsizetype line = whole.indexOf('\n') + 1;
        const auto with = [&](const QByteArray &bytes) {
            QFile out(file);
            return out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(bytes) == bytes.size();
        };
        QVERIFY(with(whole.left(line + 100)));
        QVERIFY(readBook(file) && readBook(file)->alerts.empty());
        QVERIFY(with(whole.left(line) + "{\"key\": 1\n" + whole.mid(line)));
        QCOMPARE(readBook(file)->alerts.size(), std::size_t(1));
        QVERIFY(with(QByteArray(whole).replace("shop-primary", "shop-other")));
        QVERIFY(readBook(file)->alerts.empty());
        QVERIFY(with(QByteArray(whole).replace("\"version\":1", "\"version\":2")));
        QVERIFY(!readBook(file) && readBook(file).error().code == base::Errc::Invalid);
        QVERIFY(!readBook(folder.filePath(s("none"))) && readBook(folder.filePath(s("none"))).error().code == base::Errc::Absent);

        auto lock = PagerLock::take(file);
        QVERIFY(lock && !PagerLock::take(file));
        lock.reset();
        QVERIFY(PagerLock::take(file));
    }
};

QTEST_GUILESS_MAIN(TestRuleFiles)
#include "tst_rulefiles.moc"
