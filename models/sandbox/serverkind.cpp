// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/serverkind.h"

#include "models/sandbox/pgbouncerkind.h"
#include "models/sandbox/postgreskind.h"
#include "models/sandbox/programkind.h"
#include "models/sandbox/smallkinds.h"

#include <QCoreApplication>

namespace sandbox {

flow::Result<void> ServerKind::tidy(const Site &, const ServerPlan &) const
{
    return {};
}

flow::Task<flow::Result<void>> ServerKind::ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const
{
    const ServerRecord *record = site.state.find(plan.name);
    const QString log = record->folder + QStringLiteral("/log");
    co_return co_await portAnswers(site.reactor, record->port, record->process, log, due);
}

flow::Task<flow::Result<void>> ServerKind::fill(Site &, const ServerPlan &, flow::TimePoint) const
{
    co_return flow::Result<void>();
}

const ServerKind *serverKind(const QString &kind)
{
    static const PostgresKind postgres;
    static const PgBouncerKind pgbouncer;
    static const RedisKind redis;
    static const NginxKind nginx;
    static const NodeExporterKind exporter;
    static const ProgramKind service(QLatin1StringView("sandbox-service"), true);
    static const ProgramKind workload(QLatin1StringView("sandbox-workload"), false);
    static const QHash<QString, const ServerKind *> all{
        {QStringLiteral("postgres"), &postgres},   {QStringLiteral("pgbouncer"), &pgbouncer},
        {QStringLiteral("redis"), &redis},         {QStringLiteral("nginx"), &nginx},
        {QStringLiteral("service"), &service},     {QStringLiteral("workload"), &workload},
        {QStringLiteral("node-exporter"), &exporter},
    };
    return all.value(kind);
}

flow::Result<QString> tool(const QString &name, const QString &package)
{
    const QString path = process::findTool(name);
    if (path.isEmpty()) {
        return std::unexpected(flow::Error{
            flow::Errc::Absent,
            QCoreApplication::translate("sandbox", "The program %1 is not installed.").arg(name).toStdString(), {},
            QCoreApplication::translate("sandbox", "start %1").arg(name).toStdString(),
            QCoreApplication::translate("sandbox", "Install it: apt-get install %1").arg(package).toStdString()});
    }
    return path;
}

} // namespace sandbox
