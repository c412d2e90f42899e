// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/probablecause.h"

#include "models/events/wording.h"
#include "models/incidents/consequence.h"
#include "models/incidents/wording.h"

#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

using environment::Environment;
using health::Problem;
using health::Sign;

constexpr qsizetype kMostNamed = 3; // of what became of it, in the sentence

struct CauseWords {
    Q_DECLARE_TR_FUNCTIONS(Incidents)
};

bool foretold(const Problem &problem) { return problem.finding().startsWith(u"forecast/") || problem.finding().startsWith(u"burn"); }

// Everything that can suffer from this target: along the edges, against their direction.
QSet<QString> reachedFrom(const Environment &environment, const QString &from)
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

// The signs of one incident, oldest first, and which problem each is of.
struct Signs {
    QList<Sign> all;
    QList<const Problem *> of; // null: explained by the problem, not what it is about

    void add(const Problem &problem)
    {
        for (const Sign &sign : problem.signs) {
            all.append(sign);
            of.append(sign.target == problem.target && sign.family == problem.signs.first().family ? &problem : nullptr);
        }
    }
    void sort()
    {
        std::vector<qsizetype> order(std::size_t(all.size()));
        std::ranges::generate(order, [i = qsizetype(0)]() mutable { return i++; });
        std::ranges::sort(order, {}, [this](qsizetype i) { return std::tuple(all[i].wallSince, all[i].target, i); });
        Signs sorted;
        for (const qsizetype i : order) {
            sorted.all.append(all[i]);
            sorted.of.append(of[i]);
        }
        *this = sorted;
    }
};

// Whatever is wrong on these targets, on what those stand on, and what may have led to it from elsewhere.
Signs signsAbout(const QStringList &targets, const health::Situation &situation, const Environment &environment)
{
    Signs signs;
    QList<const Problem *> left;
    for (const Problem &problem : situation.problems) {
        if (foretold(problem))
            continue;
        const QSet<QString> reached = reachedFrom(environment, problem.target);
        if (std::ranges::any_of(targets, [&](const QString &t) { return reached.contains(t) || problem.affected.contains(t); }))
            signs.add(problem);
        else
            left.append(&problem);
    }
    for (bool more = true; more;) {
        more = false;
        for (const Problem *problem : std::exchange(left, {})) {
            const bool leads = std::ranges::any_of(problem->signs, [&](const Sign &cause) {
                return std::ranges::any_of(signs.all, [&](const Sign &effect) { return leadsTo(environment, signs.all, cause, effect); });
            });
            if (leads)
                signs.add(*problem);
            else
                left.append(problem);
            more = more || leads;
        }
    }
    signs.sort();
    return signs;
}

base::WallTime earliest(const Sign &sign) { return sign.wallSince - std::chrono::duration_cast<base::WallTime::duration>(sign.every); }

bool explains(const Environment &environment, const QList<Sign> &all, const Sign &cause, const Sign &effect)
{
    return earliest(cause) <= effect.wallSince + kTogether && leadsTo(environment, all, cause, effect);
}

// Who has not been heard since, of those that this target asks or follows; what is known to be bad of them is judged elsewhere.
const environment::Target *notHeardSince(const Environment &environment, const QList<Sign> &all, const Sign &root, const Answered &answered)
{
    const auto follows = [&](const environment::Target &target) {
        const environment::Target *own = environment.find(root.target);
        return own && std::ranges::any_of(own->edges, [&](const environment::Edge &e) { return e.kind == environment::EdgeKind::ReplicatesFrom && e.to == target.id; });
    };
    for (const environment::Target &target : environment.targets) {
        const auto heard = answered.constFind(target.id);
        const bool known = std::ranges::any_of(all, [&](const Sign &s) { return s.target == target.id && s.family.isEmpty(); });
        if (heard != answered.cend() && *heard < root.wallSince && !known && (asks(environment, root.target, target.id) || follows(target)))
            return &target;
    }
    return nullptr;
}

QString listed(const QStringList &names) { return names.join(CauseWords::tr(" and ", "between two things that went wrong")); }

QString withTime(const Sign &sign) { return clockOf(sign.wallSince) + u' ' + sign.headline; }

