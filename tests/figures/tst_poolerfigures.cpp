// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of PgBouncer that has limits, driven on a real one before a real PostgreSQL from fine over warning to critical
// and back.
#include "tests/support/figurewatch.h"
#include "tests/support/pgbouncerserver.h"

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

// More clients than the pool has server connections: each connects, asks something short and leaves, and so all wait in turn.
class PoolCrowd {
public:
    PoolCrowd(const PgBouncerServer &bouncer, int clients)
    {
        for (int i = 0; i < clients; ++i)
            m_threads.emplace_back([this, &bouncer] {
                while (!m_ends) {
                    const auto c = bouncer.client("postgres");
                    PQclear(PQexec(c.get(), "select pg_sleep(0.1)"));
                }
            });
    }
    ~PoolCrowd()
    {
        m_ends = true;
        for (std::thread &t : m_threads)
            t.join();
    }

private:
    std::atomic<bool> m_ends{false};
    std::vector<std::thread> m_threads;
};

} // namespace

class TestPoolerFigures : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgBouncerServer> m_bouncer;
    std::unique_ptr<FigureWatch> m_watch;
    std::unique_ptr<PoolCrowd> m_crowd;
    std::vector<PgConnection> m_clients;

    void takeServer() // and keep it: a pool of sessions
    {
        m_clients.push_back(m_bouncer->client("postgres"));
        PQclear(PQexec(m_clients.back().get(), "select 1"));
    }
    void queueUp()
    {
        takeServer();
        takeServer();
        m_clients.push_back(m_bouncer->client("postgres"));
        PQsendQuery(m_clients.back().get(), "select 1");
        PQflush(m_clients.back().get());
    }
    void connectClients(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_clients.push_back(m_bouncer->client("postgres"));
            QCOMPARE(PQstatus(m_clients.back().get()), CONNECTION_OK);
        }
    }
    QMap<QString, FigureDeed> deeds()
    {
        const auto leave = [this] { m_clients.clear(); };
        const auto queue = [this] { queueUp(); };
        QMap<QString, FigureDeed> all;
        all[u"pgbouncer.waiting"_s] = {queue, {}, leave};
        all[u"pgbouncer.pool.used"_s] = {[this] { takeServer(); }, [this] { takeServer(); }, leave};
        all[u"pgbouncer.maxwait"_s] = {queue, {}, leave};
        all[u"pgbouncer.wait.average"_s] = {[this] { m_crowd = std::make_unique<PoolCrowd>(*m_bouncer, 6); }, {}, [this] { m_crowd.reset(); }};
        all[u"pgbouncer.clients.used"_s] = {[this] { connectClients(11); }, [this] { connectClients(7); }, leave}; // of twenty
        return all;
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_server = std::make_unique<PostgresServer>();
        m_bouncer = std::make_unique<PgBouncerServer>(*m_server);
        environment::PgBouncerSettings s;
        s.host = u"127.0.0.1"_s;
        s.port = m_bouncer->port();
        s.user = u"stats"_s;
        s.tls.mode = environment::Tls::Mode::Disable;
        auto t = targetOf(u"pool"_s, environment::TargetKind::PgBouncer, s);
        t.credential.source = environment::Credential::Source::Keyring;
        t.hotInterval = std::chrono::milliseconds(300);
        t.deadline = std::chrono::seconds(5);
        m_watch = std::make_unique<FigureWatch>(QList{t}, poolerRows(), FigureWatch::Passwords{{u"pool"_s, "seen"}});
    }
    void cleanupTestCase()
    {
        m_crowd.reset();
        m_clients.clear();
        m_watch.reset();
    }

    void fineWarningCriticalAndBack_data() { m_watch->addRows(); }
    void fineWarningCriticalAndBack() { m_watch->driveRow(deeds()); }
};

QTEST_GUILESS_MAIN(TestPoolerFigures)
#include "tst_poolerfigures.moc"
