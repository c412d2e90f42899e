// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: the cold lane, whose connection may be slow, refused or stuck behind a lock for as long as it likes.
#include "models/base/log.h"
#include "models/watch/backupstatus.h"
#include "models/watch/postgreshorizon.h"
#include "models/watch/postgresprobe.h"
#include "models/watch/reservedslot.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace watch {

using base::Error;
using flow::orFail;
using flow::TimePoint;
using postgres::Session;
using namespace std::chrono_literals;

namespace {

const MetricId kCertificate(QStringLiteral("pg.certificate.days"));
constexpr int kStatementLimit = 30000;
constexpr auto kTooLargeAgain = 10min; // a figure that was more than is received
constexpr auto kRoundLimit = 35s; // the server's own limit comes first

// The figures of the environment file mean the tables their author sees; ours must not be led astray by any. Neither
// statement calls a function, which the path of a hostile database would choose.
constexpr postgres::Sql kOurPath = "set search_path to pg_catalog";
constexpr postgres::Sql kTheirPath = "reset search_path"; // what the role or the database sets

bool hasEvery(const LaneQuery &query)
{
    return query.every.count() > 0;
}

// Rows of a statement of the environment file, as they come: its author cannot know how many there will be one day.
class OwnFigure {
public:
    static constexpr int kMostRows = 1000;
    static constexpr std::size_t kMostBytes = 1024 * 1024; // of a row; more than one read of the socket brings

    OwnFigure(const environment::SqlMetric &metric, std::vector<Reading> &out) : m_id(metric.id), m_out(out) {}

