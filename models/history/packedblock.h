// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The buckets of one series in one segment of the archive, as bytes. Values keep sixteen significant bits (an error
// of at most 0.0008 %, whole numbers up to 65,536 exact), which no chart and no readout can tell from all of them.
//
// Why this and not fixed slots: 5,000 series are 252 million buckets (17,280 + 20,160 + 12,960 each), so 2 GB leave
// less than 8 bytes a bucket, and minimum, average, maximum and count need 14. Neighbours are alike, so of the average
// the step from the bucket before is kept, of minimum and maximum the distance from the average, each in as many bits
// as the widest of 32 buckets needs. That costs a quarter of a byte a bucket for a figure that stands still and six
// bytes for one that jumps by half its size at each step.
//
// Layout, for each 32 buckets: mask of those that hold something (u32), four widths in bits (u8: step, distance down,
// distance up, step of the count), then the four streams of the held ones, one after the other, filled up to a byte.
// Pure, any thread.

#include "models/history/series.h"

#include <cstddef>
#include <span>

namespace history {

// Appends to `out`. `last` is not kept; a count above 65,535 is kept as that.
void packBlock(std::span<const Stat> buckets, std::vector<std::byte> &out);

// False when the bytes are not what packBlock() made of that many buckets; `buckets` is then all holes. `last`
// becomes the mean.
[[nodiscard]] bool unpackBlock(std::span<const std::byte> bytes, std::span<Stat> buckets);

} // namespace history
