// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One figure over time: rings of buckets of growing width (1 s, 10 s, 1 min, 5 min by default), each filled from
// the raw values, so that reading a range takes the coarsest level that still resolves it and costs the buckets
// asked for. A bucket nothing was measured in is a hole. Values may come out of order as long as the level still
// keeps their time. Reader's thread; owned by the SeriesStore.
//
// Cost in memory: buckets are kept 16 to a chunk. The newest chunk of each level is open (288 bytes); a closed
// one is packed: 24 bytes when its value never changed, 4 bytes a bucket more when each bucket saw one value,
// 16 when it saw several, and 2 for the counts where they differ. A young series costs 1.8 KB, a changing one 29 KB
// after an hour and 203 KB after a day, one that never changes 8 KB and 24 KB (tst_series prints and bounds them).
// 1,000 targets of 40 series that mostly stand still fit 256 MiB for some six hours; then the bound shortens them.

#include "models/history/seriesstore.h"

#include <array>

namespace history {

// Minimum, maximum, mean and last of some values.
struct Stat {
    float minimum = 0, maximum = 0, mean = 0, last = 0;
    std::uint32_t count = 0;

    void add(float value);
    void merge(const Stat &later);
    friend bool operator==(const Stat &, const Stat &) = default;
};

inline constexpr int kChunkBuckets = 16;

// Sixteen neighbouring buckets, open (any may change) or packed.
class Chunk {
public:
    explicit Chunk(std::int64_t id) : m_id(std::int32_t(id)) {}

    [[nodiscard]] std::int64_t id() const { return m_id; } // index of its first bucket / kChunkBuckets
    [[nodiscard]] Stat at(int slot) const;
    void add(int slot, float value); // opens it
    void pack();
    [[nodiscard]] std::size_t payload() const; // bytes allocated beside the object

private:
    enum class Form : std::uint8_t { Open, Flat, Single, Full }; // one value in all; one a bucket; four a bucket
    using Open = std::array<Stat, kChunkBuckets>;

    void open();
    [[nodiscard]] std::size_t floats() const;

    std::unique_ptr<std::byte[]> m_bytes; // Open: Stat x 16; else floats, then counts unless they are all one
    std::int32_t m_id; // enough for a thousand years of seconds
    float m_flat = 0;
    std::uint16_t m_mask = 0;  // buckets that hold something, when packed
    std::uint16_t m_count = 0; // of each of them; 0: see the counts
    Form m_form = Form::Flat;
};

// One ring. Index of a bucket: time since the clock's epoch / width.
class Level {
public:
    Level(std::int64_t widthMs, std::int64_t capacity) : m_width(widthMs), m_capacity(capacity) {}

    void add(std::int64_t atMs, float value);
    void trim(std::int64_t spanMs); // keeps at most this much time before the newest bucket
    [[nodiscard]] std::int64_t width() const { return m_width; }
    [[nodiscard]] std::size_t bytes() const { return m_chunks.capacity() * sizeof(Chunk) + m_payload; }
    // Whether nothing from this time on has been dropped.
    [[nodiscard]] bool covers(std::int64_t fromMs) const;

    // Calls visit(startMs, stat) for each bucket that holds something and starts in [fromMs, toMs), oldest first.
    template <class Visit>
    void read(std::int64_t fromMs, std::int64_t toMs, Visit &&visit) const;

private:
    static constexpr std::int64_t kNothingDropped = std::numeric_limits<std::int64_t>::min();

    template <class Change>
    void change(Chunk &chunk, Change &&apply); // keeps m_payload
    void dropBefore(std::int64_t index);

    std::int64_t m_width, m_capacity;
    std::int64_t m_newest = kNothingDropped;
    std::int64_t m_kept = kNothingDropped; // buckets before this one are dropped
    std::vector<Chunk> m_chunks;           // by id; the last one is open
    std::size_t m_payload = 0;
};

class Series {
public:
    explicit Series(const Layout &layout);

    void add(base::TimePoint at, float value);
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    [[nodiscard]] std::vector<Bucket> read(base::TimePoint from, base::TimePoint to, int buckets) const;
    void trim(std::chrono::milliseconds span);
    [[nodiscard]] base::TimePoint newest() const { return m_newest; }
    [[nodiscard]] std::size_t bytes() const; // all of it, this object included

private:
    std::vector<Level> m_levels; // finest first
    base::TimePoint m_newest = base::TimePoint::min();
    std::chrono::milliseconds m_interval{};
};

} // namespace history
