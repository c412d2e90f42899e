// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/space.h"

#include "models/process/childrunner.h"
#include "models/process/detached.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;
using process::Argv;

namespace {

// util-linux's nsenter takes its credentials along; there is nobody else in the namespace but this user, as its root.
Argv enter(const Site &site)
{
    Argv a(process::findTool(QStringLiteral("nsenter")));
    a.option(QLatin1StringView("target"), QString::number(site.state.spaceHolder.pid));
    a.flag(QLatin1StringView("--user"));
    a.flag(QLatin1StringView("--mount"));
    a.flag(QLatin1StringView("--preserve-credentials"));
    return a;
}

bool holderSleeps(const process::Identity &holder)
{
    QFile name(QStringLiteral("/proc/%1/comm").arg(holder.pid));
    return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "sleep";
}

Task<Result<void>> startHolder(Site &site, flow::TimePoint due)
{
    Argv sleeper(process::findTool(QStringLiteral("sleep")));
    sleeper.positional(QStringLiteral("infinity"));
    Argv own(process::findTool(QStringLiteral("unshare")));
    own.flag(QLatin1StringView("--user"));
    own.flag(QLatin1StringView("--map-root-user"));
    own.flag(QLatin1StringView("--mount"));
    own.run(sleeper);
    process::DetachOptions options;
    options.log = site.path(QStringLiteral("space.log"));
    const auto noteHolder = [&site](const process::Identity &holder) {
        return StateFile::update(site.state.folder, [&](StateFile &file) {
            file.spaceHolder = holder;
            site.state = file;
        });
    };
    const Argv asUser = site.account.run(own);
    const auto holder = process::startDetached(asUser, options, noteHolder);
    if (!holder)
        co_return std::unexpected(holder.error());
    while (!holderSleeps(*holder)) {
        const bool alive = process::processAlive(*holder);
        if (!alive || site.reactor.now() > due)
            co_return flow::fail(flow::Errc::Permission, cluster::tailOf(options.log).toStdString());
        co_await flow::orFail(co_await site.reactor.sleepFor(10ms));
    }
    co_return Result<void>();
}

Task<Result<void>> mountSpace(Site &site, QString server, int mebibytes, flow::TimePoint due)
{
    Argv mount(process::findTool(QStringLiteral("mount")));
    mount.shortOption('t', QStringLiteral("tmpfs"));
    mount.shortOption('o', QStringLiteral("size=%1m,mode=0700").arg(mebibytes));
    mount.positional(QStringLiteral("quarterdeck"));
    mount.positional(spacePath(site, server));
    const Argv asUser = site.account.run(enter(site).run(mount));
    (void)co_await flow::orFail(process::runChecked(site.reactor, asUser, process::RunOptions(), due));
    co_return Result<void>();
}

Task<Result<void>> openAll(Site &site, flow::TimePoint due)
{
    for (const char *name : {"unshare", "nsenter", "mount", "sleep"})
        if (process::findTool(QString::fromLatin1(name)).isEmpty())
            co_return flow::fail(flow::Errc::Absent, QCoreApplication::translate("sandbox", "The program %1 is not installed.").arg(QString::fromLatin1(name)).toStdString());
    bool started = false;
    for (const ServerPlan &plan : site.description.servers) {
        const auto *postgres = std::get_if<PostgresPlan>(&plan.plan);
        if (!postgres || postgres->space == 0)
            continue;
        co_await flow::orFail(process::makeFolder(spacePath(site, plan.name), site.account));
        if (!started)
            co_await flow::orFail(startHolder(site, due));
        started = true;
        co_await flow::orFail(mountSpace(site, plan.name, postgres->space, due));
    }
    co_return Result<void>();
}

} // namespace

QString spacePath(const Site &site, const QString &server)
{
    return site.path(server + QStringLiteral("-space"));
}

Task<Result<void>> openSpace(Site &site, flow::TimePoint due)
{
    const auto opened = co_await openAll(site, due);
    if (opened)
        co_return Result<void>();
    if (opened.error().code == flow::Errc::Cancelled)
        co_return opened;
    if (site.state.spaceHolder.pid > 0)
        (void)co_await process::endProcess(site.reactor, site.state.spaceHolder, SIGKILL, 1s);
    const QString why = QString::fromStdString(opened.error().text).section(u'\n', 0, 0);
    const QString line = QCoreApplication::translate("sandbox", "This kernel gives no private file system: %1").arg(why);
    co_return StateFile::update(site.state.folder, [&site, &line](StateFile &file) {
        file.spaceHolder = process::Identity();
        file.fillDisk = line;
        site.state = file;
    });
}

Argv runInSpace(const Site &site, const Argv &command)
{
    if (site.state.spaceHolder.pid <= 0)
        return site.account.run(command);
    // PostgreSQL refuses to run as root, also as the root of a namespace: a second one maps the user onto itself.
    Argv itself(process::findTool(QStringLiteral("unshare")));
    itself.flag(QLatin1StringView("--user"));
    itself.option(QLatin1StringView("map-user"), QString::number(site.account.uid));
    itself.option(QLatin1StringView("map-group"), QString::number(site.account.gid));
    itself.run(command);
    return site.account.run(enter(site).run(itself));
}

} // namespace sandbox
