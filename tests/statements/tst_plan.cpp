// SPDX-License-Identifier: GPL-3.0-or-later
// A plan on request never runs the statement, whatever its text holds, in whichever database it ran; what cannot be planned
// says why.

#include "models/statements/planner.h"
#include "tests/support/planbench.h"

#include <QSignalSpy>
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

    void anotherDatabaseIsPlannedOnAConnectionOfItsOwn()
    {
        m_server->sql(QStringLiteral("create database shop"));
        const auto inShop = [this](const char *sql) { return m_server->sql(QString::fromLatin1(sql), QStringLiteral("shop")); };
        inShop("create table orders (i int, state text)");
        inShop("create function mark() returns int language plpgsql volatile as $$ begin insert into orders values (1); return 1; end $$");
        inShop("grant select, insert, delete on orders to console");
        const auto console = m_bench->connected("console");
        const auto plan = [&](const char *text, const char *database = "shop") {
            return m_bench->elsewhere(*console, QStringLiteral("console"), QString::fromLatin1(database), QString::fromLatin1(text));
        };
        const auto said = [](const auto &refused) { return refused ? QString() : QString::fromStdString(refused.error().text + '/' + refused.error().remedy); };
        const QString orders = PlanBench::text(plan("select * from orders where i = $1"));
        QVERIFY2(orders.contains(QLatin1String("Seq Scan on orders")), qPrintable(orders));
        for (const char *writes : {"select mark()", "insert into orders values ($1, $2)", "delete from orders"})
            QVERIFY2(plan(writes).has_value(), writes);
        for (const QString &text : hostileTexts())
            QVERIFY2(!m_bench->elsewhere(*console, QStringLiteral("console"), QStringLiteral("shop"), text), qPrintable(text));
        QCOMPARE(inShop("select count(*) from orders"), QStringLiteral("0"));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->connectionsForPlans(), QStringLiteral("0"), 5000);

        inShop("revoke connect on database shop from public");
        QVERIFY2(said(plan("select * from orders")).contains(QLatin1String("Grant it CONNECT")), qPrintable(said(plan("select * from orders"))));
        const auto closed = plan("select 1", "template0");
        QVERIFY2(said(closed).contains(QLatin1String("takes no connections")), qPrintable(said(closed)));
        const auto gone = plan("select 1", "nowhere \" ; drop");
        QVERIFY2(said(gone).contains(QLatin1String("not there any more")), qPrintable(said(gone)));
        QCOMPARE(m_bench->connectionsForPlans(), QStringLiteral("0"));
        inShop("grant connect on database shop to public");
    }

    void theConsoleOpensItByItself()
    {
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        statements::EnginePlanner planner(feed);
        environment::Environment e;
        e.targets = {m_bench->target(QStringLiteral("console"))};
        feed.setEnvironment(std::make_shared<const environment::Environment>(e));
        QTRY_VERIFY_WITH_TIMEOUT(feed.snapshot(QStringLiteral("db")) && feed.snapshot(QStringLiteral("db"))->status.condition == watch::Condition::Up, 10000);
        QSignalSpy planned(&planner, &statements::Planner::planned), refused(&planner, &statements::Planner::refused);
        const auto ask = [&planner](const char *database, const char *text) {
            planner.ask(QStringLiteral("db"), {{base::Untrusted(QString::fromLatin1(text)), false}, base::Untrusted(QString::fromLatin1(database)), base::Untrusted(QStringLiteral("console"))});
        };
        for (int i = 0; i < 3; ++i) // in turn: never more than one connection
            ask("shop", "select * from orders");
        ask("postgres", "select * from public.item");
        ask("shop", "drop table orders");
        QTRY_COMPARE_WITH_TIMEOUT(planned.size() + refused.size(), 5, 15000);
        QStringList why;
        for (const QList<QVariant> &one : std::as_const(refused))
            why << QString::fromStdString(one[2].value<base::Error>().text);
        QVERIFY2(planned.size() == 4 && why.size() == 1, qPrintable(why.join(u'/')));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->connectionsForPlans(), QStringLiteral("0"), 5000);
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
