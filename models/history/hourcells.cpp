// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/hourcells.h"

#include "models/history/archivelevel.h"
#include "models/history/packedblock.h"

#include <algorithm>

namespace history {

static_assert(HourCells::kBlocks * HourCells::kBlock >= std::size_t(kArchiveLevels[0].buckets));

HourCells::Block HourCells::unpacked(std::size_t block) const
{
    Block cells{};
    const std::size_t begin = begins(block), end = m_ends[block];
    if (end > begin)
        (void)unpackBlock(std::span(m_packed).subspan(begin, end - begin), cells); // what it was packed from
    return cells;
}

void HourCells::put(std::size_t block, std::span<const Stat> cells)
{
    std::vector<std::byte> bytes;
    if (std::ranges::any_of(cells, [](const Stat &s) { return s.count > 0; })) {
        Block whole{};
        std::ranges::copy(cells, whole.begin());
        packBlock(whole, bytes);
    }
    const std::ptrdiff_t longer = std::ptrdiff_t(bytes.size()) - std::ptrdiff_t(m_ends[block] - begins(block));
    const auto at = m_packed.erase(m_packed.begin() + std::ptrdiff_t(begins(block)), m_packed.begin() + std::ptrdiff_t(m_ends[block]));
    const auto offset = at - m_packed.begin();
    m_packed.reserve(m_packed.size() + bytes.size()); // no more: there are thousands of these
    m_packed.insert(m_packed.begin() + offset, bytes.begin(), bytes.end());
    for (std::size_t b = block; b < kBlocks; ++b)
        m_ends[b] = std::uint16_t(m_ends[b] + longer);
}

void HourCells::merge(std::size_t slot, const Stat &stat)
{
    const std::size_t block = slot / kBlock, cell = slot % kBlock;
    if (block >= kBlocks)
        return;
    if (block < m_open) {
        Block cells = unpacked(block);
        cells[cell].merge(stat);
        put(block, cells);
        return;
    }
    if (block > m_open) {
        put(m_open, m_cells);
        m_cells.clear();
        m_open = std::uint16_t(block);
    }
    if (m_cells.size() <= cell)
        m_cells.resize(cell + 1);
    m_cells[cell].merge(stat);
}

Stat HourCells::at(std::size_t slot) const
{
    const std::size_t block = slot / kBlock, cell = slot % kBlock;
    if (block < m_open)
        return unpacked(block)[cell];
    return block == m_open && cell < m_cells.size() ? m_cells[cell] : Stat();
}

void HourCells::read(std::span<Stat> out) const
{
    std::ranges::fill(out, Stat());
    for (std::size_t block = 0; block <= m_open && block * kBlock < out.size(); ++block) {
        const std::span<Stat> to = out.subspan(block * kBlock, std::min(kBlock, out.size() - block * kBlock));
        const Block whole = block < m_open ? unpacked(block) : Block{};
        const std::span<const Stat> from = block < m_open ? std::span<const Stat>(whole) : std::span<const Stat>(m_cells);
        std::ranges::copy(from.first(std::min(from.size(), to.size())), to.begin());
    }
}

std::size_t HourCells::payload() const { return m_packed.capacity() + m_cells.capacity() * sizeof(Stat); }

} // namespace history
