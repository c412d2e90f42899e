// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/nextstep.h"

#include "models/health/finding.h"

#include <QCoreApplication>

namespace health {

namespace {

struct Steps {
    Q_DECLARE_TR_FUNCTIONS(NextStep)
};

} // namespace

Problem::Action nextStep(const environment::Target &target, const watch::TargetSnapshot *snapshot, const watch::MetricId &metric, const QString &instance)
{
    Finding finding;
    finding.target = &target;
    finding.snapshot = snapshot;
    if (!metric.isNull())
        finding.family = familyOf(metric.name(), instance);
    else if (snapshot)
        finding.condition = snapshot->status.condition;
    return actionFor(finding);
}

QString stepWord(Problem::Action action, const QString &name)
{
    using Action = Problem::Action;
    switch (action) {
    case Action::ShowSessions:
        return Steps::tr("Sessions of %1").arg(name);
    case Action::ShowReplication:
        return Steps::tr("Replication of %1").arg(name);
    case Action::ShowPool:
        return Steps::tr("Pools of %1").arg(name);
    case Action::ShowStorage:
        return Steps::tr("Storage of %1").arg(name);
    case Action::ShowVacuum:
        return Steps::tr("Vacuum of %1").arg(name);
    case Action::ShowIndexes:
        return Steps::tr("Indexes of %1").arg(name);
    case Action::EnterPassword:
        return Steps::tr("Password of %1…").arg(name);
    case Action::Retry:
        return Steps::tr("Try %1 again").arg(name);
    case Action::ShowTarget:
        break;
    }
    return Steps::tr("Look at %1").arg(name);
}

} // namespace health
