// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/catalogue.h"

#include "models/base/resource.h"
#include "models/watch/cataloguereader.h"

namespace watch {

namespace {

using environment::Issue;
using environment::Target;
using environment::TargetKind;

constexpr const char *kFiles[] = {"postgres", "upkeep", "pgbouncer", "redis", "http", "host", "other"};

// Units as the environment file names them: the catalogue's names, or free text.
void setUnit(Metric &metric, const QString &text)
{
    static const QHash<QString, Unit> names = {
        {QStringLiteral("count"), Unit::Count},
        {QStringLiteral("bytes"), Unit::Bytes},
        {QStringLiteral("B"), Unit::Bytes},
        {QStringLiteral("bytes/s"), Unit::BytesPerSecond},
        {QStringLiteral("B/s"), Unit::BytesPerSecond},
        {QStringLiteral("percent"), Unit::Percent},
        {QStringLiteral("%"), Unit::Percent},
        {QStringLiteral("seconds"), Unit::Seconds},
        {QStringLiteral("s"), Unit::Seconds},
        {QStringLiteral("milliseconds"), Unit::Milliseconds},
        {QStringLiteral("ms"), Unit::Milliseconds},
        {QStringLiteral("/s"), Unit::PerSecond},
        {QStringLiteral("/min"), Unit::PerMinute},
        {QStringLiteral("days"), Unit::Days},
        {QStringLiteral("boolean"), Unit::Boolean},
    };
    metric.unit = text.isEmpty() ? Unit::Count : names.value(text, Unit::Other);
    metric.unitText = metric.unit == Unit::Other ? text : QString();
}

struct Declared {
    Metric metric;
    environment::Location at;
};

Metric own(const QString &id, const QString &title, const Target &target, const environment::Threshold &threshold)
{
    Metric metric;
    metric.id = MetricId(id);
    metric.title = title.isEmpty() ? id : title;
    metric.kind = target.kind;
    metric.threshold = threshold;
    metric.charted = true;
    metric.group = id;
    return metric;
}

QList<Declared> declaredBy(const Target &target)
{
    QList<Declared> found;
    if (const auto *postgres = std::get_if<environment::PostgresSettings>(&target.settings)) {
        for (const auto &m : postgres->metrics) {
            Metric metric = own(m.id, m.title, target, m.threshold);
            setUnit(metric, m.unit);
            metric.cold = true;
            metric.source = m.sql;
            found.push_back({metric, m.at});
        }
    } else if (const auto *redis = std::get_if<environment::RedisSettings>(&target.settings)) {
        for (const auto &k : redis->keys) {
            Metric metric = own(k.id, k.title, target, k.threshold);
            metric.unit = k.figure == environment::RedisKey::Figure::OldestAge ? Unit::Seconds : Unit::Count;
            metric.source = k.key;
            found.push_back({metric, k.at});
        }
    } else if (const auto *json = std::get_if<environment::HttpJsonSettings>(&target.settings)) {
        for (const auto &m : json->metrics) {
            Metric metric = own(m.id, m.title, target, m.threshold);
            setUnit(metric, m.unit);
            metric.source = m.pointer;
            metric.headline = found.isEmpty();
            found.push_back({metric, m.at});
        }
    } else if (const auto *prometheus = std::get_if<environment::PrometheusSettings>(&target.settings)) {
        for (const auto &m : prometheus->metrics) {
            Metric metric = own(m.id, m.title, target, m.threshold);
            setUnit(metric, m.unit);
            metric.source = m.name;
            metric.headline = found.isEmpty();
            found.push_back({metric, m.at});
        }
    }
    return found;
}

} // namespace

std::shared_ptr<const Catalogue> Catalogue::load(const environment::Environment &environment, QList<Issue> *issues)
{
    auto catalogue = std::make_shared<Catalogue>();
    const auto add = [&catalogue](const Metric &metric) {
        if (catalogue->m_index.contains(metric.id))
            return false;
        catalogue->m_index.insert(metric.id, catalogue->m_metrics.size());
        catalogue->m_metrics.push_back(metric);
        return true;
    };
    for (const char *name : kFiles) {
        const QString file = QStringLiteral("metrics/%1.yaml").arg(QLatin1String(name));
        const auto bytes = base::resource(file);
        if (!bytes) {
            if (issues)
                issues->push_back({Issue::Kind::Error, {file, 0, 0}, QString::fromStdString(bytes.error().text),
                                   QString::fromStdString(bytes.error().remedy)});
            continue;
        }
        for (const Metric &metric : readMetrics(*bytes, file, issues))
            if (!add(metric) && issues)
                issues->push_back({Issue::Kind::Error, {file, 0, 0}, QStringLiteral("'%1' is already defined").arg(metric.id.name()),
                                   QStringLiteral("give one of the two another id")});
    }
    for (const Target &target : environment.targets)
        for (const Declared &own : declaredBy(target))
            if (!add(own.metric) && catalogue->find(own.metric.id)->row != 0 && issues)
                issues->push_back({Issue::Kind::Error, own.at,
                                   QStringLiteral("'%1' is the id of a built-in figure").arg(own.metric.id.name()),
                                   QStringLiteral("choose another id")});
    return catalogue;
}

const Metric *Catalogue::find(MetricId id) const
{
    const auto at = m_index.constFind(id);
    return at == m_index.cend() ? nullptr : &m_metrics[*at];
}

QList<const Metric *> Catalogue::ofKind(environment::TargetKind kind) const
{
    QList<const Metric *> found;
    for (const Metric &metric : m_metrics)
        if (metric.kind == kind)
            found.push_back(&metric);
    return found;
}

environment::Threshold Catalogue::threshold(const Target &target, MetricId id) const
{
    const auto at = target.thresholds.constFind(id.name());
    if (at != target.thresholds.cend())
        return *at;
    const Metric *metric = find(id);
    return metric ? metric->threshold : environment::Threshold{};
}

} // namespace watch
