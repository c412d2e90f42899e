// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/sentence.h"

#include "models/alerts/words.h"
#include "models/health/metrichelp.h"
#include "models/health/wording.h"

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using Said = health::Wording::Words;

Said ofFinding(const Alert &alert, const Rule &rule, const Plan &plan, const environment::Target &target, const watch::Metric *metric,
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

health::Wording::Words wordsFor(const Alert &alert, const Rule &rule, const Plan &plan, const watch::TargetSnapshot *snapshot, const Instant &instant)
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
    const QString what = name + item + u": "_s + title;
    if (!rule.title.isEmpty()) {
        const QString headline = name + item + u": "_s + base::Untrusted(rule.title).visible();
        return {headline, say(QT_TRANSLATE_NOOP("alerts", "%1, for %2.")).arg(headline, lasted)};
    }
    switch (rule.kind) {
    case Kind::Condition:
        return snapshot ? ofFinding(alert, rule, plan, *target, nullptr, *snapshot, instant) : Said{};
    case Kind::Threshold:
        if (!metric)
            return {};
        if (!alert.reading.hasValue())
            return {say(QT_TRANSLATE_NOOP("alerts", "%1 has no value")).arg(what), say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 has no value, for %4.")).arg(name, item, title, lasted)};
        return snapshot && alert.limit ? ofFinding(alert, rule, plan, *target, metric, *snapshot, instant) : Said{};
    case Kind::Forecast:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1 nears its end")).arg(what),
                say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 reaches its end in %4 (warning at %5).")).arg(name, item, title, base::duration(alert.reading.value * 86400), base::duration(alert.limit.value_or(0) * 86400))};
    case Kind::Anomaly:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1 is unusual")).arg(what),
                say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4, far from the %5 that are usual at this hour, for %6.")).arg(name, item, title, figure(alert.reading.value), figure(alert.limit.value_or(0)), lasted)};
    case Kind::Burn:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1: the error budget \"%2\" burns")).arg(name, alert.item.visible()),
                say(QT_TRANSLATE_NOOP("alerts", "%1: the error budget \"%2\" burns %3 times as fast as it may, for %4.")).arg(name, alert.item.visible(), percent, lasted)};
    case Kind::Count:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1 was often past its limit")).arg(what),
                say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 was past its limit %4 times within %5 (limit %6).")).arg(name, item, title, percent, lengthOf(rule.window), limit)};
    case Kind::Share:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1 is %2 % of all")).arg(what, percent),
                say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4 % of all within %5 (limit %6 %).")).arg(name, item, title, percent, lengthOf(rule.window), limit)};
    case Kind::Surge:
        return {say(QT_TRANSLATE_NOOP("alerts", "%1 surges")).arg(what),
                say(QT_TRANSLATE_NOOP("alerts", "%1%2: %3 is %4 times what it was before (limit %5), for %6.")).arg(name, item, title, percent, limit, lasted)};
    case Kind::Composite:
        return {say(QT_TRANSLATE_NOOP("alerts", "servers of cluster %1 are gone")).arg(name),
                say(QT_TRANSLATE_NOOP("alerts", "%1 % of the servers of cluster %2 are gone, for %3.")).arg(percent, name, lasted)};
    case Kind::Deadman:
    case Kind::Ending: // the book knows whom it is about
        break;
    }
    return {};
}

} // namespace alerts
