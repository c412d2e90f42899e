// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rules of a book bound to the targets of an environment: which figure of which target is held against which limits, and
// which rule explains which. Made once when one of the three changes, so that a round only looks figures up. Immutable.

#include "models/alerts/rulebook.h"
#include "models/alerts/topology.h"

namespace alerts {

struct Bound {
    int rule;
    const watch::Metric *metric; // of the catalogue, which the plan keeps
    environment::Threshold enter, clear;
    std::optional<double> counted; // Count: a sample counts from here on
    bool countedBelow = false;
};

class Plan {
public:
    Plan(RuleBookPtr rules, environment::EnvironmentPtr environment, watch::CataloguePtr catalogue);

    struct OfTarget {
        std::vector<int> conditions;                         // rules
        QHash<watch::MetricId, std::vector<Bound>> figures;  // Threshold
        QHash<watch::MetricId, std::vector<Bound>> windowed; // Count, Share, Surge, Anomaly
        QHash<watch::MetricId, std::vector<Bound>> divisors; // Share
        QHash<watch::MetricId, std::vector<Bound>> foretold;
    };
    [[nodiscard]] const OfTarget &of(int target) const { return m_targets[std::size_t(target)]; }
    [[nodiscard]] const Rule &rule(int index) const { return m_rules->rules()[std::size_t(index)]; }
    [[nodiscard]] int rules() const { return int(m_rules->rules().size()); }
    [[nodiscard]] int indexOf(const QString &rule) const { return m_index.value(rule, -1); }
    [[nodiscard]] const std::vector<int> &composites() const { return m_composites; }
    [[nodiscard]] const std::vector<int> &burns() const { return m_burns; }
    [[nodiscard]] int deadman() const { return m_deadman; } // -1: there is none
    [[nodiscard]] int ending() const { return m_ending; }   // the same
    [[nodiscard]] bool selects(int rule, int target) const;
    [[nodiscard]] bool takesItem(int rule, const QString &item) const;
    [[nodiscard]] const Topology &topology() const { return m_topology; }
    [[nodiscard]] const environment::Environment &environment() const { return *m_environment; }
    [[nodiscard]] const watch::Catalogue &catalogue() const { return *m_catalogue; }
    // Whether an alert of `source` explains one of `rule` by one of these ways.
    [[nodiscard]] bool explains(int source, int rule, unsigned ways) const;
    [[nodiscard]] bool explainsAny(int source) const { return !m_explains[std::size_t(source)].empty(); }
    [[nodiscard]] bool isPart(int composite, int rule) const { return m_parts[std::size_t(composite)][std::size_t(rule)]; }

private:
    struct Explains {
        unsigned ways;
        std::vector<bool> rules;
    };
    void bind(int target, int rule);

    RuleBookPtr m_rules;
    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    Topology m_topology;
    QHash<QString, int> m_index;
    std::vector<OfTarget> m_targets;
    std::vector<int> m_composites, m_burns;
    int m_deadman = -1, m_ending = -1;
    std::vector<std::vector<Explains>> m_explains; // by source
    std::vector<std::vector<bool>> m_parts;        // by composite
};

} // namespace alerts
