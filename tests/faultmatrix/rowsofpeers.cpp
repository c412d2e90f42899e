// SPDX-License-Identifier: GPL-3.0-or-later
// F7, F10, F11: connections that are refused, break in the middle, drip, or lead to something else.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/postgres/session.h"
#include "tests/support/faultproxy.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/runtask.h"

using postgres::ConnectionSettings;
using postgres::Session;
using watch::Condition;

namespace {

ConnectionSettings plainAt(quint16 port)
{
    ConnectionSettings s("127.0.0.1", std::to_string(port), "postgres", "watcher");
    s.tls = postgres::TlsMode::Disable;
    return s;
}

struct Engine {
    flow::Reactor reactor;
    flow::BlockingPool pool{4};
    postgres::Engine engine() { return {reactor, pool}; }
};

// A small dialogue: login, one question, one answer.
flow::Task<base::Result<std::string>> dialogue(postgres::Engine engine, ConnectionSettings settings, flow::TimePoint due)
{
    auto session = co_await flow::orFail(Session::open(engine, settings, due));
    auto rows = co_await flow::orFail(session->query("select 41 + 1", due));
    co_return std::string(PQgetvalue(rows.get(), 0, 0));
}

// F7: known at once, in other words than a black hole has.
void refused(Stand &stand)
{
    const quint16 nobody = freePort();
    Watched w({databaseAt(u"127.0.0.1"_s, nobody)});
    WITHIN(stand, w.condition() == Condition::Down, 1s, w.error());
    stand.spin(200ms);
    QVERIFY2(w.sentences().contains(u"db has been down for 1 s: connection refused."_s), qPrintable(w.sentences()));
}

// F7: what the server said in a recorded dialogue, broken off after n bytes, for every n: it ends, at once, as a lost connection.
void brokenOffAfterEachByte(Stand &stand)
{
    PostgresServer &server = stand.server();
    Engine e;
    const quint16 port = freePort();
    FaultProxy proxy(port, server.port());
    std::atomic<long> whole{0};
    proxy.rewrite = [&whole](std::string bytes) {
        whole += long(bytes.size());
        return bytes;
    };
    const auto good = runTask(dialogue(e.engine(), plainAt(port), e.reactor.now() + 5s));
    QVERIFY(good && *good && **good == "42");
    const long length = whole;
    QVERIFY2(length > 300 && length < 3000, qPrintable(QString::number(length)));
    int broken = 0;
    Milliseconds longest{0};
    for (const auto cut : {FaultProxy::CutReset, FaultProxy::CutFin}) {
        proxy.cut = cut;
        for (long n = 0; n <= length; n += cut == FaultProxy::CutReset ? 1 : 7) {
            proxy.cutAfter = n;
            const auto began = std::chrono::steady_clock::now();
            const auto got = runTask(dialogue(e.engine(), plainAt(port), e.reactor.now() + 3s), 10s);
            longest = std::max(longest, std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - began));
            QVERIFY2(got, qPrintable(u"hung after %1 bytes"_s.arg(n)));
            if (*got) {
                QCOMPARE((*got).value(), std::string("42"));
                continue;
            }
            ++broken;
            const base::Error &error = got->error();
            QVERIFY2(error.code == base::Errc::Closed || error.code == base::Errc::Protocol, qPrintable(u"after %1 bytes: %2"_s.arg(n).arg(QLatin1String(error.text))));
            QVERIFY2(error.sqlstate != "08001" && error.text != "no answer", error.text.c_str());
        }
    }
    qInfo("%ld bytes, %d dialogues broken off, the longest took %lld ms", length, broken, static_cast<long long>(longest.count()));
    QVERIFY(broken > length);
    QVERIFY2(longest < 2500ms, qPrintable(QString::number(longest.count())));
    QVERIFY(flow::liveTasks().empty());
}

