// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/forecast/trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace forecast {

namespace {

constexpr std::size_t kMostPairedPoints = 90;
constexpr std::size_t kLeastPoints = 3; // in a block
constexpr std::size_t kLeastBlocks = 6;
constexpr double kLeastShare = 0.6; // of the blocks; a workstation sleeps at night
constexpr double kNormal = 1.4826; // median absolute deviation of a normal distribution to its standard deviation

double median(std::vector<double> &values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double slopeOf(std::span<const Point> points)
{
    const std::size_t step = (points.size() + kMostPairedPoints - 1) / kMostPairedPoints;
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); i += step)
        for (std::size_t j = i + step; j < points.size(); j += step)
            if (points[j].at > points[i].at)
                slopes.push_back((points[j].value - points[i].value) / (points[j].at - points[i].at));
    return slopes.empty() ? 0 : median(slopes);
}

// The median of each block that has enough in it, at its mean time; empty when too few have, or not the newest.
std::vector<Point> blocksOf(std::span<const Point> points, const Window &window, double end)
{
    const double start = end - double(window.length.count());
    const double width = double(window.length.count()) / window.blocks;
    std::vector<std::vector<double>> values(std::size_t(window.blocks));
    std::vector<double> times(values.size());
    for (const Point &point : points) {
        const auto block = std::size_t(std::clamp((point.at - start) / width, 0.0, double(window.blocks) - 1));
        values[block].push_back(point.value);
        times[block] += point.at;
    }
    std::vector<Point> blocks;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].size() < kLeastPoints)
            continue;
        const double at = times[i] / double(values[i].size());
        blocks.push_back({at, median(values[i])});
    }
    const bool whole = values.front().size() >= kLeastPoints && values.back().size() >= kLeastPoints;
    if (!whole || blocks.size() < kLeastBlocks || double(blocks.size()) < kLeastShare * window.blocks)
        return {};
    return blocks;
}

} // namespace

Trend trendOf(std::span<const Point> points, const Window &window, double end)
{
    Trend trend;
    const std::vector<Point> blocks = blocksOf(points, window, end);
    if (blocks.empty())
        return trend;

    std::vector<double> steps;
    double way = 0, longest = 0, sum = 0;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const double change = blocks[i].value - blocks[i - 1].value;
        way += std::abs(change);
        longest = std::max(longest, std::abs(change));
        steps.push_back(change / (blocks[i].at - blocks[i - 1].at));
        sum += steps.back();
    }
    const auto [lowest, highest] = std::ranges::minmax(blocks, {}, &Point::value);
    trend.lowest = lowest.value;
    trend.highest = highest.value;
    const double mean = sum / double(steps.size());
    double squares = 0;
    for (const double step : steps)
        squares += (step - mean) * (step - mean);
    trend.error = std::sqrt(squares / double(steps.size() - 1) / double(steps.size()));

    trend.slope = slopeOf(points);
    std::vector<double> levels;
    for (const Point &point : points)
        levels.push_back(point.value + trend.slope * (end - point.at));
    trend.level = median(levels);
    for (double &level : levels)
        level = std::abs(level - trend.level);
    trend.noise = kNormal * median(levels);

    if (longest > way / 2)
        trend.verdict = Trend::Verdict::Jump;
    else if (std::abs(mean) > window.certainty * trend.error && std::abs(trend.slope) > window.certainty * trend.error)
        trend.verdict = Trend::Verdict::Good;
    else
        trend.verdict = Trend::Verdict::Noisy;
    return trend;
}

} // namespace forecast
