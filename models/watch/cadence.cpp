// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/cadence.h"

#include <algorithm>

namespace watch {

namespace {

constexpr std::chrono::milliseconds kUsualRound{30000};

} // namespace

std::chrono::milliseconds Cadence::interval(const LaneQuery &query) const
{
    const std::chrono::milliseconds every = query.every;
    return std::max(m_round, every.count() * m_round / kUsualRound.count());
}

bool Cadence::isDue(const LaneQuery &query, flow::TimePoint now) const
{
    if (query.every.count() == 0)
        return true;
    const auto last = m_asked.find(query.name);
    // rounds come a little late or early
    return last == m_asked.end() || now - last->second.at >= interval(query) - m_round / 2;
}

void Cadence::forgetAnswers()
{
    std::erase_if(m_asked, [](const auto &each) { return each.second.answered; });
}

} // namespace watch
