// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/standby.h"

#include "models/history/archivelevel.h"
#include "models/history/floordiv.h"

#include <algorithm>
#include <cmath>

namespace history {

namespace {

constexpr std::int64_t kBucket = kArchiveLevels[0].width;

std::int64_t wholeSeconds(base::WallTime at) { return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count(); }

} // namespace

void Standby::add(const ArchiveKey &key, base::WallTime at, double value, std::chrono::seconds remembered)
{
    const float kept = float(value);
    if (!std::isfinite(kept) || at.time_since_epoch().count() < 0)
        return;
    One &one = m_buckets[floorDiv(wholeSeconds(at), kBucket)][key];
    if (one.stat.count == 0)
        one.id = idOf(key);
    one.remembered = std::max(one.remembered, remembered);
    one.stat.add(kept);
}

SeenBuckets Standby::due(base::WallTime until, const QSet<SeriesId> &seenThere) const
{
    SeenBuckets due;
    for (const auto &[bucket, series] : m_buckets) {
        if ((bucket + 1) * kBucket > wholeSeconds(until))
            continue;
        for (auto one = series.cbegin(); one != series.cend(); ++one)
            if (one->stat.count > one->handed && !seenThere.contains(one->id))
                due[bucket].insert(one.key(), one->stat);
    }
    return due;
}

void Standby::handed(const SeenBuckets &buckets)
{
    for (const auto &[bucket, series] : buckets)
        if (const auto known = m_buckets.find(bucket); known != m_buckets.end())
            for (auto one = series.cbegin(); one != series.cend(); ++one)
                if (const auto at = known->second.find(one.key()); at != known->second.end())
                    at->handed = one->count;
}

void Standby::forget(base::WallTime now)
{
    const auto oldest = [now](std::chrono::seconds remembered) { return floorDiv(wholeSeconds(now - remembered), kBucket); };
    for (auto &[bucket, series] : m_buckets) {
        if (bucket >= oldest(kRemembered))
            break;
        series.removeIf([&oldest, then = bucket](const auto &one) { return one->stat.count <= one->handed || then < oldest(one->remembered); });
    }
    std::erase_if(m_buckets, [](const auto &one) { return one.second.isEmpty(); });
}

SeenBuckets Standby::takeAll()
{
    SeenBuckets all;
    for (const auto &[bucket, series] : m_buckets)
        for (auto one = series.cbegin(); one != series.cend(); ++one)
            all[bucket].insert(one.key(), one->stat);
    m_buckets.clear();
    return all;
}

} // namespace history
