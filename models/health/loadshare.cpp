// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/loadshare.h"

#include <algorithm>
#include <tuple>

namespace health {

namespace {

constexpr double kBusy = 50;       // transactions a second on a primary worth relieving
constexpr double kIdleShare = 10;  // per cent of the reads

void setShares(std::vector<ServerShare> &servers, std::optional<double> (*of)(const ServerShare &), std::optional<double> ServerShare::*share)
{
    double sum = 0;
    for (const ServerShare &s : servers) {
        const auto value = of(s);
        if (!value)
            return; // a share of what is not all known misleads
        sum += *value;
    }
    if (sum > 0)
        for (ServerShare &s : servers)
            s.*share = 100 * *of(s) / sum;
}

} // namespace

LoadShare loadShare(const ClusterView &cluster, const environment::Environment &environment, const Snapshots &snapshots)
{
    LoadShare out;
    for (const QString &id : cluster.members) {
        const environment::Target *target = environment.find(id);
        const watch::SnapshotPtr snapshot = snapshots.value(id);
        if (!target || !snapshot || snapshot->status.condition != watch::Condition::Up)
            continue;
        ServerShare s;
        s.target = id;
        s.name = base::Untrusted(target->title.isEmpty() ? id : target->title);
        s.primary = id == cluster.primary;
        s.load = snapshot->load;
        out.servers.push_back(std::move(s));
    }
    std::ranges::sort(out.servers, {}, [](const ServerShare &s) { return std::tuple(!s.primary, s.name.raw()); });
    setShares(out.servers, [](const ServerShare &s) { return s.load.transactions; }, &ServerShare::transactions);
    setShares(out.servers, [](const ServerShare &s) { return s.load.rowsRead; }, &ServerShare::reads);
    setShares(out.servers, [](const ServerShare &s) { return s.load.sessions ? std::optional<double>(*s.load.sessions) : std::nullopt; },
              &ServerShare::sessions);

    for (const environment::Target &target : environment.targets) {
        if (target.kind != environment::TargetKind::PgBouncer)
            continue;
        PoolRoute route{base::Untrusted(target.title.isEmpty() ? target.id : target.title), {}};
        for (const environment::Edge &edge : target.edges)
            if (edge.kind == environment::EdgeKind::RoutesThrough && cluster.members.contains(edge.to))
                if (const environment::Target *server = environment.find(edge.to))
                    route.servers.emplace_back(server->title.isEmpty() ? server->id : server->title);
        if (!route.servers.empty())
            out.routes.push_back(std::move(route));
    }

    const auto primary = std::ranges::find_if(out.servers, &ServerShare::primary);
    if (primary == out.servers.end() || primary->load.transactions.value_or(0) < kBusy)
        return out;
    for (const StandbyView &standby : cluster.standbys) {
        const auto server = std::ranges::find(out.servers, standby.target, &ServerShare::target);
        if (server != out.servers.end() && standby.status.state == StandbyState::CaughtUp && server->reads.value_or(100) < kIdleShare) {
            out.idleStandby = standby.name;
            break;
        }
    }
    return out;
}

} // namespace health
