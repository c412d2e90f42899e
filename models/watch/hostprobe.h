// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches a host through its node_exporter: processors, load, memory, swap, kills for lack of memory, and each
// mounted disk with the time until it is full.

#include "models/watch/hostdisktrend.h"
#include "models/watch/hostfigures.h"
#include "models/watch/httppoll.h"
#include "models/watch/ratecounter.h"

namespace watch {

class HostProbe final : public HttpPoll {
public:
    HostProbe(const ProbeContext &context, const environment::Target &target);

private:
    base::Result<void> read(const http::Response &response, Sample &sample, Publisher &out) override;
    void missing(NoValue reason, const base::Untrusted &why, Sample &sample) override;
    void readProcessors(const HostFigures &now, Sample &sample);
    void readMemory(const HostFigures &now, Sample &sample);
    void readMounts(const HostFigures &now, Sample &sample, Publisher &out);

    const environment::HostSettings &m_settings;
    std::optional<HostFigures> m_before;
    RateCounter m_oomKills{std::chrono::seconds(60)};
    std::map<std::string, HostDiskTrend> m_trends; // by mount point
};

} // namespace watch
