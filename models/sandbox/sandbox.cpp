// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/sandbox.h"

#include "models/process/detached.h"
#include "models/sandbox/construction.h"
#include "models/sandbox/faultinjector.h"
#include "models/sandbox/faultkind.h"
#include "models/sandbox/remains.h"
#include "models/sandbox/sandboxlock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <csignal>

#include <unistd.h>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

constexpr auto kLongestStart = 60s;
constexpr auto kLongestEnd = 40s;

QString undoneOf(const ServerRecord &server)
{
    const FaultKind *kind = findFaultKind(server.fault);
    if (!kind || !kind->inPlace || kind->inPlace(server))
        return {};
    const bool held = server.extra.contains(QStringLiteral("fault.pid")); // by a program of ours
    return held ? QCoreApplication::translate("sandbox", "its holder is gone") : QCoreApplication::translate("sandbox", "it runs again");
}

State stateOf(const StateFile &file)
{
    State state;
    state.name = file.name;
    state.folder = file.folder;
    state.environmentFile = file.folder + QStringLiteral("/environment.yaml");
    state.running = file.complete;
    for (const ServerRecord &s : file.servers) {
        state.servers.append(ServerState{s.name, s.kind, s.port, int(s.process.pid), s.alive(), s.fault, undoneOf(s)});
        state.running = state.running && state.servers.last().running;
    }
    return state;
}

bool isStandard(const QString &folder)
{
    return folder.contains(QStringLiteral("/quarterdeck/sandbox/"));
}

Result<void> checkFolderName(const QString &folder)
{
    const bool odd = std::any_of(folder.begin(), folder.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (!folder.startsWith(u'/') || odd || QDir::cleanPath(folder) == QDir::rootPath()) {
        return std::unexpected(Error{Errc::Invalid, QCoreApplication::translate("sandbox", "The state folder needs an absolute path without control characters.").toStdString(),
                                     {}, QCoreApplication::translate("sandbox", "use the folder %1").arg(folder).toStdString(), {}});
    }
    return {};
}

// The folder exists afterwards, is the account's, and is empty or a sandbox.
Result<void> prepareFolder(const QString &folder, const process::Account &account)
{
    if (auto good = checkFolderName(folder); !good)
        return good;
    const QString parent = QFileInfo(folder).path();
    if (!QDir().mkpath(parent))
        return std::unexpected(Error{Errc::Io, QCoreApplication::translate("sandbox", "Cannot make the folder %1.").arg(parent).toStdString(), {}, {},
                                     QCoreApplication::translate("sandbox", "Name another one with --folder.").toStdString()});
    if (account.switched && isStandard(folder))
        for (const QString &part : {parent, QFileInfo(parent).path()})
            QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    if (auto reached = process::reachable(folder, account); !reached)
        return reached;
    const QDir dir(folder);
    if (dir.exists() && !dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
        && !hasMarker(folder) && !StateFile::load(folder))
        return std::unexpected(Error{Errc::Invalid, QCoreApplication::translate("sandbox", "The folder %1 holds something else.").arg(folder).toStdString(), {}, {},
                                     QCoreApplication::translate("sandbox", "Name an empty or a new folder.").toStdString()});
    return process::makeFolder(folder, account);
}

Result<Description> descriptionIn(const QString &file)
{
    const Reading reading = readDescription(file);
    if (reading.good())
        return reading.description;
    return std::unexpected(Error{Errc::Invalid, reading.firstError().toStdString(), {},
                                 QCoreApplication::translate("sandbox", "read the sandbox file").toStdString(), {}});
}

// A damaged state file, or none where a marker says that there was one: no word on what runs. Empty: it can be used.
QString damageOf(const Result<StateFile> &found, const QString &folder)
{
    const bool lost = !found && found.error().code == Errc::Absent && hasMarker(folder);
    if (lost)
        return QCoreApplication::translate("sandbox", "The sandbox in %1 has lost its state file.").arg(folder);
    return !found && found.error().code == Errc::Invalid ? QString::fromStdString(found.error().text) : QString();
}

void emptyFolder(const QString &folder)
{
    for (const QString &entry : QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        const QString path = folder + u'/' + entry;
        if (entry == cluster::kMarkerFile)
            continue;
        if (QFileInfo(path).isDir() && !QFileInfo(path).isSymLink())
            QDir(path).removeRecursively();
        else
            QFile::remove(path);
    }
}

} // namespace

struct Sandbox::Private {
    flow::Reactor &reactor;
    QString file;
    QString folder;

    Private(flow::Reactor &r, QString f, QString d) : reactor(r), file(std::move(f)), folder(std::move(d)) {}

    Task<Result<State>> raise(Progress progress, flow::TimePoint due);
    Task<Result<StateFile>> build(Description description, process::Account account, Progress progress, flow::TimePoint due);
    Task<Result<StateFile>> adopt(StateFile found, Description description, process::Account account, Progress progress, flow::TimePoint due);
};

QString Sandbox::standardFolder(const QString &file)
{
    const QString name = file.contains(u'/') || file.contains(u'.') ? QFileInfo(file).baseName() : file;
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!base.startsWith(u'/'))
        base = ::geteuid() == 0 ? QStringLiteral("/var/lib") : QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/quarterdeck/sandbox/") + name;
}

Sandbox::Sandbox(flow::Reactor &reactor, QString file, QString folder)
    : m_d(std::make_unique<Private>(reactor, file, folder))
{
    if (m_d->folder.isEmpty())
        m_d->folder = standardFolder(file);
    m_d->folder = QDir::cleanPath(QDir::current().absoluteFilePath(m_d->folder));
}

Sandbox::~Sandbox() = default;

