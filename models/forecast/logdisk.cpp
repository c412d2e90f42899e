// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/forecast/logdisk.h"

namespace forecast {

std::optional<double> logDiskFree(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, const QString &id)
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

} // namespace forecast
