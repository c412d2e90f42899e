// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The check sum of the archive's files (CRC-32, reflected 0xEDB88320, as in zip). Pure, any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace history {

namespace crc {

constexpr std::array<std::uint32_t, 256> table()
{
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = c & 1 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        made[i] = c;
    }
    return made;
}

} // namespace crc

[[nodiscard]] inline std::uint32_t crc32(std::span<const std::byte> bytes)
{
    static constexpr std::array<std::uint32_t, 256> kTable = crc::table();
    std::uint32_t c = 0xffffffffU;
    for (const std::byte b : bytes)
        c = kTable[(c ^ std::uint32_t(b)) & 0xff] ^ (c >> 8);
    return ~c;
}

} // namespace history
