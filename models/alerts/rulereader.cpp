// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulereader.h"

#include "models/alerts/rulesource.h"
#include "models/alerts/words.h"
#include "models/environment/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using environment::Issue;
using environment::Node;
using environment::Quantity;
using environment::Words;

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
    RuleReader(const QString &file, const watch::Catalogue &catalogue, QList<Issue> *issues) : m_source(file, catalogue, issues) {}

    RuleFile read(const Node &root, std::vector<Rule> before)
    {
        RuleFile file{std::move(before), {}};
        if (root.isNull())
            return file;
        if (root.kind != Node::Kind::Mapping) {
            m_source.wrong(root, say(QT_TRANSLATE_NOOP("alerts", "this is no file of rules")), say(QT_TRANSLATE_NOOP("alerts", "write 'rules:' and a list of rules")));
            return file;
        }
        for (const Node::Entry &entry : root.entries)
            if (entry.key.text != u"rules" && entry.key.text != u"figures")
                m_source.unknownKey(entry.key, say(QT_TRANSLATE_NOOP("alerts", "write 'rules' or 'figures'")));
        if (const Node *figures = root.find(u"figures"))
            for (const Node &node : figures->items)
                note(node, file.figures);
        if (const Node *rules = root.find(u"rules")) {
            if (rules->kind != Node::Kind::Sequence && !rules->isNull())
                m_source.wrong(*rules, say(QT_TRANSLATE_NOOP("alerts", "'rules' is a list")), say(QT_TRANSLATE_NOOP("alerts", "write '- id: some.name' for each rule")));
            QStringList seen;
            for (const Node &node : rules->items)
                one(node, file.rules, seen);
        }
        return file;
    }

