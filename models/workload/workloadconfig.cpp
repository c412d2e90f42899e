// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workload/workloadconfig.h"

#include "models/cluster/cluster.h"
#include "models/program/jsonfile.h"

#include <QFile>

#include <algorithm>

namespace workload {

namespace {

// How often each script is drawn, in per cent.
struct Script {
    const char *name;
    int weight;
};
constexpr Script kScripts[] = {{"read.sql", 70}, {"order.sql", 28}, {"report.sql", 2}};

QString resource(const char *name)
{
    return QStringLiteral(":/resources/sandboxes/workload/") + QLatin1String(name);
}

QString keyword(const char *name, const QString &value)
{
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QLatin1String(name) + QStringLiteral("='") + quoted + u'\'';
}

std::unexpected<base::Error> unreadable(const QFile &file)
{
    return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {},
        "read " + file.fileName().toStdString(), "install the program again"});
}

} // namespace

base::Result<WorkloadConfig> WorkloadConfig::load(const QStringList &args)
{
    auto json = program::JsonFile::fromArguments(args);
    if (!json)
        return std::unexpected(std::move(json).error());
    WorkloadConfig c;
    c.databaseHost = json->text("databaseHost");
    c.databasePort = json->port("databasePort");
    c.database = json->text("database");
    c.user = json->text("user");
    c.passfile = json->optionalText("passfile");
    c.url = QUrl(json->text("url"));
    c.authority = json->optionalText("ca");
    c.pgbench = json->optionalText("pgbench", process::findTool(QStringLiteral("pgbench"), {cluster::findBinFolder()}));
    c.dayLength = std::chrono::milliseconds(qint64(std::clamp(json->number("daySeconds", 600), 24.0, 86400.0) * 1000));
    c.peakTransactions = std::clamp(json->number("peakTransactions", c.peakTransactions), 0.1, 10000.0);
    c.peakRequests = std::clamp(json->number("peakRequests", c.peakRequests), 0.1, 1000.0);
    if (auto complete = json->complete(); !complete)
        return std::unexpected(std::move(complete).error());
    if (c.pgbench.isEmpty())
        return std::unexpected(base::Error{base::Errc::Absent, "there is no program pgbench", {}, "start the workload",
            "install the package postgresql-contrib or postgresql-15"});
    return c;
}

QString WorkloadConfig::connectionString() const
{
    const QStringList parts{keyword("host", databaseHost), keyword("port", QString::number(databasePort)),
        keyword("dbname", database), keyword("user", user),
        keyword("passfile", passfile.isEmpty() ? QStringLiteral("/dev/null/none") : passfile),
        QStringLiteral("sslmode=disable gssencmode=disable connect_timeout=3"),
        QStringLiteral("application_name=shop-workload")};
    return parts.join(u' ');
}

process::Argv WorkloadConfig::pgbenchCommand(const QString &scripts, std::chrono::seconds length, double rate) const
{
    process::Argv argv(pgbench);
    argv.flag(QLatin1StringView("--no-vacuum"))
        .option(QLatin1StringView("client"), QStringLiteral("4"))
        .option(QLatin1StringView("jobs"), QStringLiteral("1"))
        .option(QLatin1StringView("latency-limit"), QStringLiteral("5000"))
        .option(QLatin1StringView("time"), QString::number(length.count()))
        .option(QLatin1StringView("rate"), QString::number(rate, 'f', 2));
    for (const Script &script : kScripts)
        argv.option(QLatin1StringView("file"),
            scripts + u'/' + QLatin1String(script.name) + u'@' + QString::number(script.weight));
    argv.positional(connectionString());
    return argv;
}

base::Result<void> layOutScripts(const QString &folder)
{
    for (const Script &script : kScripts) {
        QFile from(resource(script.name));
        QFile to(folder + u'/' + QLatin1String(script.name));
        if (!from.open(QIODevice::ReadOnly))
            return unreadable(from);
        if (!to.open(QIODevice::WriteOnly | QIODevice::Truncate) || to.write(from.readAll()) < 0 || !to.flush())
            return std::unexpected(base::Error{base::Errc::Io, to.errorString().toStdString(), {},
                "write " + to.fileName().toStdString(), "make room in this folder"});
    }
    return {};
}

base::Result<WorkloadDay> builtInDay(std::chrono::milliseconds length)
{
    QFile file(resource("day.json"));
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    return WorkloadDay::parse(file.readAll(), length);
}

} // namespace workload
