// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plans of statements on a real server, with everything at hand that would show if one of them ran: a table that counts
// its rows, a function that writes, a sequence.

#include "models/statements/plan.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"

class PlanBench {
public:
    explicit PlanBench(PostgresServer &s) : server(s)
    {
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        for (const char *sql : {"create table item (i int, name text)", "insert into item select i, 'x' || i from generate_series(1, 20000) as i",
                                "create table mark (at timestamptz)", "create sequence counter",
                                "create function mark() returns int language plpgsql volatile as $$ begin insert into mark values (now()); return 1; end $$",
                                "create procedure wipe() language sql as $$ delete from item $$", "analyze item", "create role console login",
                                "grant select, insert, update, delete on item to console", "create role till login"})
            server.sql(QString::fromLatin1(sql));
        m_before = trace();
    }

    [[nodiscard]] flow::TimePoint in(base::milliseconds d) const { return reactor.now() + d; }
    // As the probe's own connection.
    std::unique_ptr<postgres::Session> connected(const std::string &user, const std::string &database = "postgres")
    {
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(server.port()), database, user);
        s.tls = postgres::TlsMode::Disable;
        s.guard(2000, 200);
        s.parameters.emplace_back("search_path", "pg_catalog");
        auto session = runTask(postgres::Session::open({reactor, pool}, s, in(base::milliseconds(10000))));
        if (!session || !*session)
            qFatal("%s", session ? session->error().text.c_str() : "hung");
        return std::move(**session);
    }
    // Through every guard.
    base::Result<statements::Plan> plan(postgres::Session &session, const QString &text, const QString &author = QStringLiteral("postgres"), bool cut = false)
    {
        postgres::SessionAsker asker(session);
        statements::PlanRequest request{{base::Untrusted(text), cut}, base::Untrusted(QStringLiteral("postgres")), base::Untrusted(author)};
        auto got = runTask(statements::planOf(asker, request, in(base::milliseconds(10000))));
        return got ? *got : base::fail(base::Errc::TimedOut, "hung");
    }
    // A target of the server whose login is connected to "postgres".
    [[nodiscard]] environment::Target target(const QString &user) const
    {
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = server.port();
        s.user = user;
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("db");
        t.settings = s;
        return t;
    }
    // A statement that ran in another database, through every guard; `session` is the console's, connected to "postgres".
    base::Result<statements::Plan> elsewhere(postgres::Session &session, const QString &user, const QString &database, const QString &text)
    {
        postgres::SessionAsker asker(session);
        const statements::PlanRequest request{{base::Untrusted(text), false}, base::Untrusted(database), base::Untrusted(user)};
        const auto here = runTask(statements::ranHere(asker, request, in(base::milliseconds(10000))));
        if (!here || !*here)
            return here ? std::unexpected(here->error()) : base::fail(base::Errc::TimedOut, "hung");
        if (**here)
            return base::fail(base::Errc::Invalid, "it is the same database");
        FixedSecrets secrets;
        flow::BlockingPool cancels{1}, files{1};
        const watch::ProbeContext context{reactor, pool, cancels, files, secrets, std::make_shared<const environment::Environment>()};
        auto got = runTask(statements::planElsewhere(context, target(user), request, in(base::milliseconds(10000))));
        return got ? *got : base::fail(base::Errc::TimedOut, "hung");
    }
    [[nodiscard]] QString connectionsForPlans() const { return server.sql(QStringLiteral("select count(*) from pg_stat_activity where application_name = 'quarterdeck plan'")); }
    // Past what is asked before: the last guard alone.
    base::Result<postgres::Rows> bare(postgres::Session &session, const QString &text)
    {
        const auto statement = postgres::ForeignStatement::of(base::Untrusted(text));
        if (!statement)
            return std::unexpected(statement.error());
        auto got = runTask(session.planOf(*statement, "public", in(base::milliseconds(10000))));
        return got ? std::move(*got) : base::fail(base::Errc::TimedOut, "hung");
    }
    [[nodiscard]] static QString text(const base::Result<statements::Plan> &plan)
    {
        if (!plan)
            return QStringLiteral("! ") + QString::fromStdString(plan.error().text);
        QStringList lines;
        for (const base::Untrusted &line : plan->lines)
            lines << line.raw();
        return lines.join(QLatin1Char('\n'));
    }
    // Everything that a statement which ran would have changed.
    [[nodiscard]] QString trace()
    {
        return server.sql(QStringLiteral("select concat_ws(' ', (select count(*) from item), (select count(*) from mark), (select is_called from counter),"
                                         " (select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace),"
                                         " (select sum(hashtext(name)::bigint) from item))"));
    }
    [[nodiscard]] bool untouched() { return trace() == m_before; }
    // Nothing is left of the last plan, and the next question finds the session as it was.
    bool idle(postgres::Session &session)
    {
        auto left = runTask(session.query("select count(*) from pg_prepared_statements", in(base::milliseconds(5000))));
        return PQtransactionStatus(session.raw()) == PQTRANS_IDLE && left && *left && PQgetvalue((*left)->get(), 0, 0) == std::string_view("0");
    }

    PostgresServer &server;
    mutable flow::Reactor reactor;
    flow::BlockingPool pool{2};

