// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/topology.h"

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using environment::EdgeKind;

struct Edges {
    std::vector<std::pair<int, EdgeKind>> up;
    int via = -1;
};

unsigned bitOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::RunsOn: return RunsOn;
    case EdgeKind::ReplicatesFrom: return ReplicatesFrom;
    case EdgeKind::RoutesThrough: return RoutesThrough;
    case EdgeKind::Uses: return Uses;
    }
    return 0;
}

// Everything that is reached from `from` along edges of these kinds alone.
std::vector<int> reached(const std::vector<Edges> &all, int from, unsigned kinds)
{
    std::vector<bool> seen(all.size());
    std::vector<int> order{from};
    seen[std::size_t(from)] = true;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const auto &[to, kind] : all[std::size_t(order[i])].up)
            if ((bitOf(kind) & kinds) && !seen[std::size_t(to)]) {
                seen[std::size_t(to)] = true;
                order.push_back(to);
            }
    order.erase(order.begin());
    return order;
}

// Where a chain of targets ends; in a ring, the first that comes again.
int endOf(const std::vector<Edges> &all, int from)
{
    std::vector<bool> seen(all.size());
    int at = from;
    for (;;) {
        seen[std::size_t(at)] = true;
        const Edges &edges = all[std::size_t(at)];
        int next = edges.via;
        for (const EdgeKind kind : {EdgeKind::ReplicatesFrom, EdgeKind::RoutesThrough, EdgeKind::Uses})
            for (const auto &[to, k] : edges.up)
                if (next < 0 && k == kind)
                    next = to;
        if (next < 0 || seen[std::size_t(next)])
            return at;
        at = next;
    }
}

} // namespace

Topology::Topology(const environment::Environment &environment)
{
    const qsizetype count = environment.targets.size();
    for (qsizetype i = 0; i < count; ++i)
        m_index.insert(environment.targets[i].id, int(i));
    std::vector<Edges> all{std::size_t(count)};
    for (qsizetype i = 0; i < count; ++i) {
        const environment::Target &target = environment.targets[i];
        for (const environment::Edge &edge : target.edges)
            if (const int to = m_index.value(edge.to, -1); to >= 0 && to != i)
                all[std::size_t(i)].up.emplace_back(to, edge.kind);
        all[std::size_t(i)].via = m_index.value(environment::watchedThrough(target), -1);
        m_server.push_back(target.kind == environment::TargetKind::Postgres && all[std::size_t(i)].via < 0);
        m_services.push_back(target.tier.isEmpty() ? environment.name : target.tier);
    }
    std::vector<std::map<int, unsigned>> ways{std::size_t(count)};
    for (int i = 0; i < int(count); ++i) {
        auto &mine = ways[std::size_t(i)];
        mine[i] |= Same;
        for (const unsigned kinds : {unsigned(RunsOn), unsigned(ReplicatesFrom), unsigned(RoutesThrough), unsigned(Uses)})
            for (const int to : reached(all, i, kinds))
                mine[to] |= kinds;
        for (const int to : reached(all, i, RoutesThrough | Uses))
            mine[to] |= Requests;
        for (const auto &[to, kind] : all[std::size_t(i)].up)
            if (kind == EdgeKind::ReplicatesFrom)
                ways[std::size_t(to)][i] |= Standby;
        if (const int via = all[std::size_t(i)].via; via >= 0)
            mine[via] |= Via;
        m_clusters.push_back(environment.targets[endOf(all, i)].id);
    }
    for (qsizetype i = 0; i < count; ++i) {
        if (environment.targets[i].kind != environment::TargetKind::Host)
            continue;
        std::set<QString> on; // a host of one cluster is that cluster's
        for (qsizetype j = 0; j < count; ++j)
            if (std::ranges::any_of(all[std::size_t(j)].up, [i](const auto &e) { return e.first == i && e.second == EdgeKind::RunsOn; }))
                on.insert(m_clusters[std::size_t(j)]);
        if (on.size() == 1)
            m_clusters[std::size_t(i)] = *on.begin();
    }
    std::map<QString, std::vector<int>> clusters;
    for (int i = 0; i < int(count); ++i)
        clusters[m_clusters[std::size_t(i)]].push_back(i);
    for (const auto &[cluster, members] : clusters)
        if (members.size() <= 200) // beyond that it would cost more than it tells
            for (const int a : members)
                for (const int b : members)
                    ways[std::size_t(a)][b] |= OfCluster;
    for (const auto &mine : ways) {
        m_sources.emplace_back();
        for (const auto &[target, bits] : mine)
            m_sources.back().push_back({target, bits});
    }
}

std::vector<int> Topology::membersOf(const QString &cluster) const
{
    std::vector<int> members;
    for (std::size_t i = 0; i < m_clusters.size(); ++i)
        if (m_clusters[i] == cluster && m_server[i])
            members.push_back(int(i));
    return members;
}

unsigned Topology::waysOf(const QStringList &words)
{
    static const QHash<QString, unsigned> bits{{u"same"_s, Same}, {u"runs_on"_s, RunsOn}, {u"replicates_from"_s, ReplicatesFrom}, {u"routes_through"_s, RoutesThrough},
                                               {u"uses"_s, Uses}, {u"via"_s, Via}, {u"standby"_s, Standby}, {u"cluster"_s, OfCluster}};
    unsigned ways = 0;
    for (const QString &word : words)
        ways |= bits.value(word);
    return (ways & RoutesThrough) && (ways & Uses) ? ways | Requests : ways;
}

} // namespace alerts
