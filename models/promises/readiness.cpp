// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/readiness.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace promises {

namespace {

constexpr double kFull = 10;
constexpr double kStep = 0.5;
constexpr std::chrono::hours kWatched{24};
constexpr std::chrono::minutes kBucket{10};

using From = ReadinessPart::From;

void countCoverage(ReadinessPartState &state, const ReadinessSources &sources)
{
    QHash<QString, base::WallTime> watched;
    for (const history::ArchiveKey &key : sources.archive ? sources.archive->known() : QList<history::ArchiveKey>()) {
        const QString &metric = key.key.metric.name();
        if (key.scope != sources.environment.name || !(metric.endsWith(QLatin1String(".reachable")) || metric.startsWith(QLatin1String("heartbeat."))))
            continue;
        for (const history::PastBucket &bucket : sources.archive->read(key, sources.now - kWatched, sources.now, int(kWatched / kBucket)))
            if (bucket.stat.count > 0)
                watched[key.key.target] = std::max(watched.value(key.key.target), std::min(bucket.start + kBucket, sources.now));
    }
    state.of = int(sources.environment.targets.size());
    for (const environment::Target &target : sources.environment.targets) {
        if (!watched.contains(target.id))
            continue;
        ++state.good;
        state.at = std::max(state.at, watched.value(target.id));
    }
}

void count(ReadinessPartState &state, const ReadinessSources &sources)
{
    switch (state.part.from) {
    case From::Objectives:
        state.of = int(sources.objectives.size());
        for (const ObjectiveState &o : sources.objectives) {
            state.good += o.verdict == Verdict::Kept; // at risk is not proven
            state.at = std::max(state.at, o.seen.last);
        }
        break;
    case From::Promises:
        state.of = int(sources.promises.size());
        for (const PromiseState &p : sources.promises) {
            state.good += p.standing == Standing::Kept;
            state.at = std::max(state.at, p.to);
        }
        break;
    case From::Coverage:
        countCoverage(state, sources);
        break;
    case From::Journal:
        state.good = sources.evidence.entries;
        state.share = sources.evidence.journalThere && sources.evidence.journalWhole ? 1 : 0;
        state.at = sources.evidence.newest;
        return;
    case From::Act:
        if (const Deed *deed = sources.evidence.newestOf(state.part.acts)) {
            state.at = deed->at;
            state.evidence = deed->act + QLatin1Char(' ') + deed->entry;
            state.share = sources.now - deed->at <= state.part.within ? 1 : 0;
        }
        return;
    }
    state.share = state.of > 0 ? double(state.good) / state.of : 0;
}

} // namespace

Readiness readinessOf(const ReadinessRules &rules, const ReadinessSources &sources)
{
    Readiness readiness;
    readiness.target = rules.target;
    readiness.rules = rules.id;
    double weights = 0;
    for (const ReadinessPart &part : rules.parts)
        weights += part.weight;
    for (const ReadinessPart &part : rules.parts) {
        ReadinessPartState state;
        state.part = part;
        state.most = kFull * part.weight / weights;
        count(state, sources);
        state.points = state.most * state.share;
        readiness.score += state.points;
        readiness.parts.append(state);
    }
    QList<int> missing(readiness.parts.size());
    std::iota(missing.begin(), missing.end(), 0);
    const auto gain = [&](int i) { return readiness.parts[i].most - readiness.parts[i].points; };
    missing.removeIf([&](int i) { return gain(i) < 1e-9; });
    const auto order = [&](int i) { return std::tuple(!readiness.parts[i].part.waits.isEmpty(), -gain(i), i); };
    std::ranges::sort(missing, {}, order);
    double won = 0;
    for (const int i : std::as_const(missing)) {
        if (won >= kStep - 1e-9)
            break;
        won += gain(i);
        readiness.next.append(i);
    }
    return readiness;
}

} // namespace promises
