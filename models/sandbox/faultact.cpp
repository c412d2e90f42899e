// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultact.h"

#include "models/environment/parser.h"
#include "models/sandbox/faulttarget.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// On which server; empty: on all of them.
base::Result<QString> wishedServer(const StateFile &state, const FaultWish &wish)
{
    if (const FaultKind *kind = findFaultKind(wish.fault)) {
        const auto server = faultTarget(state, *kind, wish.target);
        return server ? base::Result<QString>(server->name) : std::unexpected(server.error());
    }
    const auto servers = healTargets(state, wish.target);
    return servers ? base::Result<QString>(wish.target) : std::unexpected(servers.error());
}

QString environmentOf(const StateFile &state)
{
    const environment::EnvironmentPtr environment = environment::parseFile(state.folder + u"/environment.yaml"_s).environment;
    return environment ? environment->name : state.name;
}

flow::Task<base::Result<acts::Effect>> carryOutFault(Sandbox *box, FaultWish wish)
{
    auto working = wish.fault.isEmpty() ? box->heal(wish.target) : box->fault(wish.fault, wish.target);
    const auto line = co_await std::move(working);
    if (!line)
        co_return std::unexpected(line.error());
    acts::Effect effect;
    effect.details = *line;
    co_return effect;
}

} // namespace

flow::Task<base::Result<QString>> actOnFault(acts::Dispatcher &dispatcher, Sandbox &box, FaultWish wish)
{
    const StateFile state = co_await flow::orFail(StateFile::load(box.folder()));
    if (!wish.fault.isEmpty() && !findFaultKind(wish.fault)) {
        auto refusing = box.fault(wish.fault, wish.target); // says which there are
        co_return co_await std::move(refusing);
    }
    acts::Request request;
    request.act = wish.fault.isEmpty() ? u"sandbox.heal"_s : u"sandbox.fault"_s;
    request.target = co_await flow::orFail(wishedServer(state, wish));
    request.actor = wish.actor;
    request.environment = environmentOf(state);
    request.details = wish.fault.isEmpty() ? QString() : u"fault: "_s + wish.fault;
    if (const ServerRecord *server = state.find(request.target))
        request.systemIdentifier = server->extra.value(u"systemIdentifier"_s);
    Sandbox *const whose = &box;
    const acts::Dispatcher::Work work = [whose, wish] { return carryOutFault(whose, wish); };
    auto dispatching = dispatcher.dispatch(std::move(request), acts::Standing(), work);
    const auto done = co_await std::move(dispatching);
    if (!done)
        co_return std::unexpected(done.error());
    co_return done->details;
}

} // namespace sandbox
