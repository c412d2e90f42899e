// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/polls.h"

#include <algorithm>
#include <functional>
#include <map>

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
    std::multimap<std::chrono::seconds, Poll, std::greater<>> ordered; // equal ages stay in the environment's order
    for (const environment::Target &target : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        const auto age = answerAge(snapshot, now);
        const bool failed = snapshot && snapshot->status.condition != Condition::Unknown && snapshot->status.condition != Condition::Connecting
            && snapshot->status.condition != Condition::Up;
        const auto known = age.value_or(std::chrono::seconds::max());
        // Else the rows of those that answer would change places all the time.
        ordered.emplace(known < kJustNow ? std::chrono::seconds(0) : known, Poll{target.id, age, failed});
    }
    QList<Poll> all;
    for (auto &[age, poll] : ordered)
        all.append(std::move(poll));
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
