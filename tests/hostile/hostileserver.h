// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real server that belongs to somebody hostile: every kind of thing in it that has a name, a comment, a text or a
// setting has them hostile, and the path of the login that watches it leads first to functions, operators and views of the
// same names as the server's own, which write into the server's log that they were called. Blocking; the test's own thread.

#include "tests/hostile/hostilenames.h"
#include "tests/support/postgresserver.h"

#include <QRegularExpression>

#include <vector>

class HostileServer {
public:
    HostileServer()
    {
        PostgresServer::Options o;
        o.settings << QStringLiteral("wal_level = logical") << QStringLiteral("shared_preload_libraries = pg_stat_statements")
                   << QStringLiteral("max_prepared_transactions = 30") << QStringLiteral("max_connections = 90") << QStringLiteral("autovacuum = off")
                   << QStringLiteral("max_replication_slots = 20") << QStringLiteral("deadlock_timeout = '1h'") << QStringLiteral("track_activity_query_size = 20kB");
        m_server = std::make_unique<PostgresServer>(o);
        m_server->sql(QStringLiteral("set client_min_messages = error; alter role postgres set client_min_messages = error"));
        m_server->sql(QStringLiteral("create extension pg_stat_statements; create table precious (id int); create role watcher login in role pg_monitor;"
                                     "create role reader login; create role app login; create schema traps; grant usage on schema traps to public"));
        for (const QString &name : names())
            plant(name);
        plantTraps();
        plantOnce();
        plantSessions();
    }
    ~HostileServer()
    {
        for (PGconn *c : m_sessions)
            PQfinish(c);
    }

    // 18 that do harm and one that the server cuts off.
    static QStringList names() { return hostile::names() << hostile::longName(); }

    [[nodiscard]] PostgresServer &server() { return *m_server; }
    void forgetLog() { m_from = m_server->log().size(); }
    // What of the hostile path was called by one who watches.
    [[nodiscard]] QStringList sprung() const
    {
        QStringList out;
        for (const QByteArray &line : m_server->log().mid(m_from).split('\n'))
            if (line.contains("LOG:  SPRUNG ") && (line.contains("watcher@") || line.contains("reader@")))
                out << QString::fromUtf8(line.mid(line.indexOf("SPRUNG ") + 7));
        out.removeDuplicates();
        return out;
    }
    // Errors that the server told one who watches.
    [[nodiscard]] QStringList refused() const
    {
        QStringList out;
        for (const QByteArray &line : m_server->log().mid(m_from).split('\n'))
            if (line.contains("ERROR:") && (line.contains("watcher@") || line.contains("reader@")))
                out << QString::fromUtf8(line.mid(line.indexOf("ERROR:")));
        out.removeDuplicates();
        return out;
    }
    [[nodiscard]] bool isUnharmed() { return m_server->sql(QStringLiteral("select to_regclass('public.precious') is not null")) == QLatin1String("t"); }

