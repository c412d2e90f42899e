// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/postgreskind.h"

#include "models/base/resource.h"
#include "models/sandbox/space.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sandbox {

using flow::Errc;
using flow::Result;
using flow::Task;

namespace {

const PostgresPlan &postgresPlan(const ServerPlan &plan)
{
    return std::get<PostgresPlan>(plan.plan);
}

QString slotOf(const ServerPlan &plan)
{
    return QString(plan.name).replace(u'-', u'_');
}

// Paths are relative to the data folder, where PostgreSQL runs: no name of the user's ever meets the shell that runs
// these commands.
cluster::Configuration commonSettings()
{
    return {{QStringLiteral("ssl"), QStringLiteral("on")},
            {QStringLiteral("ssl_cert_file"), QStringLiteral("'../server.crt'")},
            {QStringLiteral("ssl_key_file"), QStringLiteral("'../server.key'")},
            {QStringLiteral("password_encryption"), QStringLiteral("'scram-sha-256'")},
            {QStringLiteral("max_connections"), QStringLiteral("60")},
            {QStringLiteral("shared_buffers"), QStringLiteral("'32MB'")},
            {QStringLiteral("fsync"), QStringLiteral("off")}, // disposable: a crash of the machine costs nothing
            {QStringLiteral("shared_preload_libraries"), QStringLiteral("'pg_stat_statements'")},
            {QStringLiteral("track_io_timing"), QStringLiteral("on")},
            {QStringLiteral("wal_level"), QStringLiteral("'replica'")},
            {QStringLiteral("hot_standby_feedback"), QStringLiteral("on")},
            {QStringLiteral("max_wal_size"), QStringLiteral("'256MB'")},
            {QStringLiteral("min_wal_size"), QStringLiteral("'16MB'")},
            {QStringLiteral("archive_mode"), QStringLiteral("on")},
            {QStringLiteral("archive_timeout"), QStringLiteral("'60s'")},
            {QStringLiteral("archive_command"), QStringLiteral("'cp %p ../archive/%f.part && mv ../archive/%f.part ../archive/%f'")},
            {QStringLiteral("log_line_prefix"), QStringLiteral("'%m [%p] %q%u@%d %a '")},
            {QStringLiteral("log_timezone"), QStringLiteral("'UTC'")}};
}

cluster::Configuration standbySettings(const Site &site, const ServerPlan &plan)
{
    const QString upstream = postgresPlan(plan).upstream;
    const ServerRecord *primary = site.state.find(upstream);
    const QString archive = QStringLiteral("../../%1/archive").arg(upstream);
    const QString info = QStringLiteral("host=%1 port=%2 user=replicator application_name=%3 passfile=/dev/null/none sslmode=disable")
                             .arg(cluster::quoted(primary->extra.value(QStringLiteral("socketFolder"))))
                             .arg(primary->port)
                             .arg(plan.name);
    return {{QStringLiteral("primary_conninfo"), cluster::quoted(info)},
            {QStringLiteral("primary_slot_name"), cluster::quoted(slotOf(plan))},
            {QStringLiteral("wal_receiver_status_interval"), QStringLiteral("'1s'")},
            {QStringLiteral("wal_receiver_timeout"), QStringLiteral("'5s'")},
            {QStringLiteral("wal_retrieve_retry_interval"), QStringLiteral("'500ms'")},
            {QStringLiteral("restore_command"), QStringLiteral("'cp %1/%f %p'").arg(archive)},
            {QStringLiteral("archive_cleanup_command"), QStringLiteral("'pg_archivecleanup %1 %r'").arg(archive)}};
}

Task<Result<std::unique_ptr<cluster::AdminLink>>> linkTo(Site &site, const ServerPlan &plan, QString database, flow::TimePoint due)
{
    const cluster::Layout layout = site.layout(plan);
    co_return co_await cluster::AdminLink::open(site.reactor, layout.socketFolder, layout.port, database, due);
}

Result<QByteArray> setupScript(const Site &site, const ServerPlan &plan)
{
    const QString name = postgresPlan(plan).setup;
    const QString path = QFileInfo(site.description.file).path() + u'/' + name;
    QFile file(path);
    if (name.contains(u'/') || !file.open(QIODevice::ReadOnly)) {
        return std::unexpected(flow::Error{
            Errc::Absent, QCoreApplication::translate("sandbox", "Cannot read the SQL file %1.").arg(path).toStdString(), {},
            QCoreApplication::translate("sandbox", "fill %1").arg(plan.name).toStdString(),
            QCoreApplication::translate("sandbox", "Put it beside the sandbox file and write its name without a folder.").toStdString()});
    }
    return file.readAll();
}

Result<QByteArray> operators() { return base::resource(QStringLiteral("roles/operator.sql")); }

Result<QByteArray> rolesScript(const Site &site, const PostgresPlan &plan, const cluster::AdminLink &link)
{
    const auto group = operators();
    if (!group)
        return group;
    QByteArray script = *group + "create role replicator login replication;";
    for (const QString &role : QStringList{kConsole, kReader} + plan.roles) {
        const QByteArray verifier = link.scramVerifier(role.toUtf8(), site.passwords.value(role));
        script += "create role " + link.identifier(role) + " login password "
            + link.literal(QString::fromLatin1(verifier)) + ';';
    }
    return script + "grant quarterdeck_operator to " + link.identifier(kConsole) + "; grant pg_monitor to " + link.identifier(kReader) + ';';
}

} // namespace

