// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/pgbouncerprobe.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace watch {

using base::Error;
using flow::orFail;
using flow::TimePoint;
using postgres::Session;
using namespace std::chrono_literals;

namespace {

const MetricId kPoolerReachable(QStringLiteral("pgbouncer.reachable")), kWaiting(QStringLiteral("pgbouncer.waiting")),
    kMaxWait(QStringLiteral("pgbouncer.maxwait")), kUsed(QStringLiteral("pgbouncer.pool.used")), kClients(QStringLiteral("pgbouncer.clients.used")),
    kWait(QStringLiteral("pgbouncer.wait.average")), kQueries(QStringLiteral("pgbouncer.queries.rate"));

constexpr double kAskWhy = 1; // s: whoever waits so long may wait because somebody paused the pool
constexpr auto kAskAgain = 2s;

int count(const PGresult *rows, int row, const char *column)
{
    return int(number(rows, row, column).value_or(0));
}

// Value of a two-column list such as SHOW LISTS and SHOW CONFIG.
std::optional<double> entry(const PGresult *rows, const char *keyColumn, std::string_view key, const char *valueColumn)
{
    for (int row = 0; row < PQntuples(rows); ++row)
        if (text(rows, row, keyColumn) == key)
            return number(rows, row, valueColumn);
    return {};
}

} // namespace

PgBouncerProbe::PgBouncerProbe(const ProbeContext &context, const environment::Target &target) : BackoffProbe(context), m_guests(std::make_shared<Guests>(context.reactor, target.deadline, Guests::Speaks::Simple)), m_target(target)
{
}

void PgBouncerProbe::publishUnreachable(const Error &error, Publisher &out)
{
    const NoValue reason = error.code == base::Errc::TimedOut ? NoValue::TimedOut : NoValue::Unreachable;
    Sample sample{m_context.reactor.now(), std::chrono::system_clock::now(), {}};
    for (const MetricId id : {kPoolerReachable, kWaiting, kMaxWait, kUsed, kClients, kWait, kQueries})
        sample.readings.push_back(Reading::missing(id, reason, base::Untrusted(std::string_view(error.text))));
    out.sample(std::move(sample), m_target.hotInterval);
}

flow::Task<Error> PgBouncerProbe::watchOnce(Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    auto settings = co_await postgresSettings(m_context, m_target, base::Secret(), reactor.now() + 30s);
    if (!settings)
        co_return std::move(settings).error();
    const auto passed = co_await passGate(m_context);
    if (!passed)
        co_return passed.error();
    auto opened = co_await Session::open(engineOf(m_context), *settings, reactor.now() + m_target.deadline);
    if (!opened)
        co_return std::move(opened).error();
    Session &session = **opened;
    m_lastAnswer = reactor.now();
    m_limitsDue = {};
    m_totals.reset();
    const char *version = PQparameterStatus(session.raw(), "server_version"); // "1.18.0/bouncer"
    const std::string_view words = version ? version : "";
    m_facts.version = base::Untrusted(words.substr(0, words.find('/')));
    m_facts.tls = QString::fromStdString(session.tlsVersion());
    m_facts.connections = 1;
    out.facts(m_facts);
    const Guests::Welcome welcome(*m_guests, session);
    TimePoint due = reactor.now();
    for (;;) {
        auto done = co_await round(session, out);
        if (!done)
            co_return std::move(done).error();
        due = std::max(due + m_target.hotInterval, reactor.now());
        while (reactor.now() < due) {
            auto idle = co_await m_guests->idle(session, due);
            if (!idle)
                co_return std::move(idle).error();
            if (*idle == postgres::IdleEnd::Activity)
                m_limitsDue = {}; // somebody may have changed them
        }
    }
}

flow::Task<base::Result<void>> PgBouncerProbe::round(Session &session, Publisher &out)
{
    const TimePoint sent = m_context.reactor.now();
    const TimePoint due = dueOf(sent, m_target.deadline);
    Sample sample{sent, std::chrono::system_clock::now(), {}};
    if (sent >= m_limitsDue) {
        co_await orFail(readLimits(session, out, due));
        m_limitsDue = sent + m_target.coldInterval;
    }
    auto pools = co_await orFail(session.simple("show pools", due));
    auto lists = co_await orFail(session.simple("show lists", due));
    auto stats = co_await orFail(session.simple("show stats", due));
    answered(out);
    out.asked(sent, m_lastAnswer);
    sample.readings.emplace_back(kPoolerReachable, 1.0);
    if (readPools(pools.get(), sample, out) >= kAskWhy)
        m_limitsDue = std::min(m_limitsDue, sent + kAskAgain); // it may have been paused
    readClients(lists.get(), sample);
    readStats(stats.get(), sample);
    out.sample(std::move(sample), m_target.hotInterval);
    co_return {};
}

flow::Task<base::Result<void>> PgBouncerProbe::readLimits(Session &session, Publisher &out, TimePoint due)
{
    auto databases = co_await orFail(session.simple("show databases", due));
    m_limits.clear();
    const PGresult *rows = databases.get();
    for (int row = 0; row < PQntuples(rows); ++row) {
        Limits &l = m_limits[untrusted(rows, row, "name").raw()];
        l.size = count(rows, row, "pool_size");
        l.reserve = int(number(rows, row, "reserve_pool").value_or(number(rows, row, "reserve_pool_size").value_or(0))); // renamed in 1.24
        l.paused = count(rows, row, "paused") != 0;
        l.disabled = count(rows, row, "disabled") != 0;
        l.most = count(rows, row, "max_connections");
        l.host = untrusted(rows, row, "host");
        l.port = count(rows, row, "port");
    }
    auto config = co_await session.simple("show config", due); // of admin_users and stats_users
    if (!config && session.broken())
        co_return std::unexpected(std::move(config).error());
    m_maxClients.reset();
    if (config)
        readConfig(config->get(), out);
    co_return {};
}

