// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the targets of an environment hang together, as far as alerts need it: which cluster and service each belongs to, and
// who may explain the alerts of whom. Computed once an environment; a value; any thread.

#include "models/environment/environment.h"

#include <QHash>

#include <vector>

namespace alerts {

// Ways from what explains to what is explained, as bits; Requests: along routes_through and uses, mixed.
enum Way : unsigned { Same = 1, RunsOn = 2, ReplicatesFrom = 4, RoutesThrough = 8, Uses = 16, Via = 32, Standby = 64, OfCluster = 128, Requests = 256 };

class Topology {
public:
    Topology() = default;
    explicit Topology(const environment::Environment &environment);

    struct Source {
        int target;
        unsigned ways;
    };
    [[nodiscard]] int indexOf(const QString &target) const { return m_index.value(target, -1); }
    [[nodiscard]] const std::vector<Source> &sourcesOf(int target) const { return m_sources[std::size_t(target)]; } // itself as well
    [[nodiscard]] const QString &clusterOf(int target) const { return m_clusters[std::size_t(target)]; } // id of its end
    [[nodiscard]] const QString &serviceOf(int target) const { return m_services[std::size_t(target)]; }
    [[nodiscard]] std::vector<int> membersOf(const QString &cluster) const; // database servers of it

    [[nodiscard]] static unsigned waysOf(const QStringList &words);

private:
    QHash<QString, int> m_index;
    std::vector<std::vector<Source>> m_sources;
    std::vector<QString> m_clusters, m_services;
    std::vector<bool> m_server;
};

} // namespace alerts
