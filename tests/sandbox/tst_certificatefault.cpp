// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate that expires and is renewed on live servers: when the command has ended, whoever connects sees it; and
// whatever was killed half way is mended by the next heal. QD_WHOLE: twenty rounds of the first.
#include "models/sandbox/certificates.h"
#include "tests/sandbox/sandboxview.h"
#include "tests/support/sandboxfixture.h"

#include <QTest>

#include <csignal>

class TestCertificateFault : public QObject {
    Q_OBJECT

private:
    static inline const QString kExpire = QStringLiteral("expire-certificate");
    static inline const QString kApi = QStringLiteral("shop-api");

    // A fresh handshake with nginx, whose chain is verified.
    QString seenByClients()
    {
        const auto answer = m_view->ask("/health");
        if (answer)
            return QStringLiteral("valid");
        const QString said = QString::fromStdString(answer.error().text);
        return said.contains(QLatin1String("expired")) ? QStringLiteral("expired") : said;
    }
    // The same through libpq; who logs in does not matter.
    QString seenByLibpq(const QString &server)
    {
        const QByteArray port = QByteArray::number(m_view->server(server).port), root = (m_sandbox.folder() + QStringLiteral("/ca/ca.crt")).toUtf8();
        const char *keys[] = {"host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "connect_timeout", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), "nobody_here", "x", "shop", "verify-full", root.constData(), "3", nullptr};
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(PQconnectdbParams(keys, values, 0), &PQfinish);
        const QString said = QString::fromUtf8(PQerrorMessage(c.get()));
        if (said.contains(QLatin1String("certificate verify failed")))
            return QStringLiteral("expired");
        return said.contains(QLatin1String("authentication failed")) || said.contains(QLatin1String("no such user")) ? QStringLiteral("valid") : said;
    }
    std::unique_ptr<QProcess> begin(QStringList arguments)
    {
        auto p = std::make_unique<QProcess>();
        arguments.prepend(QStringLiteral("sandbox"));
        p->start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")),
                 arguments << QStringLiteral("--folder") << m_sandbox.folder());
        p->waitForStarted();
        return p;
    }
    void killAfter(QProcess &p, int ms)
    {
        p.waitForFinished(ms);
        p.kill(); // SIGKILL
        p.waitForFinished();
    }
    QString faultOn(const QString &server) { return m_view->server(server).fault; }

private slots:
    void initTestCase()
    {
        m_sandbox.up();
        m_view = std::make_unique<SandboxView>(m_sandbox.folder());
    }
    void cleanupTestCase() { m_view.reset(); }
    void cleanup()
    {
        const auto healed = m_sandbox.heal();
        QVERIFY2(healed.code == 0, healed.err.constData());
        QCOMPARE(seenByClients(), QStringLiteral("valid"));
        QCOMPARE(faultOn(kApi), QString());
    }

    void eachCommandHasWorkedWhenItEnds()
    {
        const int rounds = qEnvironmentVariableIsSet("QD_WHOLE") ? 20 : 8;
        for (int round = 0; round < rounds; ++round) {
            const auto broken = m_sandbox.fault(kExpire);
            QVERIFY2(broken.code == 0, broken.err.constData());
            QCOMPARE(seenByClients(), QStringLiteral("expired"));
            const auto healed = m_sandbox.heal(kApi);
            QVERIFY2(healed.code == 0, healed.err.constData());
            QCOMPARE(seenByClients(), QStringLiteral("valid"));
        }
    }