// Only its admins may reload it; the console tells them by name, and nothing else of what we may do.
void PgBouncerProbe::readConfig(const PGresult *rows, Publisher &out)
{
    m_maxClients = entry(rows, "key", "max_client_conn", "value");
    const QString user = std::get<environment::PgBouncerSettings>(m_target.settings).user;
    QString role = QStringLiteral("viewer");
    base::Untrusted file;
    for (int row = 0; row < PQntuples(rows); ++row) {
        const std::string_view key = text(rows, row, "key").value_or("");
        if (key == "admin_users") {
            for (const QString &name : untrusted(rows, row, "value").raw().split(QLatin1Char(',')))
                if (!user.isEmpty() && name.trimmed() == user)
                    role = QStringLiteral("admin");
        } else if (key == "conffile") {
            file = untrusted(rows, row, "value");
        }
    }
    if (role == m_facts.consoleRole && file == m_facts.configFile)
        return;
    m_facts.consoleRole = role;
    m_facts.configFile = file;
    out.facts(m_facts);
}

// The longest wait in seconds.
double PgBouncerProbe::readPools(const PGresult *rows, Sample &sample, Publisher &out)
{
    auto before = std::exchange(m_tallies, {});
    std::vector<PoolRow> pools;
    double worst = 0;
    for (int row = 0; row < PQntuples(rows); ++row) {
        PoolRow p;
        p.database = untrusted(rows, row, "database");
        if (p.database.raw() == QLatin1String("pgbouncer"))
            continue; // its own console
        p.user = untrusted(rows, row, "user");
        p.mode = untrusted(rows, row, "pool_mode").visible();
        p.clientsActive = count(rows, row, "cl_active");
        p.clientsWaiting = count(rows, row, "cl_waiting");
        p.serversActive = count(rows, row, "sv_active");
        p.serversIdle = count(rows, row, "sv_idle");
        p.serversUsed = count(rows, row, "sv_used");
        p.maxWaitSeconds = number(rows, row, "maxwait").value_or(0) + number(rows, row, "maxwait_us").value_or(0) / 1e6;
        if (const auto l = m_limits.find(p.database.raw()); l != m_limits.end()) {
            p.size = l->second.size;
            p.reserve = l->second.reserve;
            p.paused = l->second.paused;
            p.disabled = l->second.disabled;
            p.most = l->second.most;
            p.host = l->second.host;
            p.port = l->second.port;
        }
        for (const char *column : {"sv_active", "sv_active_cancel", "sv_being_canceled", "sv_idle", "sv_used", "sv_tested", "sv_login"})
            p.serversOpen += count(rows, row, column);
        const std::pair name(p.database.raw(), p.user.raw());
        PoolTally &tally = m_tallies[name] = std::move(before[name]);
        tally.add(sample.sentAt, p.size, p.serversActive, p.clientsWaiting, p.maxWaitSeconds, 3 * m_target.hotInterval);
        p.use = tally.use();
        worst = std::max(worst, p.maxWaitSeconds);
        const base::Untrusted instance(p.database.raw() + QLatin1Char('/') + p.user.raw());
        sample.readings.emplace_back(kWaiting, double(p.clientsWaiting), instance);
        if (p.size + p.reserve > 0)
            sample.readings.emplace_back(kUsed, 100.0 * p.serversActive / (p.size + p.reserve), instance);
        else
            sample.readings.push_back(Reading::missing(kUsed, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the pool has no size")), instance));
        pools.push_back(std::move(p));
    }
    sample.readings.emplace_back(kMaxWait, worst);
    if (pools.empty())
        for (const MetricId id : {kWaiting, kUsed})
            sample.readings.push_back(Reading::missing(id, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "nobody has connected through it yet"))));
    out.pools(std::move(pools));
    return worst;
}

void PgBouncerProbe::readClients(const PGresult *lists, Sample &sample) const
{
    const auto used = entry(lists, "list", "used_clients", "items");
    if (used && m_maxClients && *m_maxClients > 0)
        sample.readings.emplace_back(kClients, 100 * *used / *m_maxClients);
    else
        sample.readings.push_back(Reading::missing(kClients, NoValue::Permission, base::Untrusted(QCoreApplication::translate("watch", "the console does not tell max_client_conn"))));
}

void PgBouncerProbe::readStats(const PGresult *rows, Sample &sample)
{
    Totals now{0, 0, sample.sentAt};
    for (int row = 0; row < PQntuples(rows); ++row) {
        if (text(rows, row, "database") == "pgbouncer")
            continue;
        now.queries += number(rows, row, "total_query_count").value_or(0);
        now.waitMicroseconds += number(rows, row, "total_wait_time").value_or(0);
    }
    const auto before = std::exchange(m_totals, now);
    const double seconds = before ? std::chrono::duration<double>(now.at - before->at).count() : 0;
    if (!before || seconds <= 0 || now.queries < before->queries || now.waitMicroseconds < before->waitMicroseconds) {
        sample.readings.push_back(Reading::missing(kQueries, NoValue::NotYet));
        sample.readings.push_back(Reading::missing(kWait, NoValue::NotYet));
        return;
    }
    const double queries = now.queries - before->queries, waited = now.waitMicroseconds - before->waitMicroseconds;
    sample.readings.emplace_back(kQueries, queries / seconds);
    // a query counts when it arrives, its wait when it ends: the two may fall into different rounds
    if (queries > 0 || waited > 0)
        sample.readings.emplace_back(kWait, waited / std::max(1.0, queries) / 1000);
    else
        sample.readings.push_back(Reading::missing(kWait, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "no query since the last look"))));
}

} // namespace watch