Task<Result<StateFile>> Sandbox::Private::build(Description description, process::Account account, Progress progress, flow::TimePoint due)
{
    Site site(reactor);
    site.description = std::move(description);
    site.account = account;
    site.state.folder = folder;
    auto built = co_await foundSite(site, due);
    if (built) {
        QStringList all;
        for (const ServerPlan &plan : site.description.servers)
            all << plan.name;
        built = co_await startServers(site, all, progress, due);
    }
    if (built) {
        built = StateFile::update(folder, [&site](StateFile &f) {
            f.complete = true;
            site.state = f;
        });
    }
    if (!built) {
        const auto cleared = co_await flow::shielded(reactor, kLongestEnd, endServers(reactor, site.state));
        (void)cleared;
        co_return std::unexpected(std::move(built).error());
    }
    co_return site.state;
}

Task<Result<StateFile>> Sandbox::Private::adopt(StateFile found, Description description, process::Account account, Progress progress, flow::TimePoint due)
{
    Site site(reactor);
    site.description = std::move(description);
    site.account = account;
    site.state = found;
    QStringList missing;
    for (const ServerRecord &s : found.servers)
        if (!s.alive() && s.fault.isEmpty()) // what a fault stopped stays stopped until it is healed
            missing << s.name;
    for (const QString &name : missing) {
        const ServerRecord *record = site.state.find(name);
        (void)co_await process::endProcess(reactor, record->process, SIGKILL, 1s); // workers without their leader
    }
    co_await flow::orFail(startServers(site, missing, progress, due));
    co_return site.state;
}

Task<Result<State>> Sandbox::Private::raise(Progress progress, flow::TimePoint due)
{
    const process::Account account = co_await flow::orFail(process::Account::ordinary());
    if (!QFile::exists(StateFile::pathIn(folder))) // a mistake in the file leaves no folder behind
        (void)co_await flow::orFail(descriptionIn(file));
    co_await flow::orFail(prepareFolder(folder, account));
    const auto lock = co_await flow::orFail(SandboxLock::take(reactor, folder, due));
    auto found = StateFile::load(folder);
    if (const QString damage = damageOf(found, folder); !damage.isEmpty()) {
        co_await flow::orFail(endRemains(reactor, folder, damage));
        emptyFolder(folder);
        found = flow::fail(Errc::Absent, {});
    }
    if (!found && found.error().code != Errc::Absent)
        co_return std::unexpected(std::move(found).error());

    const bool holderLost = found && found->spaceHolder.pid > 0 && !process::processAlive(found->spaceHolder);
    if (found && (!found->complete || holderLost)) { // half built, or the machine was restarted: nothing worth keeping
        co_await flow::orFail(endServers(reactor, *found));
        emptyFolder(folder);
        found = flow::fail(Errc::Absent, {});
    }
    // An adopted sandbox goes on as it was described when it was made.
    const QString described = found ? folder + QStringLiteral("/sandbox.yaml") : file;
    const Description description = co_await flow::orFail(descriptionIn(described));
    bool adopted = false;
    Result<StateFile> result = flow::fail(Errc::Internal, {});
    if (found) {
        adopted = std::any_of(found->servers.begin(), found->servers.end(), [](const ServerRecord &s) { return s.alive(); });
        result = co_await adopt(*found, description, account, progress, due);
    } else {
        result = co_await build(description, account, progress, due);
    }
    if (!result)
        co_return std::unexpected(std::move(result).error());
    State state = stateOf(*result);
    state.adopted = adopted;
    co_return state;
}

Task<Result<State>> Sandbox::up(Progress progress)
{
    const flow::TimePoint due = m_d->reactor.now() + kLongestStart;
    auto raising = m_d->raise(std::move(progress), due);
    co_return co_await flow::withDeadline(m_d->reactor, due, std::move(raising));
}

Task<Result<void>> Sandbox::down()
{
    const QString folder = m_d->folder;
    flow::Reactor &reactor = m_d->reactor;
    co_await flow::orFail(checkFolderName(folder));
    auto lock = co_await SandboxLock::take(reactor, folder, reactor.now() + kLongestStart);
    if (!lock && lock.error().code == Errc::Absent)
        co_return Result<void>();
    if (!lock)
        co_return std::unexpected(std::move(lock).error());
    auto found = StateFile::load(folder);
    if (const QString damage = damageOf(found, folder); !damage.isEmpty()) {
        auto clearing = endRemains(reactor, folder, damage);
        co_await flow::orFail(flow::withDeadline(reactor, reactor.now() + kLongestEnd, std::move(clearing)));
        co_return removeRemains(folder);
    }
    if (!found && found.error().code == Errc::Absent)
        co_return Result<void>();
    if (!found)
        co_return std::unexpected(std::move(found).error());
    auto ending = endServers(reactor, *found);
    co_await flow::orFail(flow::withDeadline(reactor, reactor.now() + kLongestEnd, std::move(ending)));
    co_return removeSite(*found);
}

Task<Result<State>> Sandbox::status()
{
    const auto found = StateFile::load(m_d->folder);
    if (!found)
        co_return std::unexpected(found.error());
    State state = stateOf(*found);
    state.adopted = true;
    co_return state;
}

QString Sandbox::folder() const
{
    return m_d->folder;
}

QStringList Sandbox::faultNames()
{
    return FaultInjector::names();
}

Task<Result<QString>> Sandbox::fault(QString name, QString target)
{
    FaultInjector injector(m_d->reactor, m_d->folder);
    co_return co_await injector.inject(name, target);
}

Task<Result<QString>> Sandbox::heal(QString target)
{
    FaultInjector injector(m_d->reactor, m_d->folder);
    co_return co_await injector.heal(target);
}

} // namespace sandbox
