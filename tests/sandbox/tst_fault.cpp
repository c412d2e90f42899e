// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault on the real sandbox: put in place by name, seen on the server itself, healed, seen to be gone.
#include "models/journal/journalfile.h"
#include "models/journal/reader.h"
#include "models/sandbox/faultinjector.h"
#include "tests/sandbox/sandboxview.h"
#include "tests/support/sandboxfixture.h"

#include <QTest>

using sandbox::FaultInjector;

class TestFault : public QObject {
    Q_OBJECT

private:
    bool isDown(const QString &server) { return !m_view->server(server).alive(); }
    QString sql(const char *server, const char *statement) { return m_view->sql(QString::fromLatin1(server), statement); }

    // True while the effect of the fault is there, as the server itself shows it.
    bool broken(const QString &fault)
    {
        const QString primary = QStringLiteral("shop-primary");
        if (fault == QStringLiteral("stop") || fault == QStringLiteral("kill"))
            return isDown(primary) || sql("shop-primary", "select 1") != QStringLiteral("1");
        if (fault == QStringLiteral("freeze"))
            return process::processStopped(m_view->server(primary).process);
        if (fault == QStringLiteral("fill-connections"))
            return sql("shop-primary", "select count(*) >= current_setting('max_connections')::int - 3 from pg_stat_activity "
                                       "where backend_type = 'client backend'") == QStringLiteral("t");
        if (fault == QStringLiteral("hold-lock"))
            return sql("shop-primary", "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and granted "
                                       "and relation = 'shop.orders'::regclass") == QStringLiteral("1");
        if (fault == QStringLiteral("fill-pool"))
            return sql("shop-primary", "select count(*) >= 12 from pg_stat_activity where state = 'idle in transaction' "
                                       "and query like '%held by the sandbox%'") == QStringLiteral("t");
        if (fault == QStringLiteral("cut-replication"))
            return sql("shop-standby", "select count(*) from pg_stat_wal_receiver where status = 'streaming'") == QStringLiteral("0");
        if (fault == QStringLiteral("pause-replay"))
            return sql("shop-standby", "select pg_is_wal_replay_paused()") == QStringLiteral("t");
        if (fault == QStringLiteral("break-archiving"))
            return sql("shop-primary", "select last_failed_time > coalesce(last_archived_time, '-infinity') "
                                       "from pg_stat_archiver") == QStringLiteral("t");
        if (fault == QStringLiteral("fill-disk"))
            return m_view->spaceUsed() > 0.99;
        if (fault == QStringLiteral("error-burst")) {
            for (int n = 0; n < 20; ++n)
                if (const auto answer = m_view->ask("/health"); !answer || answer->status != 200)
                    return true;
            return false;
        }
        if (fault == QStringLiteral("slow-http")) {
            const auto answer = m_view->ask("/health");
            return !answer || answer->timings.total > 1500;
        }
        if (fault == QStringLiteral("expire-certificate")) {
            const auto answer = m_view->ask("/health");
            return !answer && answer.error().code == flow::Errc::Tls;
        }
        if (fault == QStringLiteral("queue-backlog"))
            return m_view->queueLength() >= 1000;
        qFatal("no way to see %s", qPrintable(fault));
    }

private slots:
    void initTestCase()
    {
        m_sandbox.up();
        m_view = std::make_unique<SandboxView>(m_sandbox.folder());
    }
    void cleanupTestCase() { m_view.reset(); }

    void breaksAndMends_data()
    {
        QTest::addColumn<QString>("fault");
        for (const QString &name : FaultInjector::names())
            QTest::newRow(qPrintable(name)) << name;
    }
    void breaksAndMends()
    {
        QFETCH(QString, fault);
        QTRY_VERIFY_WITH_TIMEOUT(!broken(fault), 20000);
        auto done = m_sandbox.fault(fault);
        if (fault == QStringLiteral("fill-disk") && !m_view->state().fillDisk.isEmpty()) {
            QCOMPARE(done.code, 3);
            QVERIFY2(done.err.contains(m_view->state().fillDisk.toUtf8()), done.err.constData());
            return;
        }
        QVERIFY2(done.code == 0, done.err.constData());
        QTRY_VERIFY_WITH_TIMEOUT(broken(fault), 10000);
        done = m_sandbox.fault(fault); // again: nothing changes
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY(broken(fault));
        done = m_sandbox.heal();
        QVERIFY2(done.code == 0, done.err.constData());
        QTRY_VERIFY_WITH_TIMEOUT(!broken(fault), 20000);
        for (const auto &server : m_view->state().servers) {
            QVERIFY2(server.alive(), qPrintable(server.name));
            QCOMPARE(server.fault, QString());
        }
        done = m_sandbox.heal();
        QCOMPARE(done.code, 0);
    }