private:
    QString m_before;
};

// Statements that would leave a trace, and texts that are more than one statement.
inline QStringList statementsThatWrite()
{
    return {QStringLiteral("select mark()"), QStringLiteral("select mark() from item where i = $1"), QStringLiteral("values (mark())"),
            QStringLiteral("insert into item values ($1, $2)"), QStringLiteral("insert into item select mark(), $1"),
            QStringLiteral("update item set name = $1 where i < $2"), QStringLiteral("delete from item"),
            QStringLiteral("with gone as (delete from item returning *) select count(*) from gone"), QStringLiteral("select nextval('counter')"),
            QStringLiteral("(select mark())"), QStringLiteral("/* a /* b */ */ -- c\n select mark();"), QStringLiteral("select 1 into fresh")};
}

inline QStringList hostileTexts()
{
    return {QStringLiteral("select 1; delete from item"), QStringLiteral("select 1; commit; drop table item"),
            QStringLiteral("select 1; rollback; set session characteristics as transaction read write; drop table item"),
            QStringLiteral("select $1); delete from item; --"), QStringLiteral("select 1 /* ; */ ; delete from item"),
            QStringLiteral("select ';'; delete from item"), QStringLiteral("select E'\\'; delete from item; --'; delete from item"),
            QStringLiteral("; delete from item"), QStringLiteral("analyze delete from item"), QStringLiteral("(analyze) delete from item"),
            QStringLiteral("explain analyze delete from item"), QStringLiteral("drop table item"), QStringLiteral("truncate item"),
            QStringLiteral("call wipe()"), QStringLiteral("do $$ begin delete from item; end $$"), QStringLiteral("copy item to program 'true'"),
            QStringLiteral("create table fresh as select mark()"), QStringLiteral("execute quarterdeck_plan"), QStringLiteral("commit"),
            QStringLiteral("rollback"), QStringLiteral("prepare quarterdeck_plan as delete from item"), QStringLiteral("deallocate all"),
            QStringLiteral("declare c cursor with hold for select mark()"), QStringLiteral("listen everything"), QStringLiteral("set role postgres"),
            QStringLiteral("/* select */ execute quarterdeck_plan"), QStringLiteral("-- select\nexecute quarterdeck_plan"),
            QStringLiteral("/* /* */ select 1 */ execute quarterdeck_plan"), QStringLiteral("/*/ select */ execute quarterdeck_plan"),
            QStringLiteral("select_ 1"), QStringLiteral("select") + QChar(0) + QStringLiteral("; delete from item"), QStringLiteral("")};
}
