// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/burntfindings.h"

#include "models/health/wording.h"

#include <cmath>

namespace health {

std::vector<Finding> burntFindings(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                   const QHash<QString, watch::SnapshotPtr> &snapshots, const QList<BurningBudget> &budgets,
                                   base::TimePoint now, base::WallTime wallNow)
{
    std::vector<Finding> found;
    for (const BurningBudget &budget : budgets) {
        const watch::Metric *metric = catalogue.find(budget.metric);
        const Target *target = environment.find(budget.target);
        const watch::SnapshotPtr snapshot = snapshots.value(budget.target);
        if (!metric || !target || !snapshot || budget.severity < Severity::Warning)
            continue;
        Finding finding;
        finding.target = target;
        finding.snapshot = snapshot.get();
        finding.family = QStringLiteral("burn/") + budget.objective;
        finding.key = target->id + QLatin1Char('/') + finding.family;
        finding.severity = budget.severity;
        finding.wallSince = budget.since == base::WallTime{} || budget.since > wallNow ? wallNow : budget.since;
        finding.since = now - std::chrono::duration_cast<base::TimePoint::duration>(wallNow - finding.wallSince);
        finding.burning = &budget;
        finding.excesses.push_back({metric, {}, budget.rate, 1, false, budget.severity, finding.since, finding.wallSince});
        found.push_back(std::move(finding));
    }
    return found;
}

Wording::Words Wording::burnt(const Finding &f) const
{
    const BurningBudget &b = *f.burning;
    const QString name = nameOf(*f.target), objective = base::Untrusted(b.objective).visible();
    const QString rate = QLocale().toString(b.rate, 'f', b.rate < 10 ? 1 : 0);
    const QString bad = base::age(b.badSeconds), window = base::duration(b.windowSeconds), budget = base::duration(b.budgetSeconds);
    const QString left = b.leftSeconds > 0 ? tr("%1 of %2 left").arg(base::duration(b.leftSeconds), budget) : tr("nothing of %1 left").arg(budget);
    return {tr("the error budget of %1 burns %2 times too fast").arg(name, rate),
            tr("The error budget \"%1\" of %2 has burnt %3 times too fast for %4: bad for %5 in %6, %7").arg(objective, name, rate, lasted(f), bad, window, left)};
}

} // namespace health
