// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of Redis that has limits, driven on real servers from fine over warning to critical and back.
#include "tests/support/figurewatch.h"
#include "tests/support/redisserver.h"

using namespace Qt::StringLiterals;

namespace {

environment::Target redisTarget(const QString &id, quint16 port)
{
    environment::RedisSettings s;
    s.host = u"127.0.0.1"_s;
    s.port = port;
    auto t = targetOf(id, environment::TargetKind::Redis, s);
    t.coldInterval = std::chrono::milliseconds(200); // settings are read with it
    t.deadline = std::chrono::seconds(5);
    return t;
}

} // namespace

class TestRedisFigures : public QObject {
    Q_OBJECT
    std::unique_ptr<RedisServer> m_cache, m_master, m_replica;
    std::unique_ptr<FigureWatch> m_watch;
    std::vector<int> m_clients; // sockets

    void connectClients(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_clients.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            const auto a = ServerProcess::loopback(m_cache->port());
            QCOMPARE(::connect(m_clients.back(), reinterpret_cast<const sockaddr *>(&a), sizeof a), 0);
        }
    }
    void closeClients()
    {
        for (const int s : m_clients)
            ::close(s);
        m_clients.clear();
        QTRY_VERIFY_WITH_TIMEOUT(m_cache->run("config set maxclients 200") == "OK", 10000); // there is room again
    }
    void limitMemory(double toUse) // share of the limit
    {
        const QByteArray info = m_cache->run("info memory");
        const double used = info.mid(info.indexOf("used_memory:") + 12).split('\r').value(0).toDouble();
        QVERIFY2(used > 1e6, info.constData());
        m_cache->run({u"config"_s, u"set"_s, u"maxmemory"_s, QString::number(qint64(used / toUse))});
    }
    QMap<QString, FigureDeed> deeds()
    {
        QMap<QString, FigureDeed> all;
        all[u"redis.memory.used"_s] = {[this] {
                                           m_cache->run("debug populate 40000 filler 200");
                                           limitMemory(0.94);
                                       },
                                       [this] { limitMemory(1.02); },
                                       [this] {
                                           m_cache->run("config set maxmemory 0");
                                           m_cache->run("flushall");
                                       }};
        all[u"redis.clients.used"_s] = {[this] {
                                            m_cache->run("config set maxclients 40");
                                            connectClients(36); // and the console's own
                                        },
                                        [this] { connectClients(3); }, [this] { closeClients(); }};
        all[u"redis.rejected.rate"_s] = {[this] {
                                             m_cache->run("config set maxclients 4");
                                             connectClients(5);
                                         },
                                         [this] { connectClients(8); },
                                         [this] { // else they count for a minute
                                             closeClients();
                                             m_cache->run("config resetstat");
                                         }};
        all[u"redis.save.age"_s] = {[this] { m_cache->run({u"config"_s, u"set"_s, u"save"_s, u"3600 1"_s}); }, {},
                                    [this] { QCOMPARE(m_cache->run("save"), "OK"); }};
        all[u"redis.save.failed"_s] = {{},
                                       [this] {
                                           m_cache->makeFolder(u"full.rdb"_s); // a snapshot cannot replace a folder
                                           m_cache->run("config set dbfilename full.rdb");
                                           m_cache->run("bgsave");
                                       },
                                       [this] {
                                           m_cache->run("config set dbfilename dump.rdb");
                                           QVERIFY(QTest::qWaitFor([this] { return m_cache->run("bgsave").startsWith("Background saving started"); }, 10000)); // asked once where it begins
                                       }};
        all[u"redis.loading"_s] = {[this] { // each key takes it twenty milliseconds
                                       m_cache->run("debug populate 300 slow 2000");
                                       QTRY_COMPARE_WITH_TIMEOUT(m_cache->run("save"), "OK", 15000); // that of the row before may go on
                                       m_cache->stop();
                                       m_cache->restart();
                                   },
                                   {}, [this] { QTRY_VERIFY_WITH_TIMEOUT(m_cache->run("flushall") == "OK", 15000); }};
        all[u"redis.link.silent"_s] = {[this] { m_master->freeze(); }, {}, [this] { m_master->thaw(); }};
        all[u"redis.link.down"_s] = {{}, [this] { m_master->kill(); }, [this] { m_master->restart(); }};
        return all;
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_cache = std::make_unique<RedisServer>(QStringList{u"--key-load-delay"_s, u"20000"_s, u"--loading-process-events-interval-bytes"_s, u"1024"_s, u"--rdbcompression"_s, u"no"_s});
        m_master = std::make_unique<RedisServer>(QStringList{u"--repl-ping-replica-period"_s, u"1"_s, u"--repl-diskless-sync-delay"_s, u"0"_s});
        m_replica = std::make_unique<RedisServer>(QStringList{u"--replicaof"_s, u"127.0.0.1 %1"_s.arg(m_master->port())});
        m_watch = std::make_unique<FigureWatch>(QList{redisTarget(u"cache"_s, m_cache->port()), redisTarget(u"replica"_s, m_replica->port())}, redisRows());
    }
    void cleanupTestCase() { m_watch.reset(); }

    void fineWarningCriticalAndBack_data() { m_watch->addRows(); }
    void fineWarningCriticalAndBack() { m_watch->driveRow(deeds()); }
};

QTEST_GUILESS_MAIN(TestRedisFigures)
#include "tst_redisfigures.moc"
