// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/segment.h"

#include "models/history/crc32.h"

#include <QCoreApplication>

#include <algorithm>
#include <fcntl.h>

namespace history {

namespace {

constexpr std::uint64_t kSegmentMagic = 0x31474553'53444351; // "QCDSSEG1"
constexpr std::uint32_t kMostSources = 4096;
constexpr std::uint32_t kMostSeries = 1'000'000;
constexpr std::uint32_t kLongestBlock = 65536;

struct Head {
    std::uint64_t magic = kSegmentMagic;
    std::int64_t span = 0;
    std::uint32_t level = 0;
    std::uint32_t sources = 0;
    std::uint32_t series = 0;
    std::uint32_t tables = 0; // check sum of sources and directory
    std::uint32_t self = 0;   // of what stands before it
    std::uint32_t unused = 0;
};
static_assert(sizeof(Head) == 40);

struct Source {
    std::int64_t span;
    std::uint32_t level, round;
};
static_assert(sizeof(Source) == 16);

std::uint32_t checkOf(const Head &head) { return crc32(std::as_bytes(std::span(&head, 1)).first(offsetof(Head, self))); }

std::unexpected<base::Error> damaged(const QString &path)
{
    return base::fail(base::Errc::Protocol, QCoreApplication::translate("history", "%1 is damaged.").arg(path).toStdString());
}

} // namespace

base::Result<std::shared_ptr<const Segment>> Segment::open(const QString &path, const SegmentName &name)
{
    auto file = openFile(path, O_RDONLY);
    if (!file)
        return std::unexpected(std::move(file).error());
    Head head;
    if (!file->readAt(0, std::as_writable_bytes(std::span(&head, 1))) || head.magic != kSegmentMagic || head.self != checkOf(head)
        || head.level != name.level || head.span != name.span || head.sources > kMostSources || head.series > kMostSeries)
        return damaged(path);
    std::vector<std::byte> tables(head.sources * sizeof(Source) + head.series * sizeof(SegmentBuilder::Entry));
    if (!file->readAt(sizeof(Head), tables) || crc32(tables) != head.tables)
        return damaged(path);
    const std::shared_ptr<Segment> made(new Segment);
    for (std::uint32_t i = 0; i < head.sources; ++i) {
        Source source;
        std::memcpy(&source, tables.data() + i * sizeof(Source), sizeof source);
        if (source.level < kArchiveLevels.size())
            made->m_sources.push_back({source.level, source.span, source.round});
    }
    made->m_name = name;
    made->m_path = path;
    made->m_series = head.series;
    made->m_directory = sizeof(Head) + head.sources * sizeof(Source);
    made->m_blocks = sizeof(Head) + tables.size();
    made->m_bytes = file->size();
    made->m_file = std::move(*file);
    return made;
}

std::vector<SeriesId> Segment::ids() const
{
    std::vector<SegmentBuilder::Entry> entries(m_series);
    std::vector<SeriesId> all;
    if (!m_file.readAt(m_directory, std::as_writable_bytes(std::span(entries))))
        return all;
    all.reserve(entries.size());
    for (const auto &entry : entries)
        all.push_back(entry.id);
    return all;
}

Segment::Found Segment::read(SeriesId id, std::span<Stat> buckets) const
{
    std::fill(buckets.begin(), buckets.end(), Stat());
    // ids are hashes: a thousandth of the directory around the expected place nearly always holds it
    constexpr std::uint32_t kWindow = 256;
    std::uint32_t low = 0, high = m_series;
    std::vector<SegmentBuilder::Entry> entries(kWindow);
    auto begin = std::uint32_t(double(id) / 18446744073709551616.0 * m_series);
    begin -= std::min(begin, kWindow / 2);
    while (low < high) {
        begin = std::clamp(begin, low, high - std::min(kWindow, high - low));
        const std::uint32_t count = std::min(kWindow, high - begin);
        const std::span<SegmentBuilder::Entry> window(entries.data(), count);
        if (!m_file.readAt(m_directory + begin * sizeof(SegmentBuilder::Entry), std::as_writable_bytes(window)))
            return Found::Damaged;
        if (window.front().id > id) {
            high = begin;
        } else if (window.back().id < id) {
            low = begin + count;
        } else {
            const auto at = std::lower_bound(window.begin(), window.end(), id,
                                             [](const SegmentBuilder::Entry &entry, SeriesId wanted) { return entry.id < wanted; });
            if (at == window.end() || at->id != id)
                return Found::No;
            if (at->length < sizeof(std::uint32_t) || at->length > kLongestBlock)
                return Found::Damaged;
            std::vector<std::byte> block(at->length);
            if (!m_file.readAt(m_blocks + at->offset, block))
                return Found::Damaged;
            std::uint32_t check = 0;
            std::memcpy(&check, block.data(), sizeof check);
            const auto packed = std::span<const std::byte>(block).subspan(sizeof check);
            return check == crc32(packed) && unpackBlock(packed, buckets) ? Found::Yes : Found::Damaged;
        }
        begin = low + (high - low) / 2;
        begin -= std::min(begin, kWindow / 2);
    }
    return Found::No;
}

void SegmentBuilder::add(SeriesId id, std::span<const Stat> buckets)
{
    if (std::none_of(buckets.begin(), buckets.end(), [](const Stat &s) { return s.count > 0; }))
        return;
    m_packed.clear();
    packBlock(buckets, m_packed);
    const auto offset = std::uint32_t(m_blocks.size());
    appendRaw(m_blocks, crc32(m_packed));
    m_blocks.insert(m_blocks.end(), m_packed.begin(), m_packed.end());
    m_entries.push_back({id, offset, std::uint32_t(m_blocks.size()) - offset});
}

std::vector<std::byte> SegmentBuilder::finish() const
{
    std::vector<std::byte> tables;
    for (const SegmentName &source : m_sources)
        appendRaw(tables, Source{source.span, source.level, source.round});
    const auto entries = std::as_bytes(std::span(m_entries));
    tables.insert(tables.end(), entries.begin(), entries.end());
    Head head;
    head.span = m_name.span;
    head.level = m_name.level;
    head.sources = std::uint32_t(m_sources.size());
    head.series = std::uint32_t(m_entries.size());
    head.tables = crc32(tables);
    head.self = checkOf(head);
    std::vector<std::byte> file;
    file.reserve(sizeof head + tables.size() + m_blocks.size());
    appendRaw(file, head);
    file.insert(file.end(), tables.begin(), tables.end());
    file.insert(file.end(), m_blocks.begin(), m_blocks.end());
    return file;
}

} // namespace history
