// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/sentence.h"

#include "models/alerts/words.h"
#include "models/health/metrichelp.h"
#include "models/health/wording.h"

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

health::Wording::Words ofFinding(const Alert &alert, const Rule &rule, const Plan &plan, const environment::Target &target, const watch::Metric *metric,
                  const watch::TargetSnapshot &snapshot, const Instant &instant)
{
    health::Finding finding;
    finding.target = &target;
    finding.snapshot = &snapshot;
    finding.severity = alert.severity;
    finding.wallSince = alert.firstBad;
    finding.since = instant.steady(alert.firstBad);
    if (rule.kind == Kind::Condition) {
        finding.condition = snapshot.status.condition;
        finding.key = target.id + u"/condition"_s;
        if (!rule.conditions.contains(int(finding.condition)))
            return {};
    } else {
        finding.family = health::familyOf(metric->id.name(), alert.item.raw());
        finding.key = target.id + u'/' + finding.family;
        finding.excesses.push_back({metric, alert.item.raw(), alert.reading.value, *alert.limit, rule.below.value_or(metric->threshold.below), alert.severity,
                                    finding.since, finding.wallSince});
    }
    return health::Wording(plan.environment(), plan.catalogue(), instant.now).of(finding);
}

} // namespace

AlertWords wordsFor(const Alert &alert, const Rule &rule, const Plan &plan, const watch::TargetSnapshot *snapshot, const Instant &instant)
{
    const environment::Target *target = plan.environment().find(alert.target);
    if (!target)
        return {};
    const watch::Metric *metric = rule.metric.isNull() ? nullptr : plan.catalogue().find(alert.reading.metric);
    const QString name = health::Wording::nameOf(*target), lasted = base::age(std::chrono::duration<double>(instant.wallNow - alert.firstBad).count());
    const QString title = metric ? health::metricTitle(*metric) : QString();
    const QString item = alert.item.isEmpty() ? QString() : u" ("_s + alert.item.visible() + u')';
    const auto figure = [&](double value) { return metric ? base::figure(value, metric->unit, {}, metric->unitText).text() : base::number(value); };
    const QString percent = base::number(alert.reading.value), limit = base::number(alert.limit.value_or(0));
    const QString what = title.isEmpty() ? QString() : name + item + u": "_s + title;
    const auto words = [&what](const QString &sentence) { return AlertWords{what, sentence}; };
    const auto found = [](const health::Wording::Words &of) { return AlertWords{of.headline, of.sentence}; };
    if (!rule.title.isEmpty())
        return {name + item + u": "_s + base::Untrusted(rule.title).visible(), say(QT_TRANSLATE_NOOP("alerts", "%1: %2, for %3.")).arg(name + item, base::Untrusted(rule.title).visible(), lasted)};
    switch (rule.kind) {
    case Kind::Condition:
        return snapshot ? found(ofFinding(alert, rule, plan, *target, nullptr, *snapshot, instant)) : AlertWords();
    case Kind::Threshold:
        if (!metric)
            return {};
        if (!alert.reading.hasValue())
            return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 has no value, for %4.")).arg(name, item, title, lasted));
        return snapshot && alert.limit ? found(ofFinding(alert, rule, plan, *target, metric, *snapshot, instant)) : AlertWords();
    case Kind::Forecast:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 reaches its end in %4 (warning at %5).")).arg(name, item, title, base::duration(alert.reading.value * 86400), base::duration(alert.limit.value_or(0) * 86400)));
    case Kind::Anomaly:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4, far from the %5 that are usual at this hour, for %6.")).arg(name, item, title, figure(alert.reading.value), figure(alert.limit.value_or(0)), lasted));
    case Kind::Burn:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1: the error budget \"%2\" burns %3 times as fast as it may, for %4.")).arg(name, alert.item.visible(), percent, lasted));
    case Kind::Count:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 was past its limit %4 times within %5 (limit %6).")).arg(name, item, title, percent, lengthOf(rule.window), limit));
    case Kind::Share:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4 % of all within %5 (limit %6 %).")).arg(name, item, title, percent, lengthOf(rule.window), limit));
    case Kind::Surge:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4 times what it was before (limit %5), for %6.")).arg(name, item, title, percent, limit, lasted));
    case Kind::Composite:
        return words(say(QT_TRANSLATE_NOOP("alerts", "%1 % of the servers of cluster %2 are gone, for %3.")).arg(percent, name, lasted));
    case Kind::Deadman:
    case Kind::Ending: // the book knows whom it is about
        break;
    }
    return {};
}

} // namespace alerts
