// SPDX-License-Identifier: GPL-3.0-or-later
// The connection dialog's test names the step that fails.
#include "models/watch/connectiontest.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"
#include "tests/support/testauthority.h"

#include <QTest>

using environment::Target;
using watch::ConnectionReport;
using Step = ConnectionReport::Step;
using Outcome = ConnectionReport::Outcome;

class TestPostgresConnectionTest : public QObject {
    Q_OBJECT

    TestAuthority m_authority, m_stranger;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<ProbeRun> m_run; // for its context

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        const auto pair = m_authority.issue(QStringLiteral("DNS:localhost"));
        PostgresServer::Options o;
        o.certificate = pair.certificate;
        o.key = pair.key;
        m_server = std::make_unique<PostgresServer>(o);
        m_server->sql(QStringLiteral("create role watcher login password 'right' in role pg_monitor; create role plain login password 'right'"));
        m_server->setHba({QStringLiteral("hostssl all all 127.0.0.1/32 scram-sha-256")});
        m_run = std::make_unique<ProbeRun>(Target(), [](const watch::ProbeContext &, const Target &) { return std::unique_ptr<watch::Probe>(); });
    }
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void failingStepIsNamed_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("stranger");
        QTest::addColumn<QByteArray>("outcome"); // name, TCP, TLS, authentication, permission: + ok, - failed, . skipped
        const QString local = QStringLiteral("localhost"), watcher = QStringLiteral("watcher");
        QTest::newRow("good") << local << watcher << QByteArray("right") << false << QByteArray("+++++");
        QTest::newRow("no pg_monitor") << local << QStringLiteral("plain") << QByteArray("right") << false << QByteArray("++++-");
        QTest::newRow("wrong password") << local << watcher << QByteArray("wrong") << false << QByteArray("+++-.");
        QTest::newRow("no password") << local << watcher << QByteArray() << false << QByteArray("+++-.");
        QTest::newRow("wrong name") << QStringLiteral("127.0.0.1") << watcher << QByteArray("right") << false << QByteArray("++-..");
        QTest::newRow("unknown authority") << local << watcher << QByteArray("right") << true << QByteArray("++-..");
        QTest::newRow("nobody listens") << QStringLiteral("nobody") << watcher << QByteArray("right") << false << QByteArray("+-...");
    }
    void failingStepIsNamed()
    {
        QFETCH(QString, host);
        QFETCH(QString, user);
        QFETCH(QByteArray, password);
        QFETCH(bool, stranger);
        QFETCH(QByteArray, outcome);
        environment::PostgresSettings s;
        s.host = host == QLatin1String("nobody") ? QStringLiteral("127.0.0.1") : host;
        s.port = host == QLatin1String("nobody") ? freePort() : m_server->port();
        s.user = user;
        s.tls.rootCertificate = (stranger ? m_stranger : m_authority).certificate();
        Target target;
        target.id = QStringLiteral("db");
        target.settings = s;
        auto task = watch::testConnection(m_run->context(), target, base::Secret(password.toStdString()));
        const auto report = runTask(std::move(task));
        QVERIFY(report);
        QByteArray got;
        for (const auto &l : report->steps) {
            got += l.outcome == Outcome::Ok ? '+' : l.outcome == Outcome::Failed ? '-' : '.';
            if (l.outcome == Outcome::Failed) {
                QVERIFY(!l.text.isEmpty());
                QVERIFY2(!l.remedy.isEmpty(), qPrintable(l.text.visible()));
            }
        }
        QCOMPARE(got, outcome);
    }
};

QTEST_GUILESS_MAIN(TestPostgresConnectionTest)
#include "tst_postgresconnectiontest.moc"
