// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/objective.h"

#include "models/promises/objectivetally.h"

#include <algorithm>

namespace promises {

namespace {

constexpr int kTallyBuckets = 720; // 5 min in tens of seconds, 30 days in hours

std::optional<double> rateOf(const Seen &seen, double allowedShare, double minimum)
{
    if (seen.observed <= 0 || seen.observedShare() < minimum || allowedShare <= 0)
        return {};
    return seen.badShare() / allowedShare;
}

} // namespace

Seen seenOf(const history::Archive *archive, const history::ArchiveKey &key, std::chrono::seconds length, base::WallTime now)
{
    Seen seen;
    seen.length = double(length.count());
    if (!archive)
        return seen;
    const base::WallTime from = now - length;
    const std::vector<history::PastBucket> buckets = archive->read(key, from, now, kTallyBuckets);
    if (buckets.empty())
        return seen;
    const auto width = buckets.size() > 1 ? buckets[1].start - buckets[0].start : base::WallTime::duration(std::chrono::seconds(10));
    for (const history::PastBucket &bucket : buckets) {
        if (bucket.stat.count == 0)
            continue;
        const double inside = bucket.start < from ? std::max(1 - std::chrono::duration<double>(from - bucket.start) / width, 0.0) : 1;
        const double observed = inside * double(bucket.stat.count);
        seen.observed += observed;
        seen.bad += observed * double(bucket.stat.mean);
        if (seen.first == base::WallTime{})
            seen.first = std::max(bucket.start, from);
        seen.last = bucket.start;
        if (bucket.stat.maximum > 0)
            seen.lastBad = bucket.start;
    }
    return seen;
}

ObjectiveState stateOf(const environment::Objective &objective, const QString &scope, const history::Archive *archive,
                       const BurnRules &rules, base::WallTime now)
{
    ObjectiveState state;
    state.objective = objective;
    const history::ArchiveKey key = tallyKey(scope, objective);
    state.seen = seenOf(archive, key, objective.window, now);
    const double allowed = 1 - objective.goal / 100;
    state.good = 100 * (1 - state.seen.badShare());
    state.budget = state.seen.length * allowed;
    state.left = state.budget - state.seen.bad;

    const auto rateIn = [&](std::chrono::seconds window) {
        const auto known = std::ranges::find(state.burns, window, &Burn::window);
        if (known != state.burns.end())
            return known->rate;
        const auto rate = rateOf(seenOf(archive, key, window, now), allowed, rules.minimumOfBurn);
        state.burns.push_back({window, rate});
        return rate;
    };
    for (const BurnPair &pair : rules.pairs) {
        if (pair.longer > objective.window)
            continue;
        const auto shorter = rateIn(pair.shorter), longer = rateIn(pair.longer);
        if (!state.burning && shorter && longer && *shorter >= pair.rate && *longer >= pair.rate)
            state.burning = pair.speed;
    }
    std::ranges::sort(state.burns, {}, &Burn::window);

    if (state.seen.bad > state.budget)
        state.verdict = Verdict::Broken;
    else if (state.seen.observed <= 0 || state.seen.observedShare() < rules.minimumObserved)
        state.verdict = Verdict::NotEnough;
    else if (state.burning || state.seen.badShare() > allowed)
        state.verdict = Verdict::AtRisk;
    else
        state.verdict = Verdict::Kept;
    return state;
}

} // namespace promises
