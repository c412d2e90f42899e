// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one rule of trying again. A connection that failed is tried again by itself, later each time and at a random
// moment, so that a hundred consoles do not return together. What would be refused the same way is never tried again
// by itself: a wrong password repeated locks accounts. Engine thread only; one a target.

#include "models/base/clock.h"
#include "models/base/result.h"

#include <optional>
#include <random>

namespace watch {

class Backoff {
public:
    explicit Backoff(std::uint32_t seed = std::random_device{}()) : m_random(seed) {}

    // How long to wait before the next attempt; nothing: only when somebody asks for it.
    //   Down, NotAnswering: random up to 0.5 s, 1 s, 2 s ... (full jitter); at most 5 s while it refuses, which costs
    //     nobody anything, 10 s while it is silent, and 30 s after five minutes of waiting
    //   Starting: a few quick looks, for a server that is just going down, then each second
    //   NoSlots: 5 to 15 s, so that the console is not the one who takes the last slot
    //   a name that does not resolve: 30 s (no account can be locked by it, and networks come back)
    [[nodiscard]] std::optional<base::milliseconds> next(const base::Error &error);
    void reset(); // the target answered

private:
    base::milliseconds random(base::milliseconds least, base::milliseconds most);

    std::minstd_rand m_random;
    int m_failures = 0;
    int m_startingLooks = 0;
    base::milliseconds m_waited{0}; // since the first failure, without the attempts
};

} // namespace watch
