// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace charts {
namespace {

constexpr double kRoom = 1.08;
constexpr int kSteps = 3;

bool countsInBytes(base::Unit unit) { return unit == base::Unit::Bytes || unit == base::Unit::BytesPerSecond; }

bool whole(base::Unit unit)
{
    return unit == base::Unit::Count || unit == base::Unit::State || unit == base::Unit::Boolean;
}

} // namespace

Scale scaleOf(double high, base::Unit unit)
{
    Scale scale;
    if (countsInBytes(unit)) {
        constexpr const char *words[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        std::size_t power = 0;
        while (high / scale.divisor >= 1024 && power + 1 < std::size(words)) {
            scale.divisor *= 1024;
            ++power;
        }
        scale.word = QLatin1String(words[power]);
    } else if (unit == base::Unit::Seconds) {
        if (high >= 2 * 86400)
            scale = {86400, QCoreApplication::translate("charts", "d")};
        else if (high >= 2 * 3600)
            scale = {3600, QCoreApplication::translate("charts", "h")};
        else if (high >= 2 * 60)
            scale = {60, QCoreApplication::translate("charts", "min")};
    }
    return scale;
}

double niceStep(double value, base::Unit unit)
{
    if (!(value > 0))
        return 1;
    const double scale = scaleOf(value * kSteps, unit).divisor;
    const double v = value / scale;
    const double power = std::pow(10, std::floor(std::log10(v)));
    double best = 10;
    for (const double candidate : {1.0, 2.0, 2.5, 5.0})
        if (candidate * power >= v * (1 - 1e-9)) {
            best = candidate;
            break;
        }
    const double step = best * power * scale;
    return whole(unit) ? std::max(1.0, std::ceil(step)) : step;
}

Axis fitAxis(double low, double high, const ChartSpec &spec, const Axis &before)
{
    if (spec.unit == base::Unit::Boolean)
        return {0, 1, 1};
    const environment::Threshold &limit = spec.threshold;
    double top = high;
    for (const auto &value : {limit.warning, limit.critical})
        if (value && !limit.below && high >= *value * 0.5)
            top = std::max(top, *value);
    const bool percent = spec.unit == base::Unit::Percent;
    Axis axis;
    if (percent && limit.below && low > 50) {
        double floor = low;
        for (const auto &value : {limit.warning, limit.critical})
            if (value && *value > 50)
                floor = std::min(floor, *value);
        axis.step = niceStep((100 - floor) * kRoom / kSteps, spec.unit);
        axis.low = std::max(0.0, 100 - kSteps * axis.step);
        axis.high = 100;
        return axis;
    }
    // neither a flat zero nor the microseconds of an idle server are a trend
    if (high <= 0 && low >= 0)
        top = std::max(top, 1.0 / kRoom);
    if (top >= 0 && (spec.unit == base::Unit::Seconds || spec.unit == base::Unit::Milliseconds || percent))
        top = std::max(top, 1.0 / kRoom);
    const double bottom = low < 0 ? low * kRoom : 0;
    axis.step = niceStep(std::max(top * kRoom - bottom, 1e-9) / kSteps, spec.unit);
    axis.low = bottom < 0 ? std::floor(bottom / axis.step) * axis.step : 0;
    axis.high = std::ceil(top * kRoom / axis.step - 1e-9) * axis.step;
    if (percent && top <= 100 && axis.high > 60) {
        axis.high = 100;
        axis.step = 50;
    }
    if (axis.high <= axis.low)
        axis.high = axis.low + axis.step;
    const bool fits = before != Axis() && before.low <= low && top * kRoom <= before.high * (1 + 1e-9);
    if (fits && before.low == axis.low && before.high <= axis.high * 1.7 && before.high >= axis.high)
        return before;
    return axis;
}

} // namespace charts
