// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/nextstep.h"

#include "models/health/finding.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace health {

namespace {

struct Steps {
    Q_DECLARE_TR_FUNCTIONS(NextStep)
};

bool isAnswerTime(const QString &metric) { return metric == "http.total"_L1 || metric == "http.firstbyte"_L1; }

// Who sends so many requests is seen among those who are connected.
std::optional<Problem::Action> actionForSenders(const QString &metric)
{
    if (metric == "pg.tps"_L1 || metric == "pg.sessions.opened"_L1)
        return Problem::Action::ShowSessions;
    if (metric == "pgbouncer.queries.rate"_L1)
        return Problem::Action::ShowPool;
    return {};
}

// Where requests go on from here: what it routes to, else the first that it uses.
const environment::Target *backendOf(const environment::Environment &environment, const environment::Target &target)
{
    for (const environment::EdgeKind kind : {environment::EdgeKind::RoutesThrough, environment::EdgeKind::Uses})
        for (const environment::Edge &edge : target.edges)
            if (const environment::Target *backend = edge.kind == kind ? environment.find(edge.to) : nullptr)
                return backend;
    return nullptr;
}

} // namespace

Step nextStep(const environment::Environment &environment, const environment::Target &target, const watch::TargetSnapshot *snapshot, const Symptom &symptom)
{
    const QString metric = symptom.metric.isNull() ? QString() : symptom.metric.name();
    Finding finding;
    finding.target = &target;
    finding.snapshot = snapshot;
    if (!metric.isEmpty())
        finding.family = familyOf(metric, symptom.instance);
    else if (snapshot)
        finding.condition = snapshot->status.condition;
    Step step{target.id, actionFor(finding), false};
    if (step.action != Problem::Action::ShowTarget)
        return step;
    if (const auto action = actionForSenders(metric)) {
        step.action = *action;
        return step;
    }
    using enum watch::Condition;
    const bool slow = isAnswerTime(metric), fails = symptom.errors && !slow;
    const bool ended = finding.isCondition() && (finding.condition == Down || finding.condition == NotAnswering);
    if (symptom.logged && (fails || ended))
        step.log = true;
    else if (const environment::Target *backend = fails || slow ? backendOf(environment, target) : nullptr)
        step.target = backend->id;
    return step;
}

QString stepWord(const Step &step, const QString &name) { return step.log ? Steps::tr("Log of %1", "target").arg(name) : stepWord(step.action, name); }

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
