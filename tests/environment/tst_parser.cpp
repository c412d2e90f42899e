// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/parser.h"

#include "models/environment/keys.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace environment;

namespace {

const QString kData = QStringLiteral(QD_SOURCE_DIR "/tests/environment/data");
const QString kExample = QStringLiteral(QD_SOURCE_DIR "/resources/environments/example.yaml");

// A small catalogue, enough for the data files.
std::optional<Quantity> lookup(const QString &metric)
{
    static const QHash<QString, Quantity> known{
        {QStringLiteral("pg.connections.used"), Quantity::Percent},
        {QStringLiteral("pg.cache.hit"), Quantity::Percent},
        {QStringLiteral("pg.transaction.longest"), Quantity::Seconds},
        {QStringLiteral("pg.wal.size"), Quantity::Bytes},
        {QStringLiteral("pg.blocked.sessions"), Quantity::Number},
        {QStringLiteral("http.total"), Quantity::Milliseconds},
        {QStringLiteral("http.ok"), Quantity::Number},
        {QStringLiteral("http.certificate.days"), Quantity::Days},
        {QStringLiteral("host.disk.used"), Quantity::Percent},
        {QStringLiteral("heartbeat.age"), Quantity::Seconds},
    };
    const auto it = known.find(metric);
    return it == known.end() ? std::nullopt : std::optional(*it);
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What the data files expect: the targets that go on, then the issues as a terminal shows them.
QString summary(const ParseResult &result)
{
    QString out = QStringLiteral("runs:");
    if (!result.environment)
        out += QStringLiteral(" nothing");
    else
        for (const Target &t : result.environment->targets)
            out += QLatin1Char(' ') + t.id;
    out += QLatin1Char('\n');
    for (const Issue &issue : result.issues)
        out += issueLine(issue) + QLatin1Char('\n');
    return out;
}

} // namespace

class TestParser : public QObject
{
    Q_OBJECT
private slots:
    void eachMistakeIsNamedWithItsPlace_data();
    void eachMistakeIsNamedWithItsPlace();
    void exampleIsCleanAndComplete();
    void valuesOfEveryKindArrive();
    void limitsAreConvertedToTheUnitOfTheMetric();
    void withoutCatalogueEveryMetricIsKnown();
    void everyKeyIsDocumentedAndEveryDocumentedKeyExists();
    void fileThatCannotBeReadIsNamed();
    void bombsAreRefusedInLittleTime_data();
    void bombsAreRefusedInLittleTime();
    void noSecretIsRepeatedInAnIssue();
    void longChainOfEdgesIsNoCircle();
    void mutationsNeverBreakTheParser();
};

void TestParser::eachMistakeIsNamedWithItsPlace_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(kData).entryList({QStringLiteral("*.yaml")});
    QVERIFY(files.size() > 20);
    for (const QString &file : files)
        QTest::addRow("%s", qPrintable(file)) << file;
}

void TestParser::eachMistakeIsNamedWithItsPlace()
{
    QFETCH(QString, name);
    const QString path = kData + QLatin1Char('/') + name;
    const QString expectedPath = path.chopped(5) + QStringLiteral(".expected");
    const QString actual = summary(parse(fileBytes(path), name, lookup));
    if (qEnvironmentVariableIsSet("QD_WRITE_EXPECTED")) {
        QFile out(expectedPath);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(actual.toUtf8());
    }
    QCOMPARE(actual, QString::fromUtf8(fileBytes(expectedPath)));
}

void TestParser::exampleIsCleanAndComplete()
{
    const ParseResult result = parseFile(kExample, lookup);
    QCOMPARE(summary(result), QStringLiteral("runs: orders-primary orders-standby orders-pool cache api errors worker db1-host nightly-export\n"));
    QSet<TargetKind> kinds;
    for (const Target &t : result.environment->targets)
        kinds.insert(t.kind);
    QCOMPARE(kinds.size(), 8);
}

