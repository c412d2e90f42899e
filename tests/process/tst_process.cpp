// SPDX-License-Identifier: GPL-3.0-or-later
// Argument lists that cannot be turned against us, children that end when told, servers that outlive us.
#include "models/process/account.h"
#include "models/process/childrunner.h"
#include "models/process/detached.h"
#include "tests/support/runtask.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <unistd.h>

using namespace process;
using namespace std::chrono_literals;
using flow::Errc;
using flow::Reactor;

namespace {

Argv shell(const char *script) // the tests' own scripts; the product starts no shell
{
    Argv a(QStringLiteral("/bin/sh"));
    a.shortOption('c', QString::fromUtf8(script));
    return a;
}

flow::Result<Output> finish(Reactor &reactor, Argv command, RunOptions options = {}, flow::milliseconds limit = 10s)
{
    auto out = runTask(process::run(reactor, std::move(command), std::move(options), reactor.now() + limit));
    if (!out)
        return flow::fail(Errc::Internal, "the flow hangs");
    return std::move(*out);
}

} // namespace

class TstProcess : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void aValueNeverBecomesAnOption_data()
    {
        QTest::addColumn<QString>("value");
        for (const char *hostile : {"--file=/tmp/x", "-rf", "a b", "$(id)", "; rm -rf /", "*", "", "ü\n"})
            QTest::newRow(hostile) << QString::fromUtf8(hostile);
    }
    void aValueNeverBecomesAnOption()
    {
        QFETCH(QString, value);
        Reactor reactor;
        Argv command(QStringLiteral("/usr/bin/printf"));
        command.positional(QStringLiteral("%s|%s")).positional(value).positional(QStringLiteral("end"));
        const auto out = finish(reactor, command);
        QVERIFY(out);
        QCOMPARE(QString::fromUtf8(out->out), value + QStringLiteral("|end"));
    }

    void badArgumentListsAreRefused()
    {
        QVERIFY(!Argv(QStringLiteral("ls")).valid());
        QVERIFY(!Argv(QStringLiteral("/bin/ls")).positional(QString(QChar(u'\0'))).valid());
        QVERIFY(!Argv(QStringLiteral("/bin/ls")).shortOption('D', QStringLiteral("-x")).valid());
        QVERIFY(!Argv(QStringLiteral("/bin/ls")).path(QStringLiteral("x")).valid());
        QVERIFY(!Argv(QStringLiteral("/bin/ls")).positional(QStringLiteral("x")).option(QLatin1StringView("a"), {}).valid());
        QVERIFY(!Argv(QStringLiteral("/bin/ls")).run(Argv(QStringLiteral("id"))).valid());
        QVERIFY(Argv(QStringLiteral("/bin/ls")).run(Argv(QStringLiteral("/bin/id"))).valid());
        QVERIFY(Argv(QStringLiteral("/bin/ls")).option(QLatin1StringView("--a"), {}).arguments() == Argv(QStringLiteral("/bin/ls")).option(QLatin1StringView("a"), {}).arguments());
        QVERIFY(findTool(QStringLiteral("../bin/ls")).isEmpty());
        QVERIFY(findTool(QStringLiteral("ls")).startsWith(u'/'));
        Reactor reactor;
        const auto out = finish(reactor, Argv(QStringLiteral("ls")));
        QCOMPARE(out.error().code, Errc::Invalid);
    }

    void outputAndExitCodeComeBack()
    {
        Reactor reactor;
        auto out = finish(reactor, shell("echo out; echo err >&2; cat; exit 3"));
        QVERIFY(out);
        QCOMPARE(out->exitCode, 3);
        QCOMPARE(out->out, QByteArray("out\n"));
        QCOMPARE(out->err, QByteArray("err\n"));
        out = finish(reactor, Argv(QStringLiteral("/nonexistent/x")));
        QCOMPARE(out.error().code, Errc::Io);
        auto checked = runTask(runChecked(reactor, shell("echo why >&2; exit 1"), RunOptions(), reactor.now() + 5s));
        QCOMPARE(QString::fromStdString(checked->error().text), QStringLiteral("why"));
    }

    void muchOutputIsCutNotKept()
    {
        Reactor reactor;
        RunOptions options;
        options.outputLimit = 1000;
        const auto out = finish(reactor, shell("head -c 3000000 /dev/zero"), std::move(options));
        QVERIFY(out);
        QCOMPARE(out->out.size(), 1000);
        QVERIFY(out->truncated);
        QCOMPARE(out->exitCode, 0);
    }

    void ofMuchOutputTheEndIsKeptWhereThatIsWanted()
    {
        Reactor reactor;
        const auto wanted = [] {
            RunOptions options;
            options.outputLimit = 1000;
            options.keepEnd = true;
            return options;
        };
        auto out = finish(reactor, shell("echo first; head -c 300000 /dev/zero; printf last"), wanted());
        QVERIFY(out);
        QCOMPARE(out->out.size(), 1000);
        QVERIFY(out->out.endsWith("last") && !out->out.contains("first"));
        QVERIFY(out->truncated);
        out = finish(reactor, shell("head -c 1500 /dev/zero; printf last"), wanted()); // not even twice as much
        QVERIFY(out);
        QCOMPARE(out->out.size(), 1000);
        QVERIFY(out->out.endsWith("last") && out->truncated);
        out = finish(reactor, shell("echo first; printf last"), wanted());
        QVERIFY(out);
        QCOMPARE(out->out, QByteArray("first\nlast"));
        QVERIFY(!out->truncated);
    }

    void nothingOfOurEnvironmentLeaks()
    {
        qputenv("PGPASSWORD", "planted");
        Reactor reactor;
        RunOptions options;
        options.environment.emplace_back("WANTED", "yes");
        const auto out = finish(reactor, Argv(QStringLiteral("/usr/bin/env")), std::move(options));
        qunsetenv("PGPASSWORD");
        QVERIFY(out);
        QVERIFY(!out->out.contains("planted"));
        QVERIFY(out->out.contains("WANTED=yes"));
    }

    void aPassFileIsHandedOverInMemory()
    {
        Reactor reactor;
        RunOptions options;
        options.passFile = base::Secret(std::string("h:1:*:u:secret"));
        const auto out = finish(reactor, shell("stat -L -c %a $PGPASSFILE; cat $PGPASSFILE"), std::move(options));
        QVERIFY(out);
        QCOMPARE(out->out, QByteArray("600\nh:1:*:u:secret"));
    }

    void theDeadlineKillsTheWholeGroup()
    {
        Reactor reactor;
        QTemporaryDir folder;
        const QString note = folder.filePath(QStringLiteral("pid"));
        RunOptions options;
        options.folder = folder.path();
        const auto begun = reactor.now();
        const auto out = finish(reactor, shell("sleep 100 & echo $! > pid; wait"), std::move(options), 300ms);
        QVERIFY(!out);
        QCOMPARE(out.error().code, Errc::TimedOut);
        QVERIFY(reactor.now() - begun < 3s);
        QFile file(note);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t grandchild = file.readAll().trimmed().toInt();
        QVERIFY(grandchild > 0);
        QTRY_COMPARE(startTimeOf(grandchild), quint64(0));
    }

    void everySuspensionCanBeTheLast()
    {
        for (int steps = 0; steps < 12; ++steps) {
            Reactor reactor;
            auto scope = std::make_unique<flow::TaskScope>();
            std::optional<flow::Result<Output>> out;
            const auto first = flow::ReadyQueue::here().steps();
            flow::ReadyQueue::here().afterStep = [&](std::uint64_t n) {
                if (n >= first + std::uint64_t(steps))
                    scope.reset();
            };
            scope->spawn(flow::detail::into(&out, process::run(reactor, shell("echo a; sleep 0.01; echo b"), RunOptions(),
                                                               reactor.now() + 5s)));
            if (steps == 0)
                scope.reset();
            QTRY_VERIFY(!scope || out);
            flow::ReadyQueue::here().afterStep = nullptr;
            scope.reset();
            QVERIFY(flow::liveTasks().empty());
        }
    }

    void aServerOutlivesItsStartAndEndsWhenTold()
    {
        Reactor reactor;
        QTemporaryDir folder;
        DetachOptions options;
        options.folder = folder.path();
        options.log = folder.filePath(QStringLiteral("log"));
        Identity noted;
        const auto server = startDetached(shell("echo up; sleep 100 & wait"), options, [&noted](const Identity &p) {
            noted = p;
            return base::Result<void>();
        });
        QVERIFY(server);
        QCOMPARE(noted, *server);
        QVERIFY(processAlive(*server));
        QVERIFY(!processAlive(server->pid, server->startTime + 1));
        QTRY_COMPARE(sessionOf(*server).size(), 2);
        QVERIFY(signalProcess(*server, SIGSTOP));
        QTRY_VERIFY(processStopped(*server));
        const QList<Identity> members = sessionOf(*server);
        const auto ended = runTask(endProcess(reactor, *server, SIGTERM, 2s));
        QVERIFY(ended && *ended);
        for (const Identity &p : members)
            QVERIFY(!processAlive(p));
        QFile log(options.log);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QCOMPARE(log.readAll(), QByteArray("up\n"));
    }

    void workersOfADeadLeaderAreStillFound()
    {
        Reactor reactor;
        QTemporaryDir folder;
        DetachOptions options;
        options.folder = folder.path();
        options.log = folder.filePath(QStringLiteral("log"));
        const auto server = startDetached(shell("sleep 100 & wait"), options, {});
        QVERIFY(server);
        QTRY_COMPARE(sessionOf(*server).size(), 2);
        QVERIFY(signalProcess(*server, SIGKILL));
        QTRY_VERIFY(!processAlive(*server));
        QCOMPARE(sessionOf(*server).size(), 1);
        const auto ended = runTask(endProcess(reactor, *server, SIGTERM, 2s));
        QVERIFY(ended && *ended);
        QVERIFY(sessionOf(*server).isEmpty());
    }

    void aServerThatWasNotWrittenDownNeverRuns()
    {
        QTemporaryDir folder;
        DetachOptions options;
        options.folder = folder.path();
        options.log = folder.filePath(QStringLiteral("log"));
        Identity noted;
        const auto server = startDetached(shell("echo ran"), options, [&noted](const Identity &p) {
            noted = p;
            return base::Result<void>(base::fail(Errc::Io, "disk full"));
        });
        QVERIFY(!server);
        QTRY_VERIFY(!processAlive(noted));
        QCOMPARE(QFile(options.log).size(), 0);
        const auto missing = startDetached(Argv(QStringLiteral("/nonexistent/x")), options, {});
        QVERIFY(!missing);
        QVERIFY(missing.error().text.find("No such file") != std::string::npos);
    }

    void serversNeverRunAsRoot()
    {
        Reactor reactor;
        const auto account = Account::ordinary();
        QVERIFY(account);
        QVERIFY(account->uid != 0);
        const auto out = finish(reactor, account->run(Argv(QStringLiteral("/usr/bin/id")).flag(QLatin1StringView("-u"))));
        QVERIFY(out);
        QCOMPARE(out->out.trimmed(), QByteArray::number(account->uid));
    }
};

QTEST_GUILESS_MAIN(TstProcess)
#include "tst_process.moc"
