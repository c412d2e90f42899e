// SPDX-License-Identifier: GPL-3.0-or-later
// A plan on request never runs the statement, whatever its text holds; what cannot be planned says why.

#include "tests/support/planbench.h"

#include <QTest>

using namespace std::chrono_literals;

class TstPlan : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PlanBench> m_bench;
    std::unique_ptr<postgres::Session> m_session; // of the superuser: what ran would have every right

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_server = std::make_unique<PostgresServer>();
        m_bench = std::make_unique<PlanBench>(*m_server);
        m_session = m_bench->connected("postgres");
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_bench.reset();
        m_server.reset();
    }

    void isTheGenericPlan()
    {
        const QString before = PlanBench::text(m_bench->plan(*m_session, QStringLiteral("select * from item where i = $1 and name <> $2")));
        QVERIFY2(before.contains(QLatin1String("Seq Scan on item")) && before.contains(QLatin1String("i = $1")), qPrintable(before));
        m_server->sql(QStringLiteral("create index item_i on item (i)"));
        const QString after = PlanBench::text(m_bench->plan(*m_session, QStringLiteral("select * from item where i = $1 and name <> $2")));
        QVERIFY2(after.contains(QLatin1String("using item_i")), qPrintable(after));
        QVERIFY(m_bench->idle(*m_session));
    }

    void runsNothing_data()
    {
        QTest::addColumn<QString>("statement");
        for (const QString &statement : statementsThatWrite())
            QTest::newRow(qPrintable(statement)) << statement;
    }
    void runsNothing()
    {
        QFETCH(QString, statement);
        const auto plan = m_bench->plan(*m_session, statement);
        QVERIFY2(plan.has_value(), qPrintable(PlanBench::text(plan)));
        QVERIFY(!plan->lines.empty());
        QVERIFY(m_bench->untouched());
        QVERIFY(m_bench->idle(*m_session));
    }

    void hostileTextsDoNothing_data()
    {
        QTest::addColumn<QString>("statement");
        for (const QString &statement : hostileTexts())
            QTest::newRow(qPrintable(statement)) << statement;
    }
    void hostileTextsDoNothing()
    {
        QFETCH(QString, statement);
        QVERIFY(!m_bench->plan(*m_session, statement).has_value());
        QVERIFY(m_bench->untouched());
        QVERIFY(!m_bench->bare(*m_session, statement).has_value());
        QVERIFY(m_bench->untouched());
        QVERIFY(m_bench->idle(*m_session));
    }

    void whatIsNoWholeStatementIsRefusedBeforeTheServer()
    {
        const auto why = [](const char *text, bool cut = false) { return statements::refusal({base::Untrusted(QString::fromLatin1(text)), cut}); };
        QVERIFY(why("select 1").isEmpty() && why("  ( SELECT 1)").isEmpty() && why("-- x\nWith a as (select 1) select 1").isEmpty());
        QVERIFY(!why("").isEmpty() && !why("-- select").isEmpty() && !why("/* select").isEmpty() && !why("/* select 1").isEmpty() && !why("select 1", true).isEmpty() && !why("selection").isEmpty() && !why("$$select$$").isEmpty());
        QVERIFY(why("select 1", true) != why("vacuum"));
    }

    void meansWhatItMeansToItsAuthor()
    {
        m_server->sql(QStringLiteral("create schema till authorization till"));
        m_server->sql(QStringLiteral("create table till.receipt (i int)"));
        m_server->sql(QStringLiteral("grant usage on schema till to console"));
        m_server->sql(QStringLiteral("grant select on till.receipt to console"));
        const auto console = m_bench->connected("console");
        const auto ofTill = m_bench->plan(*console, QStringLiteral("select * from receipt"), QStringLiteral("till"));
        QVERIFY2(PlanBench::text(ofTill).contains(QLatin1String("Seq Scan on receipt")), qPrintable(PlanBench::text(ofTill)));
        const auto ofOthers = m_bench->plan(*console, QStringLiteral("select * from receipt"), QStringLiteral("console"));
        QVERIFY(!ofOthers && ofOthers.error().sqlstate == "42P01" && !ofOthers.error().remedy.empty());
        m_server->sql(QStringLiteral("alter role console in database postgres set search_path = nowhere, till"));
        QVERIFY(m_bench->plan(*console, QStringLiteral("select * from receipt"), QStringLiteral("console")).has_value());
        QVERIFY(m_bench->idle(*console));
    }

    void refusalsSayWhatToDo()
    {
        const auto console = m_bench->connected("console");
        const auto said = [](const auto &plan) { return plan ? QString() : QString::fromStdString(plan.error().text + '/' + plan.error().remedy); };
        const auto denied = m_bench->plan(*console, QStringLiteral("select * from mark"));
        QVERIFY2(!denied && denied.error().sqlstate == "42501", qPrintable(said(denied)));
        const auto stranger = m_bench->plan(*m_session, QStringLiteral("select * from item"), QStringLiteral("till"));
        QVERIFY2(said(stranger).contains(QLatin1String("superuser")), qPrintable(said(stranger)));
        m_server->sql(QStringLiteral("create database elsewhere"));
        const auto there = m_bench->connected("postgres", "elsewhere");
        const auto other = m_bench->plan(*there, QStringLiteral("select 1"));
        QVERIFY2(said(other).contains(QLatin1String("elsewhere")), qPrintable(said(other)));
        const auto shortened = m_bench->plan(*m_session, QStringLiteral("select now() - interval $1"));
        QVERIFY2(!shortened && shortened.error().sqlstate == "42601" && said(shortened).contains(QLatin1String("$1")), qPrintable(said(shortened)));

        const std::unique_ptr<PGconn, decltype(&PQfinish)> holder(m_server->connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(holder.get(), "begin"));
        PQclear(PQexec(holder.get(), "lock item in access exclusive mode"));
        const auto locked = m_bench->plan(*console, QStringLiteral("select * from item"));
        QVERIFY2(!locked && locked.error().sqlstate == "55P03", qPrintable(said(locked)));
        PQclear(PQexec(holder.get(), "rollback"));
        QVERIFY(m_bench->plan(*console, QStringLiteral("select * from item")).has_value());
        QVERIFY(m_bench->idle(*console));
    }
};

QTEST_GUILESS_MAIN(TstPlan)
#include "tst_plan.moc"
