// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/objectivetally.h"

using namespace Qt::StringLiterals;

namespace promises {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kLongestPause = 30 * kSecond; // between two tries of a probe's back-off

std::int64_t milliseconds(base::WallTime at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

// It is there and does not let the console in, or the console has no password: neither up nor down.
bool keptOut(watch::Condition condition)
{
    using watch::Condition;
    return condition == Condition::Refused || condition == Condition::Misconfigured;
}

} // namespace

history::ArchiveKey tallyKey(const QString &scope, const environment::Objective &objective)
{
    const QString limit = objective.limit ? QString::number(*objective.limit, 'g', 12) : u"reached"_s;
    return {scope, {objective.target, watch::MetricId(u"objective.bad"_s), objective.metric + u' ' + limit}};
}

void ObjectiveTally::setEnvironment(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue)
{
    std::vector<One> before = std::exchange(m_all, {});
    if (!environment || !catalogue)
        return;
    for (const environment::Objective &objective : environment->objectives) {
        const environment::Target *target = environment->find(objective.target);
        if (!target)
            continue;
        One one;
        one.objective = objective;
        one.key = tallyKey(environment->name, objective).key;
        one.metric = watch::MetricId(objective.metric);
        one.below = catalogue->threshold(*target, one.metric).below;
        const watch::Metric *metric = catalogue->find(one.metric);
        one.yesOrNo = metric && metric->unit == watch::Unit::Boolean;
        one.patience = target->deadline.count();
        const auto same = std::ranges::find_if(before, [&](const One &o) { return o.key == one.key; });
        if (same != before.end()) {
            one.last = same->last;
            one.second = same->second;
            one.seen = same->seen;
            one.bad = same->bad;
        }
        if (std::ranges::none_of(m_all, [&](const One &o) { return o.key == one.key; }))
            m_all.push_back(std::move(one));
    }
}

std::optional<bool> ObjectiveTally::isBad(const One &one, const watch::Sample &sample)
{
    std::optional<bool> bad;
    for (const watch::Reading &reading : sample.readings) {
        if (reading.metric != one.metric)
            continue;
        if (reading.hasValue()) {
            const bool over = one.objective.limit
                ? (one.below ? reading.value < *one.objective.limit : reading.value > *one.objective.limit)
                : one.yesOrNo && reading.value < 0.5;
            bad = bad.value_or(false) || over;
        } else if (!one.objective.limit
                   && (reading.noValue == watch::NoValue::Unreachable || reading.noValue == watch::NoValue::TimedOut
                       || reading.noValue == watch::NoValue::Error)) {
            bad = true;
        }
    }
    return bad;
}

watch::Delivery ObjectiveTally::take(const watch::Delivery &delivery)
{
    watch::Delivery over;
    for (const watch::Delivery::Sampled &sampled : delivery.samples) {
        for (One &one : m_all) {
            if (one.objective.target != sampled.target)
                continue;
            const std::optional<bool> bad = isBad(one, sampled.sample);
            if (!bad)
                continue;
            const watch::SnapshotPtr snapshot = delivery.snapshots.value(sampled.target);
            if (*bad && snapshot && keptOut(snapshot->status.condition))
                one.last.reset();
            else
                look(one, {milliseconds(sampled.sample.wallAt), *bad, sampled.interval.count()}, over);
        }
    }
    return over;
}

void ObjectiveTally::look(One &one, const Look &next, watch::Delivery &into)
{
    if (one.last && next.at > one.last->at) {
        const Look &before = *one.last;
        const std::int64_t holds = 3 * before.interval + one.patience + (before.bad ? kLongestPause : 0);
        const bool inTime = next.at - before.at <= holds;
        spread(one, before.at, inTime ? next.at : before.at + before.interval, before.bad, into);
    }
    one.last = next;
}

void ObjectiveTally::spread(One &one, std::int64_t from, std::int64_t to, bool bad, watch::Delivery &into)
{
    while (from < to) {
        const std::int64_t second = history::floorDiv(from, kSecond);
        if (second != one.second) {
            endSecond(one, into);
            one.second = second;
        }
        const std::int64_t until = std::min(to, (second + 1) * kSecond);
        one.seen += until - from;
        one.bad += bad ? until - from : 0;
        from = until;
    }
}

// One of which less than half was seen is left out; the others count whole.
void ObjectiveTally::endSecond(One &one, watch::Delivery &into)
{
    if (2 * one.seen >= kSecond) {
        watch::Sample sample;
        sample.wallAt = base::WallTime(std::chrono::seconds(one.second));
        sample.readings.emplace_back(one.key.metric, double(one.bad) / double(one.seen), base::Untrusted(one.key.instance));
        into.samples.push_back({one.key.target, std::move(sample), std::chrono::milliseconds(kSecond)});
    }
    one.seen = one.bad = 0;
}

} // namespace promises
