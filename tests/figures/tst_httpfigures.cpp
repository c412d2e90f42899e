// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of an HTTP endpoint that has limits, driven on a real nginx with TLS from fine over warning to critical and back.
#include "tests/support/figurewatch.h"
#include "tests/support/nginxserver.h"
#include "tests/support/testauthority.h"

using namespace Qt::StringLiterals;

namespace {

const QByteArray kWell = "location / { default_type text/plain; return 200 'all is well'; }";

} // namespace

class TestHttpFigures : public QObject {
    Q_OBJECT
    TestAuthority m_authority;
    TestAuthority::Pair m_long, m_short, m_shortest;
    std::unique_ptr<NginxServer> m_server;
    std::unique_ptr<FigureWatch> m_watch;

    void serve(const QByteArray &block) { m_server->replace(block, m_long.certificate, m_long.key); }
    void certify(const TestAuthority::Pair &pair) { m_server->replace(kWell, pair.certificate, pair.key); }
    // nginx sends 4000 bytes at once and as many after each second
    void drip(int bytes)
    {
        m_server->write(u"page"_s, QByteArray(bytes, 'x'));
        serve("location / { root " + m_server->folder().toUtf8() + "; limit_rate 4000; try_files /page =404; }");
    }
    QMap<QString, FigureDeed> deeds()
    {
        const auto well = [this] { serve(kWell); };
        const auto all = [this](int status) { return [this, status] { serve("location / { return " + QByteArray::number(status) + "; }"); }; };
        const auto some = [this](int status) { // a quarter of them
            return [this, status] { serve("if ($request_id ~ \"^[0-3]\") { return " + QByteArray::number(status) + "; }\n" + kWell); };
        };
        QMap<QString, FigureDeed> out;
        out[u"http.ok"_s] = {all(503), {}, well};
        out[u"http.total"_s] = {[this] { drip(6000); }, [this] { drip(10000); }, well};
        out[u"http.errors"_s] = {some(503), all(503), well};
        out[u"http.throttled"_s] = {some(429), all(429), well};
        out[u"http.certificate.days"_s] = {[this] { certify(m_short); }, [this] { certify(m_shortest); }, [this] { certify(m_long); }};
        return out;
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_long = m_authority.issue(u"DNS:localhost"_s, 40);
        m_short = m_authority.issue(u"DNS:localhost"_s, 10);
        m_shortest = m_authority.issue(u"DNS:localhost"_s, 4);
        m_server = std::make_unique<NginxServer>(kWell, m_long.certificate, m_long.key);
        environment::HttpSettings s;
        s.url = QUrl(u"https://localhost:%1/"_s.arg(m_server->port()));
        s.tls.rootCertificate = m_authority.certificate();
        auto t = targetOf(u"api"_s, environment::TargetKind::Http, s);
        t.deadline = std::chrono::seconds(10);
        m_watch = std::make_unique<FigureWatch>(QList{t}, httpRows());
    }
    void cleanupTestCase() { m_watch.reset(); }

    void fineWarningCriticalAndBack_data() { m_watch->addRows(); }
    void fineWarningCriticalAndBack() { m_watch->driveRow(deeds()); }
};

QTEST_GUILESS_MAIN(TestHttpFigures)
#include "tst_httpfigures.moc"
