// SPDX-License-Identifier: GPL-3.0-or-later
// A sandbox file: the built-in one is right, and every mistake in one is named with its place and its remedy.
#include "models/sandbox/description.h"

#include <QFile>
#include <QTest>

using namespace sandbox;

namespace {

QByteArray fileWith(const QByteArray &servers, const QByteArray &environment = "name: x")
{
    return "name: mine\nservers:\n" + servers + "environment: |\n  " + environment + "\n";
}

const QByteArray kRedis = "  - name: cache\n    kind: redis\n";

} // namespace

class TstDescription : public QObject {
    Q_OBJECT
private slots:
    void theShopIsRight()
    {
        const Reading reading = readDescription(QStringLiteral("shop"));
        QVERIFY2(reading.good(), qPrintable(reading.firstError()));
        QCOMPARE(reading.description.servers.size(), 8);
        const ServerPlan *primary = reading.description.find(QStringLiteral("shop-primary"));
        QVERIFY(primary);
        QCOMPARE(std::get<PostgresPlan>(primary->plan).space, 64);
        QCOMPARE(std::get<PostgresPlan>(primary->plan).lockTable, QStringLiteral("shop.orders"));
        QCOMPARE(std::get<PostgresPlan>(primary->plan).configuration.first().second, QStringLiteral("'60'"));
    }

    void aMistakeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char *name, const QByteArray &yaml, int line, int column, const char *text, const char *remedy) {
            QTest::newRow(name) << yaml << line << column << QString::fromUtf8(text) << QString::fromUtf8(remedy);
        };
        row("broken YAML", "name: [mine\n", 2, 1, "", "indentation");
        row("not a mapping", "just text", 1, 1, "not a mapping", "name:");
        row("empty", "", 1, 1, "not a mapping", "name:");
        row("unknown key", fileWith("  - nam: cache\n    kind: redis\n"), 3, 5, "unknown key 'nam'", "did you mean 'name'?");
        row("missing name", fileWith("  - kind: redis\n"), 3, 5, "'name' is missing", "add it");
        row("unknown kind", fileWith("  - name: cache\n    kind: reddis\n"), 4, 11, "unknown kind 'reddis'", "did you mean 'redis'?");
        row("bad name", fileWith("  - name: ../x\n    kind: redis\n"), 3, 11, "not a server name", "small letters");
        row("twice", fileWith(kRedis + kRedis), 5, 11, "two servers named 'cache'", "rename");
        row("key twice", fileWith("  - name: cache\n    name: cache\n    kind: redis\n"), 4, 5, "twice", "keep one");
        row("no server of that name", fileWith("  - name: cache\n    kind: redis\n    depends_on: [cach]\n"), 3, 5, "'cach'", "did you mean 'cache'?");
        row("circle", fileWith("  - name: a\n    kind: redis\n    depends_on: [b]\n  - name: b\n    kind: redis\n    depends_on: [a]\n"), 3, 5,
            "waits for itself", "circle");
        row("number", fileWith("  - name: cache\n    kind: redis\n    settings: {maxmemory: much}\n"), 5, 27, "whole number", "from 1 to");
        row("setting that is ours", fileWith("  - name: db\n    kind: postgres\n    settings:\n      configuration: {port: 5}\n"), 6, 23,
            "'port' is set by the sandbox", "remove");
        row("lock without a database", fileWith("  - name: db\n    kind: postgres\n    settings: {lock_table: a}\n"), 5, 28, "there is no database", "'roles'");
        row("lock on a standby", fileWith("  - name: db\n    kind: postgres\n  - name: copy\n    kind: postgres\n    depends_on: [db]\n"
                                          "    settings: {upstream: db, lock_table: a}\n"), 8, 42, "a standby has no 'lock_table'", "primary");
        row("database name", fileWith("  - name: db\n    kind: postgres\n    settings: {database: --x, roles: [a]}\n"), 5, 26, "plain name", "small letters");
        row("standby with a database", fileWith("  - name: db\n    kind: postgres\n  - name: s\n    kind: postgres\n    depends_on: [db]\n"
                                                 "    settings: {upstream: db, setup: x.sql}\n"), 8, 37, "no 'setup' of its own", "primary");
        row("placeholder", fileWith(kRedis, "port: ${port:cash}"), 6, 0, "'cash' is not a server", "${port:NAME}");
        row("placeholder without an end", fileWith(kRedis, "a: 1\n  file: ${folder"), 7, 0, "unknown placeholder", "${folder}");
    }
    void aMistakeIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, text);
        QFETCH(QString, remedy);
        const Reading reading = parseDescription(yaml, QStringLiteral("mine.yaml"));
        QVERIFY(!reading.good());
        const environment::Issue &issue = reading.issues.first();
        QVERIFY2(issue.text.contains(text), qPrintable(issue.text));
        QVERIFY2(issue.remedy.contains(remedy), qPrintable(issue.remedy));
        QCOMPARE(issue.at.line, line);
        if (column)
            QCOMPARE(issue.at.column, column);
        QVERIFY(reading.firstError().startsWith(QStringLiteral("mine.yaml:%1:").arg(line)));
    }

    void bombsAreRefused()
    {
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + (before + ", ").repeated(9) + before + "]\n";
        }
        QVERIFY(!parseDescription(bomb, QStringLiteral("b.yaml")).good());
        QVERIFY(!parseDescription(QByteArray(400000, '['), QStringLiteral("b.yaml")).good());
        QVERIFY(!parseDescription(QByteArray(2000, '['), QStringLiteral("b.yaml")).good());
        QVERIFY(!parseDescription("a: &a [*a]\n", QStringLiteral("b.yaml")).good());
    }

    void anAbsentFileIsSaid()
    {
        QVERIFY(readDescription(QStringLiteral("nowhere")).firstError().contains(QStringLiteral("nowhere")));
        QVERIFY(!readDescription(QStringLiteral("/nonexistent/x.yaml")).good());
    }

    void placeholdersAreFilledIn()
    {
        const QHash<QString, QString> values{{QStringLiteral("port:a"), QStringLiteral("1")}, {QStringLiteral("ca"), QStringLiteral("/x")}};
        QCOMPARE(filledIn(QStringLiteral("p ${port:a} c \"${ca}\" $ {} ${port:a}"), values), QStringLiteral("p 1 c \"/x\" $ {} 1"));
    }
};

QTEST_GUILESS_MAIN(TstDescription)
#include "tst_description.moc"