void TestParser::valuesOfEveryKindArrive()
{
    const ParseResult result = parseFile(kExample, lookup);
    QVERIFY(result.environment);
    const Environment &e = *result.environment;
    QCOMPARE(e.name, QStringLiteral("shop"));
    QCOMPARE(e.kind, Kind::Production);
    QCOMPARE(e.tiers.size(), 2);
    QCOMPARE(e.contacts[0].reach, QStringLiteral("+49 30 1234567, channel #db-oncall"));

    const Target &primary = *e.find(QStringLiteral("orders-primary"));
    QCOMPARE(primary.tier, QStringLiteral("orders"));
    QCOMPARE(primary.at.line, 33);
    QCOMPARE(primary.credential.source, Credential::Source::Keyring);
    QCOMPARE(primary.credential.key, QStringLiteral("orders-primary"));
    QCOMPARE(primary.edges.size(), 1);
    QCOMPARE(primary.edges[0].kind, EdgeKind::RunsOn);
    QCOMPARE(primary.thresholds[QStringLiteral("pg.cache.hit")].below, true);
    QCOMPARE(*primary.thresholds[QStringLiteral("pg.cache.hit")].critical, 90.0);
    const auto &postgres = std::get<PostgresSettings>(primary.settings);
    QCOMPARE(postgres.host, QStringLiteral("db1.example.org"));
    QCOMPARE(postgres.tls.mode, Tls::Mode::VerifyFull);
    QCOMPARE(postgres.tls.rootCertificate, QStringLiteral(QD_SOURCE_DIR "/resources/environments/ca.crt"));
    QCOMPARE(postgres.expectedStandbys, QStringList{QStringLiteral("orders-standby")});
    QCOMPARE(postgres.backup.statusFile, QStringLiteral("/var/lib/quarterdeck/orders-backup"));
    QCOMPARE(postgres.metrics[0].id, QStringLiteral("business.orders_per_minute"));
    QVERIFY(postgres.metrics[0].sql.contains(QLatin1Char('\n')));

    const auto &pool = std::get<PgBouncerSettings>(e.find(QStringLiteral("orders-pool"))->settings);
    QCOMPARE(pool.port, quint16(6432));
    QCOMPARE(pool.tls.mode, Tls::Mode::Prefer);
    QCOMPARE(e.find(QStringLiteral("orders-pool"))->credential.command.size(), 3);
    const auto &redis = std::get<RedisSettings>(e.find(QStringLiteral("cache"))->settings);
    QCOMPARE(redis.keys[1].figure, RedisKey::Figure::StreamPending);
    QCOMPARE(redis.keys[1].group, QStringLiteral("billing"));
    const auto &http = std::get<HttpSettings>(e.find(QStringLiteral("api"))->settings);
    QCOMPARE(http.url.toString(), QStringLiteral("https://shop.example.org/health"));
    QCOMPARE(http.expectedBody, QStringLiteral("\"status\":\"ok\""));
    QCOMPARE(e.find(QStringLiteral("api"))->edges.size(), 2);
    const Target &errors = *e.find(QStringLiteral("errors"));
    QCOMPARE(errors.hotInterval, milliseconds(300000));
    QCOMPARE(errors.deadline, milliseconds(10000));
    QCOMPARE(std::get<HttpJsonSettings>(errors.settings).metrics[0].pointer, QStringLiteral("/data/0/count"));
    QVERIFY(std::get<PrometheusSettings>(e.find(QStringLiteral("worker"))->settings).metrics[0].rate);
    QCOMPARE(std::get<HostSettings>(e.find(QStringLiteral("db1-host"))->settings).mounts.size(), 2);
    QCOMPARE(std::get<HeartbeatSettings>(e.find(QStringLiteral("nightly-export"))->settings).where, HeartbeatSettings::Where::Row);
    QCOMPARE(e.objectives[1].limit, std::optional(300.0));
    QCOMPARE(e.promises[0].window, std::chrono::hours(720));
    QCOMPARE(e.incidentTimes.acknowledge, milliseconds(600'000));
    QCOMPARE(e.incidentTimes.detect, milliseconds(0)); // as the program has it
}

void TestParser::limitsAreConvertedToTheUnitOfTheMetric()
{
    const ParseResult result = parse("name: a\ntargets:\n"
                                     "  - id: a\n    kind: postgres\n    host: h\n    thresholds:\n"
                                     "      pg.transaction.longest: {warning: 15min, critical: 1h}\n"
                                     "      http.total: {warning: 2s}\n"
                                     "      pg.wal.size: {critical: 10GiB}\n"
                                     "      http.certificate.days: {warning: 2w, below: true}\n"
                                     "      pg.cache.hit: {warning: 95 %, below: true}\n",
                                     QStringLiteral("f"), lookup);
    QCOMPARE(summary(result), QStringLiteral("runs: a\n"));
    const auto &t = result.environment->targets[0].thresholds;
    QCOMPARE(*t[QStringLiteral("pg.transaction.longest")].warning, 900.0);
    QCOMPARE(*t[QStringLiteral("pg.transaction.longest")].critical, 3600.0);
    QCOMPARE(*t[QStringLiteral("http.total")].warning, 2000.0);
    QCOMPARE(*t[QStringLiteral("pg.wal.size")].critical, 10737418240.0);
    QCOMPARE(*t[QStringLiteral("http.certificate.days")].warning, 14.0);
    QCOMPARE(*t[QStringLiteral("pg.cache.hit")].warning, 95.0);
}

void TestParser::withoutCatalogueEveryMetricIsKnown()
{
    const QByteArray yaml = "name: a\ntargets:\n  - id: a\n    kind: postgres\n    host: h\n    thresholds:\n"
                            "      no.such.metric: {warning: 1}\n";
    QCOMPARE(summary(parse(yaml, {})), QStringLiteral("runs: a\n"));
    QCOMPARE(parse(yaml, {}, lookup).issues.size(), 1);
    QCOMPARE(parse(yaml, {}, lookup).issues[0].kind, Issue::Kind::Warning);
}

void TestParser::everyKeyIsDocumentedAndEveryDocumentedKeyExists()
{
    const QString doc = QString::fromUtf8(fileBytes(QStringLiteral(QD_SOURCE_DIR "/resources/docs/environment.md")));
    QMap<QString, QStringList> documented;
    QString mapping;
    static const QRegularExpression heading(QStringLiteral("^#+ `([^`]+)`"));
    static const QRegularExpression row(QStringLiteral("^\\| `([a-z_]+)` \\| ([^|]+)\\|"));
    for (const QString &line : doc.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1Char('#')))
            mapping = heading.match(line).captured(1);
        else if (const auto match = row.match(line); match.hasMatch() && !mapping.isEmpty())
            documented[mapping].append(match.captured(1) + (match.captured(2).contains(QLatin1String("required")) ? QStringLiteral("!") : QString()));
    }
    QMap<QString, QStringList> known;
    for (const MappingKeys &m : allKeys())
        for (const QString &k : m.keys)
            known[m.mapping].append(k + (m.required.contains(k) ? QStringLiteral("!") : QString()));
    QCOMPARE(documented.keys(), known.keys());
    for (const QString &m : known.keys())
        QCOMPARE(documented[m], known[m]);
}

