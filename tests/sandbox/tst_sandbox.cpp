// SPDX-License-Identifier: GPL-3.0-or-later
// The shop with its real servers: up, adopted after kill -9 of whoever started it, down without an orphan. The test
// program plays quarterdeckctl for the service, the workload and the starter that is killed.
#include "models/cluster/cluster.h"
#include "models/environment/parser.h"
#include "models/incidents/logline.h"
#include "models/process/childrunner.h"
#include "models/process/detached.h"
#include "models/sandbox/certificates.h"
#include "models/sandbox/faulthold.h"
#include "models/sandbox/sandbox.h"
#include "models/sandbox/sandboxlock.h"
#include "models/service/service.h"
#include "models/sandbox/statefile.h"
#include "models/workload/workload.h"
#include "tests/support/runtask.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace sandbox;
using namespace std::chrono_literals;
using flow::Errc;
using flow::Reactor;

namespace {

const char *const kStarter = "sandbox-starter";

// Live processes that name the folder in their arguments, environment or working folder.
QStringList processesOf(const QString &folder)
{
    QStringList found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const pid_t pid = entry.toInt();
        if (pid <= 0 || pid == ::getpid() || process::startTimeOf(pid) == 0)
            continue;
        const QString base = QStringLiteral("/proc/") + entry;
        QByteArray text = QFile::symLinkTarget(base + QStringLiteral("/cwd")).toUtf8() + ' ';
        for (const char *part : {"/cmdline", "/environ"}) {
            QFile file(base + QString::fromLatin1(part));
            if (file.open(QIODevice::ReadOnly))
                text += file.readAll();
        }
        if (text.contains(folder.toUtf8()))
            found << entry + u' ' + QString::fromUtf8(text.replace('\0', ' ').left(200));
    }
    return found;
}

int runStarter(const QString &folder)
{
    Reactor reactor;
    Sandbox box(reactor, QStringLiteral("shop"), folder);
    const auto up = runTask(box.up(), 60s);
    return up && *up ? 0 : 1;
}

} // namespace

class TstSandbox : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<Reactor> m_reactor;
    QString m_folder;

    template <class T>
    flow::Result<T> finish(flow::Task<flow::Result<T>> task)
    {
        auto done = runTask(std::move(task), 70s);
        return done ? std::move(*done) : flow::fail(Errc::Internal, "the flow hangs");
    }
    static const char *why(const auto &result) { return result ? "" : result.error().text.c_str(); }

    QByteArray ask(const ServerRecord &server, const char *sql)
    {
        auto link = finish(cluster::AdminLink::open(*m_reactor, server.extra.value(QStringLiteral("socketFolder")), server.port,
                                                    QStringLiteral("shop"), m_reactor->now() + 5s));
        if (!link)
            return QByteArray::fromStdString(link.error().text);
        const auto value = finish((*link)->run(sql, m_reactor->now() + 10s));
        return value ? *value : QByteArray::fromStdString(value.error().text);
    }
    StateFile file()
    {
        const auto state = StateFile::load(m_folder);
        return state ? *state : StateFile();
    }
    ServerRecord record(const char *name)
    {
        const StateFile state = file();
        const ServerRecord *found = state.find(QString::fromLatin1(name));
        return found ? *found : ServerRecord();
    }

