// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP probe on a real nginx, plain and with TLS: each figure changed and seen to change, each failure named.
#include "models/watch/httpprobe.h"
#include "tests/support/everysuspension.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/nginxserver.h"
#include "tests/support/probebench.h"
#include "tests/support/testauthority.h"

#include <QTest>

using namespace std::chrono_literals;
using environment::HttpSettings;
using environment::TargetKind;
using watch::Condition;
using watch::NoValue;

namespace {

const QByteArray kGood = "location / { default_type text/plain; add_header X-App shop; return 200 'all is well'; }";

HttpSettings settingsFor(quint16 port, const char *scheme = "http", const char *host = "127.0.0.1")
{
    HttpSettings s;
    s.url = QUrl(QStringLiteral("%1://%2:%3/").arg(QLatin1String(scheme), QLatin1String(host)).arg(port));
    return s;
}

environment::Target target(const HttpSettings &s)
{
    return targetOf(QStringLiteral("api"), TargetKind::Http, s);
}

} // namespace

class TstHttpProbe : public QObject {
    Q_OBJECT
    std::unique_ptr<TestAuthority> m_authority;

    static void startOn(ProbeBench &bench, const HttpSettings &s)
    {
        bench.add(target(s));
        bench.start<watch::HttpProbe>();
    }
    HttpSettings trusting(quint16 port) const
    {
        HttpSettings s = settingsFor(port, "https", "localhost");
        s.tls.rootCertificate = m_authority->certificate();
        return s;
    }

private slots:
    void initTestCase() { m_authority = std::make_unique<TestAuthority>(); }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void seesStatusTimesAndErrors()
    {
        NginxServer server(kGood);
        ProbeBench bench;
        startOn(bench, settingsFor(server.port()));
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.value("http.reachable"), 1.0);
        QCOMPARE(bench.value("http.ok"), 1.0);
        QCOMPARE(bench.value("http.status"), 200.0);
        QCOMPARE(bench.value("http.errors"), 0.0);
        QVERIFY(bench.value("http.total") > 0 && bench.value("http.total") < 200);
        QVERIFY(bench.value("http.firstbyte") >= 0);
        QVERIFY(bench.value("http.connect") >= 0);
        QVERIFY(bench.value("http.dns") >= 0);
        QCOMPARE(bench.noValue("http.tls"), NoValue::NotApplicable);
        QCOMPARE(bench.noValue("http.certificate.days"), NoValue::NotApplicable);
        QVERIFY(bench.lastFacts.version.raw().startsWith(QLatin1String("nginx/")));

