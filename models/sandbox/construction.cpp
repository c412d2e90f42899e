// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/construction.h"

#include "models/base/log.h"
#include "models/base/passwdentry.h"
#include "models/process/detached.h"
#include "models/sandbox/certificates.h"
#include "models/sandbox/safetygateprocess.h"
#include "models/sandbox/serverkind.h"
#include "models/sandbox/space.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <csignal>


namespace sandbox {

using namespace std::chrono_literals;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

constexpr auto kPolite = 1500ms; // for a server that was asked to end; what it holds is disposable

QByteArray passFileText(const Site &site)
{
    QByteArray text;
    for (const ServerRecord &s : site.state.servers) {
        if (s.kind != QLatin1StringView("postgres") && s.kind != QLatin1StringView("pgbouncer"))
            continue;
        for (const char *host : {"127.0.0.1", "localhost"})
            for (auto it = site.passwords.cbegin(); it != site.passwords.cend(); ++it)
                text += QByteArray(host) + ':' + QByteArray::number(s.port) + ":*:" + it.key().toUtf8() + ':' + it.value() + '\n';
    }
    return text;
}

Result<void> writeFiles(Site &site)
{
    if (auto made = process::makeFolder(site.path(QStringLiteral("ca")), site.account); !made)
        return made;
    const QString name = QCoreApplication::translate("sandbox", "Quarterdeck sandbox %1").arg(site.state.name);
    if (auto made = createAuthority(site.path(QStringLiteral("ca")), name); !made)
        return made;
    const QByteArray environment = filledIn(site.description.environment, site.placeholders()).toUtf8();
    if (auto written = site.write(QStringLiteral("environment.yaml"), environment); !written)
        return written;
    if (auto written = site.write(QStringLiteral("sandbox.yaml"), site.description.text); !written)
        return written;
    return site.write(QStringLiteral("passfile"), passFileText(site));
}

std::unexpected<Error> about(Error error, const QString &server)
{
    error.action = QCoreApplication::translate("sandbox", "start %1").arg(server).toStdString();
    return std::unexpected(std::move(error));
}

// One start of several servers: who is done, what failed first.
struct Raising {
    Site &site;
    flow::TaskScope scope;
    QStringList wanted;
    Progress progress;
    flow::TimePoint due;
    QSet<QString> begun, ready;
    std::optional<Error> error;

    Raising(Site &s, flow::CancelState *cancel, QStringList names, Progress p, flow::TimePoint d)
        : site(s), scope(cancel), wanted(std::move(names)), progress(std::move(p)), due(d)
    {
    }
    void tell(const QString &step) const
    {
        if (progress)
            progress(step, double(ready.size()) / double(std::max<qsizetype>(1, wanted.size())));
    }
    void beginPossible();
};

Result<process::Identity> startOne(Site &site, const ServerPlan &plan, const ServerKind &kind)
{
    if (auto tidied = kind.tidy(site, plan); !tidied)
        return std::unexpected(std::move(tidied).error());
    const auto command = kind.command(site, plan);
    if (!command)
        return std::unexpected(command.error());
    process::DetachOptions options;
    options.folder = site.path(plan.name);
    options.log = site.path(plan.name + QStringLiteral("/log"));
    return process::startDetached(*command, options, [&site, &plan](const process::Identity &identity) {
        return site.change(plan.name, [&identity](ServerRecord &record) { record.process = identity; });
    });
}

Task<Result<void>> raiseOne(Raising &all, const ServerPlan &plan)
{
    Site &site = all.site;
    const ServerKind &kind = *serverKind(plan.kind);
    const QString name = plan.name;
    const bool fresh = !site.state.complete;
    if (fresh) {
        all.tell(QCoreApplication::translate("sandbox", "Preparing %1").arg(name));
        const QString folder = site.path(name);
        co_await flow::orFail(process::makeFolder(folder, site.account));
        const QString marker = folder + u'/' + cluster::kMarkerFile;
        co_await flow::orFail(process::writeFile(marker, site.state.id.toUtf8(), site.account));
        co_await flow::orFail(kind.create(site, plan, all.due));
    }
    const auto started = startOne(site, plan, kind);
    if (!started)
        co_return std::unexpected(started.error());
    co_await flow::orFail(kind.ready(site, plan, all.due));
    if (fresh)
        co_await flow::orFail(kind.fill(site, plan, all.due));
    co_return Result<void>();
}

Task<void> raise(Raising &all, const ServerPlan &plan)
{
    auto done = co_await raiseOne(all, plan);
    if (!done) {
        if (!all.error)
            all.error = about(std::move(done).error(), plan.name).error();
        all.scope.cancel();
        co_return;
    }
    all.ready.insert(plan.name);
    all.tell(QCoreApplication::translate("sandbox", "%1 is ready").arg(plan.name));
    all.beginPossible();
}

void Raising::beginPossible()
{
    for (const ServerPlan &plan : site.description.servers) {
        const bool possible = std::all_of(plan.dependsOn.begin(), plan.dependsOn.end(), [this](const QString &other) {
            return ready.contains(other) || !wanted.contains(other);
        });
        if (!possible || !wanted.contains(plan.name) || begun.contains(plan.name) || error)
            continue;
        begun.insert(plan.name);
        scope.spawn(raise(*this, plan));
    }
}

} // namespace

