// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/rules.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <QCryptographicHash>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace promises {

namespace {

using environment::Issue;

class RulesReader {
public:
    RulesReader(const QString &file, QList<Issue> *issues) : m_file(file), m_issues(issues) {}

    template <class F>
    void load(const QByteArray &yaml, F &&read)
    {
        try {
            read(YAML::Load(yaml.toStdString()));
        } catch (const YAML::Exception &e) {
            report(e.mark, QString::fromStdString(e.msg), u"correct the YAML at this place"_s);
        }
    }

    static QString text(const YAML::Node &node) { return QString::fromStdString(node.as<std::string>(std::string())); }

    double number(const YAML::Node &node, double least, double most, double otherwise)
    {
        const double value = node.as<double>(std::nan(""));
        if (value >= least && value <= most)
            return value;
        if (node)
            report(node.Mark(), u"this is not a number from %1 to %2"_s.arg(least).arg(most), u"write one"_s);
        return otherwise;
    }

    std::chrono::seconds duration(const YAML::Node &node)
    {
        const QString written = text(node);
        static constexpr std::pair<const char *, int> units[] = {{"min", 60}, {"s", 1}, {"h", 3600}, {"d", 86400}};
        for (const auto &[unit, seconds] : units) {
            bool number = false;
            const int count = written.endsWith(QLatin1String(unit)) ? written.chopped(qsizetype(qstrlen(unit))).trimmed().toInt(&number) : 0;
            if (number && count > 0 && count < 10'000)
                return std::chrono::seconds(std::int64_t(count) * seconds);
        }
        report(node ? node.Mark() : YAML::Mark(), u"this is not a duration"_s, u"write one, as 5min, 6h or 3d"_s);
        return {};
    }

    void report(const YAML::Mark &mark, const QString &what, const QString &remedy)
    {
        if (m_issues)
            m_issues->push_back({Issue::Kind::Error, {m_file, mark.line + 1, mark.column + 1}, what, remedy});
    }

private:
    QString m_file;
    QList<Issue> *m_issues;
};

template <class Rules>
Rules shippedRules(const QString &file)
{
    QList<Issue> issues;
    Rules rules = Rules::read(base::resource(file).value_or(QByteArray()), &issues);
    for (const Issue &issue : issues)
        base::logWarning("promises", environment::issueLine(issue));
    return rules;
}

} // namespace

BurnRules BurnRules::read(const QByteArray &yaml, QList<Issue> *issues)
{
    BurnRules rules;
    RulesReader reader(u"promises/objectives.yaml"_s, issues);
    reader.load(yaml, [&](const YAML::Node &root) {
        rules.minimumObserved = reader.number(root["minimum_observed"], 0, 100, rules.minimumObserved);
        rules.minimumOfBurn = reader.number(root["minimum_of_burn"], 0, 100, rules.minimumOfBurn);
        for (const YAML::Node &node : root["burns"]) {
            BurnPair pair{reader.duration(node["long"]), reader.duration(node["short"]), reader.number(node["rate"], 0.01, 1e6, 0),
                          RulesReader::text(node["speed"]) == "fast"_L1 ? Speed::Fast : Speed::Slow};
            if (const QString problem = RulesReader::text(node["problem"]); problem == "critical"_L1 || problem == "warning"_L1)
                pair.problem = problem == "critical"_L1 ? base::Severity::Critical : base::Severity::Warning;
            else if (!problem.isEmpty())
                reader.report(node["problem"].Mark(), u"a problem is warning or critical"_s, u"write one of them, or leave it out"_s);
            if (pair.shorter.count() > 0 && pair.shorter <= pair.longer && pair.rate > 0)
                rules.pairs.push_back(pair);
        }
    });
    return rules;
}

const BurnRules &BurnRules::shipped()
{
    static const BurnRules rules = shippedRules<BurnRules>(u"promises/objectives.yaml"_s);
    return rules;
}

ReadinessRules ReadinessRules::read(const QByteArray &yaml, QList<Issue> *issues)
{
    using Source = ReadinessPart::From;
    static constexpr std::pair<const char *, Source> sources[] = {{"objectives", Source::Objectives}, {"promises", Source::Promises},
                                                                  {"coverage", Source::Coverage}, {"journal", Source::Journal}, {"act", Source::Act}};
    ReadinessRules rules;
    rules.id = QString::fromLatin1(QCryptographicHash::hash(yaml, QCryptographicHash::Sha256).toHex().left(12));
    RulesReader reader(u"promises/readiness.yaml"_s, issues);
    reader.load(yaml, [&](const YAML::Node &root) {
        rules.target = reader.number(root["target"], 0, 10, rules.target);
        for (const YAML::Node &node : root["parts"]) {
            ReadinessPart part;
            part.id = RulesReader::text(node["id"]);
            part.title = RulesReader::text(node["title"]);
            part.weight = reader.number(node["weight"], 0.01, 100, part.weight);
            part.next = RulesReader::text(node["next"]);
            part.waits = RulesReader::text(node["waits"]);
            part.within = std::chrono::days(int(reader.number(node["within"], 1, 3660, double(part.within.count()))));
            for (const YAML::Node &act : node["acts"])
                part.acts.append(RulesReader::text(act));
            const QString from = RulesReader::text(node["from"]);
            const auto source = std::ranges::find_if(sources, [&](const auto &s) { return from == QLatin1String(s.first); });
            if (source == std::end(sources) || (source->second == Source::Act && part.acts.isEmpty())) {
                reader.report(node.Mark(), u"nobody can tell what this part is read from"_s,
                              u"write from: objectives, promises, coverage, journal, or act with acts"_s);
                continue;
            }
            part.from = source->second;
            rules.parts.push_back(part);
        }
    });
    return rules;
}

const ReadinessRules &ReadinessRules::shipped()
{
    static const ReadinessRules rules = shippedRules<ReadinessRules>(u"promises/readiness.yaml"_s);
    return rules;
}

} // namespace promises
