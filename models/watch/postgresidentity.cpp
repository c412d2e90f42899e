// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: which server this is, and what our login may do there; asked after each connect.
#include "models/base/log.h"
#include "models/postgres/clientcertificate.h"
#include "models/process/socketends.h"
#include "models/watch/postgresprobe.h"
#include "models/watch/postgresrole.h"
#include "models/watch/posture.h"

#include <QCoreApplication>

namespace watch {

using flow::orFail;

flow::Task<void> PostgresProbe::readOurCertificate(std::string file)
{
    m_ourCertificate = QString::fromStdString(file);
    m_ourCertificateUntil.reset();
    if (file.empty())
        co_return;
    std::function<std::optional<base::WallTime>()> job = [file = std::move(file)] { return postgres::clientCertificateUntil(file); };
    auto wait = flow::offload<std::optional<base::WallTime>>(m_context.reactor, m_context.files, m_context.reactor.now() + m_target.deadline, std::move(job));
    const auto until = co_await wait;
    if (until)
        m_ourCertificateUntil = *until;
}

flow::Task<base::Result<void>> PostgresProbe::identify(postgres::Session &session, Publisher &out)
{
    m_identified = true;
    m_identifiedAt = m_context.reactor.now();
    m_clockTold = m_clockAhead;
    const auto due = m_context.reactor.now() + m_target.deadline;
    const auto identitySql = postgres::Sql::named(QStringLiteral("postgres/identity.sql"));
    const auto roleSql = postgres::Sql::named(QStringLiteral("postgres/role.sql"));
    if (!identitySql || !roleSql)
        co_return {};
    auto identity = co_await session.query(*identitySql, due);
    if (!identity && session.broken())
        co_return std::unexpected(std::move(identity).error());
    auto role = co_await session.query(*roleSql, due);
    if (!role && session.broken())
        co_return std::unexpected(std::move(role).error());
    m_lastAnswer = m_context.reactor.now();
    m_facts.tls = QString::fromStdString(session.tlsVersion());
    m_facts.versionNumber = session.serverVersion();
    m_facts.connections = m_ownPids[1] != 0 ? 2 : 1;
    m_facts.roleFindings.clear();
    if (role && PQntuples(role->get()) == 1) {
        const PostgresRole r = readRole(role->get());
        m_facts.consoleRole = r.role;
        m_facts.roleFindings = r.findings;
    }
    if (identity) {
        compareIdentity(identity->get());
        m_facts.bothEndsHere = process::bothEndsHere(PQsocket(session.raw()));
    }
    if (m_slot == TakenSlot::Reserved)
        m_facts.roleFindings << QCoreApplication::translate("watch", "was let in on a connection kept for roles with pg_use_reserved_connections: all others were taken when it connected");
    m_facts.roleFindings += m_changes;
    m_facts.roleFindings += findings({session.serverVersion(), m_clockAhead, m_ourCertificate, m_ourCertificateUntil, QString::fromStdString(session.rememberedAddress())},
                                     Release::known(), std::chrono::system_clock::now());
    out.facts(m_facts);
    if (m_server)
        m_server->setFacts(m_facts);
    co_return {};
}

void PostgresProbe::compareIdentity(const PGresult *row)
{
    const QString identifier = untrusted(row, 0, "system_identifier").visible();
    const int timeline = int(number(row, 0, "timeline").value_or(0));
    const QString roleNow = isTrue(row, 0, "standby") ? QStringLiteral("standby") : QStringLiteral("primary");
    const auto version = untrusted(row, 0, "version");
    QStringList changes;
    if (!m_facts.systemIdentifier.isEmpty() && identifier != m_facts.systemIdentifier) {
        changes << QCoreApplication::translate("watch", "this address leads to another server than before: %1 instead of %2").arg(identifier, m_facts.systemIdentifier);
        m_figures.forget();
        m_checkpoints.forget();
        m_upkeep.forget();
        m_cadence.forget();
        m_replication = PostgresReplication(m_settings.expectedStandbys);
        m_log = PostgresLog();
    } else if (m_facts.timeline != 0 && timeline > m_facts.timeline) {
        changes << QCoreApplication::translate("watch", "a promotion happened: timeline %1 instead of %2").arg(timeline).arg(m_facts.timeline);
    }
    if (!m_facts.role.isEmpty() && roleNow != m_facts.role)
        changes << (roleNow == QLatin1String("standby") ? QCoreApplication::translate("watch", "it was a primary before and is a standby now") : QCoreApplication::translate("watch", "it was a standby before and is a primary now"));
    if (!m_facts.version.isEmpty() && version != m_facts.version)
        changes << QCoreApplication::translate("watch", "its version was %1 before").arg(m_facts.version.visible());
    for (const QString &c : std::as_const(changes))
        base::logWarning("watch", QStringLiteral("%1: %2").arg(m_target.id, c));
    if (!changes.isEmpty())
        m_changes = changes;
    m_facts.systemIdentifier = identifier;
    m_facts.timeline = timeline;
    m_facts.role = roleNow;
    m_facts.version = version;
    m_facts.dataFolder = untrusted(row, 0, "data_folder");
    if (const auto started = number(row, 0, "started"))
        m_facts.startedAt = base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::duration<double>(*started)));
}

} // namespace watch
