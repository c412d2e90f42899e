// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/polls.h"

#include <algorithm>
#include <functional>

namespace alerts {

using watch::Condition;

namespace {

constexpr std::chrono::seconds kJustNow{10};

std::optional<std::chrono::seconds> answerAge(const watch::SnapshotPtr &snapshot, base::TimePoint now)
{
    if (!snapshot || snapshot->status.lastAnswer == base::TimePoint{})
        return {};
    return std::chrono::duration_cast<std::chrono::seconds>(std::max(now - snapshot->status.lastAnswer, base::TimePoint::duration::zero()));
}

} // namespace

QList<Poll> pollsOf(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now)
{
    QList<Poll> all;
    for (const environment::Target &target : environment.targets)
        all.append({target.id, answerAge(snapshots.value(target.id), now)});
    // Those that answered just now keep the environment's order, else their rows would change places all the time.
    std::ranges::stable_sort(all, std::ranges::greater(), [](const Poll &p) {
        const auto age = p.age.value_or(std::chrono::seconds::max());
        return age < kJustNow ? std::chrono::seconds(0) : age;
    });
    return all;
}

std::chrono::seconds blindFor(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint began,
                              base::TimePoint now)
{
    if (environment.targets.isEmpty())
        return std::chrono::seconds(0);
    auto blind = std::chrono::duration_cast<std::chrono::seconds>(std::max(now - began, base::TimePoint::duration::zero()));
    for (const environment::Target &target : environment.targets)
        if (const auto age = answerAge(snapshots.value(target.id), now))
            blind = std::min(blind, *age);
    return blind;
}

bool pathIsGood(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, base::TimePoint now)
{
    return environment.targets.isEmpty() || std::ranges::any_of(environment.targets, [&](const environment::Target &target) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        if (const auto age = answerAge(snapshot, now); age && *age < kBlindAfter)
            return true;
        return snapshot && snapshot->status.condition != Condition::Unknown && snapshot->status.condition != Condition::Connecting
            && snapshot->status.condition != Condition::NotAnswering;
    });
}

} // namespace alerts
