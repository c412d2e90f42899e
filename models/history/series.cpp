// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/series.h"

#include "models/history/floordiv.h"

#include <algorithm>

namespace history {

namespace {

std::int64_t ms(base::TimePoint t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t.time_since_epoch()).count();
}

bool before(const Chunk &chunk, std::int64_t id)
{
    return chunk.id() < id;
}

} // namespace

void Level::add(std::int64_t atMs, float value)
{
    const std::int64_t index = floorDiv(atMs, m_width);
    if (index < m_kept)
        return;
    const std::int64_t id = floorDiv(index, kChunkBuckets);
    auto at = std::lower_bound(m_chunks.begin(), m_chunks.end(), id, before);
    if (at == m_chunks.end() || at->id() != id) {
        if (at == m_chunks.end() && !m_chunks.empty())
            change(m_chunks.back(), [](Chunk &last) { last.pack(); });
        const auto place = at - m_chunks.begin();
        if (m_chunks.size() == m_chunks.capacity())
            m_chunks.reserve(m_chunks.size() + m_chunks.size() / 8 + 2); // there are many series: no doubling
        at = m_chunks.emplace(m_chunks.begin() + place, id);
    }
    const bool newestChunk = at + 1 == m_chunks.end();
    change(*at, [=](Chunk &chunk) {
        chunk.add(int(index - id * kChunkBuckets), value);
        if (!newestChunk)
            chunk.pack();
    });
    if (index > m_newest) {
        m_newest = index;
        dropBefore(m_newest - m_capacity + 1);
    }
}

template <class Change>
void Level::change(Chunk &chunk, Change &&apply)
{
    m_payload -= chunk.payload();
    apply(chunk);
    m_payload += chunk.payload();
}

void Level::dropBefore(std::int64_t index)
{
    if (index <= m_kept)
        return;
    m_kept = index;
    const auto keep = std::lower_bound(m_chunks.begin(), m_chunks.end(), floorDiv(index, kChunkBuckets), before);
    if (keep == m_chunks.begin())
        return;
    for (auto at = m_chunks.begin(); at != keep; ++at)
        m_payload -= at->payload();
    m_chunks.erase(m_chunks.begin(), keep);
    if (m_chunks.capacity() > m_chunks.size() * 5 / 4 + 8)
        m_chunks.shrink_to_fit();
}

void Level::trim(std::int64_t spanMs)
{
    if (m_chunks.empty())
        return;
    dropBefore(m_newest - std::max<std::int64_t>(spanMs / m_width, 1) + 1);
    m_chunks.shrink_to_fit();
}

bool Level::covers(std::int64_t fromMs) const
{
    return m_kept == kNothingDropped || m_kept * m_width <= fromMs;
}

template <class Visit>
void Level::read(std::int64_t fromMs, std::int64_t toMs, Visit &&visit) const
{
    const std::int64_t first = std::max(ceilDiv(fromMs, m_width), m_kept);
    const std::int64_t end = std::min(ceilDiv(toMs, m_width), m_newest + 1);
    auto at = std::lower_bound(m_chunks.begin(), m_chunks.end(), floorDiv(first, kChunkBuckets), before);
    for (; at != m_chunks.end() && at->id() * kChunkBuckets < end; ++at) {
        const std::int64_t start = at->id() * kChunkBuckets;
        const int to = int(std::min<std::int64_t>(end - start, kChunkBuckets));
        for (int slot = int(std::max<std::int64_t>(first - start, 0)); slot < to; ++slot)
            if (const Stat stat = at->at(slot); stat.count > 0)
                visit((start + slot) * m_width, stat);
    }
}

Series::Series(const Layout &layout)
{
    m_levels.reserve(layout.rings.size());
    for (const Layout::Ring &ring : layout.rings)
        m_levels.emplace_back(ring.width.count(), ring.capacity);
}

void Series::add(base::TimePoint at, float value)
{
    for (Level &level : m_levels)
        level.add(ms(at), value);
    m_newest = std::max(m_newest, at);
}

std::vector<Bucket> Series::read(base::TimePoint from, base::TimePoint to, int buckets) const
{
    const std::int64_t start = ms(from);
    const std::int64_t end = ms(to);
    const std::int64_t most = std::max(buckets, 1);
    if (end <= start || m_levels.empty())
        return {};
    const std::int64_t wanted = most == 1 ? end - start : std::max(ceilDiv(end - start, most - 1), m_interval.count() * 3 / 2);

    // two source buckets in each of ours keep its edges honest; the finest level that still reaches back wins over that
    std::size_t chosen = 0;
    while (chosen + 1 < m_levels.size()
           && (m_levels[chosen + 1].width() * 2 <= wanted || !m_levels[chosen].covers(start)))
        ++chosen;
    const Level &level = m_levels[chosen];

    const std::int64_t w = level.width();
    std::int64_t width = std::max(ceilDiv(wanted, w), std::int64_t(1)) * w;
    std::int64_t first = floorDiv(start, width) * width;
    std::int64_t count = ceilDiv(end - first, width);
    if (most == 1) {
        first = floorDiv(start, w) * w;
        width = ceilDiv(end - first, w) * w;
        count = 1;
    }
    std::vector<Stat> stats(std::size_t(std::max<std::int64_t>(count, 0)));
    level.read(first, end, [&](std::int64_t at, const Stat &stat) { stats[std::size_t((at - first) / width)].merge(stat); });

    std::vector<Bucket> answer;
    answer.reserve(stats.size());
    for (std::size_t i = 0; i < stats.size(); ++i) {
        const Stat &s = stats[i];
        const auto at = base::TimePoint{} + std::chrono::milliseconds(first + std::int64_t(i) * width);
        answer.push_back({at, s.minimum, s.maximum, s.mean, s.last, s.count});
    }
    return answer;
}

void Series::trim(std::chrono::milliseconds span)
{
    for (Level &level : m_levels)
        level.trim(span.count());
}

std::size_t Series::bytes() const
{
    std::size_t sum = sizeof(Series) + m_levels.capacity() * sizeof(Level);
    for (const Level &level : m_levels)
        sum += level.bytes();
    return sum;
}

} // namespace history
