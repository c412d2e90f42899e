// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a program sees that stands by while another one keeps the long memory: its buckets of 10 s of the last two minutes,
// longer than figures come late, and what it did not hand over until nobody can believe any more that the other one sees it.
// When the other one ends, they complete what it wrote last. Writer's thread.

#include "models/history/handover.h"

namespace history {

class Standby {
public:
    static constexpr std::chrono::seconds kRemembered{120};

    // remembered: as long as it is not handed over; kRemembered at least.
    void add(const ArchiveKey &key, base::WallTime at, double value, std::chrono::seconds remembered = kRemembered);
    // Buckets that were over by then, of series that are not among those, as far as they are not handed over as they are now.
    [[nodiscard]] SeenBuckets due(base::WallTime until, const QSet<SeriesId> &seenThere) const;
    void handed(const SeenBuckets &buckets);
    void forget(base::WallTime now);
    [[nodiscard]] SeenBuckets takeAll();

private:
    struct One {
        SeriesId id = 0;
        Stat stat;
        std::uint32_t handed = 0; // of its count
        std::chrono::seconds remembered{};
    };
    std::map<std::int64_t, QHash<ArchiveKey, One>> m_buckets;
};

} // namespace history
