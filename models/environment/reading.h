// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/environment.h"
#include "models/environment/yamltree.h"

#include <functional>
#include <optional>

namespace environment {

// What the numbers of a metric count, as far as a limit written with a unit ("15min", "10GiB") needs it.
enum class Quantity { Number, Percent, Seconds, Milliseconds, Days, Bytes };

// Asks the metric catalogue, which lives in a higher room. Without an answer the metric is unknown.
using MetricLookup = std::function<std::optional<Quantity>(const QString &metric)>;

Quantity quantityOfUnit(const QString &unit); // "ms", "bytes", "%" ...; Number for everything else

// One pass over one file: collects its mistakes and carries what the readers of keys share.
class Reading {
public:
    Reading(QString file, MetricLookup lookup, QList<Issue> issues)
        : m_file(std::move(file)), m_lookup(std::move(lookup)), m_issues(std::move(issues))
    {
    }

    void error(const Node &at, const QString &text, const QString &remedy) { error(location(at), text, remedy); }
    void error(const Location &at, const QString &text, const QString &remedy);
    void warning(const Location &at, const QString &text, const QString &remedy);

    [[nodiscard]] Location location(const Node &node) const { return {m_file, node.line, node.column}; }
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const MetricLookup &lookup() const { return m_lookup; }
    [[nodiscard]] QList<Issue> takeIssues(); // in the order of the file

    // Where a mapping wrote the names that are looked up when everything has been read.
    void noteNames(const QString &owner, const Node &mapping, std::initializer_list<const char *> keys);
    [[nodiscard]] Location nameAt(const QString &owner, const char *key, const Location &otherwise) const;

    // Set while the limits of one metric are read; absent: its unit is not known here.
    std::optional<Quantity> quantity;
    // Start values of every target, from `defaults`.
    Target defaults;

    // Metrics that thresholds name, checked when the environment's own metrics are known.
    struct MetricUse {
        QString metric;
        Location at;
    };
    QList<MetricUse> thresholdsSeen;

    // Every target that the file names, good or not, so that an edge to a bad one is not a second mistake.
    QStringList declaredTargets;

private:
    void append(Issue issue);

    QString m_file;
    MetricLookup m_lookup;
    QList<Issue> m_issues;
    QHash<QString, Location> m_names; // "owner/key"
};

} // namespace environment
