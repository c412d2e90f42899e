// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long a target was fine, warning, critical and unknown in a stretch of time, and how long nobody looked; the five
// parts are the stretch. Beside it between which numbers its score was, and by which rules: never a mean of scores. Values; reading blocks on the disk.

#include "models/environment/environment.h"
#include "models/history/archive.h"

namespace promises {

struct ColourTime { // seconds
    QString target; // empty: all of them, which are as bad as the worst one
    double length = 0;
    double ok = 0, warning = 0, critical = 0, unknown = 0;
    double unobserved = 0;
    std::optional<int> lowest = {}, highest = {}; // of the score; none: it was not kept then
    QStringList rules = {};                       // ids of the rules by which it was made
    [[nodiscard]] double observed() const { return ok + warning + critical + unknown; }
    friend bool operator==(const ColourTime &, const ColourTime &) = default;
};

// The parts of a stretch of this length out of what was counted, which may be a little more than there is time: a clock
// that was set back writes the same seconds twice.
[[nodiscard]] ColourTime colourTimeOf(const QString &target, double length, double ok, double warning, double critical, double unknown);

// All of them first, then each target as in the file.
[[nodiscard]] QList<ColourTime> colourTimes(const environment::Environment &environment, const history::Archive *archive,
                                            std::chrono::seconds length, base::WallTime now);

} // namespace promises
