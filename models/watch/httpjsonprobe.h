// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches figures in the JSON answer of somebody else's service: error trackers, uptime monitors, feature flags.

#include "models/watch/httppoll.h"

namespace watch {

class HttpJsonProbe final : public HttpPoll {
public:
    HttpJsonProbe(const ProbeContext &context, const environment::Target &target);

private:
    base::Result<void> read(const http::Response &response, Sample &sample, Publisher &out) override;
    void missing(NoValue reason, const base::Untrusted &why, Sample &sample) override;

    const environment::HttpJsonSettings &m_settings;
    MetricId m_reachable{QStringLiteral("json.reachable")};
    std::vector<MetricId> m_ids; // in the order of the settings
};

} // namespace watch