    void postgresAndItsPoolerToo_data()
    {
        QTest::addColumn<QString>("server");
        QTest::newRow("postgres") << QStringLiteral("shop-primary");
        QTest::newRow("pgbouncer") << QStringLiteral("shop-pgbouncer");
    }
    void postgresAndItsPoolerToo()
    {
        QFETCH(QString, server);
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(seenByLibpq(server), QStringLiteral("valid"));
            const auto broken = m_sandbox.fault(kExpire, server);
            QVERIFY2(broken.code == 0, broken.err.constData());
            QCOMPARE(seenByLibpq(server), QStringLiteral("expired"));
            const auto healed = m_sandbox.heal(server);
            QVERIFY2(healed.code == 0, healed.err.constData());
        }
        QCOMPARE(seenByLibpq(server), QStringLiteral("valid"));
    }

    void theInjectorMayDieAtAnyMoment()
    {
        for (int round = 0; round < 8; ++round) {
            const auto injecting = begin({QStringLiteral("fault"), kExpire});
            QTRY_VERIFY(faultOn(kApi) == kExpire || injecting->waitForFinished(0));
            killAfter(*injecting, round * 8);
            QCOMPARE(faultOn(kApi), kExpire);
            if (round % 2) { // asked for again, it takes effect
                const auto again = m_sandbox.fault(kExpire);
                QVERIFY2(again.code == 0, again.err.constData());
                QCOMPARE(seenByClients(), QStringLiteral("expired"));
            }
            const auto healed = m_sandbox.heal();
            QVERIFY2(healed.code == 0, healed.err.constData());
            QCOMPARE(seenByClients(), QStringLiteral("valid"));
        }
    }

    void theHealerMayDieAtAnyMoment()
    {
        const QString certificate = m_view->server(kApi).extra.value(QStringLiteral("certificate"));
        for (int round = 0; round < 8; ++round) {
            QCOMPARE(m_sandbox.fault(kExpire).code, 0);
            const auto healing = begin({QStringLiteral("heal")});
            QTRY_VERIFY(!sandbox::certificateExpired(certificate) || healing->waitForFinished(0));
            killAfter(*healing, round * 8);
            const auto healed = m_sandbox.heal();
            QVERIFY2(healed.code == 0, healed.err.constData());
            QCOMPARE(seenByClients(), QStringLiteral("valid"));
            QCOMPARE(faultOn(kApi), QString());
        }
    }

    void aServerThatDiesMeanwhileIsStartedWithTheNewOne()
    {
        for (int round = 0; round < 4; ++round) {
            QCOMPARE(m_sandbox.fault(kExpire).code, 0);
            const sandbox::ServerRecord api = m_view->server(kApi);
            QVERIFY(process::signalProcess(api.process, SIGKILL)); // its worker goes on serving
            QTRY_VERIFY(!process::processAlive(api.process));
            if (round % 2) { // and whoever was renewing the pair died between its two files
                QFile key(api.extra.value(QStringLiteral("key")));
                QVERIFY(key.open(QIODevice::WriteOnly | QIODevice::Truncate));
            }
            const auto up = m_sandbox.run({QStringLiteral("up")}, 60000); // adopts it and leaves the fault
            QVERIFY2(!up.err.contains("Could not"), up.err.constData());
            QCOMPARE(faultOn(kApi), kExpire);
            const auto healed = m_sandbox.heal();
            QVERIFY2(healed.code == 0, healed.err.constData());
            QVERIFY(m_view->server(kApi).alive());
            QCOMPARE(seenByClients(), QStringLiteral("valid"));
        }
    }

    void aServerThatNeverShowsItIsNamed()
    {
        const sandbox::ServerRecord api = m_view->server(kApi);
        QFile config(api.config);
        QVERIFY(config.open(QIODevice::ReadWrite));
        const QByteArray good = config.readAll();
        QVERIFY(config.seek(0) && config.write("nonsense;\n" + good) > 0); // nginx keeps what it had
        config.close();
        const auto broken = m_sandbox.fault(kExpire);
        QVERIFY(config.open(QIODevice::WriteOnly | QIODevice::Truncate) && config.write(good) > 0);
        config.close();
        QVERIFY(broken.code != 0);
        QVERIFY2(broken.err.contains("shop-api does not show its new certificate.") && broken.err.contains("unknown directive"), broken.err.constData());
        QCOMPARE(seenByClients(), QStringLiteral("valid"));
    }

private:
    SandboxFixture m_sandbox;
    std::unique_ptr<SandboxView> m_view;
};

QTEST_GUILESS_MAIN(TestCertificateFault)
#include "tst_certificatefault.moc"
