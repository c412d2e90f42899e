// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cancelling a statement or ending a session of a PostgreSQL server: what it will do, foretold; the signal, sent only if
// the session is still the one that was looked at (a pid is used again by the server); and what it did, measured.
// Engine thread only. The server is asked through a door that others use too; the SQL is in resources/sql/postgres/acts.

#include "models/acts/lockqueue.h"
#include "models/base/untrusted.h"
#include "models/postgres/asker.h"

namespace acts {

enum class Signal : std::uint8_t { Cancel, Terminate };

// Which session, and that it is still the same: pid, start and statement.
struct SessionIdentity {
    int pid = 0;
    std::int64_t backendStart = 0;           // microseconds since 1970, the server's clock
    std::optional<std::int64_t> queryStart;  // of its statement; nothing: it has run none
    std::string statementDigest;             // MD5 of its text, as the server computes it
};

struct SessionForecast {
    SessionIdentity identity;
    base::Untrusted user, application, database, statement;
    QString state;                           // pg_stat_activity.state; empty: it may not be seen
    std::optional<double> transactionSeconds; // open since; nothing: none is open
    bool hasWritten = false;                 // its transaction has a number: something rolls back
    bool ofSuperuser = false;                // only a superuser may signal it
    bool background = false;                 // autovacuum, a replication sender ...: not a client
    LetGo letsGo = LetGo::All;
    Release release;                         // who gets a lock, who goes on waiting
};

struct SignalEffect {
    bool ended = false;          // Terminate: the session has gone; Cancel: its statement has
    std::vector<int> released;   // of those foretold: wait no more for what they waited for
    std::vector<int> stillWaiting; // of those foretold
    base::milliseconds took{};   // from the signal until then, or the limit
};

// The server's own processes, all but those that do work for somebody, take no signal from SQL: the words of
// pg_stat_activity.backend_type.
[[nodiscard]] bool takesSignals(const QString &backendType);

// Errors: Absent when no session has this pid.
flow::Task<base::Result<SessionForecast>> forecastSignal(postgres::Asker &server, int pid, Signal signal, flow::TimePoint due);

// Errors: Absent (it has changed or gone: nothing was sent), Permission, Server.
flow::Task<base::Result<void>> sendSignal(postgres::Asker &server, SessionIdentity identity, Signal signal, flow::TimePoint due);

// Looks until everything foretold has come true, at the longest until `due`; what has not by then is said.
flow::Task<base::Result<SignalEffect>> measureSignal(flow::Reactor &reactor, postgres::Asker &server, SessionForecast forecast,
                                                     Signal signal, flow::TimePoint due);

} // namespace acts
