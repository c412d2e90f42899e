// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches declared series of any exporter that speaks the Prometheus text format: several that match are added up,
// counters become rates.

#include "models/watch/httppoll.h"
#include "models/watch/prometheustext.h"
#include "models/watch/ratecounter.h"

namespace watch {

class PrometheusProbe final : public HttpPoll {
public:
    PrometheusProbe(const ProbeContext &context, const environment::Target &target);

private:
    struct Wanted {
        MetricId id;
        std::string name;
        std::vector<std::pair<std::string, std::string>> labels;
        bool rate = false;
        RateCounter counter;
        std::optional<double> sum; // of this round
        bool matches(const PrometheusSeries &series) const;
    };
    base::Result<void> read(const http::Response &response, Sample &sample, Publisher &out) override;
    void missing(NoValue reason, const base::Untrusted &why, Sample &sample) override;
    [[nodiscard]] Reading readingOf(Wanted &wanted, const PrometheusOutcome &outcome, base::TimePoint at) const;

    MetricId m_reachable{QStringLiteral("prometheus.reachable")};
    std::vector<Wanted> m_wanted;
};

} // namespace watch
