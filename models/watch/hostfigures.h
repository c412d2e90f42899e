// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one answer of a node_exporter says about its host, as plain numbers. What it does not say stays empty.

#include "models/watch/prometheustext.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace watch {

struct HostFigures {
    enum Mode { User, Nice, System, Idle, Iowait, Irq, Softirq, Steal, kModes };
    struct Mount {
        std::string device, type;
        double size = 0, free = 0;     // bytes; free: for root too
        std::optional<double> available; // for everybody else
    };

    std::array<double, kModes> cpu{}; // seconds since boot, all cores together
    std::set<std::string, std::less<>> cores;
    std::optional<double> load1, memoryTotal, memoryAvailable, swapTotal, swapFree, oomKills, bootTime;
    std::string version, kernel;
    std::map<std::string, Mount, std::less<>> mounts; // by mount point
    PrometheusOutcome outcome;

    static HostFigures from(std::string_view text);

    // Those that hold files of their own: no memory, image or bind mounts, and no mount point twice.
    [[nodiscard]] std::set<std::string, std::less<>> realMounts() const;

private:
    void take(const PrometheusSeries &series);
    void takeMount(const PrometheusSeries &series);
};

} // namespace watch
