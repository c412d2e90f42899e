// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/session.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"
#include "tests/support/testauthority.h"

#include <QElapsedTimer>
#include <QTest>

using namespace flow;
using namespace std::chrono_literals;
using postgres::ConnectionSettings;
using postgres::Engine;
using postgres::Session;
using postgres::TlsMode;

namespace {

// Answers every connection with fixed bytes and keeps it open.
class TalkingPeer {
public:
    TalkingPeer(QByteArray words, bool forEver) : m_words(std::move(words)), m_forEver(forEver)
    {
        m_listen = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof a;
        if (bind(m_listen, reinterpret_cast<const sockaddr *>(&a), size) != 0 || listen(m_listen, 8) != 0)
            qFatal("no free port");
        getsockname(m_listen, reinterpret_cast<sockaddr *>(&a), &size);
        m_port = ntohs(a.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~TalkingPeer()
    {
        m_stop = true;
        shutdown(m_listen, SHUT_RDWR);
        m_thread.join();
        ::close(m_listen);
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void run()
    {
        std::vector<int> open;
        while (!m_stop) {
            pollfd p{m_listen, POLLIN, 0};
            if (poll(&p, 1, 5) > 0 && (p.revents & POLLIN)) {
                const int c = accept(m_listen, nullptr, nullptr);
                if (c < 0)
                    break;
                open.push_back(c);
                char asked[512];
                (void)!recv(c, asked, sizeof asked, 0);
                (void)!send(c, m_words.constData(), std::size_t(m_words.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            } else if (m_forEver) {
                for (const int c : open)
                    for (int i = 0; i < 64; ++i)
                        (void)!send(c, m_words.constData() + 9, std::size_t(m_words.size() - 9), MSG_NOSIGNAL | MSG_DONTWAIT);
            }
        }
        for (const int c : open)
            ::close(c);
    }
    QByteArray m_words;
    bool m_forEver;
    int m_listen;
    quint16 m_port = 0;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace

class TestConnecting : public QObject {
    Q_OBJECT

    TestAuthority m_authority, m_stranger;
    std::unique_ptr<PostgresServer> m_plain;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<BlockingPool> m_pool;
    QElapsedTimer m_clock;

    Engine engine() { return {*m_reactor, *m_pool}; }
    TimePoint in(milliseconds d) { return m_reactor->now() + d; }
    ConnectionSettings at(const char *host, quint16 port, TlsMode tls)
    {
        ConnectionSettings s(host, std::to_string(port), "postgres", "postgres");
        s.tls = tls;
        s.rootCertificate = m_authority.certificate().toStdString();
        return s;
    }
    base::Error failed(const ConnectionSettings &s, milliseconds limit = 5s)
    {
        auto r = runTask(Session::open(engine(), s, in(limit)));
        if (!r)
            return {Errc::Internal, "hung"};
        return *r ? base::Error{Errc::Internal, "connected"} : r->error();
    }
    int attempts(const QByteArray &text) const { return int(m_plain->log().count(text)); }

private slots:
    void initTestCase()
    {
        m_plain = std::make_unique<PostgresServer>();
        m_plain->sql(QStringLiteral("create role app login password 'right'"));
        m_plain->sql(QStringLiteral("create role barred login"));
        m_plain->setHba({QStringLiteral("host all app 127.0.0.1/32 scram-sha-256"), QStringLiteral("host all postgres 127.0.0.1/32 trust")});
        m_reactor = std::make_unique<Reactor>();
        m_pool = std::make_unique<BlockingPool>(8);
    }
    void init() { m_clock.start(); }
    void cleanup() { QVERIFY(liveTasks().empty()); }
    void cleanupTestCase()
    {
        m_pool.reset();
        m_reactor.reset();
    }

    void encryptsAndVerifiesByDefault()
    {
        const auto pair = m_authority.issue(QStringLiteral("DNS:localhost"), 12);
        PostgresServer::Options o;
        o.certificate = pair.certificate;
        o.key = pair.key;
        PostgresServer server(o);
        ConnectionSettings s("localhost", std::to_string(server.port()), "postgres", "postgres");
        s.rootCertificate = m_authority.certificate().toStdString();
        auto r = runTask(Session::open(engine(), s, in(5s)));
        QVERIFY2(r && *r, r && !*r ? r->error().text.c_str() : "");
        QVERIFY(QString::fromStdString((**r)->tlsVersion()).startsWith(QStringLiteral("TLSv1.")));
        const auto until = (**r)->certificateExpiry();
        QVERIFY(until);
        const double days = std::chrono::duration<double>(*until - std::chrono::system_clock::now()).count() / 86400;
        QVERIFY(days > 11.9 && days < 12.1);
        auto q = runTask((**r)->query("select ssl from pg_stat_ssl where pid = pg_backend_pid()", in(5s)));
        QCOMPARE(QByteArray(PQgetvalue((*q)->get(), 0, 0)), QByteArray("t"));
        // libpq tries the next address of "localhost" itself never: ::1 refused, 127.0.0.1 used
    }

    void tlsRefusedByName_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("stranger");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong name") << QStringLiteral("DNS:db.example.org") << 10 << false << QStringLiteral("is for db.example.org, not for localhost");
        QTest::newRow("expired") << QStringLiteral("DNS:localhost") << -2 << false << QStringLiteral("expired on");
        QTest::newRow("unknown authority") << QStringLiteral("DNS:localhost") << 10 << true << QStringLiteral("signed by an unknown authority, test authority");
    }
    void tlsRefusedByName()
    {
        QFETCH(QString, names);
        QFETCH(int, days);
        QFETCH(bool, stranger);
        QFETCH(QString, words);
        const auto pair = (stranger ? m_stranger : m_authority).issue(names, days);
        PostgresServer::Options o;
        o.certificate = pair.certificate;
        o.key = pair.key;
        PostgresServer server(o);
        const auto e = failed(at("localhost", server.port(), TlsMode::VerifyFull));
        QCOMPARE(e.code, Errc::Tls);
        QVERIFY2(QString::fromStdString(e.text).contains(words), e.text.c_str());
        QVERIFY(!e.remedy.empty());
        QVERIFY(QString::fromStdString(e.action).contains(QStringLiteral("localhost")));
    }

    void tlsNotOffered()
    {
        const auto e = failed(at("localhost", m_plain->port(), TlsMode::Require));
        QCOMPARE(e.code, Errc::Tls);
        QCOMPARE(e.text, std::string("the server does not offer encryption"));
    }

    void wrongPasswordIsTriedOnce()
    {
        auto s = at("127.0.0.1", m_plain->port(), TlsMode::Disable);
        s.user = "app";
        s.password = std::make_shared<const base::Secret>(std::string("wrong"));
        const int before = attempts("password authentication failed");
        const auto e = failed(s);
        QCOMPARE(e.code, Errc::Authentication);
        QCOMPARE(e.sqlstate, std::string("28P01"));
        QVERIFY(!e.remedy.empty());
        QTRY_COMPARE(attempts("password authentication failed"), before + 1);
        s.password = std::make_shared<const base::Secret>(std::string("right"));
        auto r = runTask(Session::open(engine(), s, in(5s)));
        QVERIFY(r && *r);
        s.password.reset();
        const auto none = failed(s);
        QCOMPARE(none.code, Errc::Authentication);
        QVERIFY2(none.text.find("asks for a password") != std::string::npos, none.text.c_str());
    }

    void refusedByHbaAndMissingDatabase()
    {
        auto s = at("127.0.0.1", m_plain->port(), TlsMode::Disable);
        s.user = "barred";
        const auto e = failed(s);
        QCOMPARE(e.code, Errc::Authentication);
        QCOMPARE(e.sqlstate, std::string("28000"));
        s.user = "postgres";
        s.database = "host=thief.example.org"; // a name, never a conninfo
        const auto d = failed(s);
        QCOMPARE(d.sqlstate, std::string("3D000"));
    }

    void noSlots()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("max_connections = 4") << QStringLiteral("superuser_reserved_connections = 1") << QStringLiteral("max_wal_senders = 0");
        PostgresServer small(o);
        small.sql(QStringLiteral("create role app login"));
        std::vector<std::unique_ptr<Session>> held;
        auto s = at("127.0.0.1", small.port(), TlsMode::Disable);
        s.user = "app";
        base::Error last;
        for (int i = 0; i < 5; ++i) {
            auto r = runTask(Session::open(engine(), s, in(5s)));
            QVERIFY(r);
            if (*r)
                held.push_back(std::move(**r));
            else
                last = r->error();
        }
        QCOMPARE(last.sqlstate, std::string("53300"));
        QVERIFY(!last.remedy.empty());
    }

    void nameThatDoesNotExistAndRefusedPort()
    {
        const auto e = failed(at("no-such-host.invalid", 5432, TlsMode::VerifyFull));
        QVERIFY(e.code == Errc::Unresolved || e.code == Errc::Closed); // Closed where no name service answers at all
        const auto c = failed(at("127.0.0.1", freePort(), TlsMode::VerifyFull));
        QCOMPARE(c.code, Errc::Closed);
        QVERIFY(!c.remedy.empty());
        QVERIFY(m_clock.elapsed() < 4000);
    }

    void silentPeerHitsTheDeadline()
    {
        const quint16 port = freePort();
        FaultProxy proxy(port, m_plain->port());
        proxy.mode = FaultProxy::Freeze;
        m_clock.start();
        const auto e = failed(at("127.0.0.1", port, TlsMode::VerifyFull), 500ms);
        QCOMPARE(e.code, Errc::TimedOut);
        QVERIFY(m_clock.elapsed() >= 490 && m_clock.elapsed() < 900);
    }

    void peerThatSpeaksSomethingElse_data()
    {
        QTest::addColumn<TlsMode>("tls");
        QTest::newRow("encrypted") << TlsMode::VerifyFull;
        QTest::newRow("plain") << TlsMode::Disable;
    }
    void peerThatSpeaksSomethingElse()
    {
        QFETCH(TlsMode, tls);
        TalkingPeer http("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", false);
        const auto e = failed(at("127.0.0.1", http.port(), tls));
        QCOMPARE(e.code, Errc::Protocol);
        QCOMPARE(e.text, std::string("the peer is not a PostgreSQL server"));
    }

    void peerThatTalksWithoutEndBeforeTheLogin()
    {
        // AuthenticationOk, then notices for ever
        QByteArray words("R\0\0\0\x8\0\0\0\0", 9);
        const QByteArray body("SNOTICE\0C00000\0Mhello\0\0", 23);
        words += QByteArray("N\0\0\0", 4) + char(body.size() + 4) + body;
        for (int i = 0; i < 6; ++i)
            words += words.mid(9);
        TalkingPeer peer(words, true);
        const auto e = failed(at("127.0.0.1", peer.port(), TlsMode::Disable), 4s);
        QCOMPARE(e.code, Errc::Protocol);
        QVERIFY(m_clock.elapsed() < 3000);
    }

    void hungResolverHitsTheDeadline()
    {
        BlockingPool busy(1);
        const auto release = std::make_shared<std::atomic<bool>>(false); // the thread may outlive this test
        busy.submit([release] { while (!*release) ::usleep(1000); }); // as getaddrinfo with a dead resolver
        const Engine e(*m_reactor, busy);
        m_clock.start();
        auto r = runTask(Session::open(e, at("never-looked-up.invalid", m_plain->port(), TlsMode::Disable), in(300ms)));
        QVERIFY(r && !*r);
        QCOMPARE(r->error().code, Errc::TimedOut);
        QVERIFY(m_clock.elapsed() < 600);
        // the other tests were there under this name
        r = runTask(Session::open(e, at("localhost", m_plain->port(), TlsMode::Disable), in(2s)));
        *release = true;
        QVERIFY(r && *r);
        QCOMPARE((**r)->rememberedAddress(), std::string("127.0.0.1"));
    }

    void theEnvironmentDecidesNothing()
    {
        qputenv("PGPASSWORD", "right");
        qputenv("PGSSLMODE", "disable");
        postgres::scrubEnvironment();
        QVERIFY(!qEnvironmentVariableIsSet("PGPASSWORD") && !qEnvironmentVariableIsSet("PGSSLMODE"));
    }
};

QTEST_GUILESS_MAIN(TestConnecting)
#include "tst_connecting.moc"
