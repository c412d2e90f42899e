// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/archive.h"

#include <algorithm>
#include <limits>

namespace history {

namespace {

constexpr std::int64_t kNothing = std::numeric_limits<std::int64_t>::max();

// Both sides of a rename have their part in a bucket that it falls into.
bool overlaps(const auto &piece, std::int64_t from, std::int64_t to) { return from < piece.to && to > piece.from; }

} // namespace

std::vector<Archive::Piece> Archive::piecesOf(const ArchiveKey &key) const
{
    std::vector<Piece> pieces;
    for (const Renames::Piece &p : m_renames.piecesOf(key.scope, key.key.target))
        pieces.push_back({idOf({key.scope, {p.target, key.key.metric, key.key.instance}}), p.from, p.to});
    return pieces;
}

Archive::View Archive::viewOf(const std::vector<Piece> &pieces) const
{
    View view;
    view.oldest.fill(kNothing);
    const std::lock_guard lock(m_guard);
    view.kept = m_kept;
    for (const Kept &kept : m_kept) {
        std::int64_t &oldest = view.oldest[kept.segment->name().level];
        oldest = std::min(oldest, kept.segment->name().start());
    }
    std::vector<Stat> hour(std::size_t(kArchiveLevels[0].buckets));
    for (const auto &[name, head] : m_heads) {
        view.oldest[0] = std::min(view.oldest[0], name.start());
        for (const Piece &piece : pieces) {
            const auto cells = head.cells.find(piece.id);
            if (cells == head.cells.end())
                continue;
            cells->second.read(hour);
            for (std::size_t i = 0; i < hour.size(); ++i) {
                const std::int64_t at = name.start() + std::int64_t(i) * kArchiveLevels[0].width;
                if (hour[i].count > 0 && overlaps(piece, at, at + kArchiveLevels[0].width))
                    view.fresh.emplace_back(at, hour[i]);
            }
        }
    }
    return view;
}

std::vector<PastBucket> Archive::read(const ArchiveKey &key, base::WallTime from, base::WallTime to, int buckets) const
{
    const std::int64_t start = std::chrono::floor<std::chrono::seconds>(from.time_since_epoch()).count();
    const std::int64_t end = std::chrono::ceil<std::chrono::seconds>(to.time_since_epoch()).count();
    const std::int64_t most = std::max(buckets, 1);
    if (end <= start)
        return {};
    const std::vector<Piece> pieces = piecesOf(key);
    const View view = viewOf(pieces);
    const std::int64_t wanted = most == 1 ? end - start : ceilDiv(end - start, most - 1);

    // the coarsest level with two buckets in each of ours; coarser where only that one reaches back
    std::uint32_t level = 0;
    const auto reachesFurther = [&](std::uint32_t coarser) {
        return start < view.oldest[level] && view.oldest[coarser] < view.oldest[level];
    };
    for (std::uint32_t next = 1; next < kArchiveLevels.size(); ++next)
        if (kArchiveLevels[next].width * 2 <= wanted || reachesFurther(next))
            level = next;

    const std::int64_t w = kArchiveLevels[level].width;
    std::int64_t width = std::max(ceilDiv(wanted, w), std::int64_t(1)) * w;
    std::int64_t first = floorDiv(start, width) * width;
    if (most == 1) {
        first = floorDiv(start, w) * w;
        width = ceilDiv(end - first, w) * w;
    }
    std::vector<Stat> stats(std::size_t(ceilDiv(end - first, width)));
    bool any = false;
    const auto take = [&](std::int64_t at, const Stat &stat) {
        if (stat.count == 0 || at < first || at >= end)
            return;
        stats[std::size_t((at - first) / width)].merge(stat);
        any = true;
    };
    std::vector<Stat> cells;
    for (const Kept &kept : view.kept) {
        const SegmentName &name = kept.segment->name();
        if (name.level > level || (name.level < level && kept.summedUp) || name.start() >= end || name.end() <= first)
            continue;
        cells.resize(std::size_t(name.of().buckets));
        for (const Piece &piece : pieces) {
            if (!overlaps(piece, name.start(), name.end()) || kept.segment->read(piece.id, cells) != Segment::Found::Yes)
                continue;
            for (std::size_t i = 0; i < cells.size(); ++i)
                if (const std::int64_t at = name.start() + std::int64_t(i) * name.of().width; overlaps(piece, at, at + name.of().width))
                    take(at, cells[i]);
        }
    }
    for (const auto &[at, stat] : view.fresh)
        take(at, stat);
    if (!any)
        return {};
    std::vector<PastBucket> answer;
    answer.reserve(stats.size());
    for (std::size_t i = 0; i < stats.size(); ++i)
        answer.push_back({base::WallTime(std::chrono::seconds(first + std::int64_t(i) * width)), stats[i]});
    return answer;
}

QList<ArchiveKey> Archive::known() const
{
    const std::lock_guard lock(m_guard);
    return m_names.all();
}

} // namespace history
