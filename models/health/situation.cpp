// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/situation.h"

#include "models/health/burntfindings.h"
#include "models/health/causes.h"
#include "models/health/cluster.h"
#include "models/health/foretold.h"
#include "models/health/replicationfindings.h"
#include "models/health/wording.h"

#include <algorithm>
#include <tuple>

namespace health {

using watch::Condition;

Problem::Action actionFor(const Finding &f)
{
    using enum Problem::Action;
    if (f.isCondition()) {
        if (f.condition == Condition::Refused && f.snapshot->status.error.code == base::Errc::Authentication)
            return EnterPassword;
        return f.condition == Condition::Refused || f.condition == Condition::Misconfigured || f.condition == Condition::Untrusted
            ? Retry
            : ShowTarget;
    }
    const QString family = f.family.section(QLatin1Char('/'), 0, 0);
    const bool postgres = f.target->kind == environment::TargetKind::Postgres;
    if (family == QLatin1String("locks") || family == QLatin1String("pg.connections.used") || family == QLatin1String("pg.transaction.longest")
        || family == QLatin1String("horizon") || family == QLatin1String("pg.idle_in_transaction.age") || family == QLatin1String("pg.query.longest"))
        return ShowSessions;
    if (postgres && (family == QLatin1String("link") || family == QLatin1String("lag") || family == QLatin1String("slot")
                     || family == QLatin1String("pg.standbys.missing") || family == QLatin1String("cluster.primaries")))
        return ShowReplication;
    if (family == QLatin1String("pool") || family == QLatin1String("pgbouncer.clients.used"))
        return ShowPool;
    if (family == QLatin1String("disk") || family == QLatin1String("pg.wal.size") || family == QLatin1String("archive"))
        return ShowStorage;
    if (family == QLatin1String("vacuum") || family == QLatin1String("pg.bloat.share"))
        return ShowVacuum;
    if (family == QLatin1String("pg.index.invalid") || family == QLatin1String("pg.sequence.used"))
        return ShowIndexes;
    return ShowTarget;
}

namespace {

Sign signOf(const Finding &f, const QString &headline)
{
    Sign sign;
    sign.target = f.target->id;
    sign.family = f.family;
    sign.condition = f.condition;
    sign.headline = headline;
    sign.wallSince = f.wallSince;
    sign.every = f.target->hotInterval;
    if (f.snapshot)
        sign.folder = f.snapshot->facts.dataFolder.raw();
    for (const Excess &e : f.excesses) {
        sign.metrics.append(e.metric->id);
        sign.own = sign.own || e.metric->row == 0;
        if (e.wallSince != base::WallTime{})
            sign.wallSince = sign.metrics.size() == 1 ? e.wallSince : std::min(sign.wallSince, e.wallSince);
    }
    if (!f.excesses.empty()) {
        sign.instance = f.excesses.front().instance;
        sign.every = f.excesses.front().metric->cold ? f.target->coldInterval : f.target->hotInterval;
    }
    return sign;
}

// One, but of a replication link each of its figures by itself: that it is cut, paused or behind are three things.
QList<Sign> signsOf(const Finding &f, const QString &headline, const Wording &wording)
{
    if (f.family != QLatin1String("link") || f.excesses.size() < 2)
        return {signOf(f, headline)};
    QList<Sign> signs;
    for (const Excess &e : f.excesses) {
        Finding part = f;
        part.excesses = {e};
        signs.append(signOf(part, wording.of(part).headline));
    }
    return signs;
}

// Its own signs and what it explains, oldest first.
void addSigns(Problem &problem, const Finding &cause, std::vector<const Finding *> explained, const Wording &wording)
{
    std::ranges::sort(explained, [](const Finding *a, const Finding *b) { return a->wallSince != b->wallSince ? a->wallSince < b->wallSince : a->key < b->key; });
    problem.signs = signsOf(cause, problem.headline, wording);
    for (const Finding *finding : explained)
        if (problem.signs.size() < Problem::kMostSigns)
            problem.signs.append(signsOf(*finding, wording.of(*finding).headline, wording));
}

Problem problemOf(const Finding &f, const Wording &wording, const std::vector<ClusterView> &clusters)
{
    Problem p;
    p.severity = f.severity;
    p.key = f.key;
    const Wording::Words words = wording.of(f);
    p.sentence = words.sentence;
    if (const QString clause = replicationClause(f, clusters); !clause.isEmpty())
        p.sentence.insert(p.sentence.size() - 1, clause); // before the full stop
    p.headline = words.headline;
    p.target = f.target->id;
    if (!f.excesses.empty()) {
        p.metric = f.excesses.front().metric->id;
        p.instance = f.excesses.front().instance;
    }
    for (const auto *list : {&f.others, &f.failing, &f.depending, &f.silent})
        for (const Target *t : *list)
            p.affected << t->id;
    p.since = f.since;
    p.wallSince = f.wallSince;
    p.action = actionFor(f);
    if (f.mute)
        p.mute = *f.mute;
    return p;
}

// The figure of the row when nothing is wrong: the target's own one first, then the kind's, the first with a value.
const watch::TargetSnapshot::Latest *headlineOf(const watch::TargetSnapshot &snapshot, const std::vector<const watch::Metric *> &headlines)
{
    const watch::TargetSnapshot::Latest *best = nullptr;
    for (const watch::Metric *metric : headlines) {
        for (const auto &latest : snapshot.latest) {
            if (latest.reading.metric != metric->id)
                continue;
            if (!best || (!best->reading.hasValue() && latest.reading.hasValue()))
                best = &latest;
        }
        if (best && best->reading.hasValue())
            break;
    }
    return best;
}

TargetHealth healthOf(const Target &target, const watch::TargetSnapshot *snapshot, const std::vector<const watch::Metric *> &headlines,
                      base::TimePoint now)
{
    TargetHealth health;
    if (!headlines.empty())
        health.worstMetric = headlines.front()->id;
    if (!snapshot)
        return health;
    health.answers = snapshot->status.condition == Condition::Up;
    base::TimePoint newest{};
    bool anyValue = false;
    for (const auto &latest : snapshot->latest) {
        newest = std::max(newest, latest.sentAt);
        anyValue = anyValue || latest.reading.hasValue();
    }
    health.stale = newest != base::TimePoint{} && now - newest > 2 * target.hotInterval;
    const bool known = health.answers && anyValue && !health.stale;
    health.severity = known ? Severity::Ok : Severity::Unknown;
    if (const auto *latest = headlineOf(*snapshot, headlines)) {
        health.worstMetric = latest->reading.metric;
        health.worstInstance = latest->reading.instance.raw();
    }
    return health;
}

// Headline figures of each kind; those of the user's own before the built-in ones.
std::vector<std::vector<const watch::Metric *>> headlinesByKind(const watch::Catalogue &catalogue)
{
    std::vector<std::vector<const watch::Metric *>> found(std::size_t(environment::TargetKind::Heartbeat) + 1);
    for (const watch::Metric &metric : catalogue.metrics())
        if (metric.headline)
            found[std::size_t(metric.kind)].push_back(&metric);
    for (auto &list : found)
        std::sort(list.begin(), list.end(), [](const watch::Metric *a, const watch::Metric *b) {
            // both point into one list, whose order is that of the files
            return std::pair(a->row != 0, a) < std::pair(b->row != 0, b);
        });
    return found;
}

// Pools before a server and standbys behind it, as far as they answer.
std::vector<const watch::TargetSnapshot *> whoStillTells(const environment::Environment &environment, const Target &server,
                                                         const QHash<QString, watch::SnapshotPtr> &snapshots)
{
    std::vector<const watch::TargetSnapshot *> out;
    for (const Target &target : environment.targets) {
        const bool near = std::any_of(target.edges.begin(), target.edges.end(), [&](const environment::Edge &e) {
            return e.to == server.id && (e.kind == environment::EdgeKind::ReplicatesFrom
                                         || (e.kind == environment::EdgeKind::RoutesThrough && target.kind == environment::TargetKind::PgBouncer));
        });
        const auto found = snapshots.constFind(target.id);
        if (near && found != snapshots.constEnd() && *found && (*found)->status.condition == watch::Condition::Up)
            out.push_back(found->get());
    }
    return out;
}

// What a mute says does not count, unless something worse comes of it; what it explains goes with it.
void muteFindings(std::vector<Finding> &findings, const QList<mutes::Mute> &all, const QString &scope, base::WallTime now)
{
    if (all.isEmpty())
        return;
    for (Finding &finding : findings)
        if (finding.cause < 0) // whose severity is the worst of what it explains
            finding.mute = mutes::muteOf(all, scope, *finding.target, mutes::findingOf(finding.key, finding.target->id), finding.severity, now);
    for (Finding &finding : findings)
        if (finding.cause >= 0)
            finding.mute = findings[std::size_t(finding.cause)].mute;
}

} // namespace

Situation SituationRoom::assess(const environment::Environment &environment, const watch::Catalogue &catalogue,
                                const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now, base::WallTime wallNow)
{
    Situation situation;
    situation.total = int(environment.targets.size());
    const auto headlines = headlinesByKind(catalogue);
    std::vector<Finding> findings;
    for (const Target &target : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        TargetHealth &health = situation.targets[target.id];
        health = healthOf(target, snapshot.get(), headlines[std::size_t(target.kind)], now);
        if (!snapshot)
            continue;
        situation.reachable += health.answers ? 1 : 0;
        for (Finding &finding : findingsOf(target, *snapshot, catalogue, m_memory, now, wallNow))
            findings.push_back(std::move(finding));
    }
    for (Finding &finding : clusterFindings(environment, catalogue, snapshots, m_memory, now, wallNow))
        findings.push_back(std::move(finding));
    situation.forecasts = m_forecasts;
    for (Finding &finding : foretoldFindings(environment, catalogue, snapshots, situation.forecasts, findings, m_memory, now, wallNow))
        findings.push_back(std::move(finding));
    for (Finding &finding : burntFindings(environment, catalogue, snapshots, m_burning, now, wallNow))
        findings.push_back(std::move(finding));
    const std::vector<ClusterView> clusters = replicationOf(environment, snapshots, now);
    addReplicationFindings(findings, environment, catalogue, snapshots, clusters, m_memory, now, wallNow);
    m_memory.forgetOlder(now);

    std::vector<Severity> own; // before a cause is as bad as what it explains
    for (const Finding &finding : findings)
        own.push_back(finding.severity);
    Causes(environment, findings).join();
    muteFindings(findings, m_mutes, environment.name, wallNow);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        TargetHealth &health = situation.targets[finding.target->id];
        if (finding.mute) {
            ++health.muted;
            health.severity = std::max(health.severity, Severity::Unknown);
            continue;
        }
        for (const Target *other : finding.others)
            situation.targets[other->id].severity = std::max(situation.targets[other->id].severity, own[i]);
        if (own[i] <= health.severity)
            continue;
        health.severity = own[i];
        health.worstMetric = finding.isCondition() ? watch::MetricId() : finding.excesses.front().metric->id;
        health.worstInstance = finding.isCondition() ? QString() : finding.excesses.front().instance;
    }
    for (Finding &finding : findings)
        if (finding.isCondition() && finding.condition == watch::Condition::NoSlots)
            finding.beside = whoStillTells(environment, *finding.target, snapshots);
    const Wording wording(environment, catalogue, now);
    QHash<int, std::vector<const Finding *>> explained; // by what explains them
    for (const Finding &finding : findings)
        if (finding.cause >= 0)
            explained[finding.cause].push_back(&finding);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        if (finding.cause >= 0)
            continue;
        QList<Problem> &list = finding.mute ? situation.muted : situation.problems;
        list.push_back(problemOf(finding, wording, clusters));
        addSigns(list.last(), finding, explained.value(int(i)), wording);
        for (const Target *failing : finding.failing) {
            TargetHealth &health = situation.targets[failing->id];
            health.severity = std::max(health.severity, finding.mute ? Severity::Unknown : Severity::Warning);
            health.muted = std::max(health.muted, finding.mute ? 1 : 0);
        }
    }
    for (QList<Problem> *list : {&situation.problems, &situation.muted})
        std::sort(list->begin(), list->end(), [](const Problem &a, const Problem &b) {
            return std::tuple(b.severity, a.since, a.key) < std::tuple(a.severity, b.since, b.key);
        });

    situation.severity = environment.targets.isEmpty() ? Severity::Unknown : Severity::Ok;
    int fine = 0;
    QStringList unknown;
    for (const Target &target : environment.targets) {
        const TargetHealth health = situation.targets.value(target.id);
        situation.severity = std::max(situation.severity, health.severity);
        fine += health.severity == Severity::Ok ? 1 : 0;
        if (health.severity == Severity::Unknown && health.muted == 0)
            unknown << Wording::nameOf(target);
    }
    m_book.judge({environment, catalogue, snapshots, findings, wording, now, m_mutes, wallNow}, situation);
    situation.answer = wording.answer(situation.problems, situation, unknown);
    situation.rest = Wording::rest(situation, fine, int(unknown.size()));
    return situation;
}

} // namespace health
