// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresprobe.h"

#include "models/process/socketends.h"
#include "models/watch/postgresactivity.h"
#include "models/watch/posture.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace watch {

using base::Errc;
using base::Error;
using flow::orFail;
using flow::TimePoint;
using postgres::ConnectionSettings;
using postgres::Session;
using namespace std::chrono_literals;

namespace {

const MetricId kReachable(QStringLiteral("pg.reachable")), kConnectTime(QStringLiteral("pg.connect.time"));

constexpr auto kSecretLimit = 30s; // a keyring may have to ask its owner
constexpr auto kIdentityAgain = 1h; // rights are granted and certificates end while a connection lasts

} // namespace

PostgresProbe::PostgresProbe(const ProbeContext &context, const environment::Target &target)
    : BackoffProbe(context), m_target(target), m_settings(std::get<environment::PostgresSettings>(target.settings)),
      m_server(context.servers ? context.servers->of(m_settings.via.isEmpty() ? target.id : m_settings.via) : nullptr),
      m_guests(std::make_shared<Guests>(context.reactor, target.deadline)), m_replication(m_settings.expectedStandbys), m_cadence(target.coldInterval), m_ownDue(std::size_t(m_settings.metrics.size()))
{
}

void PostgresProbe::publishUnreachable(const Error &error, Publisher &out)
{
    const NoValue reason = error.code == Errc::TimedOut ? NoValue::TimedOut : NoValue::Unreachable;
    const base::Untrusted why{std::string_view(error.text)};
    Sample sample{m_context.reactor.now(), std::chrono::system_clock::now(), {}};
    sample.readings.push_back(Reading::missing(kReachable, reason, why));
    sample.readings.push_back(Reading::missing(kConnectTime, reason, why));
    const int version = m_facts.versionNumber > 0 ? m_facts.versionNumber : 150000;
    for (const LaneQuery &q : LaneQueries::postgres().of(false, version))
        for (const MetricId metric : q.brings)
            sample.readings.push_back(Reading::missing(metric, reason, why));
    out.sample(std::move(sample), m_target.hotInterval);
}

flow::Task<Error> PostgresProbe::watchOnce(Publisher &out)
{
    if (m_server)
        m_server->setDoor(m_guests);
    auto end = co_await watchConnected(out);
    m_databaseLane.reset();
    m_waitLane.reset();
    if (m_server && end.code != Errc::Cancelled)
        m_server->lost(end);
    co_return end;
}

flow::Task<Error> PostgresProbe::watchConnected(Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    auto settings = co_await postgresSettings(m_context, m_target, base::Secret(), reactor.now() + kSecretLimit);
    if (!settings)
        co_return std::move(settings).error();
    ConnectionSettings hot = *settings;
    // the server gives up before this program does, so that one slow answer costs itself and not the connection
    hot.guard(int(std::min<std::int64_t>(2000, m_target.deadline.count() / 2)), 200);
    hot.parameters.emplace_back("search_path", "pg_catalog");

    const auto passed = co_await passGate(m_context);
    if (!passed)
        co_return passed.error();
    const TimePoint began = reactor.now();
    auto opened = co_await Session::open(engineOf(m_context), hot, began + m_target.deadline);
    if (!opened)
        co_return std::move(opened).error();
    Session &session = **opened;
    m_connectMilliseconds = std::chrono::duration<double, std::milli>(reactor.now() - began).count();
    auto slot = co_await leaveSuperusersSlot(session, reactor.now() + m_target.deadline);
    if (!slot)
        co_return std::move(slot).error();
    m_slot = *slot;
    m_certificateUntil = session.certificateExpiry();
    m_changes.clear();
    co_await readOurCertificate(hot.certificate);
    m_ownPids[0] = session.backendPid();
    m_backendLoads.connected(process::bothEndsHere(PQsocket(session.raw())), m_ownPids[0]);
    m_lastAnswer = reactor.now();
    m_identified = false;

    Lane lane(LaneQueries::postgres().of(false, session.serverVersion()));
    auto ready = co_await lane.prepare(session, reactor.now() + m_target.deadline);
    if (!ready)
        co_return std::move(ready).error();
    m_waitLane = std::make_unique<Lane>(LaneQueries::postgres().ofWaits(session.serverVersion()), "w");
    ready = co_await m_waitLane->prepare(session, reactor.now() + m_target.deadline); // now, not when a lock may be in its way
    if (!ready)
        co_return std::move(ready).error();
    auto first = co_await hotRound(session, lane, out);
    if (!first)
        co_return std::move(first).error();

    const Guests::Welcome welcome(*m_guests, session);
    flow::TaskScope scope(co_await flow::currentCancel());
    scope.spawn(coldLoop(*settings, out));
    auto end = co_await hotLoop(session, lane, out);
    co_await scope.close();
    co_return end;
}

flow::Task<Error> PostgresProbe::hotLoop(Session &session, Lane &lane, Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    TimePoint due = reactor.now();
    for (;;) {
        if (!m_identified || reactor.now() - m_identifiedAt >= kIdentityAgain) {
            auto known = co_await identify(session, out);
            if (!known)
                co_return std::move(known).error();
        }
        due = std::max(due + m_target.hotInterval, reactor.now());
        while (reactor.now() < due) {
            auto idle = co_await m_guests->idle(session, due);
            if (!idle)
                co_return std::move(idle).error();
        }
        auto round = co_await hotRound(session, lane, out);
        if (!round)
            co_return std::move(round).error();
    }
}

