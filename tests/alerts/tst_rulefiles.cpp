// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of rules may say, which rules there are without one, and the file of a book that is damaged.

#include "models/alerts/alertfile.h"
#include "models/environment/yamltree.h"
#include "tests/alerts/bench.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace alerts;
using base::Severity;
using test::AlertBench;
using test::kLag;
using test::s;
using namespace std::chrono_literals;

namespace {

// A language in which each sentence of these rooms stands in brackets: what is said without them was never translated.
class Marking : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        const QByteArrayView room(context);
        return room == "alerts" || room == "environment::Words" ? QLatin1Char('<') + QString::fromUtf8(text) + QLatin1Char('>') : QString();
    }
};

} // namespace

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

    void everyFigureHasADefaultOrAReason()
    {
        QHash<QString, QString> reasons;
        const QDir folder(s(QD_SOURCE_DIR "/resources/metrics"));
        for (const QString &name : folder.entryList({s("*.yaml")})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const environment::YamlTree tree = environment::readYaml(file.readAll(), name);
            const environment::Node *metrics = tree.root.find(u"metrics");
            for (const environment::Node &metric : metrics ? metrics->items : std::vector<environment::Node>())
                if (const environment::Node *reason = metric.find(u"no_default"))
                    reasons.insert(metric.find(u"id")->text, reason->text);
        }
        QVERIFY(reasons.size() > 30);
        const watch::CataloguePtr catalogue = watch::Catalogue::load(environment::Environment());
        QSet<QString> ruled;
        for (const Rule &rule : RuleBook::load(*catalogue, QString(), nullptr)->rules())
            ruled << rule.metric.name() << rule.of.name();
        for (const watch::Metric &metric : catalogue->metrics()) {
            const QString &id = metric.id.name();
            const QString reason = reasons.take(id);
            QVERIFY2(ruled.contains(id) || reason.size() > 15, qPrintable(id + s(": no rule looks at it and nothing says why (no_default)")));
            QVERIFY2(!ruled.contains(id) || reason.isEmpty(), qPrintable(id + s(": a rule looks at it, its no_default can go")));
        }
        QVERIFY2(reasons.isEmpty(), qPrintable(QStringList(reasons.keys()).join(s(", "))));
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
        const auto whole = [](const char *body) { return QByteArray("rules:\n  - ") + body + "\n"; };
        QTest::newRow("no file of rules") << QByteArray("- id: x\n") << s("own.yaml:1:1: error: this is no file of rules");
        QTest::newRow("another list") << QByteArray("rule: []\n") << s("own.yaml:1:1: error: unknown key 'rule'");
        QTest::newRow("no list") << QByteArray("rules: {id: x}\n") << s("own.yaml:1:8: error: 'rules' is a list");
        QTest::newRow("no id") << whole("metric: pg.tps") << s("own.yaml:2:5: error: a rule has no 'id'");
        QTest::newRow("nothing to take out") << whole("{id: x, off: true}") << s("own.yaml:2:10: error: there is no rule 'x' to take out");
        QTest::newRow("a key far from all") << rule("chrysanthemum: 5") << s("own.yaml:4:5: error: unknown key 'chrysanthemum' (remove it");
        QTest::newRow("a figure far from all") << whole("{id: x, metric: chrysanthemum}") << s("own.yaml:2:21: error: nobody measures");
        QTest::newRow("a key of a kind") << rule("surge: {often: 3}") << s("own.yaml:4:13: error: unknown key 'often'");
        QTest::newRow("no keys of a kind") << rule("surge: 3") << s("own.yaml:4:12: error: 'surge' needs keys of its own");
        QTest::newRow("no metric") << whole("{id: x, enter: {warning: 1}}") << s("own.yaml:2:5: error: the rule x names no metric");
        QTest::newRow("no conditions") << whole("{id: x, condition: {}}") << s("own.yaml:2:5: error: the rule x names no condition");
        QTest::newRow("how bad a condition is") << whole("{id: x, condition: {down: bad}}") << s("own.yaml:2:31: error: a condition is warning or critical");
        QTest::newRow("a composite of nothing") << whole("{id: x, composite: {members: 2}}") << s("own.yaml:2:5: error: the rule x lacks rules or limits");
        QTest::newRow("a share of nothing") << rule("share: {window: 1min}") << s("own.yaml:2:5: error: the rule x is a share of nothing");
        QTest::newRow("a count without limits") << rule("count: {window: 1min}") << s("own.yaml:2:5: error: the rule x has no limits");
        QTest::newRow("a figure without limits") << whole("{id: x, metric: pg.tps}") << s("own.yaml:2:5: error: the figure pg.tps has no limits");
        QTest::newRow("a surge against less") << rule("surge: {window: 15min, against: 1min}\n    enter: {warning: 2}") << s("own.yaml:2:5: error: a surge is seen");
        QTest::newRow("no deviation") << rule("anomaly: {deviations: 0}") << s("own.yaml:2:5: error: less than one deviation");
        QTest::newRow("always passed") << rule("count: {window: 1min}\n    enter: {warning: 0}") << s("own.yaml:5:12: error: this limit can never, or is always");
        QTest::newRow("no limits in words") << rule("enter: high") << s("own.yaml:4:12: error: limits need");
        QTest::newRow("a third limit") << rule("enter: {worse: 3}") << s("own.yaml:4:13: error: unknown key 'worse'");
        QTest::newRow("no data") << rule("no_data: maybe") << s("own.yaml:4:14: error: no data is unknown, alert or ignore");
        QTest::newRow("on what") << rule("on: {servers: x}") << s("own.yaml:4:10: error: unknown key 'servers'");
        QTest::newRow("on nothing") << rule("on: {targets: []}") << s("own.yaml:4:19: error: this names nothing");
        QTest::newRow("an inhibition of nothing") << rule("inhibits: [{rules: [y]}]") << s("own.yaml:4:16: error: an inhibition needs rules and through");
        QTest::newRow("no way") << rule("inhibits: [{rules: [y], through: [walls]}]") << s("own.yaml:4:38: error: 'walls' is no way");
        QTest::newRow("no windows") << whole("{id: x, burn: {windows: []}}") << s("own.yaml:2:29: error: there are no windows");
        QTest::newRow("how bad windows are") << whole("{id: x, burn: {windows: [{long: 1h, short: 5min, rate: 2, severity: bad}]}}") << s("own.yaml:2:73: error: a pair of windows is warning or critical");
        QTest::newRow("a key of windows") << whole("{id: x, burn: {windows: [{long: 1h, short: 5min, rate: 2, often: 3}]}}") << s("own.yaml:2:63: error: unknown key 'often'");
        QTest::newRow("a row of figures that lacks something") << QByteArray("figures:\n  - {metrics: [pg.], layer: errors, owner: x}\n") << s("own.yaml:2:5: error: a row of figures needs");
        QTest::newRow("a row of figures of none") << QByteArray("figures:\n  - {metrics: [gp.], layer: errors, owner: x, do: y}\n") << s("own.yaml:2:15: error: no figure begins like 'gp.'");
    }
    void mistakes()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, said);
        AlertBench bench(yaml.constData());
        QVERIFY(!bench.issues.isEmpty());
        QVERIFY2(environment::issueLine(bench.issues.first()).startsWith(said), qPrintable(environment::issueLine(bench.issues.first())));
    }

    void mistakesAreSaidInTheReadersLanguage_data() { mistakes_data(); }
    void mistakesAreSaidInTheReadersLanguage()
    {
        QFETCH(QByteArray, yaml);
        Marking marks;
        QCoreApplication::installTranslator(&marks);
        AlertBench bench(yaml.constData());
        QVERIFY(!bench.issues.isEmpty());
        for (const environment::Issue &issue : bench.issues)
            QVERIFY2(issue.text.startsWith(s("<")) && issue.remedy.startsWith(s("<")), qPrintable(environment::issueLine(issue)));
    }

    void aRulebookOfAnotherKindIsNotChangedIntoOne()
    {
        Marking marks;
        QCoreApplication::installTranslator(&marks);
        QList<environment::Issue> issues;
        const watch::CataloguePtr catalogue = watch::Catalogue::load(environment::Environment());
        const std::vector<Rule> shipped = RuleBook::load(*catalogue, QString(), nullptr)->rules();
        (void)readRules("rules:\n  - {id: target.down, burn: true}\n", s("own.yaml"), *catalogue, shipped, &issues);
        QVERIFY(!issues.isEmpty() && issues.first().text.startsWith(s("<the rule target.down is of another kind")));
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

        Marking marks;
        QCoreApplication::installTranslator(&marks);
        rules[2].inhibits = {{{s("a")}, {s("same")}}};
        breakRings(rules, &issues);
        QVERIFY(issues.last().text.startsWith(s("<")) && issues.last().remedy.startsWith(s("<")));
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
        book.alerts.front().notice = s("of its group");
        book.program = s("quarterdeckctl");
        book.since = bench.shop.wall - 1h;
        book.heartbeat = {true, bench.shop.wall - 20s, s("refused")};
        QVERIFY(writeBook(file, book));
        const auto read = readBook(file);
        QVERIFY(read && read->alerts.size() == 1 && read->pid == 7);
        QVERIFY(read->program == book.program && read->since == std::chrono::floor<std::chrono::milliseconds>(book.since));
        QVERIFY(read->heartbeat.wanted && read->heartbeat.trouble == book.heartbeat.trouble && read->heartbeat.accepted == std::chrono::floor<std::chrono::milliseconds>(book.heartbeat.accepted));
        QCOMPARE(jsonOf(read->alerts.front().alert), jsonOf(book.alerts.front().alert));
        QVERIFY(read->alerts.front().trail == book.alerts.front().trail);
        QCOMPARE(read->alerts.front().notice, s("of its group"));
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
