// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/hostprobe.h"

#include <QCoreApplication>

#include <cmath>
#include <numeric>

namespace watch {

namespace {

struct Ids {
    MetricId reachable{QStringLiteral("host.reachable")}, cpu{QStringLiteral("host.cpu")}, load{QStringLiteral("host.load")},
        steal{QStringLiteral("host.steal")}, iowait{QStringLiteral("host.iowait")},
        memory{QStringLiteral("host.memory.available")}, swap{QStringLiteral("host.swap.used")},
        oom{QStringLiteral("host.oom.rate")}, used{QStringLiteral("host.disk.used")}, free{QStringLiteral("host.disk.free")},
        fullIn{QStringLiteral("host.disk.full_in")};
};

const Ids &ids()
{
    static const Ids all;
    return all;
}

base::Untrusted notReported()
{
    return base::Untrusted(QCoreApplication::translate("watch", "the exporter does not report it"));
}

} // namespace

HostProbe::HostProbe(const ProbeContext &context, const environment::Target &target)
    : HttpPoll(context, target, std::get<environment::HostSettings>(target.settings).url,
               std::get<environment::HostSettings>(target.settings).tls,
               std::get<environment::HostSettings>(target.settings).authorizationHeader),
      m_settings(std::get<environment::HostSettings>(target.settings))
{
    m_request.headers.emplace_back("Accept", "text/plain;version=0.0.4");
    m_request.maxBody = std::size_t(8) << 20;
}

base::Result<void> HostProbe::read(const http::Response &response, Sample &sample, Publisher &out)
{
    if (auto good = expectSuccess(response); !good)
        return good;
    HostFigures now = HostFigures::from(response.body);
    if (now.cores.empty() && !now.memoryTotal && now.mounts.empty()) {
        base::Error error{base::Errc::Protocol, QCoreApplication::translate("watch", "Its answer is not that of a node_exporter.").toStdString()};
        if (!now.outcome.problems.empty())
            error.text += " " + QCoreApplication::translate("watch", "Line %1: %2.").arg(now.outcome.problems[0].line)
                                    .arg(QString::fromLatin1(now.outcome.problems[0].text)).toStdString();
        error.remedy = QCoreApplication::translate("watch", "Check the url of this target; it usually ends in :9100/metrics.").toStdString();
        return std::unexpected(std::move(error));
    }
    sample.readings.emplace_back(ids().reachable, 1.0);
    if (m_before && m_before->bootTime != now.bootTime)
        m_before.reset(); // the host restarted: its counters began anew
    readProcessors(now, sample);
    readMemory(now, sample);
    readMounts(now, sample, out);
    if (!m_before || !response.timings.reused) {
        Facts facts;
        facts.version = base::Untrusted(std::string_view(now.version));
        if (now.bootTime)
            facts.startedAt = base::fromSeconds(std::floor(*now.bootTime));
        facts.tls = response.timings.tls > 0 ? QCoreApplication::translate("watch", "yes") : QStringLiteral("none");
        facts.connections = 1;
        out.facts(facts);
    }
    m_before = std::move(now);
    return {};
}

void HostProbe::readProcessors(const HostFigures &now, Sample &sample)
{
    auto &readings = sample.readings;
    if (now.load1 && !now.cores.empty())
        readings.emplace_back(ids().load, *now.load1 / double(now.cores.size()));
    else
        readings.push_back(Reading::missing(ids().load, NoValue::NotApplicable, notReported()));

    if (!m_before || now.cores.empty()) {
        const auto reason = now.cores.empty() ? NoValue::NotApplicable : NoValue::NotYet;
        const auto why = now.cores.empty() ? notReported() : base::Untrusted(QCoreApplication::translate("watch", "known after a second sample"));
        for (const MetricId id : {ids().cpu, ids().steal, ids().iowait})
            readings.push_back(Reading::missing(id, reason, why));
        return;
    }
    std::array<double, HostFigures::kModes> spent{};
    for (std::size_t i = 0; i < spent.size(); ++i)
        spent[i] = std::max(0.0, now.cpu[i] - m_before->cpu[i]); // the kernel's iowait may go back a little
    const double all = std::accumulate(spent.begin(), spent.end(), 0.0);
    if (all <= 0) {
        for (const MetricId id : {ids().cpu, ids().steal, ids().iowait})
            readings.push_back(Reading::missing(id, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "no processor time between two samples"))));
        return;
    }
    const auto share = [&](double part) { return 100.0 * part / all; };
    readings.emplace_back(ids().cpu, share(all - spent[HostFigures::Idle] - spent[HostFigures::Iowait]));
    readings.emplace_back(ids().steal, share(spent[HostFigures::Steal]));
    readings.emplace_back(ids().iowait, share(spent[HostFigures::Iowait]));
}

