// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresactivity.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace watch {

namespace {

const MetricId kConnectionsUsed(QStringLiteral("pg.connections.used")), kCount(QStringLiteral("pg.connections.count")),
    kSessions(QStringLiteral("pg.sessions")), kIdle(QStringLiteral("pg.idle_in_transaction.age")),
    kTransaction(QStringLiteral("pg.transaction.longest")), kQuery(QStringLiteral("pg.query.longest")),
    kBlocked(QStringLiteral("pg.blocked.sessions")), kRoots(QStringLiteral("pg.blocking.roots")), kLockWait(QStringLiteral("pg.lock_wait.longest")),
    kWaits(QStringLiteral("pg.waits"));

const QString kCpu(QStringLiteral("CPU")); // runs, waits for nothing

std::vector<int> pids(std::string_view list)
{
    std::vector<int> out;
    const char *at = list.data(), *end = list.data() + list.size();
    while (at < end) {
        int pid = 0;
        const auto [next, error] = std::from_chars(at, end, pid);
        if (error != std::errc())
            break;
        out.push_back(pid);
        at = next + 1;
    }
    return out;
}

QString word(const PGresult *rows, int row, const char *column)
{
    return untrusted(rows, row, column).visible(); // from the server's fixed lists, unless it lies
}

SessionRow sessionOf(const PGresult *rows, int row)
{
    SessionRow s;
    s.pid = int(number(rows, row, "pid").value_or(0));
    s.user = untrusted(rows, row, "user");
    s.database = untrusted(rows, row, "database");
    s.application = untrusted(rows, row, "application");
    s.client = untrusted(rows, row, "client");
    s.backendType = word(rows, row, "backend_type");
    s.leaderPid = int(number(rows, row, "leader_pid").value_or(0));
    s.state = word(rows, row, "state");
    s.waitType = word(rows, row, "wait_event_type");
    s.waitEvent = word(rows, row, "wait_event");
    s.stateSeconds = number(rows, row, "state_seconds");
    s.transactionSeconds = number(rows, row, "transaction_seconds");
    s.querySeconds = number(rows, row, "query_seconds");
    s.blockedBy = pids(text(rows, row, "blocked_by").value_or(std::string_view()));
    s.statement = untrusted(rows, row, "statement");
    return s;
}

} // namespace

std::vector<SessionRow> readActivity(const PGresult *rows, const ActivityContext &context, std::vector<Reading> &out)
{
    std::vector<SessionRow> sessions;
    sessions.reserve(std::size_t(PQntuples(rows)));
    std::map<QString, int> states{{QStringLiteral("active"), 0}, {QStringLiteral("idle"), 0}, {QStringLiteral("idle in transaction"), 0}};
    // the classes that nearly every server shows stay when nobody waits so, or their trend would have holes
    std::map<QString, int> waits{{kCpu, 0}, {QStringLiteral("Client"), 0}, {QStringLiteral("IO"), 0}, {QStringLiteral("Lock"), 0}, {QStringLiteral("LWLock"), 0}};
    std::set<int> blocked, blockers;
    int clients = 0, hidden = 0;
    double idle = 0, transaction = 0, query = 0, wait = 0;
    for (int row = 0; row < PQntuples(rows); ++row) {
        SessionRow s = sessionOf(rows, row);
        const bool unseen = isTrue(rows, row, "hidden");
        const bool client = unseen ? isTrue(rows, row, "in_database") : s.backendType == QLatin1String("client backend");
        const bool own = std::ranges::find(context.ownPids, s.pid) != context.ownPids.end();
        s.own = own;
        clients += client;
        hidden += unseen && client;
        if (client && !s.state.isEmpty())
            ++states[s.state];
        if (!own && s.state == QLatin1String("active") && (client || s.backendType == QLatin1String("parallel worker")))
            ++waits[s.waitType.isEmpty() ? kCpu : s.waitType];
        if (client && !own) {
            if (s.state.startsWith(QLatin1String("idle in transaction")))
                idle = std::max(idle, s.stateSeconds.value_or(0));
            if (s.state == QLatin1String("active"))
                query = std::max(query, s.querySeconds.value_or(0));
            transaction = std::max(transaction, s.transactionSeconds.value_or(0));
        }
        if (!s.blockedBy.empty()) {
            blocked.insert(s.leaderPid != 0 ? s.leaderPid : s.pid); // a worker waits for its leader's sake
            blockers.insert(s.blockedBy.begin(), s.blockedBy.end());
            wait = std::max(wait, number(rows, row, "lock_seconds").value_or(0));
        }
        sessions.push_back(std::move(s));
    }
    out.emplace_back(kCount, double(clients));
    if (context.capacity && *context.capacity > 0)
        out.emplace_back(kConnectionsUsed, 100.0 * clients / *context.capacity);
    else
        out.push_back(Reading::missing(kConnectionsUsed, NoValue::NotYet));
    if (hidden > 0) {
        const base::Untrusted why(QCoreApplication::translate("watch", "what %n sessions of other roles do is hidden", nullptr, hidden));
        for (const MetricId m : {kSessions, kIdle, kTransaction, kQuery, kBlocked, kRoots, kLockWait, kWaits})
            out.push_back(Reading::missing(m, NoValue::Permission, why));
        return sessions;
    }
    for (const auto &[state, count] : states)
        out.emplace_back(kSessions, double(count), base::Untrusted(state));
    for (const auto &[type, count] : waits)
        out.emplace_back(kWaits, double(count), base::Untrusted(type));
    const auto roots = std::ranges::count_if(blockers, [&](int pid) { return !blocked.contains(pid); });
    out.emplace_back(kIdle, idle);
    out.emplace_back(kTransaction, transaction);
    out.emplace_back(kQuery, query);
    out.emplace_back(kBlocked, double(blocked.size()));
    out.emplace_back(kRoots, double(roots));
    out.emplace_back(kLockWait, wait);
    return sessions;
}

} // namespace watch
