// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: what the processes of the sessions spend, looked up after the sessions were told.
#include "models/watch/postgresprobe.h"

#include <utility>

namespace watch {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookLimit = 500ms;

} // namespace

flow::Task<void> PostgresProbe::lookAtSessions(Publisher &out, std::shared_ptr<ServerRound> round)
{
    std::vector<SessionRow> sessions = std::exchange(m_local, {});
    if (!m_looking.expired())
        co_return; // the look before still hangs
    auto looking = std::make_shared<bool>(true);
    m_looking = looking;
    std::function<BackendLook()> job = [asked = std::exchange(m_asked, {}), looking = std::move(looking)] { return lookAtBackends(asked); };
    const flow::TimePoint due = m_context.reactor.now() + kLookLimit;
    auto wait = flow::offload<BackendLook>(m_context.reactor, m_context.files, due, std::move(job));
    const auto look = co_await wait;
    if (look)
        m_backendLoads.looked(*look);
    else
        m_backendLoads.failed();
    m_backendLoads.recall(m_waiting);
    if (round)
        for (ServerRound::Database &each : round->databases)
            m_backendLoads.recall(each.sessions);
    if (m_backendLoads.recall(sessions))
        out.sessions(std::move(sessions));
}

} // namespace watch
