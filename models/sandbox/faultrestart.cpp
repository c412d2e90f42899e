// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faultrestart.h"

#include "models/process/detached.h"
#include "models/sandbox/construction.h"

#include <csignal>

namespace sandbox {

using namespace std::chrono_literals;

flow::Task<flow::Result<void>> startAgain(flow::Reactor &reactor, StateFile state, QString server)
{
    const Reading reading = readDescription(state.folder + QStringLiteral("/sandbox.yaml"));
    if (!reading.good())
        co_return flow::fail(flow::Errc::Invalid, reading.firstError().toStdString());
    Site site(reactor);
    site.description = reading.description;
    site.account = co_await flow::orFail(process::Account::ordinary());
    site.state = state;
    if (const ServerRecord *record = state.find(server))
        co_await flow::orFail(process::endProcess(reactor, record->process, SIGKILL, 1s));
    const QStringList one(server);
    co_return co_await startServers(site, one, Progress(), reactor.now() + 30s);
}

} // namespace sandbox
