// SPDX-License-Identifier: GPL-3.0-or-later
// A real private cluster and its standby: made, streaming, ended; guarded by owner and marker.
#include "models/cluster/cluster.h"
#include "tests/support/runtask.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>

#include <thread>

#include <sys/stat.h>

using namespace cluster;
using namespace std::chrono_literals;
using flow::Errc;
using flow::Reactor;
using process::Identity;

class TstCluster : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Reactor> m_reactor;
    process::Account m_account;
    QList<std::pair<Layout, Identity>> m_running;

    Layout layout(const char *name)
    {
        Layout l;
        l.folder = m_folder->filePath(QString::fromLatin1(name));
        l.dataFolder = l.folder + QStringLiteral("/data");
        l.socketFolder = l.folder + QStringLiteral("/socket");
        l.marker = QStringLiteral("0123456789abcdef0123456789abcdef");
        l.port = 20000 + int(QRandomGenerator::global()->bounded(10000));
        l.account = m_account;
        l.binFolder = findBinFolder();
        return l;
    }
    template <class T>
    flow::Result<T> finish(flow::Task<flow::Result<T>> task)
    {
        auto done = runTask(std::move(task), 60s);
        return done ? std::move(*done) : flow::fail(Errc::Internal, "the flow hangs");
    }
    flow::Result<Identity> start(const Layout &l)
    {
        process::DetachOptions options;
        options.folder = l.folder;
        options.log = l.folder + QStringLiteral("/log");
        const auto server = process::startDetached(m_account.run(postmaster(l)), options, {});
        if (server)
            m_running.append({l, *server});
        if (server)
            if (auto ready = finish(waitReady(*m_reactor, l, *server, options.log, m_reactor->now() + 30s)); !ready)
                return std::unexpected(ready.error());
        return server;
    }
    QByteArray ask(const Layout &l, const char *sql)
    {
        auto link = finish(AdminLink::open(*m_reactor, l.socketFolder, l.port, QStringLiteral("postgres"), m_reactor->now() + 5s));
        if (!link)
            return QByteArray::fromStdString(link.error().text);
        const auto value = finish((*link)->run(sql, m_reactor->now() + 10s));
        return value ? *value : QByteArray::fromStdString(value.error().sqlstate);
    }

