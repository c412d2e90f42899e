// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP client against a real nginx, plain and with TLS, and against peers that misbehave.
#include "models/http/client.h"
#include "tests/support/everysuspension.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/nginxserver.h"
#include "tests/support/runtask.h"
#include "tests/support/testauthority.h"

#include <QElapsedTimer>
#include <QTest>

#include <dlfcn.h>
#include <netdb.h>

using namespace std::chrono_literals;
using flow::Errc;
using flow::Result;
using flow::Task;
using http::Client;
using http::Request;
using http::Response;

// Overrides the resolver inside libcurl: names of the test zone fail or hang without any name server.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **out)
{
    const std::string_view name = node ? node : "";
    if (name == "hang.test")
        std::this_thread::sleep_for(3s);
    if (name.ends_with(".test"))
        return EAI_NONAME;
    static const auto real = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(node, service, hints, out);
}

namespace {

const QByteArray kBlock = "location = / { default_type text/plain; add_header X-Seen \"$http_authorization|$http_x_one|$request_method\"; return 200 'hello'; }\n"
                          "location = /moved { return 302 /; }\nlocation = /secret { return 401 'who?'; }";

std::string urlOf(quint16 port, const char *path = "/", const char *scheme = "http", const char *host = "127.0.0.1")
{
    return std::string(scheme) + "://" + host + ":" + std::to_string(port) + path;
}

} // namespace

class TstClient : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    std::unique_ptr<NginxServer> m_plain;
    std::unique_ptr<TestAuthority> m_authority;

    Result<Response> get(Client &client, const Request &request, flow::milliseconds limit = 3000ms)
    {
        auto r = runTask(client.get(request, m_reactor.now() + limit));
        return r ? std::move(*r) : flow::fail(Errc::Internal, "the test ran out of time");
    }
    Result<Response> get(const std::string &url, flow::milliseconds limit = 3000ms)
    {
        Client client(m_reactor);
        return get(client, Request(url), limit);
    }
    http::TlsSettings trusting() const
    {
        http::TlsSettings tls;
        tls.rootCertificate = m_authority->certificate().toStdString();
        return tls;
    }

