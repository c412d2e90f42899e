// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/objective.h"

#include "models/promises/objectivetally.h"

#include <algorithm>

namespace promises {

namespace {

constexpr std::chrono::minutes kApart{5}; // bad times less far apart are one

} // namespace

std::optional<double> rateOf(const Seen &seen, double allowedShare, double minimum)
{
    if (seen.observed <= 0 || seen.observedShare() < minimum || allowedShare <= 0)
        return {};
    return seen.badShare() / allowedShare;
}

Seen seenOf(const history::Archive *archive, const history::ArchiveKey &key, std::chrono::seconds length, base::WallTime now)
{
    return seenIn(archive ? archive->read(key, now - length, now, kTallyBuckets) : std::vector<history::PastBucket>(), length, now);
}

Seen seenIn(const std::vector<history::PastBucket> &buckets, std::chrono::seconds length, base::WallTime now)
{
    Seen seen;
    seen.length = double(length.count());
    if (buckets.empty())
        return seen;
    const base::WallTime from = now - length;
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
        if (bucket.stat.maximum > 0) {
            if (seen.badSince == base::WallTime{} || bucket.start - seen.lastBad > kApart + width)
                seen.badSince = std::max(bucket.start, from);
            seen.lastBad = bucket.start;
        }
    }
    return seen;
}

ObjectiveState stateOf(const environment::Objective &objective, const QString &scope, const history::Archive *archive,
                       const BurnRules &rules, base::WallTime now)
{
    const history::ArchiveKey key = tallyKey(scope, objective);
    return stateOf(objective, rules, [&](std::chrono::seconds length) { return seenOf(archive, key, length, now); });
}

ObjectiveState stateOf(const environment::Objective &objective, const BurnRules &rules, const SeenSource &seen)
{
    ObjectiveState state;
    state.objective = objective;
    state.seen = seen(objective.window);
    const double allowed = 1 - objective.goal / 100;
    state.good = 100 * (1 - state.seen.badShare());
    state.budget = state.seen.length * allowed;
    state.left = state.budget - state.seen.bad;

    const auto rateIn = [&](std::chrono::seconds window) {
        const auto known = std::ranges::find(state.burns, window, &Burn::window);
        if (known != state.burns.end())
            return known->rate;
        const auto rate = rateOf(seen(window), allowed, rules.minimumOfBurn);
        state.burns.push_back({window, rate});
        return rate;
    };
    for (const BurnPair &pair : rules.pairs) {
        if (pair.longer > objective.window)
            continue;
        const auto shorter = rateIn(pair.shorter), longer = rateIn(pair.longer);
        if (!state.burning && shorter && longer && *shorter >= pair.rate && *longer >= pair.rate) {
            state.burning = pair.speed;
            state.pair = pair;
            const Seen within = seen(pair.longer);
            state.pairBad = within.bad;
            state.burningSince = within.badSince;
        }
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
