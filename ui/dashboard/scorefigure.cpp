// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/scorefigure.h"

#include "models/health/scorerules.h"

#include <QCoreApplication>

namespace dashboard {

watch::MetricId scoreId()
{
    static const watch::MetricId id(QStringLiteral("health.score"));
    return id;
}

watch::Metric scoreFigure(environment::TargetKind kind)
{
    const health::ScoreRules::Ceilings &ceilings = health::ScoreRules::shipped().ceilings();
    watch::Metric figure;
    figure.id = scoreId();
    figure.kind = kind;
    figure.title = QCoreApplication::translate("dashboard", "Health score");
    figure.description = QCoreApplication::translate("dashboard", "The number of this target, 0 to 100, as it was shown each second. It is kept for 90 days.");
    figure.threshold.warning = ceilings.warning + 1;
    figure.threshold.critical = ceilings.critical + 1;
    figure.threshold.below = true;
    return figure;
}

} // namespace dashboard
