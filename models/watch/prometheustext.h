// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads the Prometheus text exposition format (version 0.0.4) line by line, without keeping it. A line that cannot
// be read is reported with its number and the others are used. Any thread.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watch {

struct PrometheusLabel {
    std::string_view name;
    std::string_view value; // escapes resolved; bytes as received
};

// One line. The views are valid during the call that delivers it.
struct PrometheusSeries {
    std::string_view name;
    std::span<const PrometheusLabel> labels;
    double value = 0; // may be NaN or infinite
    int line = 0;

    // Empty when there is no such label, as the format defines it.
    [[nodiscard]] std::string_view label(std::string_view name) const;
};

struct PrometheusProblem {
    int line = 0;
    std::string_view text; // English, a constant
};

struct PrometheusOutcome {
    int series = 0;
    int badLines = 0;
    std::vector<PrometheusProblem> problems; // the first ten
};

using PrometheusSink = std::function<void(const PrometheusSeries &)>;
PrometheusOutcome readPrometheusText(std::string_view text, const PrometheusSink &sink);

} // namespace watch
