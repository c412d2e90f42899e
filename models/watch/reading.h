// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One figure as a probe measured it, or the reason why there is none. Unknown is never 0.

#include "models/base/clock.h"
#include "models/base/untrusted.h"
#include "models/watch/metricid.h"

#include <cmath>
#include <limits>
#include <vector>

namespace watch {

enum class NoValue : std::uint8_t {
    None,          // there is a value
    NotYet,        // not measured yet, or a rate after one sample only
    Permission,    // the role may not see it
    Version,       // this server version does not have it
    TimedOut,      // the probe's deadline or the server's statement or lock timeout
    Unreachable,   // the target did not answer
    NotApplicable, // the server has it but it means nothing now (lag on a primary without standbys)
    Error,         // the server refused for another reason, in `why`
};

struct Reading {
    MetricId metric;
    base::Untrusted instance; // slot, pool, mount, key, database ...; empty for the whole target
    double value = std::numeric_limits<double>::quiet_NaN(); // in the metric's unit
    NoValue noValue = NoValue::None;
    base::Untrusted why; // the server's words when there is no value

    Reading() = default;
    Reading(MetricId m, double v, base::Untrusted i = {}) : metric(m), instance(std::move(i)), value(v)
    {
        if (std::isnan(v))
            noValue = NoValue::NotYet;
    }
    static Reading missing(MetricId m, NoValue reason, base::Untrusted why = {}, base::Untrusted instance = {})
    {
        Reading r;
        r.metric = m;
        r.noValue = reason;
        r.why = std::move(why);
        r.instance = std::move(instance);
        return r;
    }
    [[nodiscard]] bool hasValue() const { return noValue == NoValue::None; }
};

// What one round of one lane brought. Age counts from sentAt: a slow answer is old when it arrives.
struct Sample {
    base::TimePoint sentAt{};
    base::WallTime wallAt{};
    std::vector<Reading> readings;
    bool whole = false; // names every instance of each figure in it: one that is not there has gone
};

} // namespace watch
