// SPDX-License-Identifier: GPL-3.0-or-later
// Every probe over HTTP carries the credential of its target to a real nginx that demands it, and asks once only when
// it is refused.
#include "models/watch/hostprobe.h"
#include "models/watch/httpjsonprobe.h"
#include "models/watch/httpprobe.h"
#include "models/watch/prometheusprobe.h"
#include "tests/support/nginxserver.h"
#include "tests/support/probebench.h"

#include <QTest>

using environment::TargetKind;
using watch::Condition;

namespace {

constexpr const char *kSecret = "canary-4711";
constexpr const char *kKey = "/usr/bin/secret";

// One page that a browser, a JSON reader and a reader of series can all be content with is not to be had: one each.
QByteArray guarded(const QByteArray &condition)
{
    return "access_log access.log;\n"
           "location / { if (" + condition + ") { return 401; } default_type text/plain; return 200 \"node_load1 1\\n"
           "node_memory_MemTotal_bytes 8\\nnode_cpu_seconds_total{cpu=\\\"0\\\",mode=\\\"idle\\\"} 1\\n\"; }\n"
           "location /json { if (" + condition + ") { return 401; } return 200 '{\"n\":1}'; }";
}

template <class Settings>
environment::Target targetWith(TargetKind kind, quint16 port, const QString &path, const QString &header)
{
    Settings s;
    s.url = QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path));
    s.authorizationHeader = header;
    auto t = targetOf(QStringLiteral("guarded"), kind, s);
    t.credential.source = environment::Credential::Source::Command;
    t.credential.command = {QLatin1String(kKey)};
    t.deadline = std::chrono::seconds(3);
    return t;
}

environment::Target targetFor(TargetKind kind, quint16 port, const QString &header)
{
    switch (kind) {
    case TargetKind::Host:
        return targetWith<environment::HostSettings>(kind, port, QStringLiteral("/metrics"), header);
    case TargetKind::Prometheus:
        return targetWith<environment::PrometheusSettings>(kind, port, QStringLiteral("/metrics"), header);
    case TargetKind::HttpJson:
        return targetWith<environment::HttpJsonSettings>(kind, port, QStringLiteral("/json"), header);
    default:
        return targetWith<environment::HttpSettings>(kind, port, QStringLiteral("/"), header);
    }
}

void startProbe(ProbeBench &bench, TargetKind kind)
{
    switch (kind) {
    case TargetKind::Host:
        return bench.start<watch::HostProbe>();
    case TargetKind::Prometheus:
        return bench.start<watch::PrometheusProbe>();
    case TargetKind::HttpJson:
        return bench.start<watch::HttpJsonProbe>();
    default:
        return bench.start<watch::HttpProbe>();
    }
}

int requests(const NginxServer &server)
{
    QFile log(server.path(QStringLiteral("access.log")));
    return log.open(QIODevice::ReadOnly) ? int(log.readAll().count('\n')) : 0;
}

void addKinds()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::newRow("http") << TargetKind::Http;
    QTest::newRow("host") << TargetKind::Host;
    QTest::newRow("prometheus") << TargetKind::Prometheus;
    QTest::newRow("http_json") << TargetKind::HttpJson;
}

} // namespace

class TstHttpAuthorization : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void everyKindCarriesItsToken_data() { addKinds(); }
    void everyKindCarriesItsToken()
    {
        QFETCH(TargetKind, kind);
        const NginxServer server(guarded("$http_authorization != 'Bearer " + QByteArray(kSecret) + "'"));
        ProbeBench bench;
        bench.add(targetFor(kind, server.port(), QStringLiteral("Authorization: Bearer")));
        bench.secrets.table[QLatin1String(kKey)] = kSecret;
        startProbe(bench, kind);
        QTRY_COMPARE(bench.condition(), Condition::Up);
        if (kind == TargetKind::Http)
            QCOMPARE(bench.value("http.ok"), 1.0);
    }

    void aRefusedTokenIsNotSentAgain_data() { addKinds(); }
    void aRefusedTokenIsNotSentAgain()
    {
        QFETCH(TargetKind, kind);
        const NginxServer server(guarded("$http_authorization != 'Bearer right'"));
        ProbeBench bench;
        bench.add(targetFor(kind, server.port(), QStringLiteral("Authorization: Bearer")));
        bench.secrets.table[QLatin1String(kKey)] = kSecret;
        startProbe(bench, kind);
        QTRY_COMPARE(bench.condition(), Condition::Refused);
        const base::Error said = bench.changes.back().error;
        QVERIFY(!said.remedy.empty());
        for (const std::string &text : {said.text, said.action, said.remedy})
            QVERIFY2(text.find("canary") == std::string::npos, text.c_str());
        QTest::qWait(1000); // nothing may happen: that is the point
        QCOMPARE(requests(server), 1);
    }

    void withoutTheCredentialItIsLockedOut_data() { addKinds(); }
    void withoutTheCredentialItIsLockedOut()
    {
        QFETCH(TargetKind, kind);
        const NginxServer server(guarded("$http_authorization != 'Bearer right'"));
        ProbeBench bench;
        bench.add(targetFor(kind, server.port(), QString()));
        startProbe(bench, kind);
        if (kind == TargetKind::Http) { // as anybody would meet it
            QTRY_COMPARE(bench.value("http.status"), 401.0);
            QCOMPARE(bench.value("http.ok"), 0.0);
        } else {
            QTRY_COMPARE(bench.condition(), Condition::Refused);
        }
        QCOMPARE(bench.secrets.asked, 0);
    }

    void otherHeadersAndSchemes_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("refuseIf");
        QTest::newRow("api key") << QStringLiteral("X-Api-Key") << QByteArray(kSecret) << "$http_x_api_key != '" + QByteArray(kSecret) + "'";
        QTest::newRow("basic") << QStringLiteral("Authorization: Basic") << QByteArray("ops:sesame")
                               << "$http_authorization != 'Basic " + QByteArray("ops:sesame").toBase64() + "'";
        QTest::newRow("basic, encoded") << QStringLiteral("Authorization: Basic") << QByteArray("ops:sesame").toBase64()
                                        << "$http_authorization != 'Basic " + QByteArray("ops:sesame").toBase64() + "'";
    }
    void otherHeadersAndSchemes()
    {
        QFETCH(QString, header);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, refuseIf);
        const NginxServer server(guarded(refuseIf));
        ProbeBench bench;
        bench.add(targetFor(TargetKind::Host, server.port(), header));
        bench.secrets.table[QLatin1String(kKey)] = secret.toStdString();
        bench.start<watch::HostProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Up);
    }
};

QTEST_GUILESS_MAIN(TstHttpAuthorization)
#include "tst_httpauthorization.moc"
