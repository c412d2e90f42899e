// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/backoff.h"

#include "models/watch/failure.h"

#include <algorithm>

namespace watch {

using base::milliseconds;

namespace {

constexpr milliseconds kFirst{500};
constexpr milliseconds kMostRefused{5000};
constexpr milliseconds kMostSilent{10000};
constexpr milliseconds kMost{30000};
constexpr milliseconds kSoonOver{300000};
constexpr milliseconds kLeast{50}; // one tick of the timer wheel

} // namespace

milliseconds Backoff::random(milliseconds least, milliseconds most)
{
    return milliseconds(std::uniform_int_distribution<std::int64_t>(least.count(), most.count())(m_random));
}

std::optional<milliseconds> Backoff::next(const base::Error &error)
{
    switch (conditionOf(error)) {
    case Condition::Starting:
        return ++m_startingLooks <= 5 ? milliseconds(100) : milliseconds(1000);
    case Condition::NoSlots:
        return random(milliseconds(5000), milliseconds(15000));
    case Condition::Down:
    case Condition::NotAnswering: {
        const bool silent = conditionOf(error) == Condition::NotAnswering;
        const milliseconds most = m_waited >= kSoonOver ? kMost : silent ? kMostSilent : kMostRefused;
        const milliseconds cap = std::min(most, kFirst * (1 << std::min(m_failures, 6)));
        ++m_failures;
        const milliseconds wait = random(kLeast, cap);
        m_waited += wait;
        return wait;
    }
    default:
        if (error.code == base::Errc::Unresolved)
            return kMost;
        return {};
    }
}

void Backoff::reset()
{
    m_failures = 0;
    m_startingLooks = 0;
    m_waited = {};
}

} // namespace watch
