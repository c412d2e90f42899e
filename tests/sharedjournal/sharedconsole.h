// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A shared journal on a real server, and a console on it, as the programs have one: its own journal file and a carrier, on
// the test's event loop.

#include "models/flow/pool.h"
#include "models/flow/scope.h"
#include "models/journal/reader.h"
#include "models/sharedjournal/carrier.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

#include <QTest>

class SharedConsole {
public:
    SharedConsole(flow::Reactor &reactor, const QString &file, quint16 port, const char *user)
        : m_reactor(reactor), m_file(file), m_port(port), m_user(user), m_journal(std::make_unique<journal::Journal>(reactor, options(file)))
    {
    }
    ~SharedConsole() { leave(); }

    void share()
    {
        m_scope = std::make_unique<flow::TaskScope>();
        m_carrier = std::make_unique<sharedjournal::Carrier>(postgres::Engine(m_reactor, m_pool), *m_journal, QStringLiteral("store"),
            [this](flow::TimePoint) { return settings(m_port, m_user); }, [this](const sharedjournal::State &s) { m_state = s; });
        m_scope->spawn(m_carrier->run());
        flow::ReadyQueue::here().pump();
    }
    void leave()
    {
        if (!m_scope)
            return;
        m_scope->cancel();
        (void)runTask(ended(*m_scope));
        m_scope.reset();
        m_carrier.reset();
    }
    bool append(const QString &text) { return append(QStringList{text}); }
    bool append(const QStringList &texts) // at once, as flows do that do not wait for each other
    {
        std::vector<flow::Task<flow::Result<journal::Receipt>>> all;
        for (const QString &text : texts) {
            journal::Entry e;
            e.act = QStringLiteral("event.note");
            e.actor = actor.isEmpty() ? QString::fromLatin1(m_user) : actor;
            e.target = QStringLiteral("shop-primary");
            e.details = text;
            all.push_back(m_journal->append(e));
        }
        const auto receipts = runTask(flow::whenAll(std::move(all)));
        return receipts && std::all_of(receipts->begin(), receipts->end(), [](const auto &r) { return r.has_value(); });
    }
    bool close()
    {
        const auto closed = runTask(m_journal->close());
        return closed && closed->has_value();
    }
    [[nodiscard]] QList<journal::StoredEntry> entries() const
    {
        auto reader = journal::Reader::open(m_file);
        QList<journal::StoredEntry> out;
        if (reader)
            (void)reader->all([&out](const journal::StoredEntry &e) { out.append(e); return true; });
        return out;
    }
    [[nodiscard]] const sharedjournal::State &state() const { return m_state; }
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] bool inStep() const { return m_state.condition == sharedjournal::Condition::InStep && m_state.waiting == 0; }

    QString actor; // of what is appended; empty: the login

    static flow::Task<flow::Result<postgres::ConnectionSettings>> settings(quint16 port, const char *user)
    {
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(port), "postgres", user);
        s.tls = postgres::TlsMode::Disable;
        co_return s;
    }

private:
    static journal::Options options(const QString &file)
    {
        journal::Options o;
        o.file = file;
        o.writer = QStringLiteral("console");
        o.version = QStringLiteral("1");
        return o;
    }
    static flow::Task<bool> ended(flow::TaskScope &scope)
    {
        co_await scope.join();
        co_return true;
    }

    flow::Reactor &m_reactor;
    QString m_file;
    quint16 m_port;
    const char *m_user;
    flow::BlockingPool m_pool{2};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<flow::TaskScope> m_scope;
    std::unique_ptr<sharedjournal::Carrier> m_carrier;
    sharedjournal::State m_state;
};

// A server with a shared journal, two logins that write and one that reads.
class StoreFixture {
public:
    explicit StoreFixture(const PostgresServer::Options &options = PostgresServer::Options()) : server(options)
    {
        ctl.variables.remove(QStringLiteral("LD_LIBRARY_PATH")); // that of the server
        make();
        sql("create role ann login in role quarterdeck_journal_operator");
        sql("create role ben login in role quarterdeck_journal_operator");
        sql("create role max login in role quarterdeck_journal_viewer");
        sql("create role nobody_special login");
    }

