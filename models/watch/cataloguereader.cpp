// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/cataloguereader.h"

#include <yaml-cpp/yaml.h>

#include <array>
#include <optional>
#include <span>

namespace watch {

namespace {

using environment::Issue;
using environment::TargetKind;

template <class T>
struct Name {
    const char *name;
    T value;
};

constexpr std::array kUnits = {
    Name{"count", Unit::Count},          Name{"bytes", Unit::Bytes},
    Name{"bytes/s", Unit::BytesPerSecond}, Name{"percent", Unit::Percent},
    Name{"seconds", Unit::Seconds},      Name{"milliseconds", Unit::Milliseconds},
    Name{"/s", Unit::PerSecond},         Name{"/min", Unit::PerMinute},
    Name{"milliseconds/s", Unit::MillisecondsPerSecond}, Name{"days", Unit::Days},
    Name{"transactions", Unit::Transactions}, Name{"boolean", Unit::Boolean},
    Name{"state", Unit::State},          Name{"other", Unit::Other},
};
constexpr std::array kKinds = {
    Name{"postgres", TargetKind::Postgres},   Name{"pgbouncer", TargetKind::PgBouncer},
    Name{"redis", TargetKind::Redis},         Name{"http", TargetKind::Http},
    Name{"host", TargetKind::Host},           Name{"http_json", TargetKind::HttpJson},
    Name{"prometheus", TargetKind::Prometheus}, Name{"heartbeat", TargetKind::Heartbeat},
};
constexpr std::array kCosts = {Name{"A", 'A'}, Name{"B", 'B'}, Name{"C", 'C'}, Name{"D", 'D'}, Name{"E", 'E'}};
constexpr std::array kLanes = {Name{"hot", false}, Name{"cold", true}};
constexpr std::array kKeys = {"id", "row", "kind", "title", "description", "unit", "unit_text", "lane", "cost",
                              "source", "threshold", "forecast", "no_default", "hold", "critical_after", "headline", "charted", "group", "always", "apart"};

constexpr std::array kForecastKeys = {"limit", "date", "disk", "warning", "critical"}; // days

template <class T, std::size_t N>
QString listed(const std::array<Name<T>, N> &names)
{
    QStringList all;
    for (const auto &n : names)
        all << QLatin1String(n.name);
    return QStringLiteral("write one of: ") + all.join(QStringLiteral(", "));
}

class Reader {
public:
    Reader(QString file, QList<Issue> *issues) : m_file(std::move(file)), m_issues(issues) {}

    QList<Metric> read(const YAML::Node &root)
    {
        QList<Metric> found;
        if (!root.IsMap() || !root["metrics"] || !root["metrics"].IsSequence()) {
            report(root, QStringLiteral("there is no list 'metrics'"), QStringLiteral("write 'metrics:' and a list of figures"));
            return found;
        }
        if (root["kind"])
            m_kind = choice(root["kind"], kKinds);
        for (const YAML::Node &node : root["metrics"])
            if (auto metric = one(node))
                found.push_back(*std::move(metric));
        return found;
    }

private:
    void report(const YAML::Node &node, const QString &text, const QString &remedy)
    {
        if (!m_issues)
            return;
        const YAML::Mark mark = node.Mark();
        m_issues->push_back({Issue::Kind::Error, {m_file, mark.line + 1, mark.column + 1}, text, remedy});
    }

    QString text(const YAML::Node &node) const { return QString::fromStdString(node.as<std::string>(std::string())); }

    template <class T, std::size_t N>
    std::optional<T> choice(const YAML::Node &node, const std::array<Name<T>, N> &names)
    {
        const QString word = text(node);
        for (const auto &n : names)
            if (word == QLatin1String(n.name))
                return n.value;
        report(node, QStringLiteral("'%1' is not known here").arg(word), listed(names));
        return {};
    }

    std::optional<double> figure(const YAML::Node &node)
    {
        double value = 0;
        if (node.IsScalar() && YAML::convert<double>::decode(node, value))
            return value;
        report(node, QStringLiteral("this is not a number"), QStringLiteral("write a number"));
        return {};
    }

