// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresProbe: what those wait for who wait for a lock, asked after the sessions were told.
#include "models/watch/postgresprobe.h"

#include <utility>

namespace watch {

flow::Task<base::Result<void>> PostgresProbe::askWaits(postgres::Session &session, Publisher &out, std::shared_ptr<ServerRound> round)
{
    std::vector<SessionRow> sessions = std::exchange(m_waiting, {});
    const flow::TimePoint asked = m_context.reactor.now();
    auto answers = co_await m_waitLane->round(session, asked, dueOf(asked, m_target.deadline));
    const flow::TimePoint answered = m_context.reactor.now();
    if (!answers) { // nor is the next connection lost for it at once
        m_lockDetails.failed(answered - asked);
        co_return std::unexpected(std::move(answers).error());
    }
    out.asked(asked, answered);
    for (const Lane::Answer &a : *answers) {
        if (!a.rows) {
            m_lockDetails.failed(answered - asked);
            continue;
        }
        m_lockDetails.read(locksSeen(a.rows->get()), sessions, answered - asked);
        if (round)
            for (ServerRound::Database &each : round->databases)
                m_lockDetails.recall(each.sessions);
        out.sessions(std::move(sessions));
    }
    co_return {};
}

} // namespace watch
