// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table with a hostile name that statements read whole, on a real server of any major with pg_stat_statements in a schema
// with an odd name: the index that is named for it is made, and used. Blocking; the test's own thread.

#include "tests/upkeep/upkeepserver.h"

class MissingIndexStage {
public:
    explicit MissingIndexStage(int major = 15, bool counted = true)
    {
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("autovacuum_naptime = 1h") << QStringLiteral("max_parallel_workers_per_gather = 0") << QStringLiteral("jit = off");
        if (counted)
            o.settings << QStringLiteral("shared_preload_libraries = 'pg_stat_statements'");
        m_server = std::make_unique<PostgresServer>(o);
        m_server->setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        if (counted)
            m_server->sql(QStringLiteral("create schema \"odd \"\"schema\"; grant usage on schema \"odd \"\"schema\" to public;"
                                         "create extension pg_stat_statements schema \"odd \"\"schema\"; create role viewer login in role pg_monitor"));
        m_server->sql(QStringLiteral("create schema \"My Shop\""));
        m_server->sql(QStringLiteral("create table %1 (id bigint primary key, \"The %I\" int, state text, note text)").replace(QStringLiteral("%1"), table()));
        m_server->sql(QStringLiteral("insert into ") + table() + QStringLiteral(" select n, n % 200, 's' || n % 3, 'whisper' from generate_series(1, 20000) as n"));
        m_oid = m_server->sql(QStringLiteral("select max(c.oid) from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where n.nspname = 'My Shop' and c.relkind = 'r'"));
        if (!waitFor(QStringLiteral("select pg_stat_get_live_tuples(@) >= 20000")))
            qFatal("what was inserted is not counted");
        m_server->sql(QStringLiteral("vacuum (analyze) ") + table());
        if (counted)
            m_server->sql(QStringLiteral("select \"odd \"\"schema\".pg_stat_statements_reset()")); // what planted it
        limits.scannedRows = 1000;
        limits.scans = 5;
    }

    // As a statement writes it, and as the server quotes it.
    static QString table() { return QStringLiteral("\"My Shop\".\"O'rder %s \"\"x\"\" &<\""); }
    static QString column() { return QStringLiteral("\"The %I\""); }

    void ask(int times, const QString &condition)
    {
        for (int i = 0; i < times; ++i)
            m_server->sql(QStringLiteral("select count(*) from ") + table() + QStringLiteral(" as o where ") + QString(condition).replace(QStringLiteral("@"), QString::number(i)));
    }
    // Counters reach everybody a moment after the statement.
    [[nodiscard]] bool scannedWhole(int times)
    {
        return waitFor(QStringLiteral("select pg_stat_get_numscans(@) >= %1 and pg_stat_get_live_tuples(@) >= 20000").arg(times));
    }
    [[nodiscard]] bool scannedByIndex(int times)
    {
        return waitFor(QStringLiteral("select sum(pg_stat_get_numscans(indexrelid)) >= %1 from pg_index where indrelid = @").arg(times));
    }
    // Nothing: there is none about full scans.
    std::optional<health::Advice> advice(const QString &user = QStringLiteral("postgres"))
    {
        const auto seen = lookAtUpkeep(upkeepTarget(*m_server, QStringLiteral("db"), user));
        part = seen->upkeep->scansPart;
        for (health::Advice &a : health::adviceOf(*seen->upkeep, {}, limits))
            if (a.kind == health::Advice::Kind::ManyScans)
                return a;
        return std::nullopt;
    }
    PostgresServer &server() { return *m_server; }

    watch::AdviceLimits limits;
    watch::Upkeep::Part part; // of the last advice

private:
    bool waitFor(const QString &question)
    {
        const QString asked = QString(question).replace(QLatin1Char('@'), m_oid);
        return QTest::qWaitFor([&] { return m_server->sql(asked) == QLatin1String("t"); }, 15000);
    }

    std::unique_ptr<PostgresServer> m_server;
    QString m_oid;
};

// Empty: the index was named, made and used.
inline QString missingIndexIsNamedAndUsed(int major)
{
    using Told = health::Advice::Told;
    MissingIndexStage stage(major);
    const QString condition = QStringLiteral("o.state = 'whisper' and o.\"The %I\" = @ and o.id + 0 > 5");
    stage.ask(12, condition);
    if (!stage.scannedWhole(12))
        return QStringLiteral("the scans were not counted");
    std::optional<health::Advice> a;
    const auto named = [&] { return (a = stage.advice()) && a->told == Told::Index; };
    if (!QTest::qWaitFor(named, 15000))
        return QStringLiteral("nothing was named: %1 %2").arg(a ? health::adviceTold(a->told) : QStringLiteral("no advice"), stage.part.why.visible());
    if (a->statement.raw() != QStringLiteral("CREATE INDEX CONCURRENTLY ON ") + MissingIndexStage::table() + QStringLiteral(" (\"The %I\", state);"))
        return a->statement.raw();
    if (a->sure != health::Advice::Sure::Likely || a->lock != health::Advice::Lock::Writers || a->bytes.value_or(0) < 100000)
        return QStringLiteral("not as sure, or not as large: %1, %2 bytes").arg(health::adviceSure(a->sure)).arg(a->bytes.value_or(0));
    if (a->statements.size() != 1 || a->statements[0].calls != 12 || a->statements[0].milliseconds <= 0)
        return QStringLiteral("its statement is not told");
    const QString words = health::adviceReason(*a) + health::adviceCost(*a);
    if (!words.contains(QString::number(a->statements[0].query)) || words.contains(QLatin1String("whisper")))
        return words;

    stage.server().sql(a->statement.raw());
    const auto served = [&] { return (a = stage.advice()) && a->told == Told::Served; };
    if (!QTest::qWaitFor(served, 15000))
        return QStringLiteral("it is named again: %1").arg(a ? a->statement.raw() : QStringLiteral("no advice"));
    if (!a->statement.isEmpty())
        return a->statement.raw();
    stage.ask(60, condition);
    if (!stage.scannedByIndex(60))
        return QStringLiteral("nobody uses the index");
    if (!QTest::qWaitFor([&] { return !stage.advice(); }, 15000))
        return QStringLiteral("the advice does not go away");
    return {};
}
