// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/slotoutlook.h"

#include <algorithm>

namespace health {

SlotOutlook slotOutlook(const watch::SlotRow &slot, std::optional<double> writeRate, std::optional<double> diskFree)
{
    SlotOutlook out;
    if (slot.active || !writeRate || *writeRate <= 0)
        return out;
    if (slot.retainedBytes && slot.walStatus != QLatin1String("lost") && diskFree)
        out.diskFullSeconds = *diskFree / *writeRate;
    if (slot.safeBytes)
        out.lostSeconds = std::max(0.0, *slot.safeBytes) / *writeRate;
    return out;
}

std::optional<double> logDiskFree(const environment::Environment &environment, const Snapshots &snapshots, const QString &id)
{
    static const watch::MetricId kFree(QStringLiteral("host.disk.free"));
    const environment::Target *target = environment.find(id);
    const watch::SnapshotPtr server = snapshots.value(id);
    if (!target || !server || server->facts.dataFolder.isEmpty())
        return {};
    const QString folder = server->facts.dataFolder.raw() + QLatin1Char('/');
    std::optional<double> free;
    qsizetype longest = -1;
    for (const environment::Edge &edge : target->edges) {
        const watch::SnapshotPtr host = edge.kind == environment::EdgeKind::RunsOn ? snapshots.value(edge.to) : nullptr;
        if (!host)
            continue;
        for (const auto &latest : host->latest) {
            const QString &mount = latest.reading.instance.raw();
            const bool above = mount == QLatin1String("/") || folder.startsWith(mount + QLatin1Char('/'));
            if (latest.reading.metric != kFree || !latest.reading.hasValue() || mount.isEmpty() || !above || mount.size() <= longest)
                continue;
            longest = mount.size();
            free = latest.reading.value;
        }
    }
    return free;
}

} // namespace health