    void ordersAreKeptThroughAKill()
    {
        const int before = sql("shop-primary", "select max(id) from shop.orders").toInt();
        QVERIFY(before > 0);
        QCOMPARE(m_sandbox.fault(QStringLiteral("kill")).code, 0);
        QCOMPARE(m_sandbox.heal().code, 0);
        QVERIFY(sql("shop-primary", "select max(id) from shop.orders").toInt() >= before);
        // and the workload goes on by itself
        QTRY_VERIFY_WITH_TIMEOUT(sql("shop-primary", "select max(id) from shop.orders").toInt() > before + 3, 40000);
    }

    void eachStandsInTheJournalWithWhatCameOfIt()
    {
        const auto entries = [] {
            QStringList lines;
            auto reader = journal::Reader::open(journal::standardFile());
            if (!reader)
                return lines;
            (void)reader->all([&lines](const journal::StoredEntry &e) {
                const bool intent = e.record.phase == journal::Phase::Intent;
                if (intent || e.record.phase == journal::Phase::Outcome)
                    lines << QStringLiteral("%1 %2 %3 %4").arg(e.record.act, e.record.target, intent ? QStringLiteral("intent") : QString(journal::word(e.record.outcome)),
                                                              QString(e.details).replace(u'\n', QStringLiteral(" | ")));
                return true;
            });
            return lines;
        };
        const qsizetype before = entries().size();
        QCOMPARE(m_sandbox.fault(QStringLiteral("pause-replay"), QStringLiteral("no-such-server")).code, 3);
        QCOMPARE(entries().size(), before); // nothing was tried
        QCOMPARE(m_sandbox.fault(QStringLiteral("pause-replay")).code, 0);
        QVERIFY(m_sandbox.fault(QStringLiteral("freeze"), QStringLiteral("shop-standby")).code != 0); // it has one already
        QCOMPARE(m_sandbox.heal(QStringLiteral("shop-standby")).code, 0);
        const QStringList now = entries().mid(before);
        QCOMPARE(now.size(), 6);
        QCOMPARE(now[0], QStringLiteral("sandbox.fault shop-standby intent fault: pause-replay | environment: shop"));
        QVERIFY2(now[1].startsWith(QStringLiteral("sandbox.fault shop-standby done ")), qPrintable(now[1]));
        QVERIFY2(now[3].startsWith(QStringLiteral("sandbox.fault shop-standby failed ")), qPrintable(now[3]));
        QCOMPARE(now[4], QStringLiteral("sandbox.heal shop-standby intent environment: shop"));
        QCOMPARE(now[5], QStringLiteral("sandbox.heal shop-standby done Healed: shop-standby."));
    }

    void anyServerCanBeKilledAndComesBack_data()
    {
        QTest::addColumn<QString>("server");
        for (const char *name : {"shop-standby", "shop-pgbouncer", "shop-redis", "shop-service", "shop-api", "shop-workload", "shop-host"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void anyServerCanBeKilledAndComesBack()
    {
        QFETCH(QString, server);
        QCOMPARE(m_sandbox.fault(QStringLiteral("kill"), server).code, 0);
        QVERIFY(isDown(server));
        QCOMPARE(m_sandbox.heal(server).code, 0);
        QVERIFY(!isDown(server));
    }

    void theWorkloadTakesItsChildrenWithIt()
    {
        const QString workload = QStringLiteral("shop-workload");
        QTRY_VERIFY_WITH_TIMEOUT(!process::childrenOf(m_view->server(workload).process).isEmpty(), 10000);
        const auto children = process::childrenOf(m_view->server(workload).process);
        QCOMPARE(m_sandbox.fault(QStringLiteral("stop"), workload).code, 0);
        for (const auto &child : children)
            QTRY_VERIFY_WITH_TIMEOUT(!process::processAlive(child), 2000);
        QCOMPARE(m_sandbox.heal().code, 0);
    }

    void aSecondFaultOnAServerIsRefused()
    {
        QCOMPARE(m_sandbox.fault(QStringLiteral("pause-replay")).code, 0);
        const auto second = m_sandbox.fault(QStringLiteral("cut-replication"));
        QVERIFY(second.code != 0);
        QVERIFY2(second.err.contains("shop-standby has the fault pause-replay."), second.err.constData());
        QCOMPARE(m_sandbox.heal().code, 0);
    }

    void badNamesAreRefusedWithTheChoices()
    {
        auto refused = m_sandbox.fault(QStringLiteral("explode"));
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.err.contains("explode") && refused.err.contains("freeze"), refused.err.constData());
        refused = m_sandbox.fault(QStringLiteral("kill"), QStringLiteral("oltp-1"));
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.err.contains("oltp-1") && refused.err.contains("shop-primary"), refused.err.constData());
        refused = m_sandbox.fault(QStringLiteral("pause-replay"), QStringLiteral("shop-redis"));
        QVERIFY(refused.code != 0);
    }

private:
    SandboxFixture m_sandbox;
    std::unique_ptr<SandboxView> m_view;
};

QTEST_GUILESS_MAIN(TestFault)
#include "tst_fault.moc"
