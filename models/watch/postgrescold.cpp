// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: the cold lane, whose connection may be slow, refused or stuck behind a lock for as long as it likes.
#include "models/base/log.h"
#include "models/watch/postgreshorizon.h"
#include "models/watch/postgresprobe.h"
#include "models/watch/reservedslot.h"

#include <QCoreApplication>

#include <algorithm>

namespace watch {

using base::Error;
using flow::orFail;
using flow::TimePoint;
using postgres::Session;
using namespace std::chrono_literals;

namespace {

const MetricId kCertificate(QStringLiteral("pg.certificate.days"));
constexpr int kStatementLimit = 30000;
constexpr auto kRoundLimit = 35s; // the server's own limit comes first

// The figures of the environment file mean the tables their author sees; ours must not be led astray by any. Neither
// statement calls a function, which the path of a hostile database would choose.
constexpr postgres::Sql kOurPath = "set search_path to pg_catalog";
constexpr postgres::Sql kTheirPath = "reset search_path"; // what the role or the database sets

void readOwn(const environment::SqlMetric &metric, const base::Result<postgres::Rows> &answer, std::vector<Reading> &out)
{
    const MetricId id(metric.id);
    if (!answer) {
        out.push_back(Reading::missing(id, queryReason(answer.error()), base::Untrusted(std::string_view(answer.error().text))));
        return;
    }
    const PGresult *rows = answer->get();
    const int columns = PQnfields(rows);
    if (PQntuples(rows) == 0 || columns == 0)
        out.push_back(Reading::missing(id, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the statement returns no row"))));
    const int count = columns == 2 ? PQntuples(rows) : std::min(1, PQntuples(rows));
    for (int row = 0; row < count; ++row) {
        const base::Untrusted label = columns == 2 ? base::Untrusted(std::string_view(PQgetvalue(rows, row, 0))) : base::Untrusted();
        const int at = columns == 2 ? 1 : 0;
        bool isNumber = false;
        const double value = QByteArray(PQgetvalue(rows, row, at)).toDouble(&isNumber);
        if (columns > 2 || (!isNumber && !PQgetisnull(rows, row, at)))
            out.push_back(Reading::missing(id, NoValue::Error, base::Untrusted(QCoreApplication::translate("watch", "the statement must return one number, or rows of a label and a number")), label));
        else if (PQgetisnull(rows, row, at))
            out.push_back(Reading::missing(id, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the statement returns NULL")), label));
        else
            out.emplace_back(id, value, label);
    }
}

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

void PostgresProbe::coldFailed(const Error &error, Publisher &out)
{
    base::logInfo("watch", QStringLiteral("%1: %2").arg(m_target.id, base::Untrusted(std::string_view(error.text)).visible()));
    const TimePoint now = m_context.reactor.now();
    Sample sample{now, std::chrono::system_clock::now(), {}};
    const base::Untrusted why{std::string_view(error.text)};
    const auto missing = [&](MetricId id) { sample.readings.push_back(Reading::missing(id, queryReason(error), why)); };
    for (const LaneQuery &q : LaneQueries::postgres().of(true, std::max(m_facts.versionNumber, 130000)))
        std::ranges::for_each(q.brings, missing);
    for (const auto &metric : m_settings.metrics)
        missing(MetricId(metric.id));
    m_cadence.forget(); // their figures are marked as missing
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
    m_facts.connections = 2;
    if (!m_facts.systemIdentifier.isEmpty())
        out.facts(m_facts);
    Lane lane(LaneQueries::postgres().of(true, session->serverVersion()));
    co_await orFail(lane.prepare(*session, reactor.now() + kRoundLimit));
    for (;;) {
        if (reactor.now() >= m_coldDue) {
            m_coldDue = reactor.now() + m_target.coldInterval;
            co_await orFail(coldRound(*session, lane, out));
            co_await orFail(m_statements.look(*session, reactor, out));
        }
        if (std::ranges::any_of(m_ownDue, [&](TimePoint due) { return reactor.now() >= due; }))
            co_await orFail(ownFigures(*session, out));
        auto idle = co_await session->idle(nextCold());
        if (!idle && idle.error().code == base::Errc::Cancelled)
            co_return std::unexpected(std::move(idle).error());
        if (!idle)
            co_return {}; // opened again when it is needed
    }
}

flow::Task<base::Result<void>> PostgresProbe::coldRound(Session &session, Lane &lane, Publisher &out)
{
    const TimePoint sent = m_context.reactor.now();
    Sample sample{sent, std::chrono::system_clock::now(), {}, true};
    auto answers = co_await orFail(lane.round(session, sent, sent + kRoundLimit, &m_cadence));
    out.asked(sent, m_context.reactor.now());
    bool upkeep = false;
    std::map<std::chrono::milliseconds, Sample> seldom; // by the interval after which their figures are old
    for (const Lane::Answer &a : answers) {
        const auto interval = m_cadence.interval(*a.query);
        Sample &into = interval == m_target.coldInterval ? sample : seldom.try_emplace(interval, Sample{sent, sample.wallAt, {}, true}).first->second;
        m_figures.read(a, sent, into.readings);
        upkeep |= m_upkeep.read(a, sent, into.readings);
        if (a.rows && a.query->name == QLatin1String("checkpoints"))
            sample.readings.push_back(m_checkpoints.read(a.rows->get(), sent));
        if (a.rows && a.query->name == QLatin1String("horizon"))
            out.horizon(readHorizon(a.rows->get(), into.readings));
    }
    if (m_certificateUntil)
        sample.readings.emplace_back(kCertificate, std::chrono::duration<double>(*m_certificateUntil - sample.wallAt).count() / 86400);
    else
        sample.readings.push_back(Reading::missing(kCertificate, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the connection is not encrypted"))));
    for (const LaneQueries::Absent &absent : LaneQueries::postgres().absent(session.serverVersion()))
        sample.readings.push_back(Reading::missing(absent.metric, NoValue::Version, base::Untrusted(QCoreApplication::translate("watch", "from PostgreSQL %1 on").arg(absent.from / 10000))));
    out.storage(readStorage(answers));
    if (upkeep)
        out.upkeep(m_upkeep.value());
    out.sample(std::move(sample), m_target.coldInterval);
    for (auto &[interval, figures] : seldom)
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
        auto answer = co_await session.query(sql, sent + kRoundLimit);
        if (!answer && session.broken())
            co_return std::unexpected(std::move(answer).error());
        out.asked(sent, reactor.now());
        readOwn(metric, answer, sample.readings);
        out.sample(std::move(sample), interval);
    }
    co_await orFail(session.query(kOurPath, reactor.now() + 5s));
    co_return {};
}

} // namespace watch