private:
    void note(const Node &node, std::vector<FigureNote> &notes)
    {
        m_source.begin();
        FigureNote one;
        const Node *metrics = node.find(u"metrics"), *layer = node.find(u"layer"), *owner = node.find(u"owner"), *remedy = node.find(u"do");
        if (!metrics || !layer || !owner || !remedy) {
            m_source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "a row of figures needs metrics, layer, owner and do")), say(QT_TRANSLATE_NOOP("alerts", "write all four")));
            return;
        }
        one.metrics = m_source.words(*metrics);
        m_source.layer(*layer, one.layer);
        one.owner = owner->text;
        one.remedy = remedy->text;
        for (const QString &start : one.metrics)
            if (std::ranges::none_of(m_source.catalogue().metrics(), [&start](const watch::Metric &m) { return m.id.name().startsWith(start); }))
                m_source.wrong(*metrics, say(QT_TRANSLATE_NOOP("alerts", "no figure begins like %1")).arg(Words::quote(start)),
                               say(QT_TRANSLATE_NOOP("alerts", "write the beginning of the id of a figure")));
        if (m_source.good())
            notes.push_back(one);
    }

    void one(const Node &node, std::vector<Rule> &rules, QStringList &seen)
    {
        m_source.begin();
        const Node *id = node.kind == Node::Kind::Mapping ? node.find(u"id") : nullptr;
        if (!id || id->text.isEmpty()) {
            m_source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "a rule has no 'id'")), say(QT_TRANSLATE_NOOP("alerts", "write '- id: some.name'")));
            return;
        }
        if (seen.contains(id->text)) {
            m_source.wrong(*id, say(QT_TRANSLATE_NOOP("alerts", "there is a rule %1 already")).arg(Words::quote(id->text)),
                           say(QT_TRANSLATE_NOOP("alerts", "give one of the two another id")));
            return;
        }
        seen << id->text;
        const auto known = std::ranges::find(rules, id->text, &Rule::id);
        if (const Node *off = node.find(u"off")) {
            const auto out = m_source.taken(*off, environment::parseBool(off->text));
            if (out && *out && known == rules.end())
                m_source.wrong(*id, say(QT_TRANSLATE_NOOP("alerts", "there is no rule %1 to take out")).arg(Words::quote(id->text)),
                               say(QT_TRANSLATE_NOOP("alerts", "see quarterdeckctl alerts rules")));
            else if (out && *out) {
                rules.erase(known);
                return;
            }
        }
        Rule rule = known != rules.end() ? *known : Rule();
        rule.id = id->text;
        rule.at = m_source.placeOf(*id);
        readKind(node, rule, known == rules.end());
        readRest(node, rule);
        checkRule(m_source, node, rule);
        if (!m_source.good())
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
                    m_source.wrong(entry.key, say(QT_TRANSLATE_NOOP("alerts", "a rule is of one kind")), say(QT_TRANSLATE_NOOP("alerts", "make two rules of it")));
                else if (!fresh && rule.kind != kind->second)
                    m_source.wrong(entry.key, say(QT_TRANSLATE_NOOP("alerts", "the rule %1 is of another kind")).arg(rule.id),
                                   say(QT_TRANSLATE_NOOP("alerts", "give yours an id of its own, and take the other one out with off: true")));
                rule.kind = kind->second;
                given = &entry.value;
            } else if (std::ranges::find(kPlainKeys, entry.key.text) == kPlainKeys.end()) {
                QStringList all;
                for (const auto &[key, k] : kKindKeys)
                    all << key;
                for (const QLatin1StringView key : kPlainKeys)
                    all << key;
                const QString meant = Words::nearest(entry.key.text, all);
                m_source.unknownKey(entry.key, meant.isEmpty() ? say(QT_TRANSLATE_NOOP("alerts", "remove it or correct its spelling"))
                                                               : say(QT_TRANSLATE_NOOP("alerts", "did you mean '%1'?")).arg(meant));
            }
        }
        if (const Node *name = node.find(u"metric"))
            rule.metric = m_source.metric(*name);
        if (given)
            readKindOf(m_source, *given, rule);
    }

    void readRest(const Node &node, Rule &rule)
    {
        const watch::Metric *metric = m_source.catalogue().find(rule.metric);
        const bool ownUnit = rule.kind == Kind::Threshold && metric;
        const std::optional<Quantity> quantity = ownUnit ? std::optional(quantityIn(metric->unit)) : std::nullopt;
        if (const Node *enter = node.find(u"enter"))
            m_source.levels(*enter, quantity, rule.enter);
        if (const Node *clear = node.find(u"clear"))
            m_source.levels(*clear, quantity, rule.clear);
        if (const Node *below = node.find(u"below"))
            rule.below = m_source.taken(*below, environment::parseBool(below->text));
        m_source.duration(node, u"for", rule.timing.forTime);
        m_source.duration(node, u"keep", rule.timing.keep);
        m_source.duration(node, u"persons", rule.timing.persons);
        m_source.duration(node, u"reopen", rule.timing.reopen);
        m_source.duration(node, u"stale_after", rule.timing.staleAfter);
        m_source.duration(node, u"critical_after", rule.timing.criticalAfter);
        if (const Node *none = node.find(u"no_data")) {
            if (none->text == u"unknown" || none->text == u"alert" || none->text == u"ignore")
                rule.noData = none->text == u"alert" ? NoData::Alert : none->text == u"ignore" ? NoData::Ignore : NoData::Unknown;
            else
                m_source.wrong(*none, say(QT_TRANSLATE_NOOP("alerts", "no data is unknown, alert or ignore")), say(QT_TRANSLATE_NOOP("alerts", "write one of them")));
        }
        if (const Node *layer = node.find(u"layer"))
            m_source.layer(*layer, rule.layer);
        for (const auto &[key, text] : {std::pair{u"owner", &rule.owner}, std::pair{u"title", &rule.title}, std::pair{u"do", &rule.remedy}})
            if (const Node *value = node.find(key))
                *text = value->text.left(300);
        if (const Node *on = node.find(u"on"))
            for (const Node::Entry &entry : on->entries) {
                if (entry.key.text == u"targets")
                    rule.on.targets = m_source.words(entry.value);
                else if (entry.key.text == u"tiers")
                    rule.on.tiers = m_source.words(entry.value);
                else if (entry.key.text == u"items")
                    rule.on.items = m_source.words(entry.value);
                else
                    m_source.unknownKey(entry.key, say(QT_TRANSLATE_NOOP("alerts", "write targets, tiers or items")));
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
            m_source.wrong(node, say(QT_TRANSLATE_NOOP("alerts", "an inhibition needs rules and through")),
                           say(QT_TRANSLATE_NOOP("alerts", "write {rules: [\"metric/pg.*\"], through: [same]}")));
            return;
        }
        const Inhibition one{m_source.words(*rules), m_source.words(*through)};
        for (const QString &word : one.through)
            if (std::ranges::find(kThrough, word) == kThrough.end())
                m_source.wrong(*through, say(QT_TRANSLATE_NOOP("alerts", "%1 is no way from one target to another")).arg(Words::quote(word)),
                               say(QT_TRANSLATE_NOOP("alerts", "write one of: %1")).arg(choicesOf(kThrough)));
        rule.inhibits.push_back(one);
    }

    RuleSource m_source;
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
