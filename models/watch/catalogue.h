// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The metrics this program knows: read from resources/metrics/*.yaml (and the environment's own figures), never
// written in code. Immutable after loading, shared between threads as std::shared_ptr<const Catalogue>.

#include "models/base/format.h"
#include "models/environment/environment.h"
#include "models/watch/metricid.h"

#include <QList>

#include <memory>
#include <optional>

namespace watch {

using base::Unit;

// How it is foretold when a figure reaches its end; in the file `forecast: {limit: 100, warning: 7}`.
struct ForecastRule {
    std::optional<double> limit;   // in the figure's unit; none: the critical limit of the target
    bool date = false;             // the figure itself counts the days that are left: no fit
    bool disk = false;             // it ends where the disk of the server's data is full, if that is known and comes first
    std::optional<double> warningDays, criticalDays; // nearer than this is a problem
};

struct Metric {
    MetricId id;
    int row = 0;              // of the metric catalogue this program documents; 0: the user's own
    QString title;            // English; shown through translate("metric", title)
    QString description;      // one sentence: what it is and what it means when it is bad
    Unit unit = Unit::Count;
    QString unitText;         // for Unit::Other
    environment::TargetKind kind = environment::TargetKind::Postgres;
    bool cold = false;        // lane that brings it
    bool apart = false;       // its source is not the target: it counts while that does not answer, too
    char cost = 0;            // A to E: what reading it costs the server (resources/metrics/postgres.yaml); 0: not stated
    QString source;           // view and columns it is read from, for the figure's tooltip and status --json
    environment::Threshold threshold; // default; the environment may replace it per target
    double holdSeconds = 0;   // bad this long before it is a problem
    double criticalAfterSeconds = 0; // a warning that lasts this long is critical; 0: never
    bool headline = false;    // the figure of the fleet row of its kind, when nothing is wrong (the first with a value)
    bool charted = false;     // one of the trend charts of its kind, in file order
    std::optional<ForecastRule> forecast; // none: it does not run out
    QString group;            // charts with the same group share one plot: "pg.tps" ...
    QString always;           // the instance that has a line in its chart whenever it is not zero; empty: none
};

class Catalogue {
public:
    // Loads the built-in metrics and adds those the environment declares. Mistakes in a file are listed, the
    // rest is used.
    static std::shared_ptr<const Catalogue> load(const environment::Environment &environment,
                                                 QList<environment::Issue> *issues = nullptr);

    [[nodiscard]] const Metric *find(MetricId id) const;
    [[nodiscard]] const QList<Metric> &metrics() const { return m_metrics; }
    [[nodiscard]] QList<const Metric *> ofKind(environment::TargetKind kind) const;
    [[nodiscard]] bool isApart(MetricId id) const
    {
        const Metric *metric = find(id);
        return metric && metric->apart;
    }
    // The environment's limits for this target, or the metric's own.
    [[nodiscard]] environment::Threshold threshold(const environment::Target &target, MetricId id) const;

private:
    QList<Metric> m_metrics;
    QHash<MetricId, qsizetype> m_index;
};

using CataloguePtr = std::shared_ptr<const Catalogue>;

} // namespace watch
