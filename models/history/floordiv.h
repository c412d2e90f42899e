// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole division that rounds down or up for negative times as well. Pure, any thread.

#include <cstdint>

namespace history {

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const std::int64_t q = a / b;
    return q * b > a ? q - 1 : q;
}

constexpr std::int64_t ceilDiv(std::int64_t a, std::int64_t b) { return -floorDiv(-a, b); }

} // namespace history
