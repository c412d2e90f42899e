// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/probablecause.h"

#include "models/events/wording.h"
#include "models/incidents/wording.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

using health::Problem;

struct CauseWords {
    Q_DECLARE_TR_FUNCTIONS(Incidents)
};

bool foretold(const Problem &problem) { return problem.finding().startsWith(u"forecast/") || problem.finding().startsWith(u"burn"); }

environment::TargetKind kindOfTarget(const environment::Environment &environment, const QString &id)
{
    const environment::Target *target = environment.find(id);
    return target ? target->kind : environment::TargetKind::Host;
}

// What reaches users: bad answers there say that something is wrong, not what. A certificate says it.
bool onlySuffers(const Problem &problem, const environment::Environment &environment)
{
    const auto kind = kindOfTarget(environment, problem.target);
    return (kind == environment::TargetKind::Http || kind == environment::TargetKind::HttpJson) && !problem.metric.isNull()
        && problem.metric.name() != u"http.certificate.days";
}

// Everything that can suffer from this target: along the edges, against their direction.
QSet<QString> reachedFrom(const environment::Environment &environment, const QString &from)
{
    QSet<QString> reached{from};
    for (bool more = true; more;) {
        more = false;
        for (const environment::Target &target : environment.targets)
            for (const environment::Edge &edge : target.edges)
                if (reached.contains(edge.to) && !reached.contains(target.id)) {
                    reached.insert(target.id);
                    more = true;
                }
    }
    return reached;
}

// Also the other way round where the link itself is what is bad: a primary that misses its standby.
bool explains(const environment::Environment &environment, const Problem &cause, const Problem &other)
{
    return cause.target == other.target || cause.affected.contains(other.target) || reachedFrom(environment, cause.target).contains(other.target);
}

QString factOf(const Problem &problem) { return clockOf(problem.wallSince) + u' ' + problem.headline; }

QString listed(const QList<Problem> &problems)
{
    QStringList names;
    for (const Problem &p : problems)
        names.append(p.headline);
    return names.join(CauseWords::tr(" and ", "between two things that went wrong"));
}

ProbableCause unclear(const QString &why, const QStringList &facts) { return {false, CauseWords::tr("Cause unclear: %1").arg(why), facts}; }

} // namespace

ProbableCause probableCause(const QStringList &targets, const health::Situation &situation, const environment::Environment &environment, const std::vector<events::Event> &changes)
{
    // Whatever is wrong on these targets, and whatever those stand on.
    QList<Problem> about;
    for (const Problem &problem : situation.problems) {
        const QSet<QString> reached = reachedFrom(environment, problem.target);
        if (!foretold(problem) && std::ranges::any_of(targets, [&](const QString &t) { return reached.contains(t) || problem.affected.contains(t); }))
            about.append(problem);
    }
    std::ranges::sort(about, [](const Problem &a, const Problem &b) { return a.wallSince != b.wallSince ? a.wallSince < b.wallSince : a.key < b.key; });
    QStringList facts;
    if (!about.isEmpty())
        for (const events::Event &event : changes)
            if (event.at <= about.first().wallSince && event.at >= about.first().wallSince - kChangedBefore)
                facts.append(clockOf(event.at) + u' ' + events::sentence(event));
    for (const Problem &problem : about)
        facts.append(factOf(problem));
    if (about.isEmpty())
        return unclear(CauseWords::tr("nothing that is measured there is bad."), facts);
    QList<Problem> candidates;
    for (const Problem &problem : about)
        if (!onlySuffers(problem, environment))
            candidates.append(problem);
    if (candidates.isEmpty())
        return unclear(CauseWords::tr("%1, and nothing behind it is bad.").arg(listed(about)), facts);
    // Those that no other one explains which began no later.
    QList<Problem> roots;
    for (const Problem &candidate : candidates) {
        const bool explained = std::ranges::any_of(candidates, [&](const Problem &other) {
            return other.key != candidate.key && explains(environment, other, candidate) && other.wallSince <= candidate.wallSince + kTogether
                && (!explains(environment, candidate, other) || other.wallSince + kTogether < candidate.wallSince);
        });
        if (!explained)
            roots.append(candidate);
    }
    if (roots.size() != 1)
        return unclear(CauseWords::tr("%1, and neither explains the other.").arg(listed(roots.isEmpty() ? candidates : roots)), facts);
    const Problem &root = roots.first();
    for (const Problem &problem : about) {
        if (!explains(environment, root, problem))
            return unclear(CauseWords::tr("%1 does not explain that %2.").arg(root.headline, problem.headline), facts);
        if (problem.wallSince + kTogether < root.wallSince)
            return unclear(CauseWords::tr("%1 began before %2.").arg(problem.headline, root.headline), facts);
    }
    return {true, root.sentence, facts};
}

} // namespace incidents
