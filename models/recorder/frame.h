// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One recorded second: the moment, whose environment it belongs to, and what was known beyond it: since when each
// finding had been seen, what was foretold, so that the problems of that second say "for 3 min" as they did then. A value. Any thread.

#include "models/health/situation.h"
#include "models/watch/moment.h"

namespace recorder {

struct Frame {
    QString scope; // the environment's name
    watch::Moment moment;
    health::Memory memory;
    std::vector<health::ScoreBook::Kept> bad; // what the score remembers
    std::vector<forecast::Forecast> forecasts;
    std::vector<health::BurningBudget> burning;
    std::vector<mutes::Mute> mutes; // in force then, so that the score is what it was
};

using FramePtr = std::shared_ptr<const Frame>;

// The same as it looks on another clock: of this program after the one that recorded it has ended. What never happened
// stays so.
[[nodiscard]] watch::SnapshotPtr onClock(const watch::TargetSnapshot &recorded, base::TimePoint::duration shift);
[[nodiscard]] Frame onClock(const Frame &recorded, base::TimePoint now, base::WallTime wallNow);

} // namespace recorder
