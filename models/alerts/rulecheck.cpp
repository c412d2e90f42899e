// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulesource.h"
#include "models/alerts/wish.h"
#include "models/alerts/words.h"

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using environment::Node;

bool needsEnter(const Rule &rule) { return rule.kind == Kind::Count || rule.kind == Kind::Share || rule.kind == Kind::Surge; }

// What a rule of its kind cannot do without; the first that is missing.
void checkKeys(RuleSource &source, const Node &node, const Rule &rule, const watch::Metric *metric)
{
    const bool figure = rule.kind != Kind::Condition && rule.kind != Kind::Burn && rule.kind != Kind::Composite && rule.kind != Kind::Deadman && rule.kind != Kind::Ending;
    const auto lacks = [&](bool missing, const QString &text, const QString &remedy) {
        if (missing && source.good())
            source.wrong(node, text, remedy);
    };
    const QString figureName = metric ? metric->id.name() : QString();
    const QString limits = say(QT_TRANSLATE_NOOP("alerts", "write enter: {warning: 1, critical: 2}"));
    lacks(figure && rule.metric.isNull(), say(QT_TRANSLATE_NOOP("alerts", "the rule %1 names no metric")).arg(rule.id),
          say(QT_TRANSLATE_NOOP("alerts", "write 'metric: ' and the id of a figure")));
    lacks(rule.kind == Kind::Ending && rule.id != kEndingRule, say(QT_TRANSLATE_NOOP("alerts", "the warning before the end of a silence has an id of its own")),
          say(QT_TRANSLATE_NOOP("alerts", "write '- id: %1'")).arg(kEndingRule));
    lacks(rule.kind == Kind::Condition && rule.conditions.isEmpty(), say(QT_TRANSLATE_NOOP("alerts", "the rule %1 names no condition")).arg(rule.id),
          say(QT_TRANSLATE_NOOP("alerts", "write condition: {down: critical}")));
    lacks(rule.kind == Kind::Composite && (rule.parts.isEmpty() || !rule.enter.any()), say(QT_TRANSLATE_NOOP("alerts", "the rule %1 lacks rules or limits")).arg(rule.id),
          say(QT_TRANSLATE_NOOP("alerts", "write composite: {rules: [target.down]} and enter: {critical: 100}")));
    lacks(rule.kind == Kind::Share && rule.of.isNull(), say(QT_TRANSLATE_NOOP("alerts", "the rule %1 is a share of nothing")).arg(rule.id),
          say(QT_TRANSLATE_NOOP("alerts", "write share: {of: another.metric}")));
    lacks(needsEnter(rule) && !rule.enter.any(), say(QT_TRANSLATE_NOOP("alerts", "the rule %1 has no limits")).arg(rule.id), limits);
    lacks(rule.kind == Kind::Threshold && metric && !rule.enter.any() && !metric->threshold.warning && !metric->threshold.critical,
          say(QT_TRANSLATE_NOOP("alerts", "the figure %1 has no limits of its own")).arg(figureName), limits);
    if (rule.kind == Kind::Surge && rule.window >= rule.against)
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "a surge is seen in a window that is shorter than the one it is held against")),
                     say(QT_TRANSLATE_NOOP("alerts", "write window: 1min, against: 15min")));
    if (rule.kind == Kind::Anomaly && rule.deviations < 1)
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "less than one deviation is no anomaly")), say(QT_TRANSLATE_NOOP("alerts", "write deviations: 4")));
}

} // namespace

void checkRule(RuleSource &source, const Node &node, const Rule &rule)
{
    const watch::Metric *metric = source.catalogue().find(rule.metric);
    checkKeys(source, node, rule, metric);
    const bool falling = rule.kind == Kind::Forecast || rule.below.value_or(rule.kind == Kind::Threshold && metric && metric->threshold.below);
    const auto worse = [falling](double a, double b) { return falling ? a < b : a > b; };
    const Node *enter = node.find(u"enter"), *clear = node.find(u"clear");
    const Node &at = enter ? *enter : node;
    if (rule.enter.warning && rule.enter.critical && worse(*rule.enter.warning, *rule.enter.critical))
        source.wrong(at, say(QT_TRANSLATE_NOOP("alerts", "the warning limit lies behind the critical one")), say(QT_TRANSLATE_NOOP("alerts", "exchange them, or write below: true")));
    const Levels entered = rule.enter.any() || !metric ? rule.enter : Levels{metric->threshold.warning, metric->threshold.critical};
    for (const auto &[back, in] : {std::pair{rule.clear.warning, entered.warning}, std::pair{rule.clear.critical, entered.critical}})
        if (back && (!in || worse(*back, *in)))
            source.wrong(clear ? *clear : at, say(QT_TRANSLATE_NOOP("alerts", "it would clear while it is still bad")),
                         say(QT_TRANSLATE_NOOP("alerts", "clear on the good side of the limit at which it enters")));
    const bool share = (rule.kind == Kind::Threshold && metric && metric->unit == base::Unit::Percent) || rule.kind == Kind::Share || rule.kind == Kind::Composite;
    for (const std::optional<double> &limit : {rule.enter.warning, rule.enter.critical})
        if (limit && ((share && rule.kind != Kind::Threshold && *limit > 100) || (needsEnter(rule) && *limit <= 0) || (falling && share && *limit <= 0)))
            source.wrong(at, say(QT_TRANSLATE_NOOP("alerts", "this limit can never, or is always, passed")),
                         say(QT_TRANSLATE_NOOP("alerts", "write one that a good figure does not reach and a bad one does")));
    if (rule.kind == Kind::Threshold && share && !falling && rule.enter.critical && *rule.enter.critical > 100 && metric->threshold.critical.value_or(0) <= 100)
        source.wrong(at, say(QT_TRANSLATE_NOOP("alerts", "more than 100 % is never reached")), say(QT_TRANSLATE_NOOP("alerts", "write a limit of at most 100")));
}

} // namespace alerts