Task<Result<void>> PostgresKind::create(Site &site, const ServerPlan &plan, flow::TimePoint due) const
{
    const cluster::Layout layout = site.layout(plan);
    const PostgresPlan &postgres = postgresPlan(plan);
    if (layout.binFolder.isEmpty()) {
        co_return std::unexpected(flow::Error(
            Errc::Absent, QCoreApplication::translate("sandbox", "PostgreSQL is not installed.").toStdString(), std::string(),
            QCoreApplication::translate("sandbox", "start %1").arg(plan.name).toStdString(),
            QCoreApplication::translate("sandbox", "Install it: apt-get install postgresql-15").toStdString()));
    }
    co_await flow::orFail(process::makeFolder(layout.folder + QStringLiteral("/archive"), site.account));
    co_await flow::orFail(site.certify(plan.name));
    cluster::Configuration settings = commonSettings();
    if (postgres.upstream.isEmpty()) {
        co_await flow::orFail(cluster::initialise(site.reactor, layout, due));
    } else {
        const ServerRecord *primary = site.state.find(postgres.upstream);
        cluster::Upstream upstream;
        upstream.socketFolder = primary->extra.value(QStringLiteral("socketFolder"));
        upstream.port = primary->port;
        upstream.slot = slotOf(plan);
        co_await flow::orFail(cluster::cloneStandby(site.reactor, layout, upstream, due));
        settings += standbySettings(site, plan);
    }
    settings += postgres.configuration;
    co_await flow::orFail(cluster::configure(layout, settings));
    const auto note = [&](ServerRecord &record) {
        record.dataFolder = layout.dataFolder;
        record.config = layout.dataFolder + QStringLiteral("/quarterdeck.conf");
        record.extra.insert(QStringLiteral("role"), postgres.upstream.isEmpty() ? QStringLiteral("primary") : QStringLiteral("standby"));
        record.extra.insert(QStringLiteral("socketFolder"), layout.socketFolder);
        record.extra.insert(QStringLiteral("archiveFolder"), layout.folder + QStringLiteral("/archive"));
        record.extra.insert(QStringLiteral("certificate"), layout.folder + QStringLiteral("/server.crt"));
        record.extra.insert(QStringLiteral("key"), layout.folder + QStringLiteral("/server.key"));
        record.extra.insert(QStringLiteral("database"), postgres.database);
        record.extra.insert(QStringLiteral("lockTable"), postgres.lockTable);
        if (!postgres.upstream.isEmpty()) {
            record.extra.insert(QStringLiteral("upstream"), postgres.upstream);
            record.extra.insert(QStringLiteral("slot"), slotOf(plan));
            record.extra.insert(QStringLiteral("applicationName"), plan.name);
        }
    };
    co_return site.change(plan.name, note);
}

Result<process::Argv> PostgresKind::command(const Site &site, const ServerPlan &plan) const
{
    const process::Argv postmaster = cluster::postmaster(site.layout(plan));
    return postgresPlan(plan).space > 0 ? runInSpace(site, postmaster) : site.account.run(postmaster);
}

Result<void> PostgresKind::tidy(const Site &site, const ServerPlan &plan) const
{
    return cluster::clearCrash(site.layout(plan));
}

Task<Result<void>> PostgresKind::ready(Site &site, const ServerPlan &plan, flow::TimePoint due) const
{
    const ServerRecord *record = site.state.find(plan.name);
    const cluster::Layout layout = site.layout(plan);
    const QString log = record->folder + QStringLiteral("/log");
    co_return co_await cluster::waitReady(site.reactor, layout, record->process, log, due);
}

Task<Result<void>> PostgresKind::fill(Site &site, const ServerPlan &plan, flow::TimePoint due) const
{
    const PostgresPlan &postgres = postgresPlan(plan);
    auto link = co_await flow::orFail(linkTo(site, plan, QStringLiteral("postgres"), due));
    const QByteArray system = co_await flow::orFail(link->run("select system_identifier from pg_control_system()", due));
    const auto noteSystem = [&system](ServerRecord &record) {
        record.extra.insert(QStringLiteral("systemIdentifier"), QString::fromLatin1(system));
    };
    co_await flow::orFail(site.change(plan.name, noteSystem));
    if (!postgres.upstream.isEmpty())
        co_return Result<void>();

    QByteArray extensions;
    for (const QString &name : postgres.extensions)
        extensions += "create extension if not exists " + link->identifier(name) + ';';
    const QByteArray roles = co_await flow::orFail(rolesScript(site, postgres, *link)) + extensions;
    (void)co_await flow::orFail(link->run(roles, due));
    if (postgres.space > 0 && site.state.spaceHolder.pid > 0) {
        const QString folder = spacePath(site, plan.name);
        const QByteArray make = "create tablespace sandbox_space location " + link->literal(folder);
        (void)co_await flow::orFail(link->run(make, due));
        const auto noteSpace = [&folder](ServerRecord &record) { record.extra.insert(QStringLiteral("space"), folder); };
        co_await flow::orFail(site.change(plan.name, noteSpace));
    }
    if (postgres.database.isEmpty())
        co_return Result<void>();
    const QByteArray make = "create database " + link->identifier(postgres.database) + " owner " + link->identifier(postgres.roles.first());
    (void)co_await flow::orFail(link->run(make, due));
    auto inside = co_await flow::orFail(linkTo(site, plan, postgres.database, due));
    const QByteArray rights = co_await flow::orFail(operators()); // to execute functions, in this database as well
    (void)co_await flow::orFail(inside->run(rights + extensions, due));
    if (!postgres.setup.isEmpty()) {
        const QByteArray script = co_await flow::orFail(setupScript(site, plan));
        (void)co_await flow::orFail(inside->run(script, due));
    }
    co_return Result<void>();
}

} // namespace sandbox
