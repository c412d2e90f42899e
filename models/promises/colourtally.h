// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long each target, and all of them, stood in which colour. Each whole second that this program looked at is written
// into the long memory once for each target, in the series of its colour: the count of a bucket is then the seconds of that
// colour in it, exact at every level, for 90 days. What the console could not measure is unknown; what nobody looked at is
// nowhere. What is muted is not fine: it is unknown. Reader's thread.

#include "models/health/situation.h"
#include "models/history/archive.h"
#include "models/watch/watcher.h"

namespace promises {

// The series of one colour; target empty: of all of them, which is the worst one's.
[[nodiscard]] history::ArchiveKey colourKey(const QString &scope, const QString &target, base::Severity colour);

class ColourTally {
public:
    void forget() { m_last.reset(); } // another environment
    // What is seen at this moment; returns the seconds that are over since the call before, for LongMemory::append(). They
    // had the colours seen then; of a longer pause only the first second was seen.
    [[nodiscard]] watch::Delivery take(const health::Situation &situation, base::WallTime now);

private:
    struct Look {
        std::int64_t second = 0; // since 1970, the first one not written yet
        QHash<QString, base::Severity> colours;
    };
    std::optional<Look> m_last;
};

} // namespace promises