// The sentence of the problem, and behind it what became of it, in the order in which it came.
QString told(const Problem &root, const QList<const Sign *> &became)
{
    QString sentence = root.sentence;
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    QStringList then;
    for (const Sign *sign : became)
        if (then.size() < kMostNamed)
            then.append(CauseWords::tr("%1 at %2", "what went wrong at what time").arg(sign->headline, clockOf(sign->wallSince)));
    if (then.isEmpty())
        return root.sentence;
    return CauseWords::tr("%1; then %2.", "the cause; what became of it").arg(sentence, then.join(u", "_s));
}

} // namespace

Answered answeredIn(const QHash<QString, watch::SnapshotPtr> &snapshots)
{
    Answered answered;
    for (const watch::SnapshotPtr &snapshot : snapshots) {
        base::WallTime newest{};
        for (const auto &latest : snapshot->latest)
            if (latest.reading.hasValue())
                newest = std::max(newest, latest.wallAt);
        answered.insert(snapshot->target, newest);
    }
    return answered;
}

ProbableCause probableCause(const QStringList &targets, const health::Situation &situation, const Environment &environment, const std::vector<events::Event> &changes, const Answered &answered)
{
    const Signs signs = signsAbout(targets, situation, environment);
    const QList<Sign> &all = signs.all;
    ProbableCause found;
    if (!all.isEmpty())
        for (const events::Event &event : changes)
            if (event.at <= all.first().wallSince && event.at >= all.first().wallSince - kChangedBefore)
                found.facts.append(clockOf(event.at) + u' ' + events::sentence(event));
    for (const Sign &sign : all)
        found.facts.append(withTime(sign));
    const auto unclear = [&found](const QString &why) {
        found.sentence = CauseWords::tr("Cause unclear: %1").arg(why);
        return found;
    };
    if (all.isEmpty())
        return unclear(CauseWords::tr("nothing that is measured there is bad."));

    QList<qsizetype> roots, followed; // what nothing explains; what something does
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (isCircumstance(troubleOf(all[i])))
            continue;
        const bool explained = std::ranges::any_of(all, [&](const Sign &other) { return &other != &all[i] && explains(environment, all, other, all[i]); });
        (explained ? followed : roots).append(i);
    }
    // Old stories stand aside, as long as there is a newer one.
    const auto apart = [&](qsizetype root) {
        const bool leads = std::ranges::any_of(all, [&](const Sign &other) { return &other != &all[root] && explains(environment, all, all[root], other); });
        return !leads && std::ranges::all_of(roots + followed, [&](qsizetype i) { return i == root || all[root].wallSince + kStoryBefore < all[i].wallSince; });
    };
    while (roots.size() > 1 && apart(roots.first())) // oldest first
        roots.removeFirst();

    QStringList names, causes;
    for (const qsizetype root : roots) {
        names.append(all[root].headline);
        if (!isSymptom(troubleOf(all[root])))
            causes.append(all[root].headline);
    }
    if (roots.isEmpty()) // a ring, or only a busy machine
        return unclear(CauseWords::tr("%1, and nothing behind it is bad.").arg(all.first().headline));
    if (causes.isEmpty())
        return unclear(CauseWords::tr("%1, and nothing behind it is bad.").arg(listed(names)));
    if (roots.size() > 1)
        return unclear(CauseWords::tr("%1, and neither explains the other.").arg(listed(names)));
    const Sign &root = all[roots.first()];
    const Problem *problem = signs.of[roots.first()];
    if (!problem)
        return unclear(CauseWords::tr("%1, and more than one thing is wrong there.").arg(root.headline));
    QList<const Sign *> became;
    for (const qsizetype i : followed) {
        if (all[i].wallSince + kTogether < earliest(root))
            return unclear(CauseWords::tr("%1 began before %2.").arg(all[i].headline, root.headline));
        became.append(&all[i]);
    }
    if (const environment::Target *silent = notHeardSince(environment, all, root, answered))
        return unclear(CauseWords::tr("%1, and %2 has not answered since.").arg(root.headline, base::Untrusted(silent->title).visible()));
    found.clear = true;
    found.key = problem->key;
    found.sentence = told(*problem, became);
    return found;
}

} // namespace incidents
