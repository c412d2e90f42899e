// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretcommand.h"

#include "models/secrets/desktopsecrets.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace secrets;
using namespace std::chrono_literals;

class TestSecretCommand : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }
    void firstLineIsTheSecret_data();
    void firstLineIsTheSecret();
    void whatGoesWrongIsNamed_data();
    void whatGoesWrongIsNamed();
    void argumentsReachTheProgramWithoutAShell();
    void childSeesNoForeignVariables();
    void commandThatHangsIsStoppedWithItsChildren();
    void grandchildThatKeepsThePipeDoesNotDelay();
    void sourceAnswersOnTheEngineThread();
    void cancelledFlowLeavesNothing();
    void rememberedSecretStaysForTheSession();

private:
    QStringList script(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("s%1.sh").arg(m_scripts++));
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write("#!/bin/sh\n" + text);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        return {path};
    }
    QTemporaryDir m_folder;
    int m_scripts = 0;
};

void TestSecretCommand::firstLineIsTheSecret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("line") << QByteArray("echo hunter2") << QByteArray("hunter2");
    QTest::newRow("no line break") << QByteArray("printf hunter2") << QByteArray("hunter2");
    QTest::newRow("windows line end") << QByteArray("printf 'hunter2\\r\\nmore\\n'") << QByteArray("hunter2");
    QTest::newRow("more lines") << QByteArray("echo hunter2; echo user: x") << QByteArray("hunter2");
    QTest::newRow("spaces stay") << QByteArray("echo ' a b '") << QByteArray(" a b ");
    QTest::newRow("utf-8") << QByteArray("echo pässwörd") << QByteArray("pässwörd");
    QTest::newRow("noise on stderr") << QByteArray("echo noise >&2; echo hunter2") << QByteArray("hunter2");
    QTest::newRow("slow") << QByteArray("printf hun; sleep 0.2; echo ter2") << QByteArray("hunter2");
}

void TestSecretCommand::firstLineIsTheSecret()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, secret);
    const Answer answer = runSecretCommand(script(text), 10s);
    QCOMPARE(answer.availability, Availability::Found);
    QCOMPARE(QByteArray::fromStdString(std::string(answer.secret.reveal())), secret);
    QVERIFY(answer.detail.isEmpty());
}

void TestSecretCommand::whatGoesWrongIsNamed_data()
{
    QTest::addColumn<QStringList>("argv");
    QTest::addColumn<int>("availability");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QStringList &argv, Availability a, const char *detail) {
        QTest::newRow(name) << argv << int(a) << QString::fromUtf8(detail);
    };
    row("no argument", {}, Availability::NoBackend, "absolute path");
    row("relative", {QStringLiteral("pass")}, Availability::NoBackend, "absolute path");
    row("missing", {QStringLiteral("/nowhere/pass")}, Availability::NoBackend, "cannot be started");
    row("not executable", {QStringLiteral("/etc/passwd")}, Availability::Denied, "cannot be started");
    row("exit code", script("echo hunter2; exit 3"), Availability::Absent, "exit code 3");
    row("signal", script("kill -9 $$"), Availability::Absent, "signal 9");
    row("nothing", script("true"), Availability::Absent, "printed nothing");
    row("empty line", script("echo; echo hunter2"), Availability::Absent, "printed nothing");
    row("zero byte", script("printf 'a\\000b\\n'"), Availability::Absent, "zero byte");
    row("endless", script("yes"), Availability::Absent, "more than a password");
    row("no line end", script("exec head -c 200000 /dev/zero"), Availability::Absent, "more than a password");
}

void TestSecretCommand::whatGoesWrongIsNamed()
{
    QFETCH(QStringList, argv);
    QFETCH(int, availability);
    QFETCH(QString, detail);
    const Answer answer = runSecretCommand(argv, 10s);
    QCOMPARE(int(answer.availability), availability);
    QVERIFY2(answer.detail.contains(detail), qPrintable(answer.detail));
    QVERIFY(answer.secret.empty());
    QVERIFY(!answer.detail.contains(QLatin1String("hunter2")));
}

