// SPDX-License-Identifier: GPL-3.0-or-later
// How the archive grows older: hours become segments, segments are summed up, what is too old or too much goes.
#include "models/history/archive.h"

#include "models/base/format.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <iterator>
#include <set>

namespace history {

namespace {

constexpr std::int64_t kGrace = 30; // s that an answer may come late
constexpr std::size_t kMostHeads = 4;
constexpr std::chrono::minutes kBelieved{10};

} // namespace

std::uint32_t Archive::nextRound(std::uint32_t level, std::int64_t span) const
{
    std::uint32_t next = 0;
    for (const Kept &kept : m_kept)
        if (const SegmentName &name = kept.segment->name(); name.level == level && name.span == span)
            next = std::max(next, name.round + 1);
    for (const auto &[name, head] : m_heads)
        if (level == 0 && name.span == span)
            next = std::max(next, name.round + 1);
    // what was summed up and dropped keeps its number, or its sum would hide a new one
    for (const Kept &kept : m_kept)
        for (const SegmentName &name : kept.segment->sources())
            if (name.level == level && name.span == span)
                next = std::max(next, name.round + 1);
    return next;
}

base::Result<void> Archive::write(const SegmentName &name, const SegmentBuilder &builder)
{
    const std::vector<std::byte> bytes = builder.finish();
    if (auto room = makeRoom(bytes.size()); !room)
        return room;
    const QString path = pathOf(name.file(kSegmentEnding));
    if (auto written = replaceFile(path, bytes); !written)
        return written;
    auto segment = Segment::open(path, name);
    if (!segment)
        return std::unexpected(std::move(segment).error());
    keep(std::move(*segment));
    return {};
}

void Archive::keep(std::shared_ptr<const Segment> segment)
{
    const std::lock_guard lock(m_guard);
    const auto place = std::lower_bound(m_kept.begin(), m_kept.end(), segment->name(),
                                        [](const Kept &kept, const SegmentName &name) { return kept.segment->name() < name; });
    m_kept.insert(place, {std::move(segment)});
    markSummedUp();
}

void Archive::markSummedUp()
{
    std::set<SegmentName> summed;
    for (const Kept &kept : m_kept)
        summed.insert(kept.segment->sources().begin(), kept.segment->sources().end());
    for (Kept &kept : m_kept)
        kept.summedUp = summed.contains(kept.segment->name());
}

void Archive::sealHeads()
{
    const std::int64_t current = now();
    for (auto at = m_heads.begin(); at != m_heads.end() && !m_interrupted;) {
        const bool over = at->second.name.end() + kGrace <= current;
        if ((!over && m_heads.size() <= kMostHeads) || !seal(at->second)) {
            ++at;
            continue;
        }
        std::optional<Journal> journal = std::move(at->second.journal);
        const bool damaged = at->second.damaged;
        {
            const std::lock_guard lock(m_guard);
            at = m_heads.erase(at);
        }
        if (!journal)
            continue;
        if (damaged)
            aside(journal->path());
        else
            QFile::remove(journal->path());
    }
    while (m_heads.size() > kMostHeads + 1) { // they cannot be written; their journals wait for the next start
        const std::lock_guard lock(m_guard);
        m_heads.erase(m_heads.begin());
    }
}

bool Archive::seal(Head &head)
{
    std::vector<SeriesId> ids;
    ids.reserve(head.cells.size());
    for (const auto &[id, cells] : head.cells)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    SegmentBuilder builder(head.name, {});
    std::vector<Stat> cells(std::size_t(head.name.of().buckets));
    for (const SeriesId id : ids) {
        if (m_interrupted)
            return false;
        head.cells[id].read(cells);
        builder.add(id, cells);
    }
    auto written = write(head.name, builder);
    if (!written)
        trouble(std::move(written).error());
    return written.has_value();
}

void Archive::sumUp(std::uint32_t level)
{
    const ArchiveLevel &coarse = kArchiveLevels[level + 1];
    std::map<std::int64_t, std::vector<std::shared_ptr<const Segment>>> due;
    std::set<std::int64_t> notYet; // spans that still miss something finer
    for (const auto &[name, head] : m_heads)
        notYet.insert(floorDiv(name.start(), coarse.span()));
    for (const Kept &kept : m_kept) {
        const SegmentName &name = kept.segment->name();
        const std::int64_t span = floorDiv(name.start(), coarse.span());
        if (kept.summedUp || name.level > level || (span + 1) * coarse.span() + kGrace > now())
            continue;
        if (name.level == level)
            due[span].push_back(kept.segment);
        else
            notYet.insert(span);
    }
    for (const auto &[span, sources] : due)
        if (!notYet.contains(span) && (m_interrupted || !sumUpSpan({level + 1, span, nextRound(level + 1, span)}, sources)))
            return;
}

bool Archive::sumUpSpan(const SegmentName &name, const std::vector<std::shared_ptr<const Segment>> &sources)
{
    std::vector<SeriesId> ids;
    std::vector<SegmentName> names;
    for (const auto &source : sources) {
        const std::vector<SeriesId> more = source->ids();
        std::vector<SeriesId> both;
        std::set_union(ids.begin(), ids.end(), more.begin(), more.end(), std::back_inserter(both));
        ids.swap(both);
        names.push_back(source->name());
    }
    const ArchiveLevel &level = name.of();
    const ArchiveLevel &finer = kArchiveLevels[name.level - 1];
    SegmentBuilder builder(name, std::move(names));
    std::vector<Stat> fine(std::size_t(finer.buckets));
    std::vector<Stat> sums(std::size_t(level.buckets));
    for (const SeriesId id : ids) {
        if (m_interrupted)
            return false;
        std::fill(sums.begin(), sums.end(), Stat());
        for (const auto &source : sources) {
            if (source->read(id, fine) != Segment::Found::Yes)
                continue;
            const std::int64_t from = source->name().start() - name.start();
            for (std::size_t i = 0; i < fine.size(); ++i)
                if (fine[i].count > 0)
                    sums[std::size_t((from + std::int64_t(i) * finer.width) / level.width)].merge(fine[i]);
        }
        builder.add(id, sums);
    }
    auto written = write(name, builder);
    if (!written)
        trouble(std::move(written).error());
    return written.has_value();
}

void Archive::dropSegment(std::size_t index)
{
    QFile::remove(m_kept[index].segment->path());
    const std::lock_guard lock(m_guard);
    m_kept.erase(m_kept.begin() + std::ptrdiff_t(index)); // what it summed up is gone before it, or is summed up again
    markSummedUp();
}

void Archive::dropOld()
{
    if (m_clock.now() - m_steadySince < kBelieved)
        return;
    const std::int64_t current = now();
    for (std::size_t i = m_kept.size(); i-- > 0;) {
        const SegmentName &name = m_kept[i].segment->name();
        const bool needed = name.level + 1 < kArchiveLevels.size() && !m_kept[i].summedUp;
        if (!needed && name.end() + name.of().keep < current)
            dropSegment(i);
    }
    const std::lock_guard lock(m_guard);
    m_names.dropBefore(floorDiv(current - kArchiveLevels.back().keep, kDay));
}

base::Result<void> Archive::makeRoom(std::uint64_t more)
{
    while (bytes() + more > m_limits.bytes) {
        const std::int64_t current = now();
        std::size_t oldest = m_kept.size();
        double longest = 0;
        for (std::size_t i = 0; i < m_kept.size(); ++i) {
            const SegmentName &name = m_kept[i].segment->name();
            // of what a wrong clock dated into the future nobody asks
            const double age = name.start() > current ? 1e9 : double(current - name.start()) / double(name.of().keep);
            if (age > longest) {
                longest = age;
                oldest = i;
            }
        }
        if (oldest == m_kept.size())
            return base::fail(base::Errc::Io,
                              QCoreApplication::translate("history", "The long memory of figures is full: %1 are damaged files in %2.")
                                  .arg(base::figure(double(m_asideBytes), base::Unit::Bytes).text())
                                  .arg(m_folder)
                                  .toStdString());
        dropSegment(oldest);
    }
    return {};
}

std::uint64_t Archive::bytes() const
{
    const std::lock_guard lock(m_guard);
    std::uint64_t sum = m_asideBytes + m_names.fileBytes();
    for (const Kept &kept : m_kept)
        sum += kept.segment->bytes();
    for (const auto &[name, head] : m_heads)
        if (head.journal)
            sum += head.journal->bytes();
    return sum;
}

} // namespace history
