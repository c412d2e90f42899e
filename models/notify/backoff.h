// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <algorithm>

namespace notify {

// How long to wait after so many failures in a row (from 1): 1 s, 2 s, 4 s ... five minutes, of which the second half is left
// to chance, so that many programs do not come back at once. chance: from 0 to 1.
[[nodiscard]] inline base::milliseconds backoff(int failures, double chance)
{
    const auto whole = std::min<std::int64_t>(std::int64_t(1000) << std::min(std::max(failures, 1) - 1, 20), 300'000);
    return base::milliseconds(whole / 2 + std::int64_t(double(whole) / 2 * std::clamp(chance, 0.0, 1.0)));
}

} // namespace notify
