// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From what was sampled to how long each objective was met. A figure of the long memory says nothing of this: while a
// server is down it has no value, and the mean of a minute does not say how much of it was over the limit. So each whole
// second that was observed is written there as the share of it that was bad, 0 to 1; the count of a bucket is then its
// observed seconds and its mean the bad share, exact at every level, for 90 days.
//
// What was seen last holds until the next look, if that comes when it should (the pause of a probe's back-off counts);
// if it comes later, for one interval alone. The rest was not observed. Bad is: over the limit (under it, where small
// values are bad); without a limit: not reached, refused, not as expected. Where there is a limit an absent answer is no
// observation, and a console that was not let in has observed nothing. Reader's thread.

#include "models/history/archive.h"
#include "models/watch/catalogue.h"
#include "models/watch/watcher.h"

namespace promises {

// Where the seconds of this objective are; another target, metric or limit is another series.
[[nodiscard]] history::ArchiveKey tallyKey(const QString &scope, const environment::Objective &objective);

class ObjectiveTally {
public:
    // What was seen of other objectives before is forgotten.
    void setEnvironment(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue);
    // The seconds that are over since the last call, for LongMemory::append().
    [[nodiscard]] watch::Delivery take(const watch::Delivery &delivery);

private:
    struct Look {
        std::int64_t at = 0; // milliseconds since 1970
        bool bad = false;
        std::int64_t interval = 0; // milliseconds
    };
    struct One {
        environment::Objective objective;
        history::SeriesKey key;
        watch::MetricId metric;
        bool below = false;
        bool yesOrNo = false;
        std::int64_t patience = 0; // milliseconds
        std::optional<Look> last;
        std::int64_t second = 0; // that is not over
        std::int64_t seen = 0, bad = 0; // of it, milliseconds
    };
    static std::optional<bool> isBad(const One &one, const watch::Sample &sample);
    static void look(One &one, const Look &next, watch::Delivery &into);
    static void spread(One &one, std::int64_t from, std::int64_t to, bool bad, watch::Delivery &into);
    static void endSecond(One &one, watch::Delivery &into);

    std::vector<One> m_all;
};

} // namespace promises