void TestParser::fileThatCannotBeReadIsNamed()
{
    const ParseResult absent = parseFile(QStringLiteral("/nowhere/environment.yaml"));
    QVERIFY(!absent.environment);
    QCOMPARE(absent.issues.size(), 1);
    QVERIFY(issueLine(absent.issues[0]).startsWith(QStringLiteral("/nowhere/environment.yaml: error: the file does not exist")));
    const ParseResult folder = parseFile(QStringLiteral("/tmp"));
    QVERIFY(!folder.environment);
    QCOMPARE(folder.issues.size(), 1);
}

void TestParser::bombsAreRefusedInLittleTime_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &yaml, const char *says) {
        QTest::addRow("%s", name) << yaml << QString::fromUtf8(says);
    };
    QByteArray laughs = "a: &a [lol, lol]\n";
    for (char c = 'b'; c <= 'z'; ++c)
        laughs += QByteArray(1, c) + ": &" + c + " [*" + char(c - 1) + ", *" + char(c - 1) + "]\n";
    row("billion laughs", laughs, "aliases");
    row("too large", QByteArray((1 << 20) + 1, '#'), "larger than 1024 KiB");
    row("brackets", QByteArray(1000, '['), "brackets");
    row("many brackets", QByteArray("[\n").repeated(400000), "brackets");
    QByteArray deep;
    for (int i = 0; i < 200; ++i)
        deep += QByteArray(i, ' ') + "a:\n";
    row("deep mapping", deep, "levels deep");
    row("deep sequence", QByteArray("- ").repeated(5000), "levels deep");
    row("complex keys", QByteArray("? ").repeated(5000), "levels deep");
    row("many values", QByteArray("- a\n").repeated(200000), "50000 values");
    row("long line", QByteArray(20000, 'x'), "longer than");
    row("one line of commas", "a: [" + QByteArray(1000000, ',') + "]", "longer than");
    row("second document", "name: a\n---\nname: b\n", "second document");
    row("merge key", "name: a\n<<: {name: b}\n", "merge keys");
    row("tag", "name: !!python/object:os.system a\n", "tags");
    row("zero byte", QByteArray("name: a\0b\n", 10), "control character");
    row("escaped zero byte", "name: \"a\\0b\"\n", "control character");
    row("escape sequence of eight-bit terminals", "name: \"a\\x9b31m\"\n", "control character");
    row("not UTF-8", "name: \xff\xfe\n", "UTF-8");
    row("UTF-16", QByteArray("\xff\xfen\0a\0", 6), "UTF-8");
    row("empty", "", "nothing");
    row("a list", "- a\n", "a list");
    row("open bracket", "name: [a\ntargets: b\n", "not YAML");
    row("open quote", "name: \"a\ntargets: []\n", "f:1:7: error");
    row("tab", "name: a\ntargets:\n\t- id: a\n", "not YAML");
}