// F7: the probe's own dialogue, with all its questions, broken off at many places: it comes back each time.
void probeBrokenOff(Stand &stand)
{
    PostgresServer &server = stand.server();
    const quint16 port = freePort();
    FaultProxy proxy(port, server.port());
    Watched w({databaseAt(u"127.0.0.1"_s, port)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    for (const long n : {1L, 90L, 700L, 1500L, 4000L, 9000L, 20000L}) {
        proxy.cutAfter = n;
        proxy.mode = FaultProxy::Reset;
        stand.spin(900ms);
        proxy.cutAfter = -1;
        const auto mended = std::chrono::steady_clock::now();
        w.feed.retry(u"db"_s);
        WITHIN(stand, w.answeredSince(mended), 8s, w.error());
    }
    QCOMPARE(w.times(Condition::NotAnswering), 0);
}

// F10: one byte at a time is slow, but an answer; one byte a second is not within the deadline, however much comes.
void drip(Stand &stand)
{
    PostgresServer &server = stand.server();
    const quint16 port = freePort();
    FaultProxy proxy(port, server.port());
    proxy.piece = 1;
    {
        Watched w({databaseAt(u"127.0.0.1"_s, port)});
        WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    }
    proxy.apart = 1000;
    const qint64 before = ofProcess("VmRSS");
    Engine e;
    const auto began = std::chrono::steady_clock::now();
    const auto got = runTask(dialogue(e.engine(), plainAt(port), e.reactor.now() + 2s), 10s);
    const auto took = std::chrono::steady_clock::now() - began;
    QVERIFY(got && !*got);
    QCOMPARE(got->error().code, base::Errc::TimedOut);
    QVERIFY2(took >= 1900ms && took < 2500ms, qPrintable(QString::number(std::chrono::duration_cast<Milliseconds>(took).count())));
    QVERIFY(ofProcess("VmRSS") - before < 16 * 1024);
    proxy.apart = 0;
    Watched w({databaseAt(u"127.0.0.1"_s, port)});
    WITHIN(stand, w.up(), 10s, w.error());
    proxy.apart = 1000;
    WITHIN(stand, w.condition() == Condition::NotAnswering, 5s, w.error());
}

// F11: whatever talks there, it is said that it is no PostgreSQL server, and it is left alone.
void anotherProtocol(Stand &stand)
{
    const std::string http = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", ssh = "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", nntp = "NNTP ready\r\n", redis = "-ERR unknown command\r\n";
    for (const std::string &words : {http, ssh, nntp, redis})
        for (const auto mode : {environment::Tls::Mode::Disable, environment::Tls::Mode::VerifyFull}) {
            HostilePeer peer([words](HostilePeer::Connection &c) {
                if (words[0] == 'H' || words[0] == '-') // speaks when it is spoken to
                    (void)c.readUntil(std::string_view("\0", 1));
                c.write(words);
                c.wait(500ms);
            });
            auto target = databaseAt(u"127.0.0.1"_s, peer.port());
            auto settings = std::get<environment::PostgresSettings>(target.settings);
            settings.tls.mode = mode;
            target.settings = settings;
            Watched w({target});
            WITHIN(stand, w.condition() == Condition::Misconfigured, 4s, QLatin1String(words) + w.error());
            QCOMPARE(w.error(), u"the peer is not a PostgreSQL server"_s);
            QVERIFY2(w.sentences().contains(u"speaks another protocol"_s), qPrintable(w.sentences()));
            const int asked = peer.connections();
            stand.spin(700ms);
            QCOMPARE(peer.connections(), asked);
            QCOMPARE(w.snapshot()->status.nextTry, base::TimePoint{});
        }
}

// F11: accepts and says nothing, or never stops before the login is over.
void silentOrEndless(Stand &stand)
{
    {
        HostilePeer peer([](HostilePeer::Connection &c) { c.waitForTheEnd(); });
        Watched w({databaseAt(u"127.0.0.1"_s, peer.port())});
        WITHIN(stand, w.condition() == Condition::NotAnswering, 4s, w.error()); // a connect has 4 s
        QVERIFY2(w.sentences().contains(u"still connected"_s), qPrintable(w.sentences()));
    }
    const auto sent = std::make_shared<std::atomic<long>>(0);
    HostilePeer peer([sent](HostilePeer::Connection &c) {
        (void)c.readUntil(std::string_view("\0\0", 2));
        c.write(std::string_view("R\0\0\0\x8\0\0\0\0", 9));
        const std::string body("SNOTICE\0C00000\0Mhello\0\0", 23);
        std::string notices;
        for (int i = 0; i < 100; ++i)
            notices += std::string("N\0\0\0", 4) + char(body.size() + 4) + body;
        while (c.write(notices))
            *sent += long(notices.size());
    });
    const qint64 before = ofProcess("VmRSS");
    Watched w({databaseAt(u"127.0.0.1"_s, peer.port())});
    WITHIN(stand, w.condition() == Condition::Misconfigured, 4s, w.error());
    QVERIFY2(w.error().contains(u"talks without end"_s), qPrintable(w.error()));
    QVERIFY2(*sent < 8 * 1024 * 1024, qPrintable(QString::number(*sent))); // what both kernels held
    QVERIFY(ofProcess("VmRSS") - before < 16 * 1024);
}

} // namespace

void addRowsOfPeers(std::vector<Row> &rows)
{
    rows.push_back({"F7a", "connection refused", refused});
    rows.push_back({"F7b", "broken off after byte n, for every n of a dialogue", brokenOffAfterEachByte, Row::Nothing, true});
    rows.push_back({"F7c", "the probe's dialogue broken off at many places", probeBrokenOff, Row::Nothing, true});
    rows.push_back({"F10", "one byte at a time, one byte a second", drip, Row::Nothing, true});
    rows.push_back({"F11a", "HTTP, SSH and others at the port", anotherProtocol, Row::Nothing, true});
    rows.push_back({"F11b", "peer that says nothing; endless notices before the login", silentOrEndless});
}
