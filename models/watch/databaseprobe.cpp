// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/databaseprobe.h"

#include <QCoreApplication>

#include <algorithm>

namespace watch {

using base::Errc;
using base::Error;
using flow::TimePoint;
using namespace std::chrono_literals;

namespace {

const MetricId kReachable(QStringLiteral("pg.reachable")), kSize(QStringLiteral("pg.database.size"));

constexpr auto kSecretLimit = 30s;

} // namespace

DatabaseProbe::DatabaseProbe(const ProbeContext &context, const environment::Target &target)
    : PostgresProbe(context, target), m_listener(m_server, m_settings.database)
{
}

void DatabaseProbe::publishUnreachable(const Error &error, Publisher &out)
{
    const NoValue reason = error.code == Errc::TimedOut ? NoValue::TimedOut : NoValue::Unreachable;
    const base::Untrusted why{std::string_view(error.text)};
    Sample sample{m_context.reactor.now(), std::chrono::system_clock::now(), {}};
    sample.readings.push_back(Reading::missing(kReachable, reason, why));
    for (const MetricId metric : m_known)
        sample.readings.push_back(Reading::missing(metric, reason, why));
    out.sample(std::move(sample), m_target.hotInterval);
}

flow::Task<Error> DatabaseProbe::watchOnce(Publisher &out)
{
    auto first = co_await firstRound();
    if (!first)
        co_return std::move(first).error();
    flow::TaskScope scope(co_await flow::currentCancel());
    if (m_settings.ownConnection) {
        auto settings = co_await postgresSettings(m_context, m_target, base::Secret(), m_context.reactor.now() + kSecretLimit);
        if (settings)
            scope.spawn(coldLoop(*settings, out));
        else
            coldFailed(settings.error(), out);
    }
    auto end = co_await listen(out);
    co_await scope.close();
    co_return end;
}

// What ended the last one is old news: the next word is waited for, a deadline long.
flow::Task<base::Result<void>> DatabaseProbe::firstRound()
{
    const TimePoint due = m_server->lastError() ? m_context.reactor.now() + m_target.deadline : flow::kNever;
    if (!m_server->latest()) {
        const auto came = co_await m_server->news().next(m_context.reactor, due);
        if (!came && came.error().code == Errc::Cancelled)
            co_return std::unexpected(came.error());
    }
    if (!m_server->latest())
        co_return std::unexpected(*m_server->lastError());
    co_return base::Result<void>();
}

flow::Task<Error> DatabaseProbe::listen(Publisher &out)
{
    for (;;) {
        const std::shared_ptr<const ServerRound> round = m_server->latest();
        if (!round)
            co_return *m_server->lastError();
        if (std::exchange(m_told, round->sentAt) != round->sentAt) {
            const auto published = publish(*round, out);
            if (!published)
                co_return published.error();
        }
        const TimePoint due = m_context.reactor.now() + round->interval + m_target.deadline;
        auto came = co_await m_server->news().next(m_context.reactor, due);
        if (!came)
            co_return std::move(came).error();
    }
}

base::Result<void> DatabaseProbe::publish(const ServerRound &round, Publisher &out)
{
    const auto mine = round.databases.constFind(m_settings.database);
    if (mine == round.databases.constEnd())
        return {}; // it was asked before we listened
    if (!mine->there)
        return base::fail(Errc::Absent, QCoreApplication::translate("watch", "database \"%1\" does not exist").arg(m_settings.database).toStdString(), "3D000");
    answered(out);
    publishFacts(out);
    Sample sample{round.sentAt, round.wallAt, mine->readings};
    m_known.clear();
    for (const Reading &r : sample.readings)
        if (m_known.empty() || m_known.back() != r.metric)
            m_known.push_back(r.metric);
    sample.readings.emplace_back(kReachable, 1.0);
    out.sample(std::move(sample), std::max(round.interval, m_target.hotInterval));
    out.sessions(mine->sessions);
    publishSize(round, out);
    return {};
}

void DatabaseProbe::publishSize(const ServerRound &round, Publisher &out)
{
    const std::optional<double> bytes = m_server->bytesOf(m_settings.database);
    if (!bytes || (bytes == m_bytes && round.sentAt - m_bytesAt < m_target.coldInterval))
        return;
    m_bytes = bytes;
    m_bytesAt = round.sentAt;
    const base::Untrusted name(m_settings.database);
    Sample sample{round.sentAt, round.wallAt, {}};
    sample.readings.emplace_back(kSize, *bytes, name);
    out.sample(std::move(sample), m_target.coldInterval);
    if (!m_settings.ownConnection)
        out.storage({StorageRow{StorageRow::Kind::Database, name, bytes, {}, false}});
}

void DatabaseProbe::publishFacts(Publisher &out)
{
    const Facts &server = m_server->facts();
    if (m_identified && m_facts.systemIdentifier == server.systemIdentifier && m_facts.consoleRole == server.consoleRole
        && m_facts.versionNumber == server.versionNumber)
        return;
    m_identified = true;
    m_facts.systemIdentifier = server.systemIdentifier;
    m_facts.consoleRole = server.consoleRole;
    m_facts.version = server.version;
    m_facts.versionNumber = server.versionNumber;
    m_facts.tls = server.tls;
    m_facts.role = QStringLiteral("database");
    out.facts(m_facts);
}

} // namespace watch
