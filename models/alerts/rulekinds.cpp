// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulesource.h"
#include "models/alerts/words.h"
#include "models/environment/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using environment::Node;
using environment::Quantity;

constexpr std::array kConditions{std::pair{"down"_L1, watch::Condition::Down},        std::pair{"not_answering"_L1, watch::Condition::NotAnswering},
                                 std::pair{"starting"_L1, watch::Condition::Starting}, std::pair{"no_slots"_L1, watch::Condition::NoSlots},
                                 std::pair{"refused"_L1, watch::Condition::Refused},   std::pair{"untrusted"_L1, watch::Condition::Untrusted},
                                 std::pair{"misconfigured"_L1, watch::Condition::Misconfigured}};

void readCondition(RuleSource &source, const Node::Entry &entry, Rule &rule)
{
    const auto known = std::ranges::find_if(kConditions, [&entry](const auto &c) { return entry.key.text == c.first; });
    if (known == kConditions.end())
        source.wrong(entry.key, say(QT_TRANSLATE_NOOP("alerts", "%1 is no condition")).arg(environment::Words::quote(entry.key.text)),
                     say(QT_TRANSLATE_NOOP("alerts", "write one of: down, not_answering, starting, no_slots, refused, untrusted, misconfigured")));
    else if (entry.value.text == u"critical" || entry.value.text == u"warning")
        rule.conditions.insert(int(known->second), entry.value.text == u"critical" ? base::Severity::Critical : base::Severity::Warning);
    else
        source.wrong(entry.value, say(QT_TRANSLATE_NOOP("alerts", "a condition is warning or critical")), say(QT_TRANSLATE_NOOP("alerts", "write one of them")));
}

BurnWindows readPair(RuleSource &source, const Node &node)
{
    BurnWindows one;
    milliseconds longer{0}, shorter{0};
    source.duration(node, u"long", longer);
    source.duration(node, u"short", shorter);
    one.longer = std::chrono::duration_cast<std::chrono::seconds>(longer);
    one.shorter = std::chrono::duration_cast<std::chrono::seconds>(shorter);
    const Node *rate = node.find(u"rate"), *severity = node.find(u"severity");
    one.rate = rate ? source.taken(*rate, environment::parseNumber(rate->text)).value_or(0) : 0;
    if (severity && severity->text != u"critical" && severity->text != u"warning")
        source.wrong(*severity, say(QT_TRANSLATE_NOOP("alerts", "a pair of windows is warning or critical")), say(QT_TRANSLATE_NOOP("alerts", "write one of them")));
    one.severity = severity && severity->text == u"critical" ? base::Severity::Critical : base::Severity::Warning;
    for (const Node::Entry &entry : node.entries)
        if (entry.key.text != u"long" && entry.key.text != u"short" && entry.key.text != u"rate" && entry.key.text != u"severity")
            source.unknownKey(entry.key, say(QT_TRANSLATE_NOOP("alerts", "write long, short, rate and severity")));
    const QString example = say(QT_TRANSLATE_NOOP("alerts", "write {long: 1h, short: 5min, rate: 14.4, severity: critical}"));
    if (one.shorter.count() <= 0 || one.longer <= one.shorter)
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "a pair needs a long window and a shorter one")), example);
    else if (one.rate <= 0)
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "a pair needs a rate above zero")), example);
    return one;
}

void readWindows(RuleSource &source, const Node &node, Rule &rule)
{
    rule.windows.clear();
    for (const Node &item : node.items)
        rule.windows.push_back(readPair(source, item));
    if (rule.windows.empty())
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "there are no windows")),
                     say(QT_TRANSLATE_NOOP("alerts", "write windows: [{long: 1h, short: 5min, rate: 14.4, severity: critical}], or burn: true")));
    std::ranges::sort(rule.windows, std::greater(), [](const BurnWindows &w) { return std::pair(w.severity, w.rate); });
}

void readKey(RuleSource &source, const Node &node, const Node::Entry &entry, Rule &rule)
{
    const QString &key = entry.key.text;
    const Node &value = entry.value;
    const bool windowed = rule.kind == Kind::Count || rule.kind == Kind::Share || rule.kind == Kind::Surge;
    const auto number = [&](double otherwise) { return source.taken(value, environment::parseNumber(value.text)).value_or(otherwise); };
    if (key == u"window" && windowed)
        source.duration(node, u"window", rule.window);
    else if (key == u"against" && rule.kind == Kind::Surge)
        source.duration(node, u"against", rule.against);
    else if (key == u"past" && rule.kind == Kind::Count)
        rule.past = source.taken(value, environment::parseNumber(value.text));
    else if (key == u"of" && rule.kind == Kind::Share)
        rule.of = source.metric(value);
    else if (key == u"least" && (rule.kind == Kind::Anomaly || rule.kind == Kind::Share || rule.kind == Kind::Surge))
        rule.least = number(0);
    else if (key == u"deviations" && rule.kind == Kind::Anomaly)
        rule.deviations = number(4);
    else if (key == u"rules" && rule.kind == Kind::Composite)
        rule.parts = source.words(value);
    else if (key == u"windows" && rule.kind == Kind::Burn)
        readWindows(source, value, rule);
    else if (key == u"members" && rule.kind == Kind::Composite)
        rule.members = source.taken(value, environment::parseInteger(value.text, 1, 10000)).value_or(2);
    else
        source.unknownKey(entry.key, say(QT_TRANSLATE_NOOP("alerts", "remove it or correct its spelling")));
}

} // namespace

void readKindOf(RuleSource &source, const Node &node, Rule &rule)
{
    const bool plain = rule.kind == Kind::Burn && node.kind != Node::Kind::Mapping; // burn: true
    if (plain || rule.kind == Kind::Deadman || rule.kind == Kind::Ending)
        return;
    if (node.kind != Node::Kind::Mapping) {
        source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "'%1' needs keys of its own")).arg(wordOf(rule.kind)), say(QT_TRANSLATE_NOOP("alerts", "see resources/docs/alerts.md")));
        return;
    }
    if (rule.kind == Kind::Forecast) {
        source.levels(node, Quantity::Days, rule.enter);
        return;
    }
    if (rule.kind == Kind::Condition)
        rule.conditions.clear();
    for (const Node::Entry &entry : node.entries) {
        if (rule.kind == Kind::Condition)
            readCondition(source, entry, rule);
        else
            readKey(source, node, entry, rule);
    }
}

} // namespace alerts
