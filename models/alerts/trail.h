// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The decisions about one alert, so that anybody can be told why somebody was called, or nobody. Values; any thread.

#include "models/alerts/alert.h"

#include <deque>

namespace alerts {

struct TrailLine {
    base::WallTime at{};
    Transition::What what = Transition::What::Pending;
    QString why;          // as in the transition; of a note, all of it
    QString quiet;        // Due: why nobody was told; empty: persons were
    bool note = false;    // written by a channel or an incident: "mail to ann: accepted"
    friend bool operator==(const TrailLine &, const TrailLine &) = default;
};

using Trail = std::deque<TrailLine>; // oldest first
inline constexpr std::size_t kTrailLines = 60;

// "fired: bad for 10 s"
[[nodiscard]] QString decisionOf(const TrailLine &line);
// "27 Nov 2026 04:00:12  fired: bad for 10 s"
[[nodiscard]] QString sentenceOf(const TrailLine &line);

} // namespace alerts
