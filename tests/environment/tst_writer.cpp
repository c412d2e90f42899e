// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/writer.h"

#include "models/environment/parser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace environment;

namespace {

Target server(const QString &id)
{
    Target t;
    t.id = id;
    t.title = QStringLiteral("Orders: \"primary\" #1");
    t.kind = TargetKind::Postgres;
    t.credential.source = Credential::Source::Keyring;
    t.credential.key = id;
    PostgresSettings s;
    s.host = QStringLiteral("db1.example.org");
    s.port = 6543;
    s.database = QStringLiteral("true");
    s.user = QStringLiteral("o'brien: x");
    s.tls.mode = Tls::Mode::Require;
    t.settings = s;
    return t;
}

QByteArray exampleText()
{
    QFile file(QStringLiteral(QD_SOURCE_DIR "/resources/environments/example.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The lines of `text` without those of `before`, when `before` is still there in order.
bool containsInOrder(const QByteArray &text, const QByteArray &before)
{
    qsizetype at = 0;
    for (const QByteArray &line : before.split('\n')) {
        const qsizetype found = text.indexOf(line, at);
        if (found < 0)
            return false;
        at = found + line.size();
    }
    return true;
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT
private slots:
    void emptyTextBecomesAnEnvironment();
    void textAroundTheNewTargetStays_data();
    void textAroundTheNewTargetStays();
    void everyKindComesBackAsItWas();
    void aTargetThatIsWarnedOfCanBeWritten();
    void takenIdIsRefused();
    void textThatCannotBeReadIsRefused();
    void listInBracketsIsRefusedAndNotDamaged();
    void manyTargetsCanBeAdded();
    void intervalsOfTheFileAreLeftToTheFile();
    void savingMakesTheFileAndKeepsItsMode();
    void savingIntoAReadOnlyFolderLeavesTheFile();
    void savingWithoutSpaceLeavesTheFile();
};

void TestWriter::emptyTextBecomesAnEnvironment()
{
    const auto text = addTarget({}, server(QStringLiteral("db")));
    QVERIFY(text);
    const ParseResult result = parse(*text, {});
    QVERIFY(result.issues.isEmpty());
    QCOMPARE(result.environment->targets.size(), 1);
    QVERIFY(result.environment->targets[0] == server(QStringLiteral("db")));
}

void TestWriter::textAroundTheNewTargetStays_data()
{
    QTest::addColumn<QByteArray>("before");
    const QByteArray item = "  - id: a\n    kind: redis   # cache\n    host: h\n";
    QTest::newRow("list at the end") << "# mine\nname: x\ntargets:\n" + item;
    QTest::newRow("no final line break") << ("name: x\ntargets:\n" + item).chopped(1);
    QTest::newRow("keys behind the list") << "name: x\ntargets:\n" + item + "\n# behind\npromises: []\n";
    QTest::newRow("list without indent") << QByteArray("name: x\ntargets:\n- id: a\n  kind: redis\n  host: h\n# note\ntiers: []\n");
    QTest::newRow("indented by four") << QByteArray("name: x\ntargets:\n    # note\n    -   id: a\n        kind: redis\n        host: h\n");
    QTest::newRow("no list") << QByteArray("name: x\n");
    QTest::newRow("null list") << QByteArray("name: x\ntargets:   # none yet\n\ntitle: X\n");
    QTest::newRow("windows line ends") << QByteArray("name: x\r\ntargets:\r\n  - id: a\r\n    kind: redis\r\n    host: h\r\n");
    QTest::newRow("block text inside") << QByteArray("name: x\ntargets:\n  - id: a\n    kind: postgres\n    host: h\n    metrics:\n"
                                                     "      - id: a.b\n        sql: |\n          select 1\n\n          + 1\n");
    QTest::newRow("flow item") << QByteArray("name: x\ntargets:\n  - {id: a, kind: redis, host: h}\n");
    QTest::newRow("example") << exampleText();
}

void TestWriter::textAroundTheNewTargetStays()
{
    QFETCH(QByteArray, before);
    const auto text = addTarget(before, server(QStringLiteral("new-db")));
    QVERIFY2(text, text ? "" : (text.error().text + " / " + text.error().remedy).c_str());
    QVERIFY2(containsInOrder(*text, before), text->constData());
    const ParseResult old = parse(before, {});
    const ParseResult result = parse(*text, {});
    QCOMPARE(result.issues.size(), old.issues.size());
    QCOMPARE(result.environment->targets.size(), (old.environment ? old.environment->targets.size() : 0) + 1);
    QVERIFY(result.environment->targets.last() == server(QStringLiteral("new-db")));
}

void TestWriter::everyKindComesBackAsItWas()
{
    const ParseResult example = parse(exampleText(), {});
    QVERIFY(example.environment);
    for (const Target &target : example.environment->targets) {
        Target alone = target; // what it names is not declared in a new file
        alone.tier.clear();
        alone.contact.clear();
        alone.edges.clear();
        if (alone.kind == TargetKind::Heartbeat)
            continue;
        const auto text = addTarget({}, alone);
        QVERIFY2(text, text ? "" : (alone.id.toStdString() + ": " + text.error().remedy).c_str());
        const ParseResult result = parse(*text, {});
        QVERIFY(result.issues.isEmpty());
        QVERIFY2(result.environment->targets[0] == alone, qPrintable(alone.id));
    }
}

void TestWriter::aTargetThatIsWarnedOfCanBeWritten()
{
    environment::HttpSettings settings;
    settings.url = QUrl(QStringLiteral("https://shop.example/health"));
    environment::Target target;
    target.id = QStringLiteral("shop");
    target.kind = environment::TargetKind::Http;
    target.settings = settings;
    target.title = target.id;
    target.credential.source = environment::Credential::Source::Keyring; // and no header that carries it
    target.credential.key = target.id;
    const auto text = environment::addTarget({}, target);
    QVERIFY2(text.has_value(), text ? "" : (text.error().text + text.error().remedy).c_str());
    const environment::ParseResult again = environment::parse(*text, QStringLiteral("f"));
    QVERIFY(again.environment && !again.hasErrors() && !again.issues.isEmpty());
}

void TestWriter::takenIdIsRefused()
{
    const QByteArray text = "name: x\ntargets:\n  - {id: db, kind: redis, host: h}\n";
    const auto result = addTarget(text, server(QStringLiteral("db")));
    QVERIFY(!result);
    QCOMPARE(result.error().code, base::Errc::Invalid);
    // also when the one that has it is left out for a mistake of its own
    QVERIFY(!addTarget("name: x\ntargets:\n  - {id: db, kind: redis}\n", server(QStringLiteral("db"))));
}

void TestWriter::textThatCannotBeReadIsRefused()
{
    QVERIFY(!addTarget("name: [\n", server(QStringLiteral("db"))));
    QVERIFY(!addTarget("- a\n", server(QStringLiteral("db"))));
    Target bad = server(QStringLiteral("Not An Id"));
    QVERIFY(!addTarget("name: x\n", bad));
}

void TestWriter::listInBracketsIsRefusedAndNotDamaged()
{
    QVERIFY(!addTarget("name: x\ntargets: [{id: a, kind: redis, host: h}]\n", server(QStringLiteral("db"))));
    QVERIFY(!addTarget("{name: x, targets: []}\n", server(QStringLiteral("db"))));
    const auto empty = addTarget("name: x\ntargets: []   # none\ntitle: X\n", server(QStringLiteral("db")));
    QVERIFY(empty);
    QCOMPARE(parse(*empty, {}).environment->targets.size(), 1);
}

void TestWriter::manyTargetsCanBeAdded()
{
    QByteArray text;
    for (int i = 0; i < 5; ++i) {
        const auto next = addTarget(text, server(QStringLiteral("db-%1").arg(i)));
        QVERIFY(next);
        text = *next;
    }
    QCOMPARE(parse(text, {}).environment->targets.size(), 5);
}

void TestWriter::intervalsOfTheFileAreLeftToTheFile()
{
    const auto text = addTarget("name: x\ndefaults: {hot_interval: 5s}\n", server(QStringLiteral("db")));
    QVERIFY(text);
    QCOMPARE(parse(*text, {}).environment->targets[0].hotInterval, milliseconds(5000));
}

void TestWriter::savingMakesTheFileAndKeepsItsMode()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new/environment.yaml"));
    QVERIFY(saveTarget(path, server(QStringLiteral("a"))));
    QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
    QVERIFY(saveTarget(path, server(QStringLiteral("b"))));
    QVERIFY(QFile::permissions(path) & QFileDevice::ReadGroup);
    QCOMPARE(parseFile(path).environment->targets.size(), 2);
    QVERIFY(!saveTarget(path, server(QStringLiteral("b"))));
    QCOMPARE(parseFile(path).environment->targets.size(), 2);
}

void TestWriter::savingIntoAReadOnlyFolderLeavesTheFile()
{
    const auto result = saveTarget(QStringLiteral("/proc/nowhere/environment.yaml"), server(QStringLiteral("a")));
    QVERIFY(!result);
    QCOMPARE(result.error().code, base::Errc::Io);
}

void TestWriter::savingWithoutSpaceLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("environment.yaml"));
    QVERIFY(saveTarget(path, server(QStringLiteral("a"))));
    const QByteArray before = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    // a limit of the process ends a write half way, as a disk does that becomes full
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit was{};
    getrlimit(RLIMIT_FSIZE, &was);
    const rlimit tight{rlim_t(before.size()), was.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto result = saveTarget(path, server(QStringLiteral("b")));
    setrlimit(RLIMIT_FSIZE, &was);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!result);
    QCOMPARE(result.error().code, base::Errc::Io);
    QVERIFY(!result.error().remedy.empty());
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // no half file either
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