private slots:
    void initTestCase()
    {
        const auto account = process::Account::ordinary();
        QVERIFY(account);
        m_account = *account;
    }
    void init()
    {
        m_reactor = std::make_unique<Reactor>();
        m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/qdc-XXXXXX"));
        QVERIFY(process::makeFolder(m_folder->path(), m_account));
    }
    void cleanup()
    {
        for (const auto &[l, server] : std::exchange(m_running, {}))
            (void)finish(stop(*m_reactor, l, server, Stop::Immediate, 5s));
        m_reactor.reset();
        QVERIFY(flow::liveTasks().empty());
    }

    void aStandbyStreamsThroughItsOwnSlot()
    {
        const Layout primary = layout("primary");
        const auto made = finish(initialise(*m_reactor, primary, m_reactor->now() + 60s));
        QVERIFY2(made, made ? "" : made.error().text.c_str());
        QVERIFY(checkOwnership(primary));
        const Configuration settings{{QStringLiteral("fsync"), QStringLiteral("off")}, {QStringLiteral("max_connections"), QStringLiteral("20")}};
        QVERIFY(configure(primary, settings));
        QVERIFY(configure(primary, settings)); // again changes nothing
        const auto server = start(primary);
        QVERIFY2(server, server ? "" : server.error().text.c_str());
        QCOMPARE(ask(primary, "show data_checksums"), QByteArray("on"));
        QCOMPARE(ask(primary, "show listen_addresses"), QByteArray("127.0.0.1"));
        QCOMPARE(ask(primary, "create table t(n int); insert into t values (7); select n from t"), QByteArray("7"));
        QCOMPARE(ask(primary, "selec"), QByteArray("42601"));

        struct stat s = {};
        QCOMPARE(::stat(primary.socketFolder.toUtf8().constData(), &s), 0);
        QCOMPARE(s.st_mode & 0777, mode_t(0700));
        QVERIFY(s.st_uid != 0);

        const Layout standby = layout("standby");
        Upstream upstream;
        upstream.socketFolder = primary.socketFolder;
        upstream.port = primary.port;
        upstream.slot = QStringLiteral("standby_one");
        const auto cloned = finish(cloneStandby(*m_reactor, standby, upstream, m_reactor->now() + 60s));
        QVERIFY2(cloned, cloned ? "" : cloned.error().text.c_str());
        const QString info = QStringLiteral("host=%1 port=%2 user=postgres application_name=one").arg(primary.socketFolder).arg(primary.port);
        QVERIFY(configure(standby, Configuration{{QStringLiteral("primary_conninfo"), quoted(info)},
                                                 {QStringLiteral("primary_slot_name"), quoted(upstream.slot)},
                                                 {QStringLiteral("max_connections"), QStringLiteral("20")}}));
        QVERIFY(start(standby));
        QCOMPARE(ask(standby, "select pg_is_in_recovery()"), QByteArray("t"));
        QTRY_COMPARE(ask(primary, "select application_name from pg_stat_replication where state = 'streaming'"), QByteArray("one"));
        QTRY_COMPARE(ask(primary, "select slot_name from pg_replication_slots where active"), QByteArray("standby_one"));
        (void)ask(primary, "insert into t values (8)");
        QTRY_COMPARE(ask(standby, "select count(*) from t"), QByteArray("2"));
    }

    // A starter killed during initdb leaves an initdb that clears its folder: it must never be the one in use.
    void aDataFolderAppearsWhole()
    {
        const Layout l = layout("primary");
        std::atomic<bool> half = false, done = false;
        std::thread looking([&] {
            for (; !done && !half; std::this_thread::sleep_for(1ms))
                half = QFileInfo::exists(l.dataFolder) && !QFileInfo::exists(l.dataFolder + u'/' + kMarkerFile);
        });
        const auto made = finish(initialise(*m_reactor, l, m_reactor->now() + 60s));
        done = true;
        looking.join();
        QVERIFY2(made, made ? "" : made.error().text.c_str());
        QVERIFY(!half);
        QVERIFY(checkOwnership(l));
        const auto again = finish(initialise(*m_reactor, l, m_reactor->now() + 60s));
        QCOMPARE(again.error().code, Errc::Io); // the folder that is in use is left alone
        QVERIFY(checkOwnership(l));
    }

    void aKilledServerComesBackWithItsData()
    {
        const Layout l = layout("primary");
        QVERIFY(finish(initialise(*m_reactor, l, m_reactor->now() + 60s)));
        QVERIFY(configure(l, Configuration{{QStringLiteral("fsync"), QStringLiteral("off")}}));
        const auto server = start(l);
        QVERIFY(server);
        QCOMPARE(ask(l, "create table t(n int); insert into t values (7); select n from t"), QByteArray("7"));
        QVERIFY(!clearCrash(l)); // it runs
        QVERIFY(process::signalProcess(*server, SIGKILL));
        QTRY_VERIFY(!process::processAlive(*server));
        QVERIFY(clearCrash(l));
        QTRY_VERIFY(strayBackends(l).isEmpty());
        const auto again = start(l);
        QVERIFY2(again, again ? "" : again.error().text.c_str());
        QCOMPARE(ask(l, "select n from t"), QByteArray("7"));
    }

    void aFastStopEndsFrozenBackEndsToo()
    {
        const Layout l = layout("primary");
        QVERIFY(finish(initialise(*m_reactor, l, m_reactor->now() + 60s)));
        QVERIFY(configure(l, Configuration{{QStringLiteral("fsync"), QStringLiteral("off")}}));
        const auto server = start(l);
        QVERIFY(server);
        for (const Identity &child : process::childrenOf(*server))
            QVERIFY(process::signalProcess(child, SIGSTOP) || !process::processAlive(child)); // the session that looked whether it is ready may end
        QVERIFY(process::signalProcess(*server, SIGSTOP));
        const auto stopped = finish(stop(*m_reactor, l, *server, Stop::Fast, 10s));
        QVERIFY(stopped);
        QVERIFY(!process::processAlive(*server));
        QTRY_VERIFY(strayBackends(l).isEmpty());
        QVERIFY(!QFile::exists(l.dataFolder + QStringLiteral("/postmaster.pid")));
    }

    void aFolderWithoutOurMarkerIsRefused()
    {
        Layout l = layout("other");
        QVERIFY(process::makeFolder(l.folder, m_account));
        QVERIFY(process::makeFolder(l.dataFolder, m_account));
        QCOMPARE(checkOwnership(l).error().code, Errc::Permission);
        const QByteArray id = l.marker.toUtf8();
        QVERIFY(process::writeFile(l.folder + u'/' + kMarkerFile, id, m_account));
        QCOMPARE(checkOwnership(l).error().code, Errc::Permission);
        QVERIFY(process::writeFile(l.dataFolder + u'/' + kMarkerFile, id, m_account));
        QVERIFY(checkOwnership(l));
        l.marker = QStringLiteral("another");
        QCOMPARE(checkOwnership(l).error().code, Errc::Permission);
        l.dataFolder = QStringLiteral("/usr");
        QCOMPARE(checkOwnership(l).error().code, Errc::Permission);
    }

    void aSocketFolderThatIsTooLongIsSaid()
    {
        Layout l = layout("long");
        l.socketFolder = l.folder + u'/' + QString(100, u'x');
        const auto made = finish(initialise(*m_reactor, l, m_reactor->now() + 10s));
        QCOMPARE(made.error().code, Errc::Invalid);
        QVERIFY(!made.error().remedy.empty());
    }

    void valuesOfSettingsAreQuoted()
    {
        QCOMPARE(quoted(QStringLiteral("a'b\\c")), QStringLiteral("'a''b\\\\c'"));
    }
};

QTEST_GUILESS_MAIN(TstCluster)
#include "tst_cluster.moc"
