// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The buckets of one series in the hour that is not over, as small as its segment will have them: the block that is written
// to stays open, the others are packed (packedblock.h), whose error they then have. 5,000 series of a whole hour are 36 MB
// otherwise. A value; one thread at a time.

#include "models/history/series.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace history {

class HourCells {
public:
    static constexpr std::size_t kBlock = 32;  // buckets; packBlock() takes that many at once
    static constexpr std::size_t kBlocks = 12; // of an hour, rounded up

    // slot: of the hour's kArchiveLevels[0].buckets. One of an earlier block costs unpacking and packing it.
    void merge(std::size_t slot, const Stat &stat);
    [[nodiscard]] Stat at(std::size_t slot) const;
    // From the first on, as many as `out` has room for; holes where nothing was.
    void read(std::span<Stat> out) const;
    [[nodiscard]] std::size_t payload() const; // bytes allocated beside the object

private:
    using Block = std::array<Stat, kBlock>;

    [[nodiscard]] std::size_t begins(std::size_t block) const { return block == 0 ? 0 : m_ends[block - 1]; }
    [[nodiscard]] Block unpacked(std::size_t block) const;
    void put(std::size_t block, std::span<const Stat> cells);

    std::vector<std::byte> m_packed;
    std::array<std::uint16_t, kBlocks> m_ends{}; // in m_packed, of each block; nothing: it is empty, or the open one
    std::vector<Stat> m_cells; // of the open block
    std::uint16_t m_open = 0;
};

} // namespace history