void TestParser::bombsAreRefusedInLittleTime()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, says);
    QElapsedTimer timer;
    timer.start();
    const ParseResult result = parse(yaml, QStringLiteral("f"), lookup);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(summary(result).contains(says), qPrintable(summary(result).left(2000)));
    QVERIFY(result.issues.size() <= 1001);
}

void TestParser::noSecretIsRepeatedInAnIssue()
{
    const ParseResult result = parse("name: a\npassword: canary1\ntargets:\n"
                                     "  - id: a\n    kind: postgres\n    host: postgres://u:canary2@h/db\n    passwd: canary3\n"
                                     "  - id: b\n    kind: http\n    url: https://u:canary4@h/\n    headers: {Authorization: Bearer canary5, X-Api-Key: canary6}\n"
                                     "  - id: c\n    kind: http\n    url: https://h/?api_key=canary7\n"
                                     "  - id: d\n    kind: redis\n    host: h\n    credential: {from: command, command: [/bin/x, --password=canary8]}\n"
                                     "  - id: e\n    kind: http_json\n    url: https://h/\n    authorization_header: 'Authorization: Bearer canary9abcdefgh'\n"
                                     "  - id: f\n    kind: redis\n    host: h\n    'token=canary0': 1\n",
                                     QStringLiteral("f"), lookup);
    const QString said = summary(result);
    QVERIFY2(!said.contains(QLatin1String("canary")), qPrintable(said));
    QVERIFY2(said.count(QLatin1String("credential")) >= 9, qPrintable(said));
    QVERIFY(said.startsWith(QLatin1String("runs: f\n")));
}

void TestParser::longChainOfEdgesIsNoCircle()
{
    QByteArray yaml = "name: a\ntargets:\n";
    constexpr int count = 2000;
    for (int i = 0; i < count; ++i) {
        yaml += "  - {id: t" + QByteArray::number(i) + ", kind: postgres, host: h";
        yaml += i + 1 < count ? ", uses: t" + QByteArray::number(i + 1) + "}\n" : QByteArray("}\n");
    }
    const ParseResult result = parse(yaml, {}, lookup);
    QVERIFY2(result.issues.isEmpty(), qPrintable(summary(result).right(500)));
    QCOMPARE(result.environment->targets.size(), count);
}

void TestParser::mutationsNeverBreakTheParser()
{
    const QByteArray example = fileBytes(kExample);
    QVERIFY(!example.isEmpty());
    quint32 state = 20260101; // fixed: a failure comes back
    const auto next = [&state](qsizetype below) {
        state = state * 1664525 + 1013904223;
        return qsizetype((state >> 8) % quint32(below));
    };
    static const QByteArrayList pieces{"\t", "\n", "- ", ": ", "[", "]", "{", "}", "\"", "'", "|\n", "&a ", "*a", "!!x ", "? ", "#", "%", "\xc3", "\r\n", "~", "<<: *a\n", "999999999999", "-1"};
    QElapsedTimer timer;
    timer.start();
    int rounds = 0;
    for (; timer.elapsed() < 2000; ++rounds) {
        QByteArray yaml = example;
        for (qsizetype n = 1 + next(4); n > 0; --n) {
            const qsizetype at = next(yaml.size());
            switch (next(3)) {
            case 0: yaml.remove(at, 1 + next(80)); break;
            case 1: yaml.insert(at, pieces[next(pieces.size())]); break;
            default: yaml[at] = char(next(256)); break;
            }
        }
        const ParseResult result = parse(yaml, QStringLiteral("f"), lookup);
        QVERIFY(result.environment || !result.issues.isEmpty());
        for (const Issue &issue : result.issues) {
            QVERIFY(!issue.text.isEmpty() && !issue.remedy.isEmpty());
            QVERIFY(issue.at.line >= 0 && issue.at.line <= yaml.count('\n') + 2);
        }
    }
    qInfo("%d mutations", rounds);
}

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
