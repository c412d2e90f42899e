// SPDX-License-Identifier: GPL-3.0-or-later
// The Redis client against a real redis-server and against peers that misbehave.
#include "models/redis/connection.h"
#include "tests/support/everysuspension.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/redisserver.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using flow::Errc;
using flow::Result;
using flow::Task;
using redis::Command;
using redis::Connection;
using redis::ConnectionSettings;
using redis::Reply;

class TstConnection : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    flow::BlockingPool m_dns{2};
    std::unique_ptr<RedisServer> m_server;

    ConnectionSettings settings() const { return {"127.0.0.1", m_server->port()}; }
    Result<Connection::Ptr> open(const ConnectionSettings &s, flow::milliseconds limit = 3000ms)
    {
        auto r = runTask(Connection::open(m_reactor, m_dns, s, m_reactor.now() + limit));
        return r ? std::move(*r) : flow::fail(Errc::Internal, "the test ran out of time");
    }
    Result<Reply> command(Connection &c, Command line, flow::milliseconds limit = 3000ms)
    {
        auto r = runTask(c.command(std::move(line), m_reactor.now() + limit));
        return r ? std::move(*r) : flow::fail(Errc::Internal, "the test ran out of time");
    }

private slots:
    void initTestCase() { m_server = std::make_unique<RedisServer>(); }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void answersCommandsWithBinaryArguments()
    {
        const auto c = open(settings());
        QVERIFY2(c, c ? "" : c.error().text.c_str());
        const std::string binary("a\0\r\nb\xff", 6);
        QCOMPARE(command(**c, {"SET", "k", binary})->text, std::string("OK"));
        QCOMPARE(command(**c, {"GET", "k"})->text, binary);
        QCOMPARE(command(**c, {"GET", "absent"})->type, Reply::Type::Nil);
        QCOMPARE(command(**c, {"LLEN", "k"})->errorCode(), std::string("WRONGTYPE"));
        QCOMPARE(command(**c, {"CLIENT", "GETNAME"})->text, std::string("quarterdeck"));
        QVERIFY(!(*c)->broken());
    }

    void pipelinesInOrderAndOneErrorLeavesTheOthersAlone()
    {
        const auto c = open(settings());
        auto r = runTask((*c)->pipeline({{"PING"}, {"NOSUCH"}, {"INFO"}, {"ECHO", "last"}}, m_reactor.now() + 3s));
        QVERIFY(r && *r);
        const auto &replies = **r;
        QCOMPARE(replies.size(), 4u);
        QCOMPARE(replies[0].text, std::string("PONG"));
        QVERIFY(replies[1].isError());
        QVERIFY(replies[2].text.find("redis_version:") != std::string::npos);
        QCOMPARE(replies[3].text, std::string("last"));
    }

    void selectsTheDatabase()
    {
        ConnectionSettings s = settings();
        s.database = 3;
        const auto c = open(s);
        QVERIFY(command(**c, {"SET", "in-three", "1"}));
        QCOMPARE(m_server->run("-n 3 exists in-three"), QByteArray("1"));
        s.database = 999;
        const auto bad = open(s);
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, Errc::Server);
    }

    void authenticates()
    {
        const RedisServer locked({}, QStringLiteral("open sesame"));
        locked.run(QStringList{QStringLiteral("acl"), QStringLiteral("setuser"), QStringLiteral("viewer"), QStringLiteral("on"),
            QStringLiteral(">view"), QStringLiteral("+ping"), QStringLiteral("+info"), QStringLiteral("+select")});
        ConnectionSettings s("127.0.0.1", locked.port());
        const auto without = open(s);
        QVERIFY(!without);
        QCOMPARE(without.error().code, Errc::Authentication);
        s.password = std::make_shared<base::Secret>("wrong");
        const auto wrong = open(s);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, Errc::Authentication);
        QVERIFY(wrong.error().text.find("wrong") == std::string::npos);
        s.password = std::make_shared<base::Secret>("open sesame");
        QVERIFY(open(s));
        s.user = "viewer";
        s.password = std::make_shared<base::Secret>("view");
        const auto viewer = open(s);
        QVERIFY2(viewer, viewer ? "" : viewer.error().text.c_str());
        QCOMPARE(command(**viewer, {"CONFIG", "GET", "save"})->errorCode(), std::string("NOPERM"));
    }

    void aFullServerSaysSo()
    {
        const RedisServer small({QStringLiteral("--maxclients"), QStringLiteral("2")});
        const ConnectionSettings s("127.0.0.1", small.port());
        const auto first = open(s), second = open(s);
        QVERIFY(first && second);
        const auto third = open(s);
        QVERIFY(!third);
        QVERIFY2(third.error().text.find("max number of clients") != std::string::npos, third.error().text.c_str());
    }

    void speaksOverAUnixSocket()
    {
        const RedisServer local({QStringLiteral("--unixsocket"), QStringLiteral("redis.sock"), QStringLiteral("--unixsocketperm"), QStringLiteral("777")});
        Result<Connection::Ptr> c;
        const auto opens = [&] { c = open(ConnectionSettings(local.path(QStringLiteral("redis.sock")).toStdString(), 0)); return c.has_value(); };
        QVERIFY(QTest::qWaitFor(opens)); // the port listens before the socket does
        QCOMPARE(command(**c, {"PING"})->text, std::string("PONG"));
        const auto absent = open(ConnectionSettings("/nowhere/redis.sock", 0));
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, Errc::Closed);
        const auto tooLong = open(ConnectionSettings("/" + std::string(200, 'x'), 0));
        QCOMPARE(tooLong.error().code, Errc::Invalid);
    }

    void refusedAndUnresolvedAreToldApart()
    {
        const auto refused = open(ConnectionSettings("127.0.0.1", ServerProcess::freePort()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::Closed);
        QCOMPARE(refused.error().text, std::string("Connection refused"));
        const auto unresolved = open(ConnectionSettings("..", 6379));
        QVERIFY(!unresolved);
        QCOMPARE(unresolved.error().code, Errc::Unresolved);
    }

    void aServerKilledWhileIdleIsNoticedAtOnce()
    {
        RedisServer server;
        const auto c = open(ConnectionSettings("127.0.0.1", server.port()));
        QElapsedTimer since;
        QTimer::singleShot(50, this, [&] {
            since.start();
            ::kill(server.pid(), SIGKILL);
        });
        const auto end = runTask((*c)->idle(m_reactor.now() + 10s));
        QVERIFY(end && !*end);
        QCOMPARE(end->error().code, Errc::Closed);
        QVERIFY2(since.elapsed() < 250, QByteArray::number(since.elapsed()).constData());
        QVERIFY((*c)->broken());
    }

    void aFrozenServerHitsTheDeadline()
    {
        const RedisServer server;
        const auto c = open(ConnectionSettings("127.0.0.1", server.port()));
        server.freeze();
        QElapsedTimer since;
        since.start();
        const auto r = command(**c, {"PING"}, 300ms);
        const auto took = since.elapsed();
        server.thaw();
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::TimedOut);
        QVERIFY2(took >= 300 && took < 500, QByteArray::number(took).constData());
        QVERIFY((*c)->broken());
    }

    void idlingLastsUntilItIsDue()
    {
        const auto c = open(settings());
        const auto end = runTask((*c)->idle(m_reactor.now() + 60ms));
        QVERIFY(end && *end);
        QCOMPARE(**end, redis::IdleEnd::Due);
        QVERIFY(command(**c, {"PING"}));
    }

    void aPeerThatMisbehavesIsNamed_data()
    {
        using Peer = HostilePeer::Connection;
        QTest::addColumn<HostilePeer::Script>("script");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, HostilePeer::Script script, Errc code) { QTest::newRow(name) << script << int(code); };
        row("silent", [](Peer &c) { c.waitForTheEnd(); }, Errc::TimedOut);
        row("closes at once", [](Peer &) {}, Errc::Closed);
        row("resets", [](Peer &c) { c.readUntil("PING"); c.reset(); }, Errc::Closed);
        row("speaks http", [](Peer &c) { c.readUntil("PING"); c.write("HTTP/1.1 400 Bad Request\r\n\r\n"); c.waitForTheEnd(); }, Errc::Protocol);
        row("array bomb", [](Peer &c) { c.readUntil("PING"); c.write("*2000000000\r\n"); c.waitForTheEnd(); }, Errc::Protocol);
        row("endless text", [](Peer &c) { c.readUntil("PING"); c.write("$1000000000\r\n"); while (c.write(std::string(65536, 'x'))) { } }, Errc::Protocol);
        row("slow drip", [](Peer &c) { c.readUntil("PING"); c.write("+"); while (c.wait(30ms) && c.write("x")) { } }, Errc::TimedOut);
        row("half an answer", [](Peer &c) { c.readUntil("PING"); c.write("+O"); }, Errc::Closed);
    }
    void aPeerThatMisbehavesIsNamed()
    {
        QFETCH(HostilePeer::Script, script);
        QFETCH(int, code);
        const HostilePeer peer(script);
        QElapsedTimer since;
        since.start();
        const bool waits = Errc(code) == Errc::TimedOut;
        const auto limit = waits ? 500ms : 10000ms; // a sanitized build takes its time over 16 MiB
        const auto c = open(ConnectionSettings("127.0.0.1", peer.port()), limit);
        QVERIFY(!c);
        QVERIFY2(int(c.error().code) == code, c.error().text.c_str());
        QVERIFY2(!waits || since.elapsed() < 750, QByteArray::number(since.elapsed()).constData());
    }

    void anAnswerThatNobodyAskedForEndsTheConnection()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) {
            c.readUntil("PING");
            c.write("+OK\r\n+OK\r\n+PONG\r\n");
            c.wait(50ms);
            c.write("+SURPRISE\r\n");
            c.waitForTheEnd();
        });
        const auto c = open(ConnectionSettings("127.0.0.1", peer.port()));
        QVERIFY(c);
        const auto end = runTask((*c)->idle(m_reactor.now() + 5s));
        QVERIFY(end && !*end);
        QCOMPARE(end->error().code, Errc::Protocol);
    }

    void mayBeDestroyedInEveryState()
    {
        const auto flow = [](flow::Reactor &reactor, flow::BlockingPool &dns, ConnectionSettings s) -> Task<void> {
            auto c = co_await Connection::open(reactor, dns, std::move(s), reactor.now() + 5s);
            if (!c)
                co_return;
            for (int i = 0; i < 3; ++i) {
                std::vector<Command> round;
                round.push_back({"INFO"});
                round.push_back({"DEBUG", "SLEEP", "0.01"});
                (void)co_await (*c)->pipeline(std::move(round), reactor.now() + 5s);
                (void)co_await (*c)->idle(reactor.now() + 10ms);
            }
        };
        ConnectionSettings named = settings();
        named.host = "localhost";
        named.password = nullptr;
        const int states = destroyAtEverySuspension([&] { return flow(m_reactor, m_dns, named); });
        QVERIFY2(states > 5 && states < 200, QByteArray::number(states).constData());
    }
};

QTEST_GUILESS_MAIN(TstConnection)
#include "tst_connection.moc"
