// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trace.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace charts {
namespace {

using Seconds = std::chrono::duration<double>;

// Coarse data from the longer memory has one value each 10 s.
constexpr std::chrono::milliseconds kCoarse{10000};
constexpr std::chrono::hours kFineMemory{1};

// The silence that counts as a hole; when there are too many, only the longest are drawn as such.
double holeLength(const std::vector<const history::Bucket *> &filled, double least)
{
    std::vector<double> silences;
    for (std::size_t i = 1; i < filled.size(); ++i) {
        const double gap = Seconds(filled[i]->start - filled[i - 1]->start).count();
        if (gap > least)
            silences.push_back(gap);
    }
    if (silences.size() < kMostPieces)
        return least;
    std::sort(silences.begin(), silences.end(), std::greater<>());
    return silences[kMostPieces - 1];
}

} // namespace

Trace trace(const std::vector<history::Bucket> &buckets, base::TimePoint end, std::chrono::milliseconds bucketWidth,
            std::chrono::milliseconds interval)
{
    Trace result;
    std::vector<const history::Bucket *> filled;
    for (const history::Bucket &bucket : buckets)
        if (bucket.count > 0)
            filled.push_back(&bucket);
    if (filled.empty())
        return result;
    const double width = Seconds(bucketWidth).count();
    const bool coarse = end - filled.front()->start > kFineMemory;
    const double least = std::max({2.5 * Seconds(interval).count(), 1.5 * width, coarse ? 2.5 * Seconds(kCoarse).count() : 0});
    const double hole = holeLength(filled, least);

    result.empty = false;
    result.low = filled.front()->minimum;
    result.high = filled.front()->maximum;
    QList<QPointF> piece;
    const auto finish = [&] {
        if (piece.size() == 1) // a lone point would not be drawn
            piece.append(piece.front() + QPointF(width / 2, 0));
        result.pieces.append(std::exchange(piece, {}));
    };
    const history::Bucket *before = nullptr;
    for (const history::Bucket *bucket : filled) {
        if (before && Seconds(bucket->start - before->start).count() > hole)
            finish();
        const double x = Seconds(bucket->start - end).count();
        const double low = bucket->minimum;
        const double high = bucket->maximum;
        if (bucket->count == 1 || low == high) {
            piece.append({x, high});
        } else {
            // the nearer end first, so that the line does not cross the bucket twice
            const bool lowFirst = piece.isEmpty() || std::abs(piece.back().y() - low) <= std::abs(piece.back().y() - high);
            piece.append({x, lowFirst ? low : high});
            piece.append({x + width / 2, lowFirst ? high : low});
        }
        result.low = std::min(result.low, low);
        result.high = std::max(result.high, high);
        before = bucket;
    }
    finish();
    return result;
}

} // namespace charts
