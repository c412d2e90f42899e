// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A file of the archive that is written once: one span of one level, a checked block a series (packedblock.h), found
// through a sorted directory. A series is read with its block alone, so a segment costs what is asked for. What is
// damaged in a block costs that block; what is damaged in head or directory makes open() fail. Immutable: any thread.
//
// Layout: head (magic, level, span, counts, check sums), sources (the segments it sums up), directory (id, offset,
// length; ascending ids), blocks (check sum, then the packed buckets).

#include "models/history/archivefile.h"
#include "models/history/archivelevel.h"
#include "models/history/packedblock.h"

#include <memory>

namespace history {

using SeriesId = std::uint64_t; // a hash of the names (seriesnames.h)

class Segment {
public:
    enum class Found { Yes, No, Damaged };

    [[nodiscard]] static base::Result<std::shared_ptr<const Segment>> open(const QString &path, const SegmentName &name);

    [[nodiscard]] const SegmentName &name() const { return m_name; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<SegmentName> &sources() const { return m_sources; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] std::vector<SeriesId> ids() const; // ascending
    // buckets: as many as its level has in a segment; all holes unless Yes.
    [[nodiscard]] Found read(SeriesId id, std::span<Stat> buckets) const;

private:
    Segment() = default;

    FileHandle m_file;
    SegmentName m_name;
    QString m_path;
    std::vector<SegmentName> m_sources;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_directory = 0; // offsets in the file
    std::uint64_t m_blocks = 0;
    std::uint32_t m_series = 0;
};

// Collects the blocks of a segment in ascending order of ids; finish() gives the file's bytes.
class SegmentBuilder {
public:
    SegmentBuilder(const SegmentName &name, std::vector<SegmentName> sources) : m_name(name), m_sources(std::move(sources)) {}
    void add(SeriesId id, std::span<const Stat> buckets); // one that is all holes is left out
    [[nodiscard]] std::vector<std::byte> finish() const;

private:
    struct Entry {
        SeriesId id;
        std::uint32_t offset, length;
    };
    friend class Segment;
    SegmentName m_name;
    std::vector<SegmentName> m_sources;
    std::vector<Entry> m_entries;
    std::vector<std::byte> m_blocks;
    std::vector<std::byte> m_packed;
};

} // namespace history