    // Wants it more of them?
    bool take(const PGresult *row)
    {
        if (m_rows == kMostRows) {
            missing(NoValue::Error, base::Untrusted(QCoreApplication::translate("watch", "the statement returns more than %1 rows: the others are not read").arg(kMostRows)));
            return false;
        }
        ++m_rows;
        const int columns = PQnfields(row);
        const base::Untrusted label = columns == 2 ? base::Untrusted(std::string_view(PQgetvalue(row, 0, 0))) : base::Untrusted();
        const int at = columns == 2 ? 1 : 0;
        bool isNumber = false;
        const double value = columns > 0 ? QByteArray(PQgetvalue(row, 0, at)).toDouble(&isNumber) : 0;
        if (columns > 2 || columns == 0 || (!isNumber && !PQgetisnull(row, 0, at)))
            missing(NoValue::Error, base::Untrusted(QCoreApplication::translate("watch", "the statement must return one number, or rows of a label and a number")), label);
        else if (PQgetisnull(row, 0, at))
            missing(NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the statement returns NULL")), label);
        else
            m_out.emplace_back(m_id, value, label);
        return columns == 2;
    }
    void end(const base::Result<std::size_t> &rows)
    {
        if (!rows)
            missing(queryReason(rows.error()), base::Untrusted(std::string_view(rows.error().text)));
        else if (m_rows == 0)
            missing(NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the statement returns no row")));
    }

private:
    void missing(NoValue reason, const base::Untrusted &why, const base::Untrusted &label = {}) { m_out.push_back(Reading::missing(m_id, reason, why, label)); }

    MetricId m_id;
    std::vector<Reading> &m_out;
    int m_rows = 0;
};

} // namespace

TimePoint PostgresProbe::nextCold() const
{
    TimePoint next = m_coldDue;
    for (const TimePoint due : m_ownDue)
        next = std::min(next, due);
    return next;
}

flow::Task<void> PostgresProbe::coldLoop(postgres::ConnectionSettings settings, Publisher &out)
{
    m_coldDue = {};
    std::ranges::fill(m_ownDue, TimePoint{});
    settings.guard(kStatementLimit, 200);
    for (;;) {
        auto end = co_await coldRounds(settings, out);
        if (through())
            m_server->disconnected(m_ownPids[1]);
        m_ownPids[1] = 0;
        if (!end && end.error().code == base::Errc::Cancelled)
            co_return;
        if (!end)
            coldFailed(end.error(), out);
        const auto slept = co_await m_context.reactor.sleepUntil(std::max(nextCold(), m_context.reactor.now() + 1s));
        if (!slept)
            co_return;
    }
}

// Watched through another target, which asks everything about the server: only what this database alone can tell.
std::vector<LaneQuery> PostgresProbe::coldQueries(int serverVersion) const
{
    std::vector<LaneQuery> queries = LaneQueries::postgres().of(true, serverVersion);
    if (through())
        std::erase_if(queries, [](const LaneQuery &q) { return !q.ofDatabase; });
    return queries;
}

void PostgresProbe::coldFailed(const Error &error, Publisher &out)
{
    base::logInfo("watch", QStringLiteral("%1: %2").arg(m_target.id, base::Untrusted(std::string_view(error.text)).visible()));
    const TimePoint now = m_context.reactor.now();
    Sample sample{now, std::chrono::system_clock::now(), {}};
    const base::Untrusted why{std::string_view(error.text)};
    const auto missing = [&](MetricId id) { sample.readings.push_back(Reading::missing(id, queryReason(error), why)); };
    for (const LaneQuery &q : coldQueries(std::max(m_facts.versionNumber, 130000)))
        std::ranges::for_each(q.brings, missing);
    for (const auto &metric : m_settings.metrics)
        missing(MetricId(metric.id));
    if (!through() && m_settings.backup.statusFile.isEmpty())
        sample.readings.push_back(backupNotAsked());
    m_cadence.forgetAnswers(); // their figures are marked as missing
    m_coldDue = now + m_target.coldInterval;
    for (std::size_t i = 0; i < m_ownDue.size(); ++i)
        m_ownDue[i] = now + std::max(m_settings.metrics[qsizetype(i)].interval, flow::milliseconds(1000));
    out.sample(std::move(sample), m_target.coldInterval);
}

flow::Task<base::Result<void>> PostgresProbe::coldRounds(postgres::ConnectionSettings settings, Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    co_await orFail(passGate(m_context));
    auto session = co_await orFail(Session::open(engineOf(m_context), settings, reactor.now() + 5s));
    co_await orFail(session->query(kOurPath, reactor.now() + 5s));
    co_await orFail(leaveReservedSlot(*session, reactor.now() + 5s));
    m_ownPids[1] = session->backendPid();
    m_facts.connections = through() ? 1 : 2;
    if (through())
        m_server->connected(m_ownPids[1]);
    if (!m_facts.systemIdentifier.isEmpty())
        out.facts(m_facts);
    std::vector<LaneQuery> each = coldQueries(session->serverVersion()), some;
    std::ranges::copy_if(each, std::back_inserter(some), hasEvery);
    std::erase_if(each, hasEvery);
    Lane lane(std::move(each)), seldom(std::move(some), "s");
    co_await orFail(lane.prepare(*session, reactor.now() + kRoundLimit));
    co_await orFail(seldom.prepare(*session, reactor.now() + kRoundLimit));
    for (;;) {
        if (reactor.now() >= m_coldDue) {
            m_coldDue = reactor.now() + m_target.coldInterval;
            co_await orFail(coldRound(*session, lane, seldom, out));
            if (!through())
                co_await orFail(m_statements.look(*session, reactor, out));
        }
        if (std::ranges::any_of(m_ownDue, [&](TimePoint due) { return reactor.now() >= due; }))
            co_await orFail(ownFigures(*session, out));
        if (session->broken())
            co_return {}; // opened again for the next of them
        auto idle = co_await session->idle(nextCold());
        if (!idle && idle.error().code == base::Errc::Cancelled)
            co_return std::unexpected(std::move(idle).error());
        if (!idle)
            co_return {}; // opened again when it is needed
    }
}

Reading PostgresProbe::certificateDays(base::WallTime now) const
{
    if (m_certificateUntil)
        return {kCertificate, std::chrono::duration<double>(*m_certificateUntil - now).count() / 86400};
    return Reading::missing(kCertificate, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the connection is not encrypted")));
}

flow::Task<base::Result<void>> PostgresProbe::coldRound(Session &session, Lane &lane, Lane &seldom, Publisher &out)
{
    const TimePoint sent = m_context.reactor.now();
    Sample sample{sent, std::chrono::system_clock::now(), {}, true};
    auto answers = co_await orFail(lane.round(session, sent, sent + kRoundLimit));
    auto more = co_await orFail(seldom.inTurn(session, m_context.reactor, m_cadence));
    std::ranges::move(more, std::back_inserter(answers));
    out.asked(sent, m_context.reactor.now());
    bool upkeep = false;
    std::map<std::chrono::milliseconds, Sample> rare; // by the interval after which their figures are old
    for (const Lane::Answer &a : answers) {
        const auto interval = m_cadence.interval(*a.query);
        Sample &into = interval == m_target.coldInterval ? sample : rare.try_emplace(interval, Sample{sent, sample.wallAt, {}, true}).first->second;
        m_figures.read(a, sent, into.readings);
        upkeep |= m_upkeep.read(a, sent, into.readings);
        if (a.rows && a.query->name == QLatin1String("checkpoints"))
            sample.readings.push_back(m_checkpoints.read(a.rows->get(), sent));
        if (a.rows && a.query->name == QLatin1String("horizon"))
            out.horizon(readHorizon(a.rows->get(), into.readings));
    }
    if (m_server && !through())
        tellSizes(answers);
    if (!through()) { // else the target of its server tells
        sample.readings.push_back(certificateDays(sample.wallAt));
        if (m_settings.backup.statusFile.isEmpty())
            sample.readings.push_back(backupNotAsked());
        for (const LaneQueries::Absent &absent : LaneQueries::postgres().absent(session.serverVersion()))
            sample.readings.push_back(Reading::missing(absent.metric, NoValue::Version, base::Untrusted(QCoreApplication::translate("watch", "from PostgreSQL %1 on").arg(absent.from / 10000))));
    }
    out.storage(readStorage(answers));
    if (upkeep)
        out.upkeep(m_upkeep.value());
    out.sample(std::move(sample), m_target.coldInterval);
    for (auto &[interval, figures] : rare)
        out.sample(std::move(figures), interval);
    co_return {};
}

flow::Task<base::Result<void>> PostgresProbe::ownFigures(Session &session, Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    co_await orFail(session.query(kTheirPath, reactor.now() + 5s));
    for (std::size_t i = 0; i < m_ownDue.size(); ++i) {
        const TimePoint sent = reactor.now();
        if (sent < m_ownDue[i])
            continue;
        const environment::SqlMetric &metric = m_settings.metrics[qsizetype(i)];
        const auto interval = std::max(metric.interval, flow::milliseconds(1000));
        m_ownDue[i] = sent + interval;
        Sample sample{sent, std::chrono::system_clock::now(), {}};
        const auto sql = postgres::Sql::fromEnvironmentFile(metric.sql);
        OwnFigure figure(metric, sample.readings);
        std::function<bool(const PGresult *)> take = [&figure](const PGresult *row) { return figure.take(row); };
        auto reading = session.stream(sql, std::move(take), sent + kRoundLimit, OwnFigure::kMostBytes);
        const auto rows = co_await std::move(reading);
        const bool tooLarge = !rows && rows.error().code == base::Errc::Invalid;
        if (!rows && session.broken() && !tooLarge)
            co_return std::unexpected(rows.error());
        out.asked(sent, reactor.now());
        figure.end(rows);
        out.sample(std::move(sample), interval);
        if (tooLarge) { // the connection is spent, the other figures are not
            m_ownDue[i] = reactor.now() + std::max<flow::milliseconds>(interval, kTooLargeAgain);
            co_return {};
        }
    }
    co_await orFail(session.query(kOurPath, reactor.now() + 5s));
    co_return {};
}

} // namespace watch
