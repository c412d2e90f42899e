// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What goes on on a server while its figures are driven: rollbacks, sorts on disk, deadlocks, sessions that end badly,
// writes, statements nobody knew. On a thread of its own, because all of it blocks.

#include "tests/support/postgresserver.h"

#include <atomic>
#include <chrono>
#include <thread>

class FigureLoad {
public:
    FigureLoad(const PostgresServer &server, int major) : m_server(server), m_major(major), m_thread([this] { run(); }) {}
    ~FigureLoad()
    {
        m_level = -1;
        m_thread.join();
    }
    // 0: none, 1: so much that it is worth a warning, 2: a lot.
    void setLevel(int level) { m_level = level; }

    using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
    [[nodiscard]] Connection session(const char *database = "postgres") const
    {
        return {m_server.connect(QString::fromLatin1(database)), &PQfinish};
    }
    static void ask(const Connection &c, const QByteArray &sql) { PQclear(PQexec(c.get(), sql.constData())); }
    static void send(const Connection &c, const QByteArray &sql) // without waiting for the answer
    {
        PQsendQuery(c.get(), sql.constData());
        PQflush(c.get());
    }

private:
    void run()
    {
        const Connection c = session();
        ask(c, "set work_mem = '64kB'; set logical_decoding_work_mem = '64kB'; set jit = on; set jit_above_cost = 0");
        std::vector<Connection> pairs;
        while (m_level >= 0) {
            const int level = m_level;
            if (level > 0)
                pulse(c, pairs, level);
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
        }
    }
    void pulse(const Connection &c, std::vector<Connection> &pairs, int level)
    {
        ask(c, QByteArray("begin; select 1; rollback;").repeated(level == 1 ? 100 : 400) + QByteArray("begin; select 1; commit;").repeated(level == 1 ? 100 : 0));
        flush(c);
        sort(c, level == 1 ? 20000 : 900000);
        flush(c);
        const auto now = std::chrono::steady_clock::now();
        if (level == 2 || now - m_single > std::chrono::milliseconds(1500)) { // one by one: servers before 15 count them late
            deadlocks(pairs, level == 1 ? 1 : 5);
            badEnds(c, level == 1 ? 1 : 6);
            m_single = now;
        }
        ask(c, "select count(*) from big");
        ask(c, "insert into big select i, repeat('x', 200) from generate_series(1, 400) as i");
        if (level == 2 || m_shape == 0)
            statements(c, level == 1 ? 130 : 1000);
        if (m_major >= 15)
            ask(c, "select sum(i * i) from generate_series(1, 1000) as i");
        if (m_major >= 14)
            ask(c, "select count(*) from pg_logical_slot_peek_binary_changes('decoder', null, null, 'proto_version', '1', 'publication_names', 'everything')");
        flush(c);
    }
    void flush(const Connection &c) const
    {
        if (m_major >= 15)
            ask(c, "select pg_stat_force_next_flush()");
    }
    static void sort(const Connection &c, int rows)
    {
        ask(c, "select count(*) from (select i from generate_series(1, " + QByteArray::number(rows) + ") as i order by -i) as x");
    }
    void deadlocks(std::vector<Connection> &pairs, int count)
    {
        while (pairs.size() < std::size_t(2 * count)) {
            pairs.push_back(session());
            ask(pairs.back(), "set deadlock_timeout = '30ms'");
        }
        const auto lock = [](int i) { return "select pg_advisory_xact_lock(" + QByteArray::number(900000 + i) + ")"; };
        for (int i = 0; i < 2 * count; ++i)
            ask(pairs[std::size_t(i)], "begin; " + lock(i));
        for (int i = 0; i < 2 * count; ++i)
            send(pairs[std::size_t(i)], lock(i ^ 1));
        for (int i = 0; i < 2 * count; ++i) {
            while (PGresult *r = PQgetResult(pairs[std::size_t(i)].get()))
                PQclear(r);
            ask(pairs[std::size_t(i)], "rollback");
        }
    }
    void badEnds(const Connection &c, int count) const
    {
        for (int i = 0; i < count; ++i) {
            const Connection vanishes = session(), killed = session(), fatal = session();
            shutdown(PQsocket(vanishes.get()), SHUT_RDWR);
            ask(c, "select pg_terminate_backend(" + QByteArray::number(PQbackendPID(killed.get())) + ")");
            ask(fatal, "set idle_in_transaction_session_timeout = '1ms'; begin");
            ask(fatal, "select pg_sleep(0.01)");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    void statements(const Connection &c, int count) // each of another shape
    {
        QByteArray all;
        for (int i = 0; i < count; ++i) {
            all += "select 1";
            for (int bit = 0; bit < 14; ++bit)
                all += (m_shape >> bit) & 1 ? "+1" : "-1";
            all += ';';
            ++m_shape;
        }
        ask(c, all);
    }

    const PostgresServer &m_server;
    int m_major;
    unsigned m_shape = 0;
    std::chrono::steady_clock::time_point m_single{}; // the newest deadlock of level 1
    std::atomic<int> m_level{0};
    std::thread m_thread; // last: it uses the rest
};
