// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The upkeep of a PostgreSQL database driven from fine over warning to critical and back, all figures of it at a time: dead and
// changed rows, an index whose build failed, a sequence near its end.

#include "tests/support/figurewatch.h"
#include "tests/support/postgresserver.h"

class UpkeepFigures {
public:
    explicit UpkeepFigures(int major) : m_server(optionsOf(major))
    {
        m_server.sql(QStringLiteral("create table debt (id int primary key, v int) with (autovacuum_vacuum_scale_factor = 0.05);"
                                    "insert into debt select n, n from generate_series(1, 40000) as n;"
                                    "create table twins as select 1 + n % 500 as v from generate_series(1, 1000) as n;"
                                    "create table numbered (id serial primary key); select setval('numbered_id_seq', 1000)"));
        m_server.sql(QStringLiteral("vacuum (analyze) debt"));
        environment::PostgresSettings s;
        s.host = m_server.folder();
        s.port = m_server.port();
        s.user = QStringLiteral("postgres");
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t = targetOf(QStringLiteral("db"), environment::TargetKind::Postgres, s);
        t.hotInterval = std::chrono::milliseconds(300);
        t.coldInterval = std::chrono::milliseconds(30); // the hour between two looks at sequences shrinks along, to some seconds
        t.deadline = std::chrono::seconds(5);
        m_watch = std::make_unique<FigureWatch>(QList<environment::Target>{t}, upkeepRows());
    }

    // What went wrong; empty: nothing.
    QString drive()
    {
        FigureDeed deed;
        deed.warning = [this] { // 12000 dead rows where autovacuum would start at 2050
            fails("create unique index concurrently twins_v on twins (v)");
            m_server.sql(QStringLiteral("select setval('numbered_id_seq', 1700000000)"));
            m_server.sql(QStringLiteral("update debt set v = v + 1 where id <= 12000"));
            m_server.hangUp(); // to 14 a session that goes on may keep its counts for a while
        };
        deed.critical = [this] {
            m_server.sql(QStringLiteral("select setval('numbered_id_seq', 2000000000)"));
            m_server.sql(QStringLiteral("update debt set v = v + 1 where id > 12000"));
            m_server.hangUp();
        };
        deed.back = [this] {
            m_server.sql(QStringLiteral("vacuum (analyze) debt"));
            m_server.sql(QStringLiteral("drop index twins_v"));
            m_server.sql(QStringLiteral("select setval('numbered_id_seq', 1000)"));
        };
        return m_watch->drive(m_watch->all(), deed);
    }
    [[nodiscard]] const QHash<QString, QString> &sentences() const { return m_watch->sentences(); }

private:
    static PostgresServer::Options optionsOf(int major)
    {
        PostgresServer::Options o;
        o.major = major;
        o.settings << QStringLiteral("autovacuum = off"); // it would mend what we plant
        return o;
    }
    void fails(const char *statement) const
    {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(m_server.connect(QStringLiteral("postgres")), &PQfinish);
        PQclear(PQexec(c.get(), statement));
    }

    PostgresServer m_server;
    std::unique_ptr<FigureWatch> m_watch;
};