    // Statements of every name, once more.
    void stir()
    {
        for (const QString &name : names())
            m_server->sql(QStringLiteral("select count(*) as ") + ident(name) + QStringLiteral(" from generate_series(1, 30000)"));
    }
    // An environment file with the server twice, so that the two can be compared, and once by a name that lets nobody in and
    // stands in every refusal.
    [[nodiscard]] QByteArray environment() const
    {
        const auto target = [this](const char *id, const char *database) {
            return QByteArray("  - id: ") + id + "\n    kind: postgres\n    host: " + m_server->folder().toUtf8() + "\n    port: " + QByteArray::number(m_server->port())
                + "\n    user: watcher\n    database: '" + database + "'\n    reader: {user: reader}\n    hot_interval: 200ms\n    cold_interval: 1s\n"
                  "    metrics:\n      - {id: own.labels, title: Labels, sql: \"select name, n from hostile.labels\"}\n"
                  "    isolation: {tenant_column: tenant, setting: app.tenant, role: app, tenants: [one, two], policy_comments: true,"
                  " tests: [{id: sees, role: app, sql: \"select note from hostile.guarded\", expect: no_rows}]}\n";
        };
        return "name: hostile\ntargets:\n" + target("db", "postgres") + target("twin", "twin")
            + target("closed", names()[0].toUtf8().constData());
    }

private:
    static QString ident(const QString &name) { return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"'); }
    static QString literal(const QString &text)
    {
        return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("''")) + QLatin1Char('\'');
    }
    // A table with all that hangs on it, a role, a schema, a comment each; trouble that advice is given about.
    void plant(const QString &name)
    {
        const QString q = ident(name), says = literal(name);
        const QString all = QStringLiteral(
            "create role @Q login createrole valid until '2020-01-01'; comment on role @Q is @L; alter role @Q set app.tenant = @L;"
            "create schema @Q; grant create, usage on schema @Q to public; comment on schema @Q is @L;"
            "create table @Q.@Q (@Q int primary key generated always as identity (start 1998000 maxvalue 2000000), tenant text default @L, note text);"
            "comment on table @Q.@Q is @L; comment on column @Q.@Q.@Q is @L;"
            "insert into @Q.@Q (note) select @L from generate_series(1, 1200);"
            "create index on @Q.@Q (note); create index on @Q.@Q (note); create index @I on @Q.@Q (tenant, note);"
            "create table @Q.child (up int references @Q.@Q, note text); insert into @Q.child select @Q, @L from @Q.@Q;"
            "alter table @Q.@Q enable row level security; create policy @Q on @Q.@Q using (true); comment on policy @Q on @Q.@Q is @L;"
            "create table @Q.open (tenant text); grant all on @Q.open to public;"
            "create view @Q.v as select * from @Q.@Q; create function @Q.@Q() returns int language sql security definer as 'select 1';"
            "create type @Q.kind as enum (@E); create publication @Q for table @Q.@Q; grant select on all tables in schema @Q to public");
        const QHash<QChar, QString> parts{{QLatin1Char('Q'), q}, {QLatin1Char('L'), says}, {QLatin1Char('I'), ident(QStringLiteral("i ") + name)},
                                          {QLatin1Char('E'), literal(name.left(31))}};
        QString made;
        for (qsizetype i = 0; i < all.size(); ++i) // by hand: names hold what arg() would take for places
            made += all[i] == QLatin1Char('@') ? parts.value(all[++i]) : QString(all[i]);
        m_server->sql(made);
    }
    void plantOnce()
    {
        const QStringList all = names();
        QString labels;
        for (const QString &name : all)
            labels += QStringLiteral(", (") + literal(name) + QStringLiteral(", 1.5)");
        m_server->sql(QStringLiteral("create schema hostile; create table hostile.labels (name text, n float8); insert into hostile.labels values ('plain', 1)") + labels);
        m_server->sql(QStringLiteral("create table hostile.guarded (tenant text, note text); alter table hostile.guarded enable row level security;"
                                     "grant usage on schema hostile to public; grant select on all tables in schema hostile to public; insert into hostile.guarded values ('one', ")
                      + literal(all[0]) + QStringLiteral("), ('two', ") + literal(all[2]) + QStringLiteral(")"));
        m_server->sql(QStringLiteral("create policy own on hostile.guarded using (tenant = current_setting('app.tenant', true)); grant app to watcher"));
        m_server->sql(QStringLiteral("comment on extension pg_stat_statements is ") + literal(all[0]));
        m_server->sql(QStringLiteral("analyze"));
        m_server->sql(QStringLiteral("create database twin template postgres"));
        for (const QString &name : {all[0], all[2], all[4], all[8], all[11]})
            m_server->sql(QStringLiteral("create database ") + ident(name));
        m_server->sql(QStringLiteral("revoke connect on database %1 from public").arg(ident(all[0])));
        m_server->sql(QStringLiteral("create table hostile.more (i int); alter role app set work_mem = '77MB'"), QStringLiteral("twin"));
        for (const QString &name : all)
            m_server->sql(QStringLiteral("drop view ") + ident(name) + QStringLiteral(".v"), QStringLiteral("twin"));
        // settings with texts, of the server and of one database
        m_server->sql(QStringLiteral("alter system set log_line_prefix = '%m [%p] %u@%d <img src=x>|`| '"));
        m_server->sql(QStringLiteral("alter system set archive_cleanup_command = ") + literal(QStringLiteral("<a href=x>\x1b[31m\u202e | =1")));
        for (const char *slot : {"a_slot", "another"})
            m_server->sql(QStringLiteral("select pg_create_logical_replication_slot('%1', 'pgoutput')").arg(QLatin1String(slot)));
        for (const QString &name : {all[0], all[1], all[4], all[8]})
            m_server->sql(QStringLiteral("create subscription ") + ident(name) + QStringLiteral(" connection 'host=127.0.0.1 port=1' publication nothing with (connect = false, slot_name = none)"), QStringLiteral("twin"));
        QString hba;
        for (const QString &name : {all[0], all[1], all[10], all[12]})
            hba += QStringLiteral("host all ") + ident(name) + QStringLiteral(" 0.0.0.0/0 trust\n");
        m_server->setHba({hba, QStringLiteral("host all all 127.0.0.1/32 password")});
    }
    // The server's own functions, operators and views that the program's statements name, again in a schema that the
    // login's path names first.
    void plantTraps()
    {
        QSet<QString> words;
        static const QRegularExpression word(QStringLiteral("[a-z_][a-z0-9_]+"));
        const QDir folder(QStringLiteral(QD_SOURCE_DIR "/resources/sql"));
        for (const QString &room : {QStringLiteral("postgres"), QStringLiteral("postgres/acts"), QStringLiteral("postgres/statements"), QStringLiteral("audit"), QStringLiteral("events")})
            for (const QFileInfo &file : QDir(folder.filePath(room)).entryInfoList({QStringLiteral("*.sql")})) {
                QFile f(file.filePath());
                if (!f.open(QIODevice::ReadOnly))
                    qFatal("cannot read %s", qPrintable(f.fileName()));
                for (auto at = word.globalMatch(QString::fromUtf8(f.readAll())); at.hasNext();)
                    words << at.next().captured();
            }
        words << QStringLiteral("set_config") << QStringLiteral("current_setting") << QStringLiteral("clock_timestamp") << QStringLiteral("version");
        const QString list = QLatin1Char('{') + QStringList(words.begin(), words.end()).join(QLatin1Char(',')) + QLatin1Char('}');
        m_server->sql(QStringLiteral("create function traps.springs(what text) returns boolean language plpgsql as $f$ begin raise log 'SPRUNG %', what; return false; end $f$"));
        m_server->sql(QStringLiteral(R"(
do $do$
declare r record;
begin
  for r in select p.proname, pg_get_function_identity_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result
           from pg_proc as p join pg_type as t on t.oid = p.prorettype
           where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and not p.proretset and p.provariadic = 0 and t.typtype <> 'p'
             and p.proname = any ('%1'::text[])
             and not exists (select from unnest(p.proargtypes::oid[]) as a join pg_type as at on at.oid = a where at.typtype = 'p') loop
    execute format('create function traps.%I(%s) returns %s language plpgsql as $f$ begin raise log %L; return null; end $f$',
                   r.proname, r.arguments, r.result, 'SPRUNG ' || replace(r.proname, '%', '%%'));
  end loop;
  for r in select o.oprname, o.oprleft::regtype as l, o.oprright::regtype as r, o.oprresult::regtype as result, row_number() over () as n
           from pg_operator as o
           where o.oprnamespace = 'pg_catalog'::regnamespace and o.oprkind = 'b'
             and o.oprname in ('=', '<>', '<', '>', '<=', '>=', '-', '+', '*', '/', '||', '~', '!~', '~~', '!~~', '%')
             and (o.oprleft = any ('{oid,int2,int4,int8,text,name,bool,float8,numeric,timestamptz,pg_lsn,xid,"char",interval,inet}'::regtype[]::oid[]))
             and (o.oprright = any ('{oid,int2,int4,int8,text,name,bool,float8,numeric,timestamptz,pg_lsn,xid,"char",interval,inet}'::regtype[]::oid[])) loop
    execute format('create function traps.operator_%s(%s, %s) returns %s language plpgsql as $f$ begin raise log %L; return null; end $f$',
                   r.n, r.l, r.r, r.result, 'SPRUNG operator ' || replace(r.oprname, '%', '%%'));
    execute format('create operator traps.%s (leftarg = %s, rightarg = %s, function = traps.operator_%s)', r.oprname, r.l, r.r, r.n);
  end loop;
  for r in select c.relname, (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute as a join pg_type as t on t.oid = a.atttypid
                              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and t.typtype <> 'p') as columns from pg_class as c
           where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v') and c.relname = any ('%1'::text[]) loop
    execute format('create view traps.%I as select %s from pg_catalog.%I where traps.springs(%L)', r.relname, r.columns, r.relname, r.relname);
    execute format('grant select on traps.%I to public', r.relname);
  end loop;
end $do$)").replace(QLatin1String("%1"), list));
        for (const char *login : {"watcher", "reader"})
            for (const char *setting : {"search_path = traps, public, pg_catalog", "standard_conforming_strings = off", "backslash_quote = on", "transform_null_equals = on",
                                        "default_transaction_isolation = 'serializable'", "default_transaction_deferrable = on", "datestyle = 'German'", "timezone = 'Asia/Kathmandu'",
                                        "extra_float_digits = -15", "bytea_output = 'escape'", "quote_all_identifiers = on", "client_min_messages = 'debug1'", "intervalstyle = 'sql_standard'"})
                m_server->sql(QStringLiteral("alter role %1 set %2").arg(QLatin1String(login), QLatin1String(setting)));
    }
    // Sessions that do something, with names of their own: some wait, one is prepared.
    void plantSessions()
    {
        const QStringList all = names();
        for (qsizetype i = 0; i < all.size(); ++i) {
            PGconn *c = m_server->connect(QStringLiteral("postgres"));
            m_sessions.push_back(c);
            const auto run = [c](const QString &sql) { PQclear(PQexec(c, sql.toUtf8().constData())); };
            run(QStringLiteral("set application_name = ") + literal(all[i]));
            run(QStringLiteral("set session authorization ") + ident(all[i]));
            run(QStringLiteral("select ") + literal(all[i]) + QStringLiteral(" as ") + ident(all[i]) + QStringLiteral(", count(*) from generate_series(1, 100)"));
            run(QStringLiteral("reset session authorization"));
            run(QStringLiteral("begin; lock table hostile.guarded in access share mode"));
            run(QStringLiteral("select ") + literal(all[i]) + QStringLiteral(" /* ") + QString(all[i]).replace(QLatin1String("*/"), QLatin1String("* /"))
                + QString(10000, QLatin1Char('x')) + QStringLiteral(" */"));
        }
        PGconn *first = m_sessions[0], *waits = m_sessions[1], *prepares = m_sessions[2];
        PQclear(PQexec(first, "lock table precious"));
        PQclear(PQexec(prepares, ("rollback; begin; insert into hostile.labels values ('p', 1); prepare transaction " + literal(all[0]).toUtf8()).constData()));
        PQsendQuery(waits, ("rollback; begin; select 1 as " + ident(all[0]).toUtf8() + "; lock table precious").constData());
        PQflush(waits);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::vector<PGconn *> m_sessions;
    qsizetype m_from = 0;
};
