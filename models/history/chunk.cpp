// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/series.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace history {

namespace {

template <class T>
T load(const std::byte *from, std::size_t index)
{
    T value;
    std::memcpy(&value, from + index * sizeof(T), sizeof(T));
    return value;
}

template <class T>
void store(std::byte *to, std::size_t index, T value)
{
    std::memcpy(to + index * sizeof(T), &value, sizeof(T));
}

constexpr std::uint32_t kMostOfBucket = 0xffff;

} // namespace

void Stat::add(float value)
{
    minimum = count ? std::min(minimum, value) : value;
    maximum = count ? std::max(maximum, value) : value;
    last = value;
    count = std::min(count + 1, kMostOfBucket);
    mean += (value - mean) / float(count);
    mean = std::clamp(mean, minimum, maximum); // a constant stays one, whatever rounding does
}

void Stat::merge(const Stat &later)
{
    if (later.count == 0)
        return;
    if (count == 0) {
        *this = later;
        return;
    }
    minimum = std::min(minimum, later.minimum);
    maximum = std::max(maximum, later.maximum);
    last = later.last;
    const double all = double(count) + later.count;
    mean = std::clamp(float((double(mean) * count + double(later.mean) * later.count) / all), minimum, maximum);
    count += later.count;
}

std::size_t Chunk::floats() const
{
    const auto held = std::size_t(std::popcount(m_mask));
    return m_form == Form::Single ? held : m_form == Form::Full ? held * 4 : 0;
}

std::size_t Chunk::payload() const
{
    if (m_form == Form::Open)
        return sizeof(Open);
    return floats() * sizeof(float) + (m_count == 0 ? std::size_t(std::popcount(m_mask)) * sizeof(std::uint16_t) : 0);
}

Stat Chunk::at(int slot) const
{
    if (m_form == Form::Open)
        return load<Stat>(m_bytes.get(), std::size_t(slot));
    if (!(m_mask >> slot & 1))
        return {};
    const auto place = std::size_t(std::popcount(std::uint16_t(m_mask & ((1U << slot) - 1))));
    Stat stat;
    stat.count = m_count ? m_count : load<std::uint16_t>(m_bytes.get() + floats() * sizeof(float), place);
    if (m_form == Form::Full) {
        const auto values = load<std::array<float, 4>>(m_bytes.get(), place);
        stat.minimum = values[0];
        stat.maximum = values[1];
        stat.mean = values[2];
        stat.last = values[3];
    } else {
        const float value = m_form == Form::Flat ? m_flat : load<float>(m_bytes.get(), place);
        stat.minimum = stat.maximum = stat.mean = stat.last = value;
    }
    return stat;
}

void Chunk::open()
{
    if (m_form == Form::Open)
        return;
    auto bytes = std::make_unique<std::byte[]>(sizeof(Open));
    for (int slot = 0; slot < kChunkBuckets; ++slot)
        store(bytes.get(), std::size_t(slot), at(slot));
    m_bytes = std::move(bytes);
    m_form = Form::Open;
}

void Chunk::add(int slot, float value)
{
    open();
    Stat stat = at(slot);
    stat.add(value);
    store(m_bytes.get(), std::size_t(slot), stat);
}

void Chunk::pack()
{
    if (m_form != Form::Open)
        return;
    Open stats;
    std::vector<Stat> held;
    m_mask = 0;
    for (int slot = 0; slot < kChunkBuckets; ++slot) {
        stats[std::size_t(slot)] = at(slot);
        if (stats[std::size_t(slot)].count == 0)
            continue;
        m_mask = std::uint16_t(m_mask | (1U << slot));
        held.push_back(stats[std::size_t(slot)]);
    }
    const bool single = std::all_of(held.begin(), held.end(), [](const Stat &s) { return s.minimum == s.maximum; });
    const bool flat = single && std::all_of(held.begin(), held.end(), [&](const Stat &s) { return s.last == held.front().last; });
    const bool even = std::all_of(held.begin(), held.end(), [&](const Stat &s) { return s.count == held.front().count; });
    m_form = flat ? Form::Flat : single ? Form::Single : Form::Full;
    m_count = even && !held.empty() ? std::uint16_t(held.front().count) : 0;
    m_flat = flat && !held.empty() ? held.front().last : 0;
    m_bytes.reset();
    if (const std::size_t size = payload()) {
        m_bytes = std::make_unique<std::byte[]>(size);
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (m_form == Form::Single)
                store(m_bytes.get(), i, held[i].last);
            else if (m_form == Form::Full)
                store(m_bytes.get(), i, std::array{held[i].minimum, held[i].maximum, held[i].mean, held[i].last});
            if (m_count == 0)
                store(m_bytes.get() + floats() * sizeof(float), i, std::uint16_t(held[i].count));
        }
    }
}

} // namespace history