    [[nodiscard]] QString address(const char *user, quint16 port = 0) const
    {
        return QStringLiteral("postgresql://%1@127.0.0.1:%2/postgres?sslmode=disable").arg(QLatin1String(user)).arg(port ? port : server.port());
    }
    QString sql(const char *statement) { return server.sql(QString::fromUtf8(statement)); }
    [[nodiscard]] int verdict(const char *user) const { return ctl.run({QStringLiteral("journal"), QStringLiteral("verify"), QStringLiteral("--shared"), address(user)}).code; }
    // What the server says to a statement of this login: its SQLSTATE, "00000" when it did it.
    [[nodiscard]] QByteArray asks(const char *user, const char *statement) const
    {
        const QByteArray port = QByteArray::number(server.port());
        const char *keys[] = {"host", "port", "dbname", "user", nullptr};
        const char *values[] = {"127.0.0.1", port.constData(), "postgres", user, nullptr};
        std::unique_ptr<PGconn, decltype(&PQfinish)> c(PQconnectdbParams(keys, values, 0), &PQfinish);
        std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(c.get(), statement), &PQclear);
        const char *state = PQresultErrorField(r.get(), PG_DIAG_SQLSTATE);
        return state ? state : PQresultStatus(r.get()) == PGRES_FATAL_ERROR ? "fatal" : "00000";
    }
    void empty() { sql("set client_min_messages = warning; drop schema if exists quarterdeck_journal cascade"); }
    void make() // anew
    {
        empty();
        const auto made = ctl.run({QStringLiteral("journal"), QStringLiteral("init"), QStringLiteral("--shared"), address("postgres")});
        if (made.code != 0)
            qFatal("journal init: %s", made.err.constData());
    }

    CtlRun ctl;
    PostgresServer server;
};

// What a viewer and a writer may, statement by statement: columns "statement", "viewer" and "writer" (SQLSTATE).
inline void addRoleRows()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QByteArray>("viewer");
    QTest::addColumn<QByteArray>("writer");
    const QByteArray no = "42501", yes = "00000";
    const auto row = [](const char *name, const char *statement, const QByteArray &viewer, const QByteArray &writer) { QTest::newRow(name) << QByteArray(statement) << viewer << writer; };
    row("read", "select count(*) from quarterdeck_journal.entry", yes, yes);
    row("read names", "select count(*) from quarterdeck_journal.person", yes, yes);
    row("insert", "insert into quarterdeck_journal.chain values ('00000000000000000000000000000000', 0, '', false, 'max')", no, no);
    row("insert an entry", "insert into quarterdeck_journal.entry (log, seq, time, phase, act, act_id, target, hash, record, written_by, written_at) "
        "values ('x', 0, 0, '', '', '', '', '', '', 'x', now())", no, no);
    row("append", "select quarterdeck_journal.append('{}', '{}', '{}', '{}', '{}', '{}', '{}')", no, yes);
    row("erase", "select quarterdeck_journal.erase('x', '{}', '{}')", no, yes);
    row("lead", "select * from quarterdeck_journal.lead('w', 'x', 10)", no, yes);
    row("resign", "select quarterdeck_journal.resign('w', 'x')", no, yes);
    row("change", "update quarterdeck_journal.entry set act = 'x'", no, no);
    row("delete", "delete from quarterdeck_journal.entry", no, no);
    row("delete texts", "delete from quarterdeck_journal.payload", no, no);
    row("empty", "truncate quarterdeck_journal.entry", no, no);
    row("drop", "drop table quarterdeck_journal.entry", no, no);
    row("make a function", "create function quarterdeck_journal.f() returns int language sql as 'select 1'", no, no);
    row("become the owner", "set role quarterdeck_journal_owner", no, no);
    row("become a writer", "set role quarterdeck_journal_operator", no, yes);
    row("lease", "update quarterdeck_journal.lease set holder = 'me'", no, no);
}
