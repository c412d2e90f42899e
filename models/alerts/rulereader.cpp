// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulereader.h"

#include "models/alerts/wish.h"
#include "models/environment/scalars.h"
#include "models/environment/words.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using environment::Issue;
using environment::Node;
using environment::Quantity;

// Keys of a rule that say what kind it is; of none it is a threshold.
constexpr std::array kKindKeys{std::pair{"condition"_L1, Kind::Condition}, std::pair{"forecast"_L1, Kind::Forecast},
                               std::pair{"anomaly"_L1, Kind::Anomaly},     std::pair{"burn"_L1, Kind::Burn},
                               std::pair{"count"_L1, Kind::Count},         std::pair{"share"_L1, Kind::Share},
                               std::pair{"surge"_L1, Kind::Surge},         std::pair{"composite"_L1, Kind::Composite},
                               std::pair{"deadman"_L1, Kind::Deadman},
                               std::pair{"ending"_L1, Kind::Ending}};
constexpr std::array kPlainKeys{"id"_L1,   "off"_L1,     "metric"_L1, "on"_L1,      "enter"_L1,       "clear"_L1,          "below"_L1,
                                "for"_L1,  "keep"_L1,    "persons"_L1, "reopen"_L1, "stale_after"_L1, "critical_after"_L1, "no_data"_L1,
                                "layer"_L1, "owner"_L1,  "title"_L1,  "do"_L1,      "inhibits"_L1};
constexpr std::array kThrough{"same"_L1, "runs_on"_L1, "replicates_from"_L1, "routes_through"_L1, "uses"_L1, "via"_L1, "standby"_L1, "cluster"_L1};
constexpr std::array kConditions{std::pair{"down"_L1, watch::Condition::Down},        std::pair{"not_answering"_L1, watch::Condition::NotAnswering},
                                 std::pair{"starting"_L1, watch::Condition::Starting}, std::pair{"no_slots"_L1, watch::Condition::NoSlots},
                                 std::pair{"refused"_L1, watch::Condition::Refused},   std::pair{"untrusted"_L1, watch::Condition::Untrusted},
                                 std::pair{"misconfigured"_L1, watch::Condition::Misconfigured}};

Quantity quantityIn(base::Unit unit)
{
    switch (unit) {
    case base::Unit::Bytes:
    case base::Unit::BytesPerSecond: return Quantity::Bytes;
    case base::Unit::Percent: return Quantity::Percent;
    case base::Unit::Seconds: return Quantity::Seconds;
    case base::Unit::Milliseconds:
    case base::Unit::MillisecondsPerSecond: return Quantity::Milliseconds;
    case base::Unit::Days: return Quantity::Days;
    default: return Quantity::Number;
    }
}

template <std::size_t N>
QString choicesOf(const std::array<QLatin1StringView, N> &words)
{
    QStringList all;
    for (const QLatin1StringView word : words)
        all << word;
    return all.join(u", "_s);
}

class RuleReader {
public:
    RuleReader(QString file, const watch::Catalogue &catalogue, QList<Issue> *issues) : m_file(std::move(file)), m_catalogue(catalogue), m_issues(issues) {}

    RuleFile read(const Node &root, std::vector<Rule> before)
    {
        RuleFile file{std::move(before), {}};
        if (root.isNull())
            return file;
        if (root.kind != Node::Kind::Mapping) {
            wrong(root, u"this is no file of rules"_s, u"write 'rules:' and a list of rules"_s);
            return file;
        }
        for (const Node::Entry &entry : root.entries)
            if (entry.key.text != u"rules" && entry.key.text != u"figures")
                wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(entry.key.text)), u"write 'rules' or 'figures'"_s);
        if (const Node *figures = root.find(u"figures"))
            for (const Node &node : figures->items)
                note(node, file.figures);
        if (const Node *rules = root.find(u"rules")) {
            if (rules->kind != Node::Kind::Sequence && !rules->isNull())
                wrong(*rules, u"'rules' is a list"_s, u"write '- id: some.name' for each rule"_s);
            QStringList seen;
            for (const Node &node : rules->items)
                one(node, file.rules, seen);
        }
        return file;
    }

