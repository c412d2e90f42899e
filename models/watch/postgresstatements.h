// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads pg_stat_statements on the cold connection: the counters of every entry without their texts, and what they grew
// by since the last look. A text is read once for each new queryid, and only of statements that count. Survives the
// connection, so that a reconnect loses nothing. Engine thread only; belongs to a probe.
//
// Sources: https://www.postgresql.org/docs/current/pgstatstatements.html; the columns depend on the version of the
// extension, which may be older than the server.

#include "models/watch/probe.h"
#include "models/postgres/session.h"

#include <map>
#include <optional>

namespace watch {

class PostgresStatements {
public:
    // Publishes what was found or why nothing was. An error is the connection's.
    flow::Task<base::Result<void>> look(postgres::Session &session, flow::Reactor &reactor, Publisher &out);

    void forget() { m_before.reset(); } // it is another server, or started anew: what was counted before says nothing

    // What the counters grew by: the arithmetic alone.
    struct Counters {
        std::map<StatementKey, StatementFigures> entries;
        std::optional<double> resetAt;  // stats_reset, seconds since 1970; nothing before 1.9
        double evictions = 0;           // dealloc, 1.9 and later
        int hidden = 0;
        bool limited = false;
    };
    [[nodiscard]] static StatementInterval difference(const Counters &before, const Counters &now);

private:
    struct Extension {
        StatementsState::Standing standing = StatementsState::Standing::NotRead;
        std::string schema;
        base::Untrusted database;
        bool modern = false; // 1.9: toplevel, pg_stat_statements_info
    };
    flow::Task<base::Result<Extension>> find(postgres::Session &session, flow::TimePoint due);
    flow::Task<base::Result<Counters>> count(postgres::Session &session, Extension extension, flow::TimePoint due);
    flow::Task<base::Result<void>> readTexts(postgres::Session &session, std::string schema, const StatementInterval &interval, flow::TimePoint now);
    flow::Task<base::Result<void>> readNames(postgres::Session &session, const StatementInterval &interval, flow::TimePoint due);
    flow::Task<base::Result<StatementsState>> read(postgres::Session &session, flow::TimePoint now);
    void name(StatementInterval &interval) const;

    std::optional<Counters> m_before;
    flow::TimePoint m_beforeAt{}, m_textsAt{};
    StatementsState m_state; // as published last
    std::map<std::int64_t, std::shared_ptr<const StatementText>> m_texts; // by queryid; null: it had none
    std::map<std::uint32_t, base::Untrusted> m_databases, m_roles; // names by oid
};

} // namespace watch
