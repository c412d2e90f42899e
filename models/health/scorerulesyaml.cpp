// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/scorerules.h"

#include "models/base/log.h"
#include "models/base/resource.h"
#include "models/environment/parser.h"

#include <QCryptographicHash>

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace health {

using environment::Issue;

class ScoreRulesReader {
public:
    explicit ScoreRulesReader(QList<Issue> *issues) : m_issues(issues) {}

    void read(const YAML::Node &root, ScoreRules &rules)
    {
        for (const YAML::Node &node : root["bands"])
            rules.m_bands.push_back({node["from"].as<int>(0), text(node["name"])});
        std::ranges::sort(rules.m_bands, std::greater(), &ScoreRules::Band::from);
        if (const YAML::Node ceilings = root["ceilings"])
            rules.m_ceilings = {percent(ceilings["critical"], 39), percent(ceilings["warning"], 79), percent(ceilings["unknown"], 79),
                                  ceilings["muted"] ? percent(ceilings["muted"], 79) : 79};
        rules.m_warningShare = std::clamp(root["warning_share"].as<double>(rules.m_warningShare), 0.0, 1.0);
        rules.m_staleAfter = std::max(1.0, root["stale_after"].as<double>(rules.m_staleAfter));
        if (const int days = root["look_counts"].as<int>(0); days > 0)
            rules.m_lookCounts = std::chrono::days(days);
        for (const YAML::Node &node : root["parts"]) {
            rules.m_parts.push_back({text(node["id"]), text(node["title"]), percent(node["weight"], 0), {}, {}});
            if (const YAML::Node own = node["ceilings"]) {
                if (own["critical"])
                    rules.m_parts.back().critical = percent(own["critical"], rules.m_ceilings.critical);
                if (own["warning"])
                    rules.m_parts.back().warning = percent(own["warning"], rules.m_ceilings.warning);
            }
            if (node["default"].as<bool>(false))
                rules.m_default = rules.m_parts.size() - 1;
            for (const YAML::Node &metric : node["metrics"])
                rules.m_beginnings.emplace_back(text(metric), rules.m_parts.size() - 1);
        }
        std::ranges::sort(rules.m_beginnings, std::greater(), [](const auto &entry) { return entry.first.size(); });
        for (const auto &entry : root["mandatory"]) {
            QList<watch::MetricId> &ids = rules.m_mandatory[text(entry.first)];
            for (const YAML::Node &metric : entry.second)
                ids.append(watch::MetricId(text(metric)));
        }
        for (const YAML::Node &metric : root["mandatory_where_asked"])
            rules.m_mandatoryWhereAsked.append(watch::MetricId(text(metric)));
    }

    void report(const YAML::Mark &mark, const QString &what, const QString &remedy)
    {
        if (m_issues)
            m_issues->push_back({Issue::Kind::Error, {QStringLiteral("health/score.yaml"), mark.line + 1, mark.column + 1}, what, remedy});
    }

private:
    static QString text(const YAML::Node &node) { return QString::fromStdString(node.as<std::string>(std::string())); }

    int percent(const YAML::Node &node, int otherwise)
    {
        const int value = node.as<int>(-1);
        if (value >= 0 && value <= 100)
            return value;
        report(node.Mark(), QStringLiteral("this is not a number from 0 to 100"), QStringLiteral("write one"));
        return otherwise;
    }

    QList<Issue> *m_issues;
};

ScoreRules ScoreRules::read(const QByteArray &yaml, QList<Issue> *issues)
{
    ScoreRules rules;
    rules.m_id = QString::fromLatin1(QCryptographicHash::hash(yaml, QCryptographicHash::Sha256).toHex().left(12));
    ScoreRulesReader reader(issues);
    try {
        reader.read(YAML::Load(yaml.toStdString()), rules);
    } catch (const YAML::Exception &e) {
        reader.report(e.mark, QString::fromStdString(e.msg), QStringLiteral("correct the YAML at this place"));
    }
    if (rules.m_parts.empty())
        rules.m_parts.push_back({QStringLiteral("all"), QStringLiteral("Everything"), 100, {}, {}});
    return rules;
}

const ScoreRules &ScoreRules::shipped()
{
    static const ScoreRules rules = [] {
        const auto bytes = base::resource(QStringLiteral("health/score.yaml"));
        QList<Issue> issues;
        ScoreRules read = ScoreRules::read(bytes.value_or(QByteArray()), &issues);
        for (const Issue &issue : issues)
            base::logWarning("health", environment::issueLine(issue));
        return read;
    }();
    return rules;
}

QString ScoreRules::bandOf(int score) const
{
    for (const Band &band : m_bands)
        if (score >= band.from)
            return band.name;
    return {};
}

const ScorePart &ScoreRules::partOf(watch::MetricId metric) const
{
    const QString &name = metric.name();
    for (const auto &[beginning, part] : m_beginnings)
        if (name.startsWith(beginning))
            return m_parts[part];
    return m_parts[m_default];
}

const QList<watch::MetricId> &ScoreRules::mandatory(const QString &role) const
{
    static const QList<watch::MetricId> none;
    const auto at = m_mandatory.constFind(role);
    return at == m_mandatory.cend() ? none : *at;
}

} // namespace health