private:
    void wrong(const Node &at, const QString &text, const QString &remedy)
    {
        m_good = false;
        if (m_issues && at.kind != Node::Kind::Refused)
            m_issues->push_back({Issue::Kind::Error, {m_file, at.line, at.column}, text, remedy});
    }

    template <class T>
    std::optional<T> taken(const Node &at, environment::Parsed<T> parsed)
    {
        if (parsed)
            return *std::move(parsed);
        wrong(at, parsed.error().text, parsed.error().remedy);
        return {};
    }

    QStringList words(const Node &node)
    {
        QStringList all;
        if (node.kind == Node::Kind::Scalar)
            all << node.text;
        else
            for (const Node &item : node.items)
                all << item.text;
        all.removeAll(QString());
        if (all.isEmpty())
            wrong(node, u"this names nothing"_s, u"write a name or a list of names"_s);
        return all;
    }

    void duration(const Node &rule, QStringView key, milliseconds &value)
    {
        const Node *node = rule.find(key);
        if (!node)
            return;
        if (node->text == u"0" || node->text == u"0s")
            value = milliseconds(0);
        else if (const auto time = taken(*node, environment::parseDuration(node->text)))
            value = *time;
    }

    void levels(const Node &node, std::optional<Quantity> quantity, Levels &out)
    {
        if (node.kind != Node::Kind::Mapping) {
            wrong(node, u"limits need a warning or a critical one"_s, u"write {warning: 1, critical: 2}"_s);
            return;
        }
        out = {};
        for (const Node::Entry &entry : node.entries) {
            if (entry.key.text != u"warning" && entry.key.text != u"critical")
                wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(entry.key.text)), u"write warning or critical"_s);
            else if (const auto limit = taken(entry.value, environment::parseLimit(entry.value.text, quantity)))
                (entry.key.text == u"warning" ? out.warning : out.critical) = *limit;
        }
    }

    watch::MetricId metric(const Node &node)
    {
        const watch::MetricId id(node.text);
        if (m_catalogue.find(id))
            return id;
        QStringList all;
        for (const watch::Metric &known : m_catalogue.metrics())
            all << known.id.name();
        const QString meant = environment::Words::nearest(node.text, all);
        wrong(node, u"nobody measures %1"_s.arg(environment::Words::quote(node.text)),
              meant.isEmpty() ? u"write the id of a figure of the catalogue or of the environment file"_s : u"did you mean '%1'?"_s.arg(meant));
        return {};
    }

    void note(const Node &node, std::vector<FigureNote> &notes)
    {
        m_good = true;
        FigureNote one;
        const Node *metrics = node.find(u"metrics"), *layer = node.find(u"layer"), *owner = node.find(u"owner"), *remedy = node.find(u"do");
        if (!metrics || !layer || !owner || !remedy) {
            wrong(node, u"a row of figures needs metrics, layer, owner and do"_s, u"write all four"_s);
            return;
        }
        one.metrics = words(*metrics);
        readLayer(*layer, one.layer);
        one.owner = owner->text;
        one.remedy = remedy->text;
        for (const QString &start : one.metrics)
            if (std::ranges::none_of(m_catalogue.metrics(), [&start](const watch::Metric &m) { return m.id.name().startsWith(start); }))
                wrong(*metrics, u"no figure begins like %1"_s.arg(environment::Words::quote(start)), u"write the beginning of the id of a figure"_s);
        if (m_good)
            notes.push_back(one);
    }

    void readLayer(const Node &node, Layer &layer)
    {
        if (const auto known = layerOf(node.text))
            layer = *known;
        else
            wrong(node, u"%1 is no layer"_s.arg(environment::Words::quote(node.text)), u"write uptime, errors, performance or infrastructure"_s);
    }

    void one(const Node &node, std::vector<Rule> &rules, QStringList &seen)
    {
        m_good = true;
        const Node *id = node.kind == Node::Kind::Mapping ? node.find(u"id") : nullptr;
        if (!id || id->text.isEmpty()) {
            wrong(node, u"a rule has no 'id'"_s, u"write '- id: some.name'"_s);
            return;
        }
        if (seen.contains(id->text)) {
            wrong(*id, u"there is a rule %1 already"_s.arg(environment::Words::quote(id->text)), u"give one of the two another id"_s);
            return;
        }
        seen << id->text;
        const auto known = std::ranges::find(rules, id->text, &Rule::id);
        if (const Node *off = node.find(u"off")) {
            const auto out = taken(*off, environment::parseBool(off->text));
            if (out && *out && known == rules.end())
                wrong(*id, u"there is no rule %1 to take out"_s.arg(environment::Words::quote(id->text)), u"see quarterdeckctl alerts rules"_s);
            else if (out && *out) {
                rules.erase(known);
                return;
            }
        }
        Rule rule = known != rules.end() ? *known : Rule();
        rule.id = id->text;
        rule.at = {m_file, id->line, id->column};
        readKind(node, rule, known == rules.end());
        readRest(node, rule);
        check(node, rule);
        if (!m_good)
            return;
        if (known != rules.end())
            *known = rule;
        else
            rules.push_back(rule);
    }

    void readKind(const Node &node, Rule &rule, bool fresh)
    {
        const Node *given = nullptr;
        for (const Node::Entry &entry : node.entries) {
            const auto kind = std::ranges::find_if(kKindKeys, [&entry](const auto &k) { return entry.key.text == k.first; });
            if (kind != kKindKeys.end()) {
                if (given)
                    wrong(entry.key, u"a rule is of one kind"_s, u"make two rules of it"_s);
                else if (!fresh && rule.kind != kind->second)
                    wrong(entry.key, u"the rule %1 is of another kind"_s.arg(rule.id), u"give yours an id of its own, and take the other one out with off: true"_s);
                rule.kind = kind->second;
                given = &entry.value;
            } else if (std::ranges::find(kPlainKeys, entry.key.text) == kPlainKeys.end()) {
                QStringList all;
                for (const auto &[key, k] : kKindKeys)
                    all << key;
                for (const QLatin1StringView key : kPlainKeys)
                    all << key;
                const QString meant = environment::Words::nearest(entry.key.text, all);
                wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(entry.key.text)),
                      meant.isEmpty() ? u"remove it or correct its spelling"_s : u"did you mean '%1'?"_s.arg(meant));
            }
        }
        if (const Node *name = node.find(u"metric"))
            rule.metric = metric(*name);
        if (given)
            readOwn(*given, rule);
    }

    // What a kind says of itself.
    void readOwn(const Node &node, Rule &rule)
    {
        const bool plain = rule.kind == Kind::Burn && node.kind != Node::Kind::Mapping; // burn: true
        if (plain || rule.kind == Kind::Deadman || rule.kind == Kind::Ending)
            return;
        if (node.kind != Node::Kind::Mapping) {
            wrong(node, u"'%1' needs keys of its own"_s.arg(wordOf(rule.kind)), u"see resources/docs/alerts.md"_s);
            return;
        }
        if (rule.kind == Kind::Condition)
            rule.conditions.clear();
        if (rule.kind == Kind::Forecast) {
            levels(node, Quantity::Days, rule.enter);
            return;
        }
        for (const Node::Entry &entry : node.entries) {
            const QString &key = entry.key.text;
            const Node &value = entry.value;
            const bool windowed = rule.kind == Kind::Count || rule.kind == Kind::Share || rule.kind == Kind::Surge;
            if (rule.kind == Kind::Condition)
                readCondition(entry, rule);
            else if (key == u"window" && windowed)
                duration(node, u"window", rule.window);
            else if (key == u"against" && rule.kind == Kind::Surge)
                duration(node, u"against", rule.against);
            else if (key == u"past" && rule.kind == Kind::Count)
                rule.past = taken(value, environment::parseNumber(value.text));
            else if (key == u"of" && rule.kind == Kind::Share)
                rule.of = metric(value);
            else if (key == u"least" && (rule.kind == Kind::Anomaly || rule.kind == Kind::Share || rule.kind == Kind::Surge))
                rule.least = taken(value, environment::parseNumber(value.text)).value_or(0);
            else if (key == u"deviations" && rule.kind == Kind::Anomaly)
                rule.deviations = taken(value, environment::parseNumber(value.text)).value_or(4);
            else if (key == u"rules" && rule.kind == Kind::Composite)
                rule.parts = words(value);
            else if (key == u"windows" && rule.kind == Kind::Burn)
                readWindows(value, rule);
            else if (key == u"members" && rule.kind == Kind::Composite)
                rule.members = taken(value, environment::parseInteger(value.text, 1, 10000)).value_or(2);
            else
                wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(key)), u"remove it or correct its spelling"_s);
        }
    }

    void readWindows(const Node &node, Rule &rule)
    {
        rule.windows.clear();
        for (const Node &item : node.items) {
            BurnWindows one;
            milliseconds longer{0}, shorter{0};
            duration(item, u"long", longer);
            duration(item, u"short", shorter);
            one.longer = std::chrono::duration_cast<std::chrono::seconds>(longer);
            one.shorter = std::chrono::duration_cast<std::chrono::seconds>(shorter);
            const Node *rate = item.find(u"rate"), *severity = item.find(u"severity");
            one.rate = rate ? taken(*rate, environment::parseNumber(rate->text)).value_or(0) : 0;
            if (severity && severity->text != u"critical" && severity->text != u"warning")
                wrong(*severity, u"a pair of windows is warning or critical"_s, u"write one of them"_s);
            one.severity = severity && severity->text == u"critical" ? base::Severity::Critical : base::Severity::Warning;
            for (const Node::Entry &entry : item.entries)
                if (entry.key.text != u"long" && entry.key.text != u"short" && entry.key.text != u"rate" && entry.key.text != u"severity")
                    wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(entry.key.text)), u"write long, short, rate and severity"_s);
            if (one.shorter.count() <= 0 || one.longer <= one.shorter)
                wrong(item, u"a pair needs a long window and a shorter one"_s, u"write {long: 1h, short: 5min, rate: 14.4, severity: critical}"_s);
            else if (one.rate <= 0)
                wrong(item, u"a pair needs a rate above zero"_s, u"write {long: 1h, short: 5min, rate: 14.4, severity: critical}"_s);
            rule.windows.push_back(one);
        }
        if (rule.windows.empty())
            wrong(node, u"there are no windows"_s, u"write windows: [{long: 1h, short: 5min, rate: 14.4, severity: critical}], or burn: true"_s);
        std::ranges::sort(rule.windows, std::greater(), [](const BurnWindows &w) { return std::pair(w.severity, w.rate); });
    }

    void readCondition(const Node::Entry &entry, Rule &rule)
    {
        const auto known = std::ranges::find_if(kConditions, [&entry](const auto &c) { return entry.key.text == c.first; });
        if (known == kConditions.end())
            wrong(entry.key, u"%1 is no condition"_s.arg(environment::Words::quote(entry.key.text)),
                  u"write one of: down, not_answering, starting, no_slots, refused, untrusted, misconfigured"_s);
        else if (entry.value.text == u"critical" || entry.value.text == u"warning")
            rule.conditions.insert(int(known->second), entry.value.text == u"critical" ? base::Severity::Critical : base::Severity::Warning);
        else
            wrong(entry.value, u"a condition is warning or critical"_s, u"write one of them"_s);
    }

    void readRest(const Node &node, Rule &rule)
    {
        const watch::Metric *metric = m_catalogue.find(rule.metric);
        const bool ownUnit = rule.kind == Kind::Threshold && metric;
        const std::optional<Quantity> quantity = ownUnit ? std::optional(quantityIn(metric->unit)) : std::nullopt;
        if (const Node *enter = node.find(u"enter"))
            levels(*enter, quantity, rule.enter);
        if (const Node *clear = node.find(u"clear"))
            levels(*clear, quantity, rule.clear);
        if (const Node *below = node.find(u"below"))
            rule.below = taken(*below, environment::parseBool(below->text));
        duration(node, u"for", rule.timing.forTime);
        duration(node, u"keep", rule.timing.keep);
        duration(node, u"persons", rule.timing.persons);
        duration(node, u"reopen", rule.timing.reopen);
        duration(node, u"stale_after", rule.timing.staleAfter);
        duration(node, u"critical_after", rule.timing.criticalAfter);
        if (const Node *none = node.find(u"no_data")) {
            if (none->text == u"unknown" || none->text == u"alert" || none->text == u"ignore")
                rule.noData = none->text == u"alert" ? NoData::Alert : none->text == u"ignore" ? NoData::Ignore : NoData::Unknown;
            else
                wrong(*none, u"no data is unknown, alert or ignore"_s, u"write one of them"_s);
        }
        if (const Node *layer = node.find(u"layer"))
            readLayer(*layer, rule.layer);
        for (const auto &[key, text] : {std::pair{u"owner", &rule.owner}, std::pair{u"title", &rule.title}, std::pair{u"do", &rule.remedy}})
            if (const Node *value = node.find(key))
                *text = value->text.left(300);
        if (const Node *on = node.find(u"on"))
            for (const Node::Entry &entry : on->entries) {
                if (entry.key.text == u"targets")
                    rule.on.targets = words(entry.value);
                else if (entry.key.text == u"tiers")
                    rule.on.tiers = words(entry.value);
                else if (entry.key.text == u"items")
                    rule.on.items = words(entry.value);
                else
                    wrong(entry.key, u"unknown key %1"_s.arg(environment::Words::quote(entry.key.text)), u"write targets, tiers or items"_s);
            }
        if (const Node *inhibits = node.find(u"inhibits")) {
            rule.inhibits.clear();
            for (const Node &item : inhibits->items)
                readInhibition(item, rule);
        }
    }

    void readInhibition(const Node &node, Rule &rule)
    {
        const Node *rules = node.find(u"rules"), *through = node.find(u"through");
        if (!rules || !through) {
            wrong(node, u"an inhibition needs rules and through"_s, u"write {rules: [\"metric/pg.*\"], through: [same]}"_s);
            return;
        }
        const Inhibition one{words(*rules), words(*through)};
        for (const QString &word : one.through)
            if (std::ranges::find(kThrough, word) == kThrough.end())
                wrong(*through, u"%1 is no way from one target to another"_s.arg(environment::Words::quote(word)), u"write one of: "_s + choicesOf(kThrough));
        rule.inhibits.push_back(one);
    }

    // What cannot be: limits that are never or always passed.
    void check(const Node &node, const Rule &rule)
    {
        const watch::Metric *metric = m_catalogue.find(rule.metric);
        const bool figure = rule.kind != Kind::Condition && rule.kind != Kind::Burn && rule.kind != Kind::Composite && rule.kind != Kind::Deadman && rule.kind != Kind::Ending;
        if (figure && rule.metric.isNull() && m_good)
            wrong(node, u"the rule %1 names no metric"_s.arg(rule.id), u"write 'metric: ' and the id of a figure"_s);
        if (rule.kind == Kind::Ending && rule.id != kEndingRule && m_good)
            wrong(node, u"the warning before the end of a silence has an id of its own"_s, u"write '- id: %1'"_s.arg(kEndingRule));
        if (rule.kind == Kind::Condition && rule.conditions.isEmpty() && m_good)
            wrong(node, u"the rule %1 names no condition"_s.arg(rule.id), u"write condition: {down: critical}"_s);
        if (rule.kind == Kind::Composite && (rule.parts.isEmpty() || !rule.enter.any()) && m_good)
            wrong(node, u"the rule %1 lacks rules or limits"_s.arg(rule.id), u"write composite: {rules: [target.down]} and enter: {critical: 100}"_s);
        if (rule.kind == Kind::Share && rule.of.isNull() && m_good)
            wrong(node, u"the rule %1 is a share of nothing"_s.arg(rule.id), u"write share: {of: another.metric}"_s);
        const bool needsEnter = rule.kind == Kind::Count || rule.kind == Kind::Share || rule.kind == Kind::Surge;
        if (needsEnter && !rule.enter.any() && m_good)
            wrong(node, u"the rule %1 has no limits"_s.arg(rule.id), u"write enter: {warning: 1, critical: 2}"_s);
        if (rule.kind == Kind::Threshold && metric && !rule.enter.any() && !metric->threshold.warning && !metric->threshold.critical && m_good)
            wrong(node, u"the figure %1 has no limits of its own"_s.arg(metric->id.name()), u"write enter: {warning: 1, critical: 2}"_s);
        if (rule.kind == Kind::Surge && rule.window >= rule.against)
            wrong(node, u"a surge is seen in a window that is shorter than the one it is held against"_s, u"write window: 1min, against: 15min"_s);
        if (rule.kind == Kind::Anomaly && rule.deviations < 1)
            wrong(node, u"less than one deviation is no anomaly"_s, u"write deviations: 4"_s);
        const bool falling = rule.kind == Kind::Forecast || rule.below.value_or(rule.kind == Kind::Threshold && metric && metric->threshold.below);
        const auto worse = [falling](double a, double b) { return falling ? a < b : a > b; };
        const Node *enter = node.find(u"enter"), *clear = node.find(u"clear");
        const Node &at = enter ? *enter : node;
        if (rule.enter.warning && rule.enter.critical && worse(*rule.enter.warning, *rule.enter.critical))
            wrong(at, u"the warning limit lies behind the critical one"_s, u"exchange them, or write below: true"_s);
        const Levels entered = rule.enter.any() || !metric ? rule.enter : Levels{metric->threshold.warning, metric->threshold.critical};
        for (const auto &[back, in] : {std::pair{rule.clear.warning, entered.warning}, std::pair{rule.clear.critical, entered.critical}})
            if (back && (!in || worse(*back, *in)))
                wrong(clear ? *clear : at, u"it would clear while it is still bad"_s, u"clear on the good side of the limit at which it enters"_s);
        const bool share = (rule.kind == Kind::Threshold && metric && metric->unit == base::Unit::Percent) || rule.kind == Kind::Share || rule.kind == Kind::Composite;
        for (const std::optional<double> &limit : {rule.enter.warning, rule.enter.critical})
            if (limit && ((share && rule.kind != Kind::Threshold && *limit > 100) || (needsEnter && *limit <= 0) || (falling && share && *limit <= 0)))
                wrong(at, u"this limit can never, or is always, passed"_s, u"write one that a good figure does not reach and a bad one does"_s);
        if (rule.kind == Kind::Threshold && share && !falling && rule.enter.critical && *rule.enter.critical > 100 && metric->threshold.critical.value_or(0) <= 100)
            wrong(at, u"more than 100 % is never reached"_s, u"write a limit of at most 100"_s);
    }

    QString m_file;
    const watch::Catalogue &m_catalogue;
    QList<Issue> *m_issues;
    bool m_good = true;
};

} // namespace

RuleFile readRules(const QByteArray &yaml, const QString &file, const watch::Catalogue &catalogue, std::vector<Rule> before, QList<Issue> *issues)
{
    environment::YamlTree tree = environment::readYaml(yaml, file);
    if (issues)
        issues->append(tree.issues);
    if (!tree.usable)
        return {std::move(before), {}};
    return RuleReader(file, catalogue, issues).read(tree.root, std::move(before));
}

} // namespace alerts
