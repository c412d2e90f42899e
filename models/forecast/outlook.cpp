// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/forecast/outlook.h"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

using Verdict = Trend::Verdict;

constexpr double kSure = 2;        // standard errors on each side of the band
constexpr double kAgree = 2;       // times faster or slower still agrees
constexpr double kRunaway = 3;     // times faster is another story
constexpr double kBeyond = 0.15; // of the way between lowest and highest: farther than it has been
constexpr double kLeastBand = 0.02;
constexpr double kBandPerReach = 0.01; // for each length of the stretch that it looks ahead
constexpr double kGoodBand = 0.12, kFairBand = 0.3, kWidestBand = 0.7;

double secondsOf(const Window &window) { return double(window.length.count()); }

// Whether a shorter stretch leaves room for the slope of the longer one.
bool leavesRoom(const Trend &shorter, double slope)
{
    const double low = shorter.slope - 3 * shorter.error, high = shorter.slope + 3 * shorter.error;
    const double least = std::min(slope / kAgree, slope * kAgree), most = std::max(slope / kAgree, slope * kAgree);
    return high >= least && low <= most;
}

Refusal refusalOf(Verdict verdict)
{
    return verdict == Verdict::Jump ? Refusal::Jump : verdict == Verdict::Noisy ? Refusal::Noisy : Refusal::TooFew;
}

// Nothing that was seen could bring it to its limit as far ahead as the past can speak for.
bool tooSlow(const Trend &trend, const Window &window, double distance)
{
    const double fastest = std::abs(trend.slope) + kSure * trend.error;
    return fastest * secondsOf(window) * kReach < std::abs(distance);
}

// A longer stretch saw it come this far before, and turn back.
bool turnedBack(const Trend &longer, const Trend &trend, double sign)
{
    if (longer.verdict != Verdict::Noisy && longer.verdict != Verdict::Jump)
        return false;
    const double give = kBeyond * (longer.highest - longer.lowest);
    return sign > 0 ? trend.level < longer.highest + give : trend.level > longer.lowest - give;
}

} // namespace

Outlook outlookOf(const std::array<std::vector<Point>, kWindows.size()> &points, double end, double limit, bool falling)
{
    std::array<Trend, kWindows.size()> trends;
    int base = -1, longest = -1;
    for (std::size_t i = 0; i < kWindows.size(); ++i) {
        trends[i] = trendOf(points[i], kWindows[i], end);
        if (trends[i].verdict != Verdict::TooFew)
            longest = int(i);
        if (trends[i].verdict == Verdict::Good)
            base = int(i);
    }
    Outlook outlook;
    if (longest < 0)
        return outlook;
    const std::size_t at = std::size_t(base < 0 ? longest : base);
    const Trend &trend = trends[at];
    const double length = secondsOf(kWindows[at]);
    outlook.now = trend.level;
    outlook.slope = trend.slope;
    outlook.window = kWindows[at].length;
    const double sign = falling ? -1 : 1;
    const double distance = sign * (limit - trend.level);
    if (base < 0) {
        outlook.refusal = tooSlow(trend, kWindows[at], distance) ? Refusal::Far : refusalOf(trend.verdict);
        return outlook;
    }
    const double speed = sign * trend.slope;
    // the nearest stretch that was measured must not tell another story, and none may run away
    bool first = true;
    for (int i = base - 1; i >= 0; --i) {
        const Trend &shorter = trends[std::size_t(i)];
        if (shorter.verdict == Verdict::TooFew)
            continue;
        const bool runaway = shorter.verdict == Verdict::Good && sign * shorter.slope > kRunaway * std::max(speed, 0.0)
            && distance / (sign * shorter.slope) < secondsOf(kWindows[std::size_t(i)]) * kReach;
        if ((first && shorter.verdict != Verdict::Jump && !leavesRoom(shorter, trend.slope)) || runaway) {
            outlook.refusal = Refusal::Contradicted;
            return outlook;
        }
        first = false;
    }
    if (speed <= 0) {
        outlook.refusal = Refusal::Away;
        return outlook;
    }
    for (std::size_t i = at + 1; i < trends.size(); ++i) {
        if (turnedBack(trends[i], trend, sign)) {
            outlook.refusal = refusalOf(trends[i].verdict);
            return outlook;
        }
    }
    if (distance <= 0) {
        outlook.refusal = Refusal::None;
        outlook.confidence = Confidence::Good;
        return outlook; // it is there already
    }
    outlook.seconds = distance / speed;
    if (outlook.seconds > length * kReach) {
        outlook.refusal = Refusal::Far;
        return outlook;
    }
    const double band = std::max(kSure * trend.error / speed, kLeastBand + kBandPerReach * outlook.seconds / length);
    if (band > kWidestBand) {
        outlook.refusal = Refusal::Noisy;
        return outlook;
    }
    outlook.early = std::max(0.0, distance - trend.noise) / (speed * (1 + band));
    outlook.late = (distance + trend.noise) / (speed * (1 - band));
    outlook.confidence = band <= kGoodBand ? Confidence::Good : band <= kFairBand ? Confidence::Fair : Confidence::Rough;
    outlook.refusal = Refusal::None;
    return outlook;
}

} // namespace forecast