void TestSecretCommand::argumentsReachTheProgramWithoutAShell()
{
    const QString hostile = QStringLiteral("$(touch /tmp/x); `id` 'a' \"b\" *\n");
    const Answer answer = runSecretCommand(script("printf '%s' \"$1\" | head -1") + QStringList{hostile}, 10s);
    QCOMPARE(QByteArray::fromStdString(std::string(answer.secret.reveal())), hostile.trimmed().toUtf8());
}

void TestSecretCommand::childSeesNoForeignVariables()
{
    qputenv("PGPASSWORD", "canary");
    qputenv("LD_PRELOAD_CANARY", "canary");
    const Answer answer = runSecretCommand(script("env | grep -c canary; true"), 10s);
    qunsetenv("PGPASSWORD");
    qunsetenv("LD_PRELOAD_CANARY");
    QCOMPARE(QByteArray::fromStdString(std::string(answer.secret.reveal())), QByteArray("0"));
}

void TestSecretCommand::commandThatHangsIsStoppedWithItsChildren()
{
    const QString pidFile = m_folder.filePath(QStringLiteral("pid"));
    QElapsedTimer timer;
    timer.start();
    const Answer answer = runSecretCommand(script("sleep 300 & echo $! > " + pidFile.toUtf8() + "; wait"), 500ms);
    QCOMPARE(answer.availability, Availability::TimedOut);
    QVERIFY(timer.elapsed() < 5000);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int pid = file.readAll().trimmed().toInt();
    QVERIFY(pid > 1);
    const auto gone = [pid] { // init may not have collected it yet: a zombie runs no more
        QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    };
    QTRY_VERIFY(gone());
}

void TestSecretCommand::grandchildThatKeepsThePipeDoesNotDelay()
{
    QElapsedTimer timer;
    timer.start();
    const Answer answer = runSecretCommand(script("sleep 5 & echo hunter2"), 30s);
    QCOMPARE(answer.availability, Availability::Found);
    QVERIFY(timer.elapsed() < 4000);
}

void TestSecretCommand::sourceAnswersOnTheEngineThread()
{
    flow::Reactor reactor;
    const auto source = makeSecretSource(reactor);
    const auto good = runTask(source->fromCommand(script("echo hunter2"), reactor.now() + 10s));
    QVERIFY(good);
    QCOMPARE(good->availability, Availability::Found);
    QVERIFY(good->secret.reveal() == "hunter2");
    const auto late = runTask(source->fromCommand(script("exec sleep 60"), reactor.now() + 300ms));
    QVERIFY(late);
    QCOMPARE(late->availability, Availability::TimedOut);
}

void TestSecretCommand::cancelledFlowLeavesNothing()
{
    flow::Reactor reactor;
    const auto source = makeSecretSource(reactor);
    std::optional<Answer> answer;
    {
        flow::TaskScope scope;
        scope.spawn(flow::detail::into(&answer, source->fromCommand(script("exec sleep 1"), reactor.now() + 10s)));
        flow::ReadyQueue::here().pump();
    }
    QVERIFY(!answer);
    std::optional<Answer> stopped;
    flow::TaskScope scope;
    scope.spawn(flow::detail::into(&stopped, source->fromCommand(script("exec sleep 1"), reactor.now() + 10s)));
    flow::ReadyQueue::here().pump();
    scope.cancel();
    QTRY_VERIFY(stopped);
    QCOMPARE(stopped->availability, Availability::TimedOut);
}

void TestSecretCommand::rememberedSecretStaysForTheSession()
{
    flow::Reactor reactor;
    const auto source = makeSecretSource(reactor);
    const QString key = QStringLiteral("db");
    QVERIFY(!source->remembered(key));
    source->remember(key, base::Secret(std::string("one")));
    source->remember(key, base::Secret(std::string("two")));
    QVERIFY(source->remembered(key)->reveal() == "two");
    QVERIFY(source->remembered(key)->reveal() == "two");
    QVERIFY(!source->remembered(QStringLiteral("other")));
}

QTEST_GUILESS_MAIN(TestSecretCommand)
#include "tst_secretcommand.moc"