flow::Task<base::Result<void>> PostgresProbe::hotRound(Session &session, Lane &lane, Publisher &out)
{
    const TimePoint sent = m_context.reactor.now();
    Sample sample{sent, std::chrono::system_clock::now(), {}};
    auto answers = co_await orFail(lane.round(session, sent, dueOf(sent, m_target.deadline)));
    answered(out);
    out.asked(sent, m_lastAnswer);
    sample.readings.emplace_back(kReachable, 1.0);
    sample.readings.emplace_back(kConnectTime, m_connectMilliseconds);
    std::shared_ptr<ServerRound> round;
    if (m_server && m_server->wanted()) {
        round = m_server->begin();
        round->sentAt = sample.sentAt;
        round->wallAt = sample.wallAt;
        round->interval = m_target.hotInterval;
    }
    readHot(answers, sample, out, round.get());
    out.sample(std::move(sample), m_target.hotInterval);
    if (!m_asked.empty())
        co_await lookAtSessions(out, round);
    if (!m_waiting.empty())
        co_await orFail(askWaits(session, out, round));
    if (round)
        co_await orFail(askDatabases(session, std::move(round)));
    co_return {};
}

// The server answered somewhere between the question and its answer; a slow answer tells nothing.
void PostgresProbe::readClock(const PGresult *server, const Sample &sample)
{
    const double seconds = std::chrono::duration<double>(m_context.reactor.now() - sample.sentAt).count();
    const auto there = number(server, 0, "server_time");
    if (!there || seconds > kClocksApart / 4)
        return;
    m_clockAhead = *there - std::chrono::duration<double>(sample.wallAt.time_since_epoch()).count() - seconds / 2;
    if (std::abs(*m_clockAhead - m_clockTold.value_or(0)) >= kClocksApart)
        m_identified = false;
}

void PostgresProbe::readHot(const std::vector<Lane::Answer> &answers, Sample &sample, Publisher &out, ServerRound *round)
{
    std::optional<double> capacity;
    std::vector<ReplicationRow> standbys;
    std::vector<SlotRow> slotRows;
    LogState log;
    ServerLoad load;
    for (const Lane::Answer &a : answers) {
        const PGresult *rows = a.rows ? a.rows->get() : nullptr;
        const QString &name = a.query->name;
        if (rows && name == QLatin1String("server")) {
            const auto started = number(rows, 0, "started");
            if (m_started && started != m_started) {
                m_figures.forget(); // a crash may have reset the counters
                m_cadence.forget();
                m_statements.forget();
            }
            m_started = started;
            const bool standby = number(rows, 0, "standby").value_or(0) != 0;
            if (m_standby && *m_standby != standby) {
                m_identified = false;
                m_cadence.forget(); // what a standby has no figure for, a primary has
            }
            m_standby = standby;
            readClock(rows, sample);
            capacity = number(rows, 0, "slots");
            if (capacity)
                load.capacity = int(*capacity);
            m_replication.readReceiver(rows, sample.readings);
            log = m_log.read(rows, sample.sentAt);
        }
        m_figures.read(a, sample.sentAt, sample.readings);
        if (!rows)
            continue;
        if (name == QLatin1String("activity")) {
            ActivityContext context{m_ownPids, capacity, &m_lockWaits};
            m_lockWaits.begin(sample.sentAt);
            if (m_server)
                context.ownPids.insert(context.ownPids.end(), m_server->otherPids().begin(), m_server->otherPids().end());
            std::vector<SessionRow> sessions = readActivity(rows, context, sample.readings, round);
            load.sessions = int(std::ranges::count_if(sessions, [](const SessionRow &s) {
                return !s.own && s.backendType == QLatin1String("client backend");
            }));
            m_asked.clear();
            if (m_backendLoads.possible())
                m_asked = m_backendLoads.begin(backendsBegan(rows), sessions, sample.sentAt);
            m_backendLoads.recall(sessions);
            m_waiting.clear();
            if (m_lockDetails.begin(sessions, sample.sentAt))
                m_waiting = sessions;
            m_local = m_asked.empty() ? std::vector<SessionRow>() : sessions;
            if (round)
                for (ServerRound::Database &each : round->databases) {
                    m_lockDetails.recall(each.sessions);
                    m_backendLoads.recall(each.sessions);
                }
            out.sessions(std::move(sessions));
        } else if (name == QLatin1String("database")) {
            m_transactions.add(number(rows, 0, "xact").value_or(0), sample.sentAt);
            m_rowsRead.add(number(rows, 0, "rows_read").value_or(0), sample.sentAt);
            load.transactions = m_transactions.perSecond();
            load.rowsRead = m_rowsRead.perSecond();
        } else if (name == QLatin1String("replication"))
            standbys = m_replication.readStandbys(rows, m_standby.value_or(false), log.synchronous, sample.sentAt, sample.readings);
        else if (name == QLatin1String("slots"))
            slotRows = m_replication.readSlots(rows, sample.sentAt, sample.readings);
    }
    out.replication(std::move(standbys), std::move(slotRows));
    if (log.at != base::TimePoint{})
        out.log(std::move(log), load);
}

} // namespace watch
