// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/backoffprobe.h"

#include "models/postgres/servererror.h"
#include "models/watch/failure.h"

#include <algorithm>
#include <utility>

namespace watch {

using flow::TimePoint;
using namespace std::chrono_literals;

flow::Task<void> BackoffProbe::run(Publisher &out)
{
    flow::Reactor &reactor = m_context.reactor;
    Backoff backoff;
    bool dropped = false; // the last one, while it was let in
    out.status(Condition::Connecting);
    for (;;) {
        m_upSince = {};
        auto error = co_await watchOnce(out);
        if (error.code == base::Errc::Cancelled)
            co_return;
        const TimePoint now = reactor.now();
        if (m_upSince != TimePoint{}) {
            backoff.reset();
            dropped = false;
            if (error.code == base::Errc::TimedOut) {
                out.status(Condition::NotAnswering, error, now);
                publishUnreachable(error, out);
            }
            // One lost session is no news while the server takes another; if it does not, that is known in milliseconds.
            if (now - m_upSince >= 1s)
                continue;
        }
        // A server that restarts its backends drops whom it is just letting in: the next one hears that it starts, or is refused.
        if (error.sqlstate == postgres::kDropped && !std::exchange(dropped, true)) {
            const auto again = co_await reactor.sleepFor(100ms);
            if (!again)
                co_return;
            continue;
        }
        dropped = false;
        const auto wait = backoff.next(error);
        const TimePoint next = wait ? now + *wait : flow::kNever;
        const TimePoint planned = wait ? next : TimePoint{};
        out.status(conditionOf(error), error, planned);
        publishUnreachable(error, out);
        m_mayLook = wait.has_value();
        const auto slept = co_await m_nap.until(reactor, next);
        m_mayLook = false;
        if (!slept)
            co_return;
    }
}

void BackoffProbe::lookNow()
{
    if (m_mayLook)
        m_nap.wake();
}

void BackoffProbe::answered(Publisher &out)
{
    m_lastAnswer = m_context.reactor.now();
    if (m_upSince == TimePoint{}) {
        m_upSince = m_lastAnswer;
        out.status(Condition::Up);
    }
    out.answered(m_lastAnswer);
}

TimePoint BackoffProbe::dueOf(TimePoint sent, flow::milliseconds deadline) const
{
    const auto left = deadline - std::chrono::duration_cast<flow::milliseconds>(sent - m_lastAnswer);
    return sent + std::max(left, std::min(deadline, flow::milliseconds(2000)));
}

} // namespace watch