        server.replace("location / { return 503 'busy'; }");
        QTRY_COMPARE(bench.value("http.status"), 503.0);
        QCOMPARE(bench.value("http.ok"), 0.0);
        QCOMPARE(bench.why("http.ok"), QStringLiteral("status 503 instead of 200"));
        QTRY_VERIFY(bench.value("http.errors") > 20);
        QCOMPARE(bench.condition(), Condition::Up);
        server.replace(kGood);
        QTRY_COMPARE(bench.value("http.ok"), 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.value("http.errors"), 0.0, 10000);
    }

    void countsWhatIsTurnedAway()
    {
        NginxServer server(kGood);
        ProbeBench bench;
        startOn(bench, settingsFor(server.port()));
        QTRY_COMPARE(bench.value("http.ok"), 1.0);
        QCOMPARE(bench.value("http.throttled"), 0.0);
        server.replace("location / { return 429 'slow down'; }");
        QTRY_VERIFY(bench.value("http.throttled") > 20);
        QCOMPARE(bench.value("http.errors"), bench.value("http.throttled"));
        server.replace("location / { return 503 'busy'; }"); // a failure of another kind
        QTRY_COMPARE(bench.value("http.status"), 503.0);
        QTRY_VERIFY(bench.value("http.errors") > bench.value("http.throttled"));
        server.replace(kGood);
        QTRY_COMPARE_WITH_TIMEOUT(bench.value("http.throttled"), 0.0, 10000);
    }

    void a429ThatIsExpectedIsNone()
    {
        NginxServer server("location / { return 429 'slow down'; }");
        ProbeBench bench;
        HttpSettings s = settingsFor(server.port());
        s.expectedStatus = 429;
        startOn(bench, s);
        QTRY_COMPARE(bench.value("http.ok"), 1.0);
        QCOMPARE(bench.value("http.throttled"), 0.0);
    }

    void checksHeadersAndBody()
    {
        NginxServer server(kGood);
        ProbeBench bench;
        HttpSettings s = settingsFor(server.port());
        s.expectedHeaders = {{QStringLiteral("x-app"), QStringLiteral("sho")}};
        s.expectedBody = QStringLiteral("is well");
        startOn(bench, s);
        QTRY_COMPARE(bench.value("http.ok"), 1.0);
        server.replace("location / { add_header X-App shop; return 200 'all is lost'; }");
        QTRY_COMPARE(bench.why("http.ok"), QStringLiteral("a body without is well"));
        server.replace("location / { add_header X-App barn; return 200 'all is well'; }");
        QTRY_COMPARE(bench.why("http.ok"), QStringLiteral("header x-app without sho"));
        server.replace("location / { return 200 'all is well'; }");
        QTRY_COMPARE(bench.why("http.ok"), QStringLiteral("no header x-app"));
        QCOMPARE(bench.value("http.ok"), 0.0);
    }

    void seesSlownessInTheRightPhase()
    {
        std::atomic<int> delay{0};
        const HostilePeer peer([&delay](HostilePeer::Connection &c) {
            while (!c.readUntil("\r\n\r\n").empty()) {
                if (delay > 0 && !c.wait(std::chrono::milliseconds(delay)))
                    return;
                c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        });
        ProbeBench bench;
        startOn(bench, settingsFor(peer.port()));
        QTRY_VERIFY(bench.value("http.total") < 100);
        delay = 250;
        QTRY_VERIFY(bench.value("http.total") >= 250);
        QVERIFY(bench.value("http.firstbyte") >= 250);
        QCOMPARE(bench.value("http.ok"), 1.0);
    }

    void looksAtNameRouteAndCertificateEachColdInterval()
    {
        const auto pair = m_authority->issue(QStringLiteral("DNS:localhost"), 20);
        NginxServer server(kGood, pair.certificate, pair.key);
        ProbeBench bench;
        startOn(bench, trusting(server.port()));
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QVERIFY(bench.value("http.tls") > 0);
        QVERIFY(bench.value("http.certificate.days") > 19.9 && bench.value("http.certificate.days") <= 20);
        QTRY_VERIFY(bench.lastFacts.tls.startsWith(QLatin1String("TLSv1.")));
        const auto connections = [&bench] {
            return std::count_if(bench.samples.begin(), bench.samples.end(), [](const watch::Sample &s) {
                return s.readings.front().metric.name() == QLatin1String("http.dns");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(connections() >= 2, 6000);
        QVERIFY(bench.rounds > 5);
        QVERIFY(connections() < bench.rounds / 3);
    }

    void anExpiringCertificateIsSeenAndAnExpiredOneRefusedByName()
    {
        const auto good = m_authority->issue(QStringLiteral("DNS:localhost"), 20);
        const auto expired = m_authority->issue(QStringLiteral("DNS:localhost"), -2);
        NginxServer server(kGood, good.certificate, good.key);
        ProbeBench bench;
        startOn(bench, trusting(server.port()));
        QTRY_COMPARE(bench.condition(), Condition::Up);
        server.replace(kGood, expired.certificate, expired.key);
        QTRY_COMPARE(bench.condition(), Condition::Untrusted);
        QVERIFY2(bench.says().startsWith(QLatin1String("The certificate expired on 20")), qPrintable(bench.says()));
        QCOMPARE(bench.noValue("http.ok"), NoValue::Unreachable);
        QVERIFY(bench.value("http.certificate.days") < -1.9 && bench.value("http.certificate.days") >= -2.1);
        server.replace(kGood, good.certificate, good.key);
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
        QVERIFY(bench.value("http.certificate.days") > 19);
    }

    void wrongNameAndUnknownAuthorityAreNamed()
    {
        const auto other = m_authority->issue(QStringLiteral("DNS:other.example"), 20);
        NginxServer server(kGood, other.certificate, other.key);
        ProbeBench bench;
        startOn(bench, trusting(server.port()));
        QTRY_COMPARE(bench.condition(), Condition::Untrusted);
        QCOMPARE(bench.says(), QStringLiteral("The certificate is for other.example, not for localhost."));
        QVERIFY(bench.value("http.certificate.days") > 19);
        ProbeBench stranger;
        startOn(stranger, settingsFor(server.port(), "https", "localhost"));
        QTRY_COMPARE(stranger.condition(), Condition::Untrusted);
        QVERIFY(stranger.says().startsWith(QLatin1String("The certificate was issued by an unknown authority")));
        QVERIFY(!stranger.changes.back().error.remedy.empty());
    }

    void aKilledServerIsDownAtOnceAndComesBack()
    {
        NginxServer server(kGood);
        ProbeBench bench;
        auto t = target(settingsFor(server.port()));
        t.hotInterval = 2s;
        bench.add(t);
        bench.start<watch::HttpProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QElapsedTimer since;
        since.start();
        ::kill(server.pid(), SIGTERM);
        QTRY_COMPARE(bench.condition(), Condition::Down);
        QVERIFY2(since.elapsed() < 250, QByteArray::number(since.elapsed()).constData());
        QCOMPARE(bench.noValue("http.total"), NoValue::Unreachable);
        QCOMPARE(bench.noValue("http.reachable"), NoValue::Unreachable);
        QCOMPARE(bench.value("http.errors"), 50.0);
        server.stop();
        server.restart();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
    }

    void aServerThatEndsEachConnectionIsNotAskedInACircle()
    {
        const HostilePeer peer([](HostilePeer::Connection &c) {
            c.readUntil("\r\n\r\n");
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
        ProbeBench bench;
        startOn(bench, settingsFor(peer.port()));
        QTRY_VERIFY(bench.rounds >= 10);
        QElapsedTimer since;
        since.start();
        const int before = peer.connections();
        QTRY_VERIFY(since.elapsed() > 1000);
        QVERIFY2(peer.connections() - before < 30, QByteArray::number(peer.connections() - before).constData());
    }

    void failuresHaveTheirConditions_data()
    {
        using Connection = HostilePeer::Connection;
        QTest::addColumn<HostilePeer::Script>("script");
        QTest::addColumn<int>("condition");
        const auto row = [](const char *name, HostilePeer::Script script, Condition c) { QTest::newRow(name) << script << int(c); };
        row("silent", [](Connection &c) { c.waitForTheEnd(); }, Condition::NotAnswering);
        row("drips", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"); while (c.wait(20ms) && c.write("x")) { } }, Condition::NotAnswering);
        row("resets", [](Connection &c) { c.readUntil("\r\n\r\n"); c.reset(); }, Condition::Down);
        row("ssh", [](Connection &c) { c.write("SSH-2.0-x\r\n"); c.waitForTheEnd(); }, Condition::Misconfigured);
        row("half a body", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"); }, Condition::Down);
        row("endless headers", [](Connection &c) { c.readUntil("\r\n\r\n"); c.write("HTTP/1.1 200 OK\r\n"); while (c.write("A: b\r\n")) { } }, Condition::Misconfigured);
    }
    void failuresHaveTheirConditions()
    {
        QFETCH(HostilePeer::Script, script);
        QFETCH(int, condition);
        const HostilePeer peer(script);
        ProbeBench bench;
        startOn(bench, settingsFor(peer.port()));
        QTRY_COMPARE(int(bench.condition()), condition);
        QVERIFY(!bench.reading(QStringLiteral("http.reachable")).hasValue());
        QCOMPARE(bench.value("http.errors"), 100.0);
        QVERIFY(!bench.says().isEmpty());
    }

    void mayBeDestroyedInEveryState()
    {
        const NginxServer server(kGood);
        ProbeBench bench;
        bench.add(target(settingsFor(server.port())));
        const auto flow = [](ProbeBench *b, flow::TimePoint end) -> flow::Task<void> {
            const watch::ProbeContext context = b->context();
            watch::HttpProbe probe(context, context.environment->targets.first());
            auto run = probe.run(*b);
            co_await flow::withDeadline(b->reactor, end, std::move(run));
        };
        const int states = destroyAtEverySuspension([&] { return flow(&bench, bench.reactor.now() + 250ms); });
        QVERIFY2(states > 5 && states < 200, QByteArray::number(states).constData());
    }
};

QTEST_GUILESS_MAIN(TstHttpProbe)
#include "tst_httpprobe.moc"
