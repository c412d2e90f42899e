// SPDX-License-Identifier: GPL-3.0-or-later
// Which table hold-lock takes, in a sandbox file of the user's own: the named one, however it is spelled, or the
// biggest.
#include "tests/sandbox/sandboxview.h"
#include "tests/support/sandboxfixture.h"

#include <QTest>

class TestHoldLock : public QObject {
    Q_OBJECT

private:
    QString locked(const QString &server)
    {
        return m_view->sql(server, "select string_agg(relation::regclass::text, ' ') from pg_locks "
                                   "where mode = 'AccessExclusiveLock' and granted and relation is not null");
    }

private slots:
    void initTestCase()
    {
        QFile::setPermissions(m_files.path(), QFile::Permissions(0x7755));
        const auto write = [this](const char *name, const QByteArray &text) {
            QFile file(m_files.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write("own.sql", R"(create table public.small(n int);
create table public.big as select n, repeat('x', 100) from generate_series(1, 5000) n;
create schema "Odd ""Schema""; drop table public.big";
create table "Odd ""Schema""; drop table public.big"."Mein Tisch"(n int);
)");
        const QByteArray common = "kind: postgres\n    settings:\n      database: shop\n      roles: [me]\n      setup: own.sql\n";
        write("own.yaml", "name: own\nservers:\n  - name: default\n    " + common + "  - name: odd\n    " + common
                  + "      lock_table: '\"Odd \"\"Schema\"\"; drop table public.big\".\"Mein Tisch\"'\n  - name: plain\n    " + common
                  + "      lock_table: SMALL\n  - name: wrong\n    " + common + "      lock_table: nowhere.tab\n"
                  + "  - name: bare\n    kind: postgres\nenvironment: |\n  name: own\n");
        const auto up = m_sandbox.run({QStringLiteral("up"), QStringLiteral("--file"), m_files.filePath(QStringLiteral("own.yaml"))}, 120000);
        QVERIFY2(up.code == 0, up.err.constData());
        m_view = std::make_unique<SandboxView>(m_sandbox.folder());
    }
    void cleanupTestCase()
    {
        m_view.reset();
        QCOMPARE(m_sandbox.run({QStringLiteral("down")}).code, 0);
    }

    void theTableIsHeld_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("table");
        QTest::newRow("the biggest") << QStringLiteral("default") << QStringLiteral("big");
        QTest::newRow("odd names") << QStringLiteral("odd") << QStringLiteral("\"Odd \"\"Schema\"\"; drop table public.big\".\"Mein Tisch\"");
        QTest::newRow("folded") << QStringLiteral("plain") << QStringLiteral("small");
    }
    void theTableIsHeld()
    {
        QFETCH(QString, server);
        QFETCH(QString, table);
        const auto held = m_sandbox.fault(QStringLiteral("hold-lock"), server);
        QVERIFY2(held.code == 0, held.err.constData());
        QVERIFY2(held.out.contains(table.toUtf8() + " in ACCESS EXCLUSIVE mode"), held.out.constData());
        QCOMPARE(locked(server), table);
        QCOMPARE(m_view->sql(server, "select count(*) from pg_class where relname in ('small', 'big', 'Mein Tisch')"), QStringLiteral("3"));
        QCOMPARE(m_sandbox.heal(server).code, 0);
        QTRY_COMPARE(locked(server), QString());
    }

    void aHolderThatWasEndedIsSaid()
    {
        const QString server = QStringLiteral("plain");
        const auto status = [this] { return QString::fromUtf8(m_sandbox.run({QStringLiteral("status")}).out); };
        QCOMPARE(m_sandbox.fault(QStringLiteral("hold-lock"), server).code, 0);
        QVERIFY2(status().contains(QLatin1String("fault: hold-lock\n")), qPrintable(status()));
        (void)m_view->sql(server, "select count(pg_terminate_backend(pid)) from pg_locks where mode = 'AccessExclusiveLock' and granted and relation is not null");
        QTRY_VERIFY_WITH_TIMEOUT(status().contains(QLatin1String("fault: hold-lock (its holder is gone; heal to clear)\n")), 15000);
        QVERIFY(m_sandbox.run({QStringLiteral("status"), QStringLiteral("--json")}).out.contains("\"fault_in_place\": false"));
        QCOMPARE(m_sandbox.fault(QStringLiteral("hold-lock"), server).code, 0); // it can be had again
        QCOMPARE(locked(server), QStringLiteral("small"));
        QCOMPARE(m_sandbox.heal(server).code, 0);
        QVERIFY2(!status().contains(QLatin1String("fault:")), qPrintable(status()));
    }

    void noTableIsSaid()
    {
        auto refused = m_sandbox.fault(QStringLiteral("hold-lock"), QStringLiteral("wrong"));
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("The database shop has no table nowhere.tab.") && refused.err.contains("lock_table"), refused.err.constData());
        refused = m_sandbox.fault(QStringLiteral("hold-lock"), QStringLiteral("bare"));
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("The database postgres has no table."), refused.err.constData());
        for (const auto &server : m_view->state().servers)
            QCOMPARE(server.fault, QString());
    }

private:
    QTemporaryDir m_files;
    SandboxFixture m_sandbox;
    std::unique_ptr<SandboxView> m_view;
};

QTEST_GUILESS_MAIN(TestHoldLock)
#include "tst_holdlock.moc"
