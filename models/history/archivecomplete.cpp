// SPDX-License-Identifier: GPL-3.0-or-later
// How the archive takes what another program saw beside it: parts of a bucket add up, so only what is missing is written.
#include "models/history/archive.h"

#include <algorithm>
#include <cmath>

namespace history {

namespace {

constexpr std::int64_t kAhead = 60; // s that a figure may be dated after our clock

JournalEntry missingOf(SeriesId id, const Stat &seen, const Stat &known)
{
    const std::uint32_t count = seen.count - known.count;
    const double sum = double(seen.mean) * seen.count - double(known.mean) * known.count;
    return {id, seen.minimum, seen.maximum, std::clamp(float(sum / count), seen.minimum, seen.maximum), count};
}

bool isSound(const Stat &s)
{
    return s.count > 0 && std::isfinite(s.minimum) && std::isfinite(s.maximum) && std::isfinite(s.mean) && s.minimum <= s.maximum;
}

} // namespace

Stat Archive::knownOf(SeriesId id, std::int64_t bucket, std::vector<Stat> &cells) const
{
    const std::int64_t span = floorDiv(bucket, kArchiveLevels[0].buckets);
    const auto slot = std::size_t(bucket - span * kArchiveLevels[0].buckets);
    Stat known;
    for (const auto &[name, head] : m_heads)
        if (const auto at = head.cells.find(id); name.span == span && at != head.cells.end())
            known.merge(at->second.at(slot));
    for (const Kept &kept : m_kept)
        if (kept.segment->name().level == 0 && kept.segment->name().span == span && kept.segment->read(id, cells) == Segment::Found::Yes)
            known.merge(cells[slot]);
    return known;
}

void Archive::complete(std::int64_t bucket, const QHash<ArchiveKey, Stat> &seen)
{
    const std::int64_t at = bucket * kArchiveLevels[0].width;
    if (at < now() - kDay || at > now() + kAhead)
        return;
    std::unordered_map<SeriesId, Stat> waiting; // over, not in a journal yet
    if (const auto pending = m_pending.find(bucket); pending != m_pending.end())
        for (const JournalEntry &e : pending->second)
            waiting[e.id].merge({e.minimum, e.maximum, e.mean, e.mean, e.count});
    std::vector<Stat> cells(std::size_t(kArchiveLevels[0].buckets));
    for (auto one = seen.cbegin(); one != seen.cend(); ++one) {
        if (!isSound(*one))
            continue;
        const std::optional<SeriesId> id = noted(one.key(), at);
        if (!id)
            continue;
        Stat known = knownOf(*id, bucket, cells);
        if (const auto open = m_open.find(*id); open != m_open.end() && open->second.bucket == bucket)
            known.merge(open->second.stat);
        if (const auto waits = waiting.find(*id); waits != waiting.end())
            known.merge(waits->second);
        if (one->count <= known.count)
            continue;
        m_pending[bucket].push_back(missingOf(*id, *one, known));
        ++m_pendingEntries;
    }
}

} // namespace history
