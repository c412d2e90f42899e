// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgreslog.h"

#include "models/watch/lanefigures.h"

#include <algorithm>

namespace watch {

using namespace std::chrono_literals;

LogState PostgresLog::read(const PGresult *server, base::TimePoint at)
{
    LogState s;
    s.at = at;
    s.standby = number(server, 0, "standby").value_or(0) != 0;
    if (s.standby != m_standby)
        *this = PostgresLog();
    m_standby = s.standby;
    s.position = number(server, 0, "durable");
    if (s.position)
        m_position.add(at, *s.position);
    s.rate = m_position.rate();
    if (!s.standby) {
        s.track = std::make_shared<const LogTrack>(m_position);
        s.synchronous = SynchronousStandbys::parse(untrusted(server, 0, "synchronous").raw());
        return s;
    }

    s.replayed = number(server, 0, "replayed");
    if (s.replayed)
        m_replay.add(at, *s.replayed);
    s.replayRate = m_replay.rate();
    if (const auto now = m_replay.rate(2s); now && *now > m_fastest.value_or(0))
        m_fastest = now;
    s.fastestReplay = m_fastest;
    if (const auto paused = number(server, 0, "replay_paused"))
        s.paused = *paused != 0;
    s.applyDelaySeconds = number(server, 0, "apply_delay").value_or(0);
    s.archive = isTrue(server, 0, "archive");
    s.receiver = isTrue(server, 0, "receiver");
    s.receiverStatus = untrusted(server, 0, "receiver_status").visible();
    s.receiverHidden = s.receiver && s.receiverStatus.isEmpty();
    if (const auto heard = number(server, 0, "receiver_heard"))
        m_heard = heard;
    if (const auto now = number(server, 0, "server_time"); now && m_heard)
        s.silentSeconds = std::max(0.0, *now - *m_heard);
    s.upstreamEnd = number(server, 0, "upstream_end");
    s.slot = untrusted(server, 0, "receiver_slot");
    s.senderHost = untrusted(server, 0, "sender_host");
    s.senderPort = int(number(server, 0, "sender_port").value_or(0));
    return s;
}

} // namespace watch