void HostProbe::readMemory(const HostFigures &now, Sample &sample)
{
    auto &readings = sample.readings;
    if (now.memoryTotal && now.memoryAvailable && *now.memoryTotal > 0)
        readings.emplace_back(ids().memory, 100.0 * *now.memoryAvailable / *now.memoryTotal);
    else
        readings.push_back(Reading::missing(ids().memory, NoValue::NotApplicable, notReported()));
    if (!now.swapTotal || !now.swapFree)
        readings.push_back(Reading::missing(ids().swap, NoValue::NotApplicable, notReported()));
    else if (*now.swapTotal <= 0)
        readings.push_back(Reading::missing(ids().swap, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the host has no swap space"))));
    else
        readings.emplace_back(ids().swap, 100.0 * (*now.swapTotal - *now.swapFree) / *now.swapTotal);
    if (!now.oomKills) {
        readings.push_back(Reading::missing(ids().oom, NoValue::NotApplicable, notReported()));
        return;
    }
    m_oomKills.add(*now.oomKills, sample.sentAt);
    if (const auto kills = m_oomKills.increase())
        readings.emplace_back(ids().oom, *kills);
    else
        readings.push_back(Reading::missing(ids().oom, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "known after a second sample"))));
}

void HostProbe::readMounts(const HostFigures &now, Sample &sample, Publisher &out)
{
    std::set<std::string, std::less<>> wanted;
    for (const QString &mount : m_settings.mounts)
        wanted.insert(mount.toStdString());
    if (wanted.empty())
        wanted = now.realMounts();
    std::erase_if(m_trends, [&](const auto &entry) { return !wanted.contains(entry.first); });

    std::vector<StorageRow> rows;
    for (const std::string &point : wanted) {
        const base::Untrusted name{std::string_view(point)};
        const auto found = now.mounts.find(point);
        if (found == now.mounts.end() || found->second.size <= 0) {
            for (const MetricId id : {ids().used, ids().free, ids().fullIn})
                sample.readings.push_back(Reading::missing(id, NoValue::Error, base::Untrusted(QCoreApplication::translate("watch", "it is not mounted")), name));
            continue;
        }
        const HostFigures::Mount &m = found->second;
        const double available = m.available.value_or(m.free);
        const double used = m.size - m.free; // as df counts: what root keeps for itself is not free
        HostDiskTrend &trend = m_trends[point];
        trend.add(available, sample.sentAt);
        sample.readings.emplace_back(ids().used, used + available > 0 ? 100.0 * used / (used + available) : 100.0, name);
        sample.readings.emplace_back(ids().free, available, name);
        if (const auto left = trend.secondsToFull())
            sample.readings.emplace_back(ids().fullIn, *left, name);
        else if (trend.known())
            sample.readings.push_back(Reading::missing(ids().fullIn, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "it is not filling")), name));
        else
            sample.readings.push_back(Reading::missing(ids().fullIn, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "known after half a minute")), name));
        StorageRow row;
        row.kind = StorageRow::Kind::Mount;
        row.name = name;
        row.bytes = m.size;
        row.freeBytes = available;
        rows.push_back(std::move(row));
    }
    out.storage(std::move(rows));
}

void HostProbe::missing(NoValue reason, const base::Untrusted &why, Sample &sample)
{
    sample.readings.clear();
    for (const MetricId id : {ids().reachable, ids().cpu, ids().load, ids().steal, ids().iowait, ids().memory, ids().swap, ids().oom})
        sample.readings.push_back(Reading::missing(id, reason, why));
    for (const auto &[point, trend] : m_trends)
        for (const MetricId id : {ids().used, ids().free, ids().fullIn})
            sample.readings.push_back(Reading::missing(id, reason, why, base::Untrusted(std::string_view(point))));
}

} // namespace watch
