// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/packedblock.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace history {

namespace {

constexpr std::size_t kGroup = 32;
constexpr std::size_t kStreams = 4;
constexpr unsigned kWidest = 25; // a zigzag step between two codes of 24 bits
constexpr std::uint32_t kSign = 0x800000;
constexpr std::uint32_t kMostCounted = 0xffff;

// Order-preserving code of 24 bits: greater value, greater code.
std::uint32_t codeOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t magnitude = std::min<std::uint32_t>((bits & 0x7fffffffU) + 0x80, 0x7f7fffffU) >> 8; // never infinite
    return bits >> 31 ? kSign - 1 - magnitude : kSign + magnitude;
}

float valueOf(std::uint32_t code)
{
    const std::uint32_t magnitude = code & kSign ? code - kSign : kSign - 1 - code;
    return std::bit_cast<float>((code & kSign ? 0U : 0x80000000U) | magnitude << 8);
}

std::uint32_t zigzag(std::uint32_t from, std::uint32_t to)
{
    const std::int64_t step = std::int64_t(to) - std::int64_t(from);
    return std::uint32_t(step < 0 ? -2 * step - 1 : 2 * step);
}

std::int64_t unzigzag(std::uint64_t z) { return z & 1 ? -std::int64_t(z + 1) / 2 : std::int64_t(z / 2); }

class BitWriter {
public:
    explicit BitWriter(std::vector<std::byte> &out) : m_out(out) {}
    void put(std::uint32_t value, unsigned width)
    {
        m_held |= std::uint64_t(value) << m_bits;
        for (m_bits += width; m_bits >= 8; m_bits -= 8, m_held >>= 8)
            m_out.push_back(std::byte(m_held & 0xff));
    }
    void fill()
    {
        if (m_bits > 0)
            m_out.push_back(std::byte(m_held & 0xff));
        m_bits = 0;
        m_held = 0;
    }

private:
    std::vector<std::byte> &m_out;
    std::uint64_t m_held = 0;
    unsigned m_bits = 0;
};

class BitReader {
public:
    explicit BitReader(std::span<const std::byte> bytes) : m_bytes(bytes) {}
    std::uint32_t take(unsigned width)
    {
        for (; m_bits < width && m_at < m_bytes.size(); m_bits += 8)
            m_held |= std::uint64_t(m_bytes[m_at++]) << m_bits;
        const auto value = std::uint32_t(m_held & ((std::uint64_t(1) << width) - 1));
        m_held >>= width;
        m_bits -= std::min(m_bits, width);
        return value;
    }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    std::uint64_t m_held = 0;
    unsigned m_bits = 0;
};

struct Carried { // from one group to the next
    std::uint32_t mean = kSign;
    std::uint32_t count = 0;
};

void packGroup(std::span<const Stat> buckets, Carried &carried, std::vector<std::byte> &out)
{
    std::uint32_t mask = 0;
    std::array<std::array<std::uint32_t, kGroup>, kStreams> streams;
    std::size_t held = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const Stat &stat = buckets[i];
        if (stat.count == 0)
            continue;
        mask |= 1U << i;
        const std::uint32_t mean = codeOf(stat.mean);
        const std::uint32_t count = std::min(stat.count, kMostCounted);
        streams[0][held] = zigzag(carried.mean, mean);
        streams[1][held] = mean - std::min(mean, codeOf(stat.minimum));
        streams[2][held] = std::max(mean, codeOf(stat.maximum)) - mean;
        streams[3][held] = zigzag(carried.count, count);
        carried = {mean, count};
        ++held;
    }
    for (int byte = 0; byte < 4; ++byte)
        out.push_back(std::byte(mask >> (8 * byte) & 0xff));
    std::array<unsigned, kStreams> widths{};
    for (std::size_t s = 0; s < kStreams; ++s) {
        for (std::size_t i = 0; i < held; ++i)
            widths[s] = std::max(widths[s], unsigned(std::bit_width(streams[s][i])));
        out.push_back(std::byte(widths[s]));
    }
    BitWriter bits(out);
    for (std::size_t s = 0; s < kStreams; ++s)
        for (std::size_t i = 0; i < held; ++i)
            bits.put(streams[s][i], widths[s]);
    bits.fill();
}

// Bytes it took; 0: nonsense.
std::size_t unpackGroup(std::span<const std::byte> bytes, Carried &carried, std::span<Stat> buckets)
{
    constexpr std::size_t kHead = 4 + kStreams;
    if (bytes.size() < kHead)
        return 0;
    std::uint32_t mask = 0;
    for (int byte = 0; byte < 4; ++byte)
        mask |= std::uint32_t(bytes[std::size_t(byte)]) << (8 * byte);
    std::array<unsigned, kStreams> widths{};
    std::size_t wide = 0;
    for (std::size_t s = 0; s < kStreams; ++s) {
        widths[s] = unsigned(bytes[4 + s]);
        if (widths[s] > kWidest)
            return 0;
        wide += widths[s];
    }
    const auto held = std::size_t(std::popcount(mask));
    const std::size_t size = kHead + (held * wide + 7) / 8;
    if (bytes.size() < size || (buckets.size() < kGroup && mask >> buckets.size() != 0))
        return 0;
    std::array<std::array<std::uint32_t, kGroup>, kStreams> streams;
    BitReader bits(bytes.subspan(kHead, size - kHead));
    for (std::size_t s = 0; s < kStreams; ++s)
        for (std::size_t i = 0; i < held; ++i)
            streams[s][i] = bits.take(widths[s]);
    std::size_t next = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        if (!(mask >> i & 1))
            continue;
        carried.mean = std::uint32_t(carried.mean + unzigzag(streams[0][next])) & 0xffffff;
        carried.count = std::uint32_t(carried.count + unzigzag(streams[3][next])) & kMostCounted;
        Stat &stat = buckets[i];
        stat.mean = stat.last = valueOf(carried.mean);
        stat.minimum = valueOf((carried.mean - streams[1][next]) & 0xffffff);
        stat.maximum = valueOf((carried.mean + streams[2][next]) & 0xffffff);
        stat.count = carried.count;
        ++next;
    }
    return size;
}

} // namespace

void packBlock(std::span<const Stat> buckets, std::vector<std::byte> &out)
{
    Carried carried;
    for (std::size_t at = 0; at < buckets.size(); at += kGroup)
        packGroup(buckets.subspan(at, std::min(kGroup, buckets.size() - at)), carried, out);
}

bool unpackBlock(std::span<const std::byte> bytes, std::span<Stat> buckets)
{
    std::fill(buckets.begin(), buckets.end(), Stat());
    Carried carried;
    for (std::size_t at = 0; at < buckets.size(); at += kGroup) {
        const std::size_t took = unpackGroup(bytes, carried, buckets.subspan(at, std::min(kGroup, buckets.size() - at)));
        if (took == 0) {
            std::fill(buckets.begin(), buckets.end(), Stat());
            return false;
        }
        bytes = bytes.subspan(took);
    }
    return bytes.empty();
}

} // namespace history