    environment::Threshold threshold(const YAML::Node &node)
    {
        environment::Threshold limits;
        if (!node)
            return limits;
        if (!node.IsMap()) {
            report(node, QStringLiteral("a threshold needs limits"), QStringLiteral("write {warning: 1, critical: 2}"));
            return limits;
        }
        if (node["warning"])
            limits.warning = figure(node["warning"]);
        if (node["critical"])
            limits.critical = figure(node["critical"]);
        limits.below = node["below"].as<bool>(false);
        return limits;
    }

    std::optional<ForecastRule> forecast(const YAML::Node &node)
    {
        if (!node)
            return {};
        if (!node.IsMap()) {
            report(node, QStringLiteral("a forecast needs a limit"), QStringLiteral("write {limit: 100}, {limit: critical} or {date: true}"));
            return {};
        }
        checkKeys(node, kForecastKeys);
        ForecastRule rule;
        rule.date = node["date"].as<bool>(false);
        rule.disk = node["disk"].as<bool>(false);
        if (node["limit"] && text(node["limit"]) != QLatin1String("critical"))
            rule.limit = figure(node["limit"]);
        if (node["warning"])
            rule.warningDays = figure(node["warning"]);
        if (node["critical"])
            rule.criticalDays = figure(node["critical"]);
        return rule;
    }

    template <std::size_t N>
    void checkKeys(const YAML::Node &node, const std::array<const char *, N> &keys)
    {
        for (const auto &entry : node) {
            const QString key = text(entry.first);
            const bool known = std::any_of(keys.begin(), keys.end(), [&key](const char *k) { return key == QLatin1String(k); });
            if (!known)
                report(entry.first, QStringLiteral("unknown key '%1'").arg(key), QStringLiteral("remove it or correct its spelling"));
        }
    }

    std::optional<Metric> one(const YAML::Node &node)
    {
        if (!node.IsMap() || !node["id"]) {
            report(node, QStringLiteral("a figure has no 'id'"), QStringLiteral("write '- id: some.name'"));
            return {};
        }
        checkKeys(node, kKeys);
        Metric metric;
        metric.id = MetricId(text(node["id"]));
        metric.row = node["row"].as<int>(0);
        metric.title = text(node["title"]);
        metric.description = text(node["description"]);
        metric.unitText = text(node["unit_text"]);
        metric.source = text(node["source"]);
        if (node["cost"]) {
            if (const auto cost = choice(node["cost"], kCosts))
                metric.cost = *cost;
        }
        metric.group = node["group"] ? text(node["group"]) : metric.id.name();
        metric.headline = node["headline"].as<bool>(false);
        metric.charted = node["charted"].as<bool>(false);
        metric.always = text(node["always"]);
        metric.apart = node["apart"].as<bool>(false);
        metric.threshold = threshold(node["threshold"]);
        metric.forecast = forecast(node["forecast"]);
        if (node["hold"])
            metric.holdSeconds = figure(node["hold"]).value_or(0);
        if (node["critical_after"])
            metric.criticalAfterSeconds = figure(node["critical_after"]).value_or(0);
        const auto kind = node["kind"] ? choice(node["kind"], kKinds) : m_kind;
        const auto unit = choice(node["unit"], kUnits);
        const auto cold = choice(node["lane"], kLanes);
        if (!kind || !unit || !cold)
            return {};
        metric.kind = *kind;
        metric.unit = *unit;
        metric.cold = *cold;
        return metric;
    }

    QString m_file;
    QList<Issue> *m_issues;
    std::optional<TargetKind> m_kind;
};

} // namespace

QList<Metric> readMetrics(const QByteArray &yaml, const QString &file, QList<Issue> *issues)
{
    try {
        return Reader(file, issues).read(YAML::Load(yaml.toStdString()));
    } catch (const YAML::Exception &e) {
        if (issues)
            issues->push_back({Issue::Kind::Error, {file, e.mark.line + 1, e.mark.column + 1}, QString::fromStdString(e.msg),
                               QStringLiteral("correct the YAML at this place")});
        return {};
    }
}

} // namespace watch
