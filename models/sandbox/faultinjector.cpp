// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultinjector.h"

#include "models/sandbox/faultkind.h"
#include "models/sandbox/faultrestart.h"
#include "models/sandbox/faulttarget.h"
#include "models/sandbox/safetygate.h"
#include "models/sandbox/sandboxlock.h"

#include <QCoreApplication>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

constexpr auto kTurn = 30s; // for whoever is taking the sandbox up or down, or breaking it, at the moment
constexpr auto kUndo = 15s;

std::unexpected<Error> refuse(Errc code, const QString &why, const QString &remedy)
{
    return std::unexpected(Error{code, why.toStdString(), {},
        QCoreApplication::translate("sandbox", "break a server of the sandbox").toStdString(), remedy.toStdString()});
}

Result<void> note(const QString &folder, const QString &server, const QString &fault)
{
    return StateFile::update(folder, [&](StateFile &state) {
        if (ServerRecord *record = state.find(server))
            record->fault = fault;
    });
}

bool stillInPlace(const ServerRecord &server)
{
    const FaultKind *kind = findFaultKind(server.fault);
    return kind && (!kind->inPlace || kind->inPlace(server));
}

} // namespace

FaultInjector::FaultInjector(flow::Reactor &reactor, QString stateFolder)
    : m_reactor(reactor), m_folder(std::move(stateFolder))
{
}

QStringList FaultInjector::names()
{
    QStringList names;
    for (const FaultKind &kind : faultKinds())
        names += kind.name;
    return names;
}

Task<Result<QString>> FaultInjector::inject(QString name, QString target)
{
    const SandboxLock lock = co_await flow::orFail(SandboxLock::take(m_reactor, m_folder, m_reactor.now() + kTurn));
    const StateFile state = co_await flow::orFail(StateFile::load(m_folder));
    const FaultKind *kind = findFaultKind(name);
    if (!kind)
        co_return refuse(Errc::Invalid, QCoreApplication::translate("sandbox", "There is no fault \"%1\".").arg(name),
            QCoreApplication::translate("sandbox", "Choose one of: %1.").arg(names().join(QStringLiteral(", "))));
    const ServerRecord server = co_await flow::orFail(faultTarget(state, *kind, target));
    if (!server.fault.isEmpty() && stillInPlace(server)) {
        if (server.fault == name && kind->assure) {
            auto assuring = kind->assure(FaultContext(m_reactor, state, server));
            co_await flow::orFail(std::move(assuring));
        }
        if (server.fault == name)
            co_return QCoreApplication::translate("sandbox", "%1 already has the fault %2.").arg(server.name, name);
        co_return refuse(Errc::Invalid,
            QCoreApplication::translate("sandbox", "%1 has the fault %2.").arg(server.name, server.fault),
            QCoreApplication::translate("sandbox", "Heal it first: quarterdeckctl sandbox heal %1").arg(server.name));
    }
    co_await flow::orFail(passSafetyGate(m_reactor, state, server.name));
    // Written down before it is done: what a crash leaves half in place is healed like the whole.
    co_await flow::orFail(note(m_folder, server.name, name));
    auto injecting = kind->inject(FaultContext(m_reactor, state, server));
    auto done = co_await injecting;
    if (!done) {
        // What cannot be undone stays written down, for the next heal. Also when we were asked to end meanwhile.
        auto undoing = undo(name, server.name);
        (void)co_await flow::shielded(m_reactor, kUndo, std::move(undoing));
    }
    co_return done;
}

Task<Result<void>> FaultInjector::undo(QString fault, QString server)
{
    const StateFile now = co_await flow::orFail(StateFile::load(m_folder));
    if (const ServerRecord *record = now.find(server)) {
        auto undoing = findFaultKind(fault)->heal(FaultContext(m_reactor, now, *record));
        co_await flow::orFail(std::move(undoing));
    }
    co_return note(m_folder, server, QString());
}

Task<Result<QString>> FaultInjector::heal(QString target)
{
    const SandboxLock lock = co_await flow::orFail(SandboxLock::take(m_reactor, m_folder, m_reactor.now() + kTurn));
    const StateFile state = co_await flow::orFail(StateFile::load(m_folder));
    const QStringList servers = co_await flow::orFail(healTargets(state, target));
    QStringList healed;
    std::optional<Error> first;
    for (const QString &server : servers) {
        const auto mended = co_await healOne(server);
        if (!mended && !first)
            first = mended.error();
        if (mended && *mended)
            healed += server;
    }
    if (first)
        co_return std::unexpected(std::move(*first));
    if (healed.isEmpty())
        co_return QCoreApplication::translate("sandbox", "There was nothing to heal.");
    co_return QCoreApplication::translate("sandbox", "Healed: %1.").arg(healed.join(QStringLiteral(", ")));
}

Task<Result<bool>> FaultInjector::healOne(QString name)
{
    const StateFile state = co_await flow::orFail(StateFile::load(m_folder));
    const ServerRecord *record = state.find(name);
    const FaultKind *kind = record ? findFaultKind(record->fault) : nullptr;
    const bool down = record && record->process.pid > 0 && !record->alive();
    const bool frozen = record && process::processStopped(record->process);
    if (!kind && !down && !frozen)
        co_return false;
    co_await flow::orFail(checkFolders(state, *record));
    if (frozen) {
        auto thawing = findFaultKind(QStringLiteral("freeze"))->heal(FaultContext(m_reactor, state, *record));
        co_await flow::orFail(std::move(thawing));
    }
    if (down && kind && kind->mendFiles)
        co_await flow::orFail(kind->mendFiles(state, *record));
    if (down)
        co_await flow::orFail(startAgain(m_reactor, state, name));
    if (kind) {
        const StateFile now = co_await flow::orFail(StateFile::load(m_folder));
        co_await flow::orFail(checkProcess(now, *now.find(name)));
        auto healing = kind->heal(FaultContext(m_reactor, now, *now.find(name)));
        co_await flow::orFail(std::move(healing));
    }
    co_await flow::orFail(note(m_folder, name, QString()));
    co_return true;
}

} // namespace sandbox
