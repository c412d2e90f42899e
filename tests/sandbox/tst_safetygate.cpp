// SPDX-License-Identifier: GPL-3.0-or-later
// Forged records must never lead a fault to a server that the sandbox did not start.
#include "models/sandbox/safetygate.h"
#include "tests/sandbox/sandboxview.h"
#include "tests/support/postgresserver.h"
#include "tests/support/sandboxfixture.h"

#include <QTest>

using sandbox::ServerRecord;
using sandbox::StateFile;

class TestSafetyGate : public QObject {
    Q_OBJECT

private:
    // Why the gate refuses; empty when it opens.
    QString refusal(const StateFile &state, const QString &server = QStringLiteral("shop-primary"))
    {
        const auto passed = runTask(sandbox::passSafetyGate(m_view->reactor(), state, server));
        if (!passed)
            return QStringLiteral("no end");
        return *passed ? QString() : QString::fromStdString(passed->error().text);
    }
    ServerRecord &primaryOf(StateFile &state) { return *state.find(QStringLiteral("shop-primary")); }
    process::Identity production() const
    {
        return {m_production->postmaster(), process::startTimeOf(m_production->postmaster())};
    }

private slots:
    void initTestCase()
    {
        m_sandbox.up();
        m_view = std::make_unique<SandboxView>(m_sandbox.folder());
        m_production = std::make_unique<PostgresServer>();
    }

    void opensForEveryServerOfTheSandbox()
    {
        const StateFile state = m_view->state();
        for (const ServerRecord &server : state.servers)
            QCOMPARE(refusal(state, server.name), QString());
    }

    void refusesAProcessThatIsNotOurs()
    {
        StateFile state = m_view->state();
        primaryOf(state).process = {getpid(), process::startTimeOf(getpid())};
        QVERIFY(!refusal(state).isEmpty());
        primaryOf(state).process = production();
        QVERIFY2(refusal(state).contains(QStringLiteral("was not started from")), qPrintable(refusal(state)));
    }

    void refusesARecycledPid()
    {
        StateFile state = m_view->state();
        primaryOf(state).process.startTime += 1;
        QVERIFY2(refusal(state).contains(QStringLiteral("is not the one that the sandbox started")), qPrintable(refusal(state)));
    }

    void refusesAProcessOfAnotherServerOfTheSandbox()
    {
        StateFile state = m_view->state();
        primaryOf(state).process = state.find(QStringLiteral("shop-standby"))->process;
        QVERIFY(!refusal(state).isEmpty());
    }

    void refusesFoldersElsewhere()
    {
        StateFile state = m_view->state();
        primaryOf(state).dataFolder = m_production->data();
        QVERIFY2(refusal(state).contains(QStringLiteral("is not inside the sandbox folder")), qPrintable(refusal(state)));
        state = m_view->state();
        primaryOf(state).folder = state.folder + QStringLiteral("/../../../etc");
        QVERIFY(!refusal(state).isEmpty());
        state = m_view->state();
        primaryOf(state).extra[QStringLiteral("archiveFolder")] = QStringLiteral("/var/backups");
        QVERIFY(!refusal(state).isEmpty());
        state = m_view->state();
        primaryOf(state).extra[QStringLiteral("space")] = QStringLiteral("/var/lib/postgresql");
        QVERIFY(!refusal(state).isEmpty());
    }

    void refusesASymbolicLink()
    {
        StateFile state = m_view->state();
        const QString link = state.folder + QStringLiteral("/linked");
        QVERIFY(QFile::link(m_production->data(), link));
        primaryOf(state).dataFolder = link;
        const QString why = refusal(state);
        QFile::remove(link);
        QVERIFY2(why.contains(QStringLiteral("symbolic link")), qPrintable(why));
    }

    void refusesTheMarkerOfAnotherSandbox()
    {
        StateFile state = m_view->state();
        state.id = QString(32, u'0');
        QVERIFY2(refusal(state).contains(QStringLiteral("marker")), qPrintable(refusal(state)));
    }

    void refusesAnotherUser()
    {
        StateFile state = m_view->state();
        state.user = QStringLiteral("root");
        QVERIFY(!refusal(state).isEmpty());
        state.user = QStringLiteral("no-such-user");
        QVERIFY(!refusal(state).isEmpty());
        state.user = QStringLiteral("daemon");
        QVERIFY(!refusal(state).isEmpty());
    }

    void refusesAnotherPort()
    {
        StateFile state = m_view->state();
        primaryOf(state).port = m_production->port();
        QVERIFY2(refusal(state).contains(QStringLiteral("does not listen on port")), qPrintable(refusal(state)));
        primaryOf(state).port = state.find(QStringLiteral("shop-redis"))->port;
        QVERIFY2(refusal(state).contains(QStringLiteral("is recorded for shop-redis, too")), qPrintable(refusal(state)));
    }

    void refusesTheSocketOfAnotherServer()
    {
        StateFile state = m_view->state();
        primaryOf(state).extra[QStringLiteral("socketFolder")] = state.find(QStringLiteral("shop-standby"))->extra.value(QStringLiteral("socketFolder"));
        QVERIFY2(refusal(state).contains(QStringLiteral("listens on its socket")), qPrintable(refusal(state)));
    }

    void refusesAnotherSystemIdentifier()
    {
        StateFile state = m_view->state();
        primaryOf(state).extra[QStringLiteral("systemIdentifier")] = QStringLiteral("7000000000000000000");
        QVERIFY2(refusal(state).startsWith(QStringLiteral("The server that answers is")), qPrintable(refusal(state)));
    }

    void refusesAnUnknownServer()
    {
        QVERIFY(!refusal(m_view->state(), QStringLiteral("oltp-1")).isEmpty());
    }

    void aForgedStateFileNeverReachesProduction_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"kill", "stop", "freeze", "break-archiving", "fill-connections", "hold-lock"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void aForgedStateFileNeverReachesProduction()
    {
        QFETCH(QString, fault);
        const StateFile before = m_view->state();
        const auto forged = StateFile::update(m_sandbox.folder(), [&](StateFile &state) {
            ServerRecord &primary = primaryOf(state);
            primary.process = production();
            primary.port = m_production->port();
            primary.dataFolder = m_production->data();
            primary.extra[QStringLiteral("socketFolder")] = m_production->folder();
            primary.extra[QStringLiteral("systemIdentifier")] = m_production->sql(QStringLiteral("select system_identifier from pg_control_system()"));
        });
        QVERIFY(forged);
        const auto outcome = m_sandbox.fault(fault);
        QVERIFY(before.save());
        QCOMPARE(outcome.code, 3);
        QVERIFY(m_production->running());
        QVERIFY(!process::processStopped(production()));
        QCOMPARE(m_production->sql(QStringLiteral("select current_setting('archive_command')")), QStringLiteral("(disabled)"));
        QVERIFY(m_production->sql(QStringLiteral("select count(*) from pg_stat_activity where backend_type = 'client backend'")).toInt() <= 2);
    }

private:
    SandboxFixture m_sandbox;
    std::unique_ptr<SandboxView> m_view;
    std::unique_ptr<PostgresServer> m_production;
};

QTEST_GUILESS_MAIN(TestSafetyGate)
#include "tst_safetygate.moc"