private slots:
    void initTestCase()
    {
        m_plain = std::make_unique<NginxServer>(kBlock);
        m_authority = std::make_unique<TestAuthority>();
    }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void answersWithStatusHeadersBodyAndTimings()
    {
        Client client(m_reactor);
        Request request(urlOf(m_plain->port()));
        request.headers.emplace_back("X-One", "1");
        const auto r = get(client, request);
        QVERIFY2(r, r ? "" : r.error().text.c_str());
        QCOMPARE(r->status, 200);
        QCOMPARE(r->body, std::string("hello"));
        QVERIFY(r->header("content-TYPE"));
        QCOMPARE(*r->header("Content-Type"), std::string("text/plain"));
        QCOMPARE(*r->header("X-Seen"), std::string("|1|GET"));
        QVERIFY(!r->header("X-Absent"));
        QVERIFY(!r->timings.reused);
        QVERIFY(r->timings.total > 0 && r->timings.total < 1000);
        QVERIFY(r->timings.dns + r->timings.connect + r->timings.firstByte <= r->timings.total);
        QCOMPARE(r->timings.tls, 0.0);
    }

    void keepsOneConnectionAndReplacesItWhenItIsOld()
    {
        Client client(m_reactor);
        Request request(urlOf(m_plain->port()));
        QVERIFY(!get(client, request)->timings.reused);
        const auto second = get(client, request);
        QVERIFY(second->timings.reused);
        QCOMPARE(second->timings.connect, 0.0);
        request.maxConnectionAge = 1000ms;
        bool replaced = false;
        QTRY_VERIFY_WITH_TIMEOUT(replaced = replaced || !get(client, request)->timings.reused, 5000);
    }

    void asksWithTheMethodThatWasGiven()
    {
        Client client(m_reactor);
        Request request(urlOf(m_plain->port()));
        request.method = "HEAD";
        const auto r = get(client, request);
        QCOMPARE(r->status, 200);
        QVERIFY(r->body.empty());
        QCOMPARE(*r->header("X-Seen"), std::string("||HEAD"));
    }

    void followsRedirectsOnlyWhenAskedAndNeverWithASecret()
    {
        Client client(m_reactor);
        Request request(urlOf(m_plain->port(), "/moved"));
        QCOMPARE(get(client, request)->status, 302);
        request.followRedirects = true;
        QCOMPARE(get(client, request)->status, 200);
        client.setAuthorization("Authorization: Bearer", base::Secret("s3cret"));
        QCOMPARE(get(client, request)->status, 302);
        const auto r = get(client, Request(urlOf(m_plain->port())));
        QCOMPARE(*r->header("X-Seen"), std::string("Bearer s3cret||GET"));
    }

    void takesNoProxyFromTheEnvironment()
    {
        const QByteArray dead = "http://127.0.0.1:1";
        for (const char *name : {"http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"})
            qputenv(name, dead);
        const auto r = get(urlOf(m_plain->port()));
        for (const char *name : {"http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"})
            qunsetenv(name);
        QVERIFY(r);
    }

    void speaksNothingButHttp_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("file") << QByteArray("file:///etc/passwd");
        QTest::newRow("ftp") << QByteArray("ftp://127.0.0.1/");
        QTest::newRow("user name") << QByteArray("http://me:pass@127.0.0.1/");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no host") << QByteArray("http://");
    }
    void speaksNothingButHttp()
    {
        QFETCH(QByteArray, url);
        const auto r = get(url.toStdString());
        QVERIFY(!r);
        QVERIFY(r.error().code == Errc::Invalid || r.error().code == Errc::Protocol);
    }

    void aRefusedPortIsClosed()
    {
        const auto r = get(urlOf(ServerProcess::freePort()));
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::Closed);
        QCOMPARE(r.error().text, std::string("Connection refused"));
    }

    void anUnknownNameIsUnresolved()
    {
        const auto r = get("http://nowhere.test/");
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::Unresolved);
        QVERIFY(r.error().text.find("nowhere.test") != std::string::npos);
    }

    void aHungResolverBlocksNobody()
    {
        QElapsedTimer since;
        since.start();
        {
            Client client(m_reactor);
            const auto r = get(client, Request("http://hang.test/"), 300ms);
            QVERIFY(!r);
            QCOMPARE(r.error().code, Errc::TimedOut);
            QCOMPARE(r.error().text, std::string("Its name was not resolved in time."));
            QVERIFY2(since.elapsed() < 600, QByteArray::number(since.elapsed()).constData());
            const auto again = get(client, Request(urlOf(m_plain->port())));
            QVERIFY(again);
        }
        QVERIFY2(since.elapsed() < 1000, QByteArray::number(since.elapsed()).constData());
    }

    void tlsIsVerifiedAndItsCertificateKnown()
    {
        const auto pair = m_authority->issue(QStringLiteral("DNS:localhost,IP:127.0.0.1"), 20);
        const NginxServer server(kBlock, pair.certificate, pair.key);
        Client client(m_reactor, trusting());
        const auto r = get(client, Request(urlOf(server.port(), "/", "https", "localhost")));
        QVERIFY2(r, r ? "" : r.error().text.c_str());
        QVERIFY(r->timings.tls > 0);
        QVERIFY(client.peer().seen);
        const auto left = client.peer().notAfter - std::chrono::system_clock::now();
        QVERIFY(left > 19 * 24h && left <= 20 * 24h);
        QVERIFY(client.peer().protocol.starts_with("TLSv1."));
        QCOMPARE(client.peer().names, (std::vector<std::string>{"localhost", "127.0.0.1"}));
    }

    void refusesByName_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("says");
        QTest::newRow("expired") << QStringLiteral("DNS:localhost") << -2 << true << QStringLiteral("The certificate expired on 20");
        QTest::newRow("wrong name") << QStringLiteral("DNS:other.example") << 20 << true
                                    << QStringLiteral("The certificate is for other.example, not for localhost.");
        QTest::newRow("unknown authority") << QStringLiteral("DNS:localhost") << 20 << false
                                           << QStringLiteral("The certificate was issued by an unknown authority: ");
    }
    void refusesByName()
    {
        QFETCH(QString, names);
        QFETCH(int, days);
        QFETCH(bool, trusted);
        QFETCH(QString, says);
        const auto pair = m_authority->issue(names, days);
        const NginxServer server(kBlock, pair.certificate, pair.key);
        http::TlsSettings tls = trusting();
        if (!trusted)
            tls.rootCertificate.clear();
        Client client(m_reactor, tls);
        const auto r = get(client, Request(urlOf(server.port(), "/", "https", "localhost")));
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::Tls);
        const QString text = QString::fromStdString(r.error().text);
        QVERIFY2(text.startsWith(says), qPrintable(text));
        QVERIFY(!r.error().remedy.empty());
        QVERIFY(client.peer().seen);
        const auto left = std::chrono::duration_cast<std::chrono::hours>(client.peer().notAfter - std::chrono::system_clock::now()).count();
        QVERIFY(left >= days * 24 - 1 && left <= days * 24);
    }

    void looksWithoutTrustingWhenToldTo()
    {
        const auto pair = m_authority->issue(QStringLiteral("DNS:other.example"), -2);
        const NginxServer server(kBlock, pair.certificate, pair.key);
        http::TlsSettings tls;
        tls.verifyAuthority = tls.verifyName = false;
        Client client(m_reactor, tls);
        const auto r = get(client, Request(urlOf(server.port(), "/", "https", "localhost")));
        QVERIFY2(r, r ? "" : r.error().text.c_str());
        QVERIFY(client.peer().seen && client.peer().notAfter < std::chrono::system_clock::now());
    }

    void tlsTowardsAPlainPortIsNamed()
    {
        const auto r = get(urlOf(m_plain->port(), "/", "https", "localhost"));
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::Protocol);
        QCOMPARE(r.error().text, std::string("It does not speak TLS on this port."));
    }

    void aPeerThatMisbehavesIsNamed_data()
    {
        using Connection = HostilePeer::Connection;
        QTest::addColumn<HostilePeer::Script>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, HostilePeer::Script script, Errc code, const char *says) {
            QTest::newRow(name) << script << int(code) << QString::fromLatin1(says);
        };
        row("silent", [](Connection &c) { c.waitForTheEnd(); }, Errc::TimedOut, "It accepted the request and sent no answer in time.");
        row("closes at once", [](Connection &c) { c.readUntil("\r\n\r\n"); }, Errc::Closed, "It closed the connection without an answer.");
        row("resets", [](Connection &c) { c.readUntil("\r\n\r\n"); c.reset(); }, Errc::Closed, "Connection reset by peer");
        row("closes in the body", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); },
            Errc::Closed, "It closed the connection in the middle of its answer.");
        row("endless headers", [](Connection &c) {
            c.readUntil("\r\n\r\n");
            c.write("HTTP/1.1 200 OK\r\n");
            while (c.write("X-More: " + std::string(1000, 'x') + "\r\n")) { }
        }, Errc::Protocol, "Its answer has more than 64 KiB of headers.");
        row("endless interim answers", [](Connection &c) {
            c.readUntil("\r\n\r\n");
            while (c.write("HTTP/1.1 100 Continue\r\n\r\n")) { }
        }, Errc::Protocol, "Its answer has more than 64 KiB of headers.");
        row("one endless line", [](Connection &c) {
            c.readUntil("\r\n\r\n");
            while (c.write(std::string(4000, 'x'))) { }
        }, Errc::Protocol, "");
        row("endless body", [](Connection &c) {
            c.readUntil("\r\n\r\n");
            c.write("HTTP/1.1 200 OK\r\n\r\n");
            while (c.write(std::string(4000, 'x'))) { }
        }, Errc::Protocol, "Its answer is longer than 1024 KiB.");
        row("slow drip", [](Connection &c) {
            c.readUntil("\r\n\r\n");
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (c.wait(50ms) && c.write("x")) { }
        }, Errc::TimedOut, "It began to answer and did not finish in time.");
        row("speaks SSH", [](Connection &c) { c.write("SSH-2.0-OpenSSH_9.2p1\r\n"); c.waitForTheEnd(); }, Errc::Protocol, "It does not speak HTTP");
        row("garbage", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write(std::string("\0\xff\x1b[31m\r\n\r\n", 12)); }, Errc::Protocol, "It does not speak HTTP");
        row("bad length", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\nx"); }, Errc::Protocol, "");
        row("bad chunk", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n"); c.waitForTheEnd(); }, Errc::Protocol, "");
    }
    void aPeerThatMisbehavesIsNamed()
    {
        QFETCH(HostilePeer::Script, script);
        QFETCH(int, code);
        QFETCH(QString, says);
        const HostilePeer peer(script);
        QElapsedTimer since;
        since.start();
        const auto r = get(urlOf(peer.port()), 500ms);
        const auto took = since.elapsed();
        QVERIFY(!r);
        const QString text = QString::fromStdString(r.error().text);
        QVERIFY2(int(r.error().code) == code, qPrintable(text));
        QVERIFY2(text.startsWith(says), qPrintable(text));
        QVERIFY2(took < 750, QByteArray::number(took).constData());
        QVERIFY(Errc(code) != Errc::TimedOut || took >= 500);
    }

    void silenceInTheTlsHandshakeIsNamed()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) { c.waitForTheEnd(); });
        const auto r = get(urlOf(peer.port(), "/", "https"), 500ms);
        QVERIFY(!r);
        QCOMPARE(r.error().code, Errc::TimedOut);
        QCOMPARE(r.error().text, std::string("It accepted a connection and did not finish the TLS handshake in time."));
    }

    void aServerKilledWhileIdleIsNoticedAtOnce()
    {
        NginxServer server(kBlock);
        Client client(m_reactor);
        QVERIFY(get(client, Request(urlOf(server.port()))));
        QElapsedTimer since;
        QTimer::singleShot(100, this, [&] {
            since.start();
            ::kill(server.pid(), SIGTERM);
        });
        const auto end = runTask(client.idle(m_reactor.now() + 10s));
        QVERIFY(end && *end);
        QCOMPARE(**end, http::IdleEnd::PeerClosed);
        QVERIFY2(since.elapsed() < 250, QByteArray::number(since.elapsed()).constData());
    }

    void idlingLastsUntilItIsDue()
    {
        Client client(m_reactor);
        QVERIFY(get(client, Request(urlOf(m_plain->port()))));
        const auto end = runTask(client.idle(m_reactor.now() + 100ms));
        QVERIFY(end && *end);
        QCOMPARE(**end, http::IdleEnd::Due);
        QVERIFY(get(client, Request(urlOf(m_plain->port())))->timings.reused);
    }

    void mayBeDestroyedInEveryState()
    {
        const auto pair = m_authority->issue(QStringLiteral("DNS:localhost"));
        const NginxServer server(kBlock, pair.certificate, pair.key);
        const auto flow = [](flow::Reactor &reactor, http::TlsSettings tls, std::string url) -> Task<void> {
            Client client(reactor, tls);
            for (int i = 0; i < 3; ++i) {
                Request request(url);
                (void)co_await client.get(std::move(request), reactor.now() + 5s);
                (void)co_await client.idle(reactor.now() + 10ms);
            }
        };
        const int states = destroyAtEverySuspension([&] { return flow(m_reactor, trusting(), urlOf(server.port(), "/", "https", "localhost")); });
        QVERIFY2(states > 5 && states < 200, QByteArray::number(states).constData());
        const int unresolved = destroyAtEverySuspension([&] { return flow(m_reactor, {}, "http://nowhere.test/"); });
        QVERIFY(unresolved > 3);
    }
};

QTEST_GUILESS_MAIN(TstClient)
#include "tst_client.moc"