Task<Result<void>> foundSite(Site &site, flow::TimePoint due)
{
    QStringList logins{kConsole, kReader};
    int ports = 0;
    for (const ServerPlan &plan : site.description.servers) {
        ports += serverKind(plan.kind)->hasPort() ? 1 : 0;
        if (const auto *postgres = std::get_if<PostgresPlan>(&plan.plan))
            logins += postgres->roles;
    }
    for (const QString &role : logins)
        site.passwords.insert(role, randomHex(18));
    QList<int> free = co_await flow::orFail(freePorts(ports));
    site.state.id = QString::fromLatin1(randomHex(16));
    site.state.name = site.description.name;
    site.state.user = site.account.name;
    for (const ServerPlan &plan : site.description.servers) {
        ServerRecord record;
        record.name = plan.name;
        record.kind = plan.kind;
        record.folder = site.path(plan.name);
        record.port = serverKind(plan.kind)->hasPort() ? free.takeFirst() : 0;
        site.state.servers << record;
    }
    co_await flow::orFail(site.write(cluster::kMarkerFile, site.state.id.toUtf8()));
    co_await flow::orFail(site.state.save());
    co_await flow::orFail(writeFiles(site));
    co_return co_await openSpace(site, due);
}

Task<Result<void>> startServers(Site &site, QStringList names, Progress progress, flow::TimePoint due)
{
    Raising all(site, co_await flow::currentCancel(), std::move(names), std::move(progress), due);
    all.beginPossible();
    co_await all.scope.join();
    if (all.error)
        co_return std::unexpected(std::move(*all.error));
    co_return Result<void>();
}

namespace {

// The state file lies in a folder of the servers' user: whatever stands there, root ends that user's processes alone.
Task<bool> mayEnd(flow::Reactor &reactor, QString userName, process::Identity p)
{
    const auto entry = base::passwdNamed(userName);
    const uid_t user = entry ? entry->uid : uid_t(userName.toUInt());
    for (int turn = 0; turn < 30 && process::processAlive(p); ++turn) {
        if (user != 0 && ownerOf(p.pid) == user)
            co_return true;
        const auto slept = co_await reactor.sleepFor(10ms); // one that has just been started is about to change its user
        if (!slept)
            break;
    }
    if (!process::processAlive(p))
        co_return true; // its workers may be left
    base::logWarning("sandbox", QStringLiteral("process %1 does not run as %2 and is left alone").arg(p.pid).arg(userName));
    co_return false;
}

} // namespace

Task<Result<void>> endServers(flow::Reactor &reactor, StateFile state)
{
    Result<void> result;
    for (qsizetype i = state.servers.size(); i-- > 0;) {
        const ServerRecord &server = state.servers[i];
        const process::Identity holder{server.extra.value(QStringLiteral("fault.pid")).toInt(),
                                       server.extra.value(QStringLiteral("fault.startTime")).toULongLong()};
        const bool held = holder.pid > 0 && co_await mayEnd(reactor, state.user, holder);
        if (held)
            (void)co_await process::endProcess(reactor, holder, SIGTERM, kPolite);
        const bool ours = server.process.pid > 0 && co_await mayEnd(reactor, state.user, server.process);
        if (!ours)
            continue;
        Result<void> ended;
        if (server.kind == QLatin1StringView("postgres")) {
            cluster::Layout layout;
            layout.dataFolder = server.dataFolder;
            ended = co_await cluster::stop(reactor, layout, server.process, cluster::Stop::Immediate, kPolite);
        } else {
            ended = co_await process::endProcess(reactor, server.process, SIGTERM, kPolite);
        }
        if (!ended)
            result = about(std::move(ended).error(), server.name);
    }
    const bool holds = state.spaceHolder.pid > 0 && co_await mayEnd(reactor, state.user, state.spaceHolder);
    if (holds)
        (void)co_await process::endProcess(reactor, state.spaceHolder, SIGKILL, 1s);
    co_return result;
}

Result<void> removeSite(const StateFile &state)
{
    QFile marker(state.folder + u'/' + cluster::kMarkerFile);
    if (!marker.open(QIODevice::ReadOnly) || marker.read(64) != state.id.toUtf8() || state.id.size() != 32) {
        return std::unexpected(Error{flow::Errc::Permission, QCoreApplication::translate("sandbox", "%1 does not carry the marker of this sandbox.").arg(state.folder).toStdString(), {},
                                     QCoreApplication::translate("sandbox", "remove the sandbox").toStdString(),
                                     QCoreApplication::translate("sandbox", "Delete the folder by hand if it is yours.").toStdString()});
    }
    // A tool whose starter was killed may still be writing: what it made meanwhile goes at the second try.
    bool removed = false;
    for (int round = 0; round < 3 && !removed; ++round)
        removed = QDir(state.folder).removeRecursively();
    if (!removed)
        return flow::fail(flow::Errc::Io, QCoreApplication::translate("sandbox", "Not all of %1 can be removed.").arg(state.folder).toStdString());
    return {};
}

} // namespace sandbox
