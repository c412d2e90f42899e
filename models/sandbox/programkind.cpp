// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/programkind.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;

namespace {

QJsonValue filledValue(const QJsonValue &value, const QHash<QString, QString> &values)
{
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out << filledValue(item, values);
        return out;
    }
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = filledValue(it.value(), values);
        return out;
    }
    if (!value.isString())
        return value;
    const QString text = value.toString();
    const QString filled = filledIn(text, values);
    bool isNumber = false;
    const int number = filled.toInt(&isNumber);
    const bool onlyPort = isNumber && text.startsWith(QLatin1StringView("${port:"));
    return onlyPort ? QJsonValue(number) : QJsonValue(filled);
}

} // namespace

Result<QString> findQuarterdeckctl()
{
    const QString own = QCoreApplication::applicationDirPath();
    for (const QString &candidate : {qEnvironmentVariable("QUARTERDECKCTL"), own + QStringLiteral("/quarterdeckctl"),
                                     own + QStringLiteral("/../../quarterdeckctl")})
        if (candidate.startsWith(u'/') && QFileInfo(candidate).isExecutable())
            return QFileInfo(candidate).canonicalFilePath();
    return std::unexpected(flow::Error{
        flow::Errc::Absent, QCoreApplication::translate("sandbox", "The program quarterdeckctl is missing.").toStdString(), {},
        QCoreApplication::translate("sandbox", "start the sandbox's service").toStdString(),
        QCoreApplication::translate("sandbox", "Keep it in the folder of quarterdeck, or name it in QUARTERDECKCTL.").toStdString()});
}

Task<Result<void>> ProgramKind::create(Site &site, const ServerPlan &plan, flow::TimePoint) const
{
    const ServerRecord *record = site.state.find(plan.name);
    const QHash<QString, QString> values = site.placeholders();
    QJsonObject config = filledValue(std::get<ProgramPlan>(plan.plan).settings, values).toObject();
    config.insert(QStringLiteral("name"), plan.name);
    config.insert(QStringLiteral("port"), record->port);
    config.insert(QStringLiteral("folder"), record->folder);
    config.insert(QStringLiteral("state"), site.state.folder);
    config.insert(QStringLiteral("passfile"), values.value(QStringLiteral("passfile")));
    config.insert(QStringLiteral("ca"), values.value(QStringLiteral("ca")));
    const QString file = plan.name + QStringLiteral("/config.json");
    co_await flow::orFail(site.write(file, QJsonDocument(config).toJson()));
    const auto note = [&](ServerRecord &r) { r.config = site.path(file); };
    co_return site.change(plan.name, note);
}

Result<process::Argv> ProgramKind::command(const Site &site, const ServerPlan &plan) const
{
    const auto program = findQuarterdeckctl();
    if (!program)
        return std::unexpected(program.error());
    // A build in the home folder of root is out of the servers' reach: they get a copy.
    QString reached = *program;
    if (!process::reachable(reached, site.account)) {
        QFile original(reached);
        reached = site.path(QStringLiteral("quarterdeckctl"));
        if (!original.open(QIODevice::ReadOnly))
            return flow::fail(flow::Errc::Io, original.errorString().toStdString());
        if (auto copied = process::writeFile(reached, original.readAll(), site.account, 0700); !copied)
            return std::unexpected(copied.error());
    }
    process::Argv a(reached);
    a.flag(m_subcommand);
    a.flag(QLatin1StringView("--config"));
    a.path(site.path(plan.name + QStringLiteral("/config.json")));
    return site.account.run(a);
}

Task<Result<void>> ProgramKind::ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const
{
    if (m_listens)
        co_return co_await ServerKind::ready(site, plan, due);
    // A copy: the state is replaced whenever another server changes it meanwhile.
    const ServerRecord record = *site.state.find(plan.name);
    const auto slept = co_await site.reactor.sleepFor(50ms);
    if (!slept)
        co_return slept;
    if (!record.alive()) {
        const QString log = record.folder + QStringLiteral("/log");
        co_return flow::fail(flow::Errc::Io, QCoreApplication::translate("sandbox", "It ended while starting: %1").arg(cluster::tailOf(log)).toStdString());
    }
    co_return Result<void>();
}

} // namespace sandbox