private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/qds-XXXXXX"));
        QVERIFY(m_parent->isValid());
        QCOMPARE(::chmod(m_parent->path().toUtf8().constData(), 0711), 0);
        m_folder = m_parent->filePath(QStringLiteral("shop"));
        m_reactor = std::make_unique<Reactor>();
    }
    void cleanup()
    {
        Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
        const auto down = finish(box.down());
        QVERIFY2(down, why(down));
        QTRY_VERIFY2(processesOf(m_folder).isEmpty(), qPrintable(processesOf(m_folder).join(u'\n')));
        QVERIFY(!QFile::exists(m_folder));
        m_reactor.reset();
        QVERIFY(flow::liveTasks().empty());
    }

    void everythingStartsAndIsPrivate()
    {
        Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
        QStringList steps;
        QElapsedTimer clock;
        clock.start();
        const auto up = finish(box.up([&steps](const QString &step, double done) {
            steps << step;
            QVERIFY(done >= 0 && done <= 1);
        }));
        QVERIFY2(up, why(up));
        qInfo("up in %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < 15000 || qEnvironmentVariableIsSet("QD_SLOW"));
        QVERIFY(up->running && !up->adopted);
        QCOMPARE(up->servers.size(), 8);
        QVERIFY(steps.size() >= 16);

        const ServerRecord primary = record("shop-primary");
        QTRY_COMPARE(ask(primary, "select application_name from pg_stat_replication where state = 'streaming'"), QByteArray("shop-standby"));
        QCOMPARE(ask(primary, "show track_io_timing"), QByteArray("on"));
        QCOMPARE(ask(primary, "select system_identifier from pg_control_system()"), primary.extra.value(QStringLiteral("systemIdentifier")).toUtf8());
        QCOMPARE(ask(primary, "select pg_has_role('quarterdeck_reader', 'pg_monitor', 'USAGE') and not pg_has_role('quarterdeck_reader', 'pg_signal_backend', 'MEMBER')"
                              " and has_table_privilege('quarterdeck_reader', 'shop.customers', 'SELECT') and not has_table_privilege('quarterdeck_reader', 'shop.customers', 'INSERT')"),
                 QByteArray("t")); // the login of the SQL window
        (void)ask(primary, "select pg_switch_wal()");
        QTRY_VERIFY_WITH_TIMEOUT(ask(primary, "select archived_count > 0 and last_failed_time is null from pg_stat_archiver") == "t", 15000);
        QTRY_VERIFY_WITH_TIMEOUT(ask(primary, "select sum(n_tup_ins) > 20000 from pg_stat_user_tables where relname = 'orders'") == "t", 30000);
        if (file().fillDisk.isEmpty())
            QCOMPARE(ask(primary, "select count(*) from pg_tablespace where spcname = 'sandbox_space'"), QByteArray("1"));

        const StateFile state = file();
        for (const ServerRecord &s : state.servers) {
            QVERIFY2(checkMarker(state, s), qPrintable(s.name));
            QFile status(QStringLiteral("/proc/%1/status").arg(s.process.pid));
            QVERIFY(status.open(QIODevice::ReadOnly));
            QVERIFY2(!status.readAll().contains("\nUid:\t0\t"), qPrintable(s.name));
        }
        struct stat s = {};
        QCOMPARE(::stat((m_folder + QStringLiteral("/passfile")).toUtf8().constData(), &s), 0);
        QCOMPARE(s.st_mode & 0777, mode_t(0600));
        QFile environment(up->environmentFile);
        QVERIFY(environment.open(QIODevice::ReadOnly));
        const QByteArray text = environment.readAll();
        QVERIFY(!text.contains("${"));
        QFile passwords(m_folder + QStringLiteral("/passfile"));
        QVERIFY(passwords.open(QIODevice::ReadOnly));
        const QByteArray password = passwords.readLine().trimmed().split(':').last();
        QVERIFY(password.size() >= 36);
        QVERIFY(!text.contains(password));
        for (const QString &line : processesOf(m_folder))
            QVERIFY(!line.contains(QString::fromLatin1(password)));

        const environment::ParseResult watched = environment::parseFile(up->environmentFile);
        QVERIFY(watched.environment);
        const base::WallTime now = base::Clock::system().wallNow();
        for (const char *name : {"shop-primary", "shop-standby", "shop-pgbouncer", "shop-redis", "shop-api"}) { // for the evidence of an incident
            const environment::Target *target = watched.environment->find(QLatin1String(name));
            QVERIFY2(target && target->log, name);
            QFile log(target->log->file);
            QVERIFY2(log.open(QIODevice::ReadOnly), name);
            const QByteArray said = log.readAll();
            const auto lines = incidents::logLines(said, incidents::formatIn(said), {now - 10min, now}).lines;
            if (qstrcmp(name, "shop-api") != 0) // nginx has nothing to say as long as all is well
                QVERIFY2(std::ranges::any_of(lines, [&](const incidents::LogLine &line) { return line.pid == record(name).process.pid && line.at > now - 10min; }), said.constData());
        }

        const auto again = finish(box.up());
        QVERIFY2(again, why(again));
        QVERIFY(again->adopted);
        for (qsizetype i = 0; i < up->servers.size(); ++i)
            QCOMPARE(again->servers[i].pid, up->servers[i].pid);
    }

    void theStarterMayDieAtAnyMoment()
    {
        const int rounds = qEnvironmentVariableIsSet("QD_LONG") ? 20 : 3;
        for (int round = 0; round < rounds; ++round) {
            process::DetachOptions options;
            options.log = m_parent->filePath(QStringLiteral("starter.log"));
            options.environment.emplace_back("QUARTERDECKCTL", QCoreApplication::applicationFilePath().toUtf8());
            process::Argv starter(QCoreApplication::applicationFilePath());
            starter.flag(QLatin1StringView(kStarter)).path(m_folder);
            const auto started = process::startDetached(starter, options, {});
            QVERIFY2(started, why(started));
            const bool finished = round % 3 == 2; // otherwise it dies half way, each time a little later
            QByteArray system;
            if (finished) {
                QTRY_VERIFY_WITH_TIMEOUT(file().complete, 60000);
                const ServerRecord primary = record("shop-primary");
                QCOMPARE(ask(primary, "create table kept(n int); insert into kept values (42); select n from kept"), QByteArray("42"));
                system = primary.extra.value(QStringLiteral("systemIdentifier")).toUtf8();
                process::signalProcess(record("shop-redis").process, SIGKILL);
                process::signalProcess(primary.process, SIGKILL);
                QTRY_VERIFY(!record("shop-redis").alive() && !primary.alive());
            } else {
                const qsizetype servers = round * 8 / rounds;
                QTRY_VERIFY_WITH_TIMEOUT(file().complete || [&] {
                    const auto list = file().servers;
                    return !list.isEmpty() && std::count_if(list.begin(), list.end(), [](const ServerRecord &s) { return s.process.pid > 0; }) >= servers;
                }(), 60000);
            }
            process::signalProcess(*started, SIGKILL);
            QTRY_VERIFY(!process::processAlive(*started));

            Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
            const auto up = finish(box.up());
            QVERIFY2(up, why(up));
            QVERIFY(up->running);
            if (finished) {
                QVERIFY(up->adopted);
                QCOMPARE(ask(record("shop-primary"), "select n from kept"), QByteArray("42"));
                QCOMPARE(ask(record("shop-primary"), "select system_identifier from pg_control_system()"), system);
            }
            const auto down = finish(box.down());
            QVERIFY2(down, why(down));
            QTRY_VERIFY2(processesOf(m_folder).isEmpty(), qPrintable(processesOf(m_folder).join(u'\n')));
        }
    }

    void aFolderWithOtherThingsIsLeftAlone()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QFile precious(m_folder + QStringLiteral("/precious"));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        precious.close();
        Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
        const auto up = finish(box.up());
        QCOMPARE(up.error().code, Errc::Invalid);
        QVERIFY(finish(box.down()));
        QVERIFY(precious.exists());
        QVERIFY(precious.remove());
        QVERIFY(QDir().rmdir(m_folder));
    }

    void aMistakeInTheFileLeavesNothingBehind()
    {
        const QString path = m_parent->filePath(QStringLiteral("mine.yaml"));
        QFile mine(path);
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("name: mine\nservers:\n  - name: a\n    kind: reddis\nenvironment: x\n");
        mine.close();
        Sandbox box(*m_reactor, path, m_folder);
        const auto up = finish(box.up());
        QCOMPARE(up.error().code, Errc::Invalid);
        QVERIFY(up.error().text.find("mine.yaml:4:11: unknown kind 'reddis'") != std::string::npos);
        QVERIFY(!QFile::exists(m_folder));
    }

    void aFaultEndsWithTheSandbox()
    {
        Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
        const auto up = finish(box.up());
        QVERIFY2(up, why(up));
        const auto held = finish(box.fault(QStringLiteral("hold-lock")));
        QVERIFY2(held, why(held));
        QCOMPARE(record("shop-primary").fault, QStringLiteral("hold-lock"));
        const auto killed = finish(box.fault(QStringLiteral("kill"), QStringLiteral("shop-api")));
        QVERIFY2(killed, why(killed));
        const auto again = finish(box.up()); // done on purpose: stays
        QVERIFY2(again, why(again));
        QVERIFY(!again->running);
        QVERIFY(!record("shop-api").alive());
    }

    void aDamagedStateFileIsSaid()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QFile state(StateFile::pathIn(m_folder));
        QVERIFY(state.open(QIODevice::WriteOnly));
        state.write("{\"format\": 1");
        state.close();
        Sandbox box(*m_reactor, QStringLiteral("shop"), m_folder);
        for (const auto &code : {finish(box.up()).error(), finish(box.down()).error(), finish(box.status()).error()}) {
            QCOMPARE(code.code, Errc::Invalid);
            QVERIFY(!code.remedy.empty());
        }
        QVERIFY(state.remove());
        QVERIFY(QDir().rmdir(m_folder));
    }

    void onlyOneStartsAtATime()
    {
        QVERIFY(QDir().mkpath(m_folder));
        auto first = finish(SandboxLock::take(*m_reactor, m_folder, m_reactor->now() + 1s));
        QVERIFY(first);
        const auto second = finish(SandboxLock::take(*m_reactor, m_folder, m_reactor->now() + 200ms));
        QCOMPARE(second.error().code, Errc::TimedOut);
        QVERIFY(QDir().rmdir(m_folder));
        const auto third = finish(SandboxLock::take(*m_reactor, m_folder, m_reactor->now() + 200ms));
        QCOMPARE(third.error().code, Errc::Absent);
    }

    void aServerOfSomebodyElseFailsTheGate()
    {
        StateFile state;
        state.id = QString(32, u'a');
        state.folder = m_folder;
        ServerRecord server;
        server.name = QStringLiteral("x");
        server.folder = QStringLiteral("/etc");
        QVERIFY(QDir().mkpath(m_folder));
        QCOMPARE(checkMarker(state, server).error().code, Errc::Permission);
        const QString link = m_folder + QStringLiteral("/x");
        QVERIFY(QFile::link(QStringLiteral("/etc"), link));
        server.folder = link;
        QCOMPARE(checkMarker(state, server).error().code, Errc::Permission);
        QVERIFY(QFile::remove(link));
        QVERIFY(QDir().rmdir(m_folder));
    }

    void certificatesAreSignedByTheAuthority()
    {
        const QString folder = m_parent->path();
        QVERIFY(createAuthority(folder, QStringLiteral("Test")));
        const QString leaf = folder + QStringLiteral("/s.crt");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto verify = [&](const char *name) {
            process::Argv command(process::findTool(QStringLiteral("openssl")));
            command.flag(QLatin1StringView("verify")).flag(QLatin1StringView("-CAfile")).path(folder + QStringLiteral("/ca.crt"));
            command.flag(QLatin1StringView("-verify_ip")).flag(QLatin1StringView(name)).path(leaf);
            auto out = finish(process::run(*m_reactor, command, process::RunOptions(), m_reactor->now() + 10s));
            return out && out->exitCode == 0;
        };
        QVERIFY(issueCertificate(folder, leaf, folder + QStringLiteral("/s.key"), now.addDays(-1), now.addDays(1)));
        QVERIFY(verify("127.0.0.1"));
        QVERIFY(!verify("127.0.0.2"));
        QVERIFY(issueCertificate(folder, leaf, folder + QStringLiteral("/s.key"), now.addDays(-2), now.addDays(-1)));
        QVERIFY(!verify("127.0.0.1"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList args = QCoreApplication::arguments();
    const QString role = args.size() > 2 ? args.takeAt(1) : QString();
    if (role == QLatin1StringView("sandbox-service"))
        return service::runService(args);
    if (role == QLatin1StringView("sandbox-workload"))
        return workload::runWorkload(args);
    if (role == QLatin1StringView("sandbox-hold"))
        return runSandboxHold(args);
    if (role == QLatin1StringView(kStarter))
        return runStarter(args.at(1));
    if (qEnvironmentVariableIsSet("QD_LONG"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // the twenty rounds
    qputenv("QUARTERDECKCTL", QCoreApplication::applicationFilePath().toUtf8());
    TstSandbox test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sandbox.moc"
