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

// Since something began; the server's clock may have been set back meanwhile.
std::optional<double> since(const PGresult *rows, int row, const char *column)
{
    const auto seconds = number(rows, row, column);
    return seconds ? std::optional(std::max(0.0, *seconds)) : std::nullopt;
}

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
    s.stateSeconds = since(rows, row, "state_seconds");
    s.transactionSeconds = since(rows, row, "transaction_seconds");
    s.querySeconds = since(rows, row, "query_seconds");
    s.blockedBy = pids(text(rows, row, "blocked_by").value_or(std::string_view()));
    s.statement = untrusted(rows, row, "statement");
    return s;
}

// Counts sessions, one after the other.
class Tally {
public:
    void add(const SessionRow &s, bool client, bool unseen, double lockSeconds)
    {
        m_clients += client;
        m_hidden += unseen && client;
        if (client && !s.state.isEmpty())
            ++m_states[s.state];
        if (!s.own && s.state == QLatin1String("active") && (client || s.backendType == QLatin1String("parallel worker")))
            ++m_waits[s.waitType.isEmpty() ? kCpu : s.waitType];
        if (client && !s.own) {
            if (s.state.startsWith(QLatin1String("idle in transaction")))
                m_idle = std::max(m_idle, s.stateSeconds.value_or(0));
            if (s.state == QLatin1String("active"))
                m_query = std::max(m_query, s.querySeconds.value_or(0));
            m_transaction = std::max(m_transaction, s.transactionSeconds.value_or(0));
        }
        if (!s.blockedBy.empty()) {
            m_blocked.insert(s.leaderPid != 0 ? s.leaderPid : s.pid); // a worker waits for its leader's sake
            m_blockers.insert(s.blockedBy.begin(), s.blockedBy.end());
            m_wait = std::max(m_wait, lockSeconds);
        }
    }
    [[nodiscard]] int clients() const { return m_clients; }
    void tell(std::vector<Reading> &out) const
    {
        if (m_hidden > 0) {
            const base::Untrusted why(QCoreApplication::translate("watch", "what %n sessions of other roles do is hidden", nullptr, m_hidden));
            for (const MetricId m : {kSessions, kIdle, kTransaction, kQuery, kBlocked, kRoots, kLockWait, kWaits})
                out.push_back(Reading::missing(m, NoValue::Permission, why));
            return;
        }
        for (const auto &[state, count] : m_states)
            out.emplace_back(kSessions, double(count), base::Untrusted(state));
        for (const auto &[type, count] : m_waits)
            out.emplace_back(kWaits, double(count), base::Untrusted(type));
        const auto roots = std::ranges::count_if(m_blockers, [&](int pid) { return !m_blocked.contains(pid); });
        out.emplace_back(kIdle, m_idle);
        out.emplace_back(kTransaction, m_transaction);
        out.emplace_back(kQuery, m_query);
        out.emplace_back(kBlocked, double(m_blocked.size()));
        out.emplace_back(kRoots, double(roots));
        out.emplace_back(kLockWait, m_wait);
    }

private:
    std::map<QString, int> m_states{{QStringLiteral("active"), 0}, {QStringLiteral("idle"), 0}, {QStringLiteral("idle in transaction"), 0}};
    // the classes that nearly every server shows stay when nobody waits so, or their trend would have holes
    std::map<QString, int> m_waits{{kCpu, 0}, {QStringLiteral("Client"), 0}, {QStringLiteral("IO"), 0}, {QStringLiteral("Lock"), 0}, {QStringLiteral("LWLock"), 0}};
    std::set<int> m_blocked, m_blockers;
    int m_clients = 0, m_hidden = 0;
    double m_idle = 0, m_transaction = 0, m_query = 0, m_wait = 0;
};

} // namespace

void LockWaits::begin(base::TimePoint now)
{
    m_before = m_now;
    m_now = now;
}

double LockWaits::seconds(int pid, std::optional<double> querySeconds)
{
    constexpr std::chrono::milliseconds kSame{500}; // the server's clock and the way there wander
    const base::TimePoint started = m_now - std::chrono::duration_cast<base::TimePoint::duration>(std::chrono::duration<double>(querySeconds.value_or(0)));
    Wait &wait = m_waits[pid];
    const bool goesOn = wait.seen != base::TimePoint{} && wait.seen == m_before && std::chrono::abs(wait.started - started) < kSame;
    if (!goesOn)
        wait = {started, m_before == base::TimePoint{} || started > m_before ? started : m_now, {}};
    wait.seen = m_now;
    return std::max(0.0, std::chrono::duration<double>(m_now - wait.since).count());
}

void LockWaits::end()
{
    std::erase_if(m_waits, [this](const auto &w) { return w.second.seen != m_now; });
}

std::vector<SessionRow> readActivity(const PGresult *rows, const ActivityContext &context, std::vector<Reading> &out, ServerRound *round)
{
    std::vector<SessionRow> sessions;
    sessions.reserve(std::size_t(PQntuples(rows)));
    Tally all;
    QHash<QString, Tally> each;
    if (round)
        for (auto at = round->databases.cbegin(); at != round->databases.cend(); ++at)
            each.insert(at.key(), {});
    for (int row = 0; row < PQntuples(rows); ++row) {
        SessionRow s = sessionOf(rows, row);
        const bool unseen = isTrue(rows, row, "hidden");
        const bool client = unseen ? isTrue(rows, row, "in_database") : s.backendType == QLatin1String("client backend");
        s.own = std::ranges::find(context.ownPids, s.pid) != context.ownPids.end();
        const double lockSeconds = s.blockedBy.empty() ? 0 : context.waits ? context.waits->seconds(s.pid, s.querySeconds) : s.querySeconds.value_or(0);
        all.add(s, client, unseen, lockSeconds);
        if (const auto its = each.find(s.database.raw()); its != each.end()) {
            its->add(s, client, unseen, lockSeconds);
            round->databases[its.key()].sessions.push_back(s);
        }
        sessions.push_back(std::move(s));
    }
    if (context.waits)
        context.waits->end();
    for (auto its = each.cbegin(); its != each.cend(); ++its) {
        std::vector<Reading> &readings = round->databases[its.key()].readings;
        readings.emplace_back(kCount, double(its->clients()));
        its->tell(readings);
    }
    out.emplace_back(kCount, double(all.clients()));
    if (context.capacity && *context.capacity > 0)
        out.emplace_back(kConnectionsUsed, 100.0 * all.clients() / *context.capacity);
    else
        out.push_back(Reading::missing(kConnectionsUsed, NoValue::NotYet));
    all.tell(out);
    return sessions;
}

} // namespace watch
