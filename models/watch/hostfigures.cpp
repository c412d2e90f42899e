// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/hostfigures.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace watch {

namespace {

constexpr std::array<std::string_view, HostFigures::kModes> kModeNames{"user", "nice", "system", "idle",
                                                                       "iowait", "irq", "softirq", "steal"};
constexpr std::size_t kMostMounts = 500;

bool holdsNoFiles(std::string_view type)
{
    static constexpr std::string_view types[] = {"tmpfs", "ramfs", "devtmpfs", "squashfs", "iso9660", "udf", "nsfs",
                                                 "rpc_pipefs", "fuse.lxcfs", "fuse.portal", "fuse.gvfsd-fuse", "autofs"};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

} // namespace

HostFigures HostFigures::from(std::string_view text)
{
    HostFigures out;
    out.outcome = readPrometheusText(text, [&out](const PrometheusSeries &s) {
        if (s.name.starts_with("node_"))
            out.take(s);
    });
    return out;
}

void HostFigures::take(const PrometheusSeries &s)
{
    if (s.name == "node_cpu_seconds_total") {
        const auto mode = std::find(kModeNames.begin(), kModeNames.end(), s.label("mode"));
        if (mode != kModeNames.end() && std::isfinite(s.value))
            cpu[std::size_t(mode - kModeNames.begin())] += s.value;
        cores.emplace(s.label("cpu"));
        return;
    }
    if (s.name.starts_with("node_filesystem_"))
        return takeMount(s);
    if (s.name == "node_exporter_build_info")
        version = s.label("version");
    else if (s.name == "node_uname_info")
        kernel = s.label("release");
    static constexpr std::pair<std::string_view, std::optional<double> HostFigures::*> plain[] = {
        {"node_load1", &HostFigures::load1},
        {"node_memory_MemTotal_bytes", &HostFigures::memoryTotal},
        {"node_memory_MemAvailable_bytes", &HostFigures::memoryAvailable},
        {"node_memory_SwapTotal_bytes", &HostFigures::swapTotal},
        {"node_memory_SwapFree_bytes", &HostFigures::swapFree},
        {"node_vmstat_oom_kill", &HostFigures::oomKills},
        {"node_boot_time_seconds", &HostFigures::bootTime},
    };
    for (const auto &[name, member] : plain)
        if (s.name == name && std::isfinite(s.value))
            this->*member = s.value;
}

void HostFigures::takeMount(const PrometheusSeries &s)
{
    const bool size = s.name == "node_filesystem_size_bytes", free = s.name == "node_filesystem_free_bytes",
               available = s.name == "node_filesystem_avail_bytes";
    if (!(size || free || available) || !std::isfinite(s.value))
        return;
    const std::string point(s.label("mountpoint"));
    if (mounts.size() >= kMostMounts && !mounts.contains(point))
        return;
    Mount &m = mounts[point];
    m.device = s.label("device");
    m.type = s.label("fstype");
    if (size)
        m.size = s.value;
    else if (free)
        m.free = s.value;
    else
        m.available = s.value;
}

std::set<std::string, std::less<>> HostFigures::realMounts() const
{
    std::map<std::pair<std::string, double>, std::string> byDevice; // a bind mount shows its device once more
    for (const auto &[point, m] : mounts) {
        if (m.size <= 0 || holdsNoFiles(m.type) || (m.type == "overlay" && point != "/"))
            continue;
        std::string &best = byDevice[{m.device, m.size}];
        if (best.empty() || point.size() < best.size())
            best = point;
    }
    std::set<std::string, std::less<>> out;
    for (const auto &[device, point] : byDevice)
        out.insert(point);
    return out;
}

} // namespace watch
