// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/drafttexts.h"

#include "models/environment/scalars.h"

#include <cmath>

using namespace Qt::StringLiterals;
using environment::Credential;
using environment::HeartbeatSettings;
using environment::HttpJsonSettings;
using environment::JsonMetric;
using environment::PgBouncerSettings;
using environment::PostgresSettings;
using environment::PrometheusMetric;
using environment::PrometheusSettings;
using environment::Quantity;
using environment::Threshold;

namespace start {
namespace {

const QString kAge = u"heartbeat.age"_s;

QString &sourceOf(JsonMetric &metric) { return metric.pointer; }
QString &sourceOf(PrometheusMetric &metric) { return metric.name; }

QString limitText(const std::optional<double> &limit)
{
    return limit ? environment::numberText(*limit) : QString();
}

// "15min" where nothing of the number is lost by it.
QString ageText(const std::optional<double> &seconds)
{
    if (!seconds || *seconds < 1 || *seconds != std::floor(*seconds) || *seconds > 1e8)
        return limitText(seconds);
    return environment::durationText(std::chrono::seconds(qint64(*seconds)));
}

std::optional<double> limitOf(const QString &text, Quantity quantity)
{
    const auto parsed = environment::parseLimit(text.trimmed(), quantity);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

template <class Metric>
QList<TypedFigure> typedOf(const QList<Metric> &metrics)
{
    QList<TypedFigure> typed;
    for (Metric metric : metrics) {
        TypedFigure figure{metric.id, sourceOf(metric), metric.unit, limitText(metric.threshold.warning), limitText(metric.threshold.critical),
                           metric.threshold.below, false, int(typed.size())};
        if constexpr (requires { metric.rate; })
            figure.perSecond = metric.rate;
        typed.append(figure);
    }
    return typed;
}

template <class Metric>
QList<Metric> metricsOf(const QList<TypedFigure> &typed, const QList<Metric> &before)
{
    QList<Metric> metrics;
    for (const TypedFigure &figure : typed) {
        if (figure.isBlank())
            continue;
        Metric metric = before.value(figure.origin);
        const bool untitled = metric.title == metric.id;
        metric.id = figure.id.trimmed();
        if (untitled)
            metric.title = metric.id;
        sourceOf(metric) = figure.source.trimmed();
        metric.unit = figure.unit.trimmed();
        const Quantity quantity = environment::quantityOfUnit(metric.unit);
        metric.threshold = {limitOf(figure.warning, quantity), limitOf(figure.critical, quantity), false};
        metric.threshold.below = figure.below && (metric.threshold.warning || metric.threshold.critical);
        if constexpr (requires { metric.rate; })
            metric.rate = figure.perSecond;
        metrics.append(metric);
    }
    return metrics;
}

} // namespace

bool TypedFigure::isBlank() const
{
    return origin < 0 && id.trimmed().isEmpty() && source.trimmed().isEmpty() && unit.trimmed().isEmpty() && warning.trimmed().isEmpty()
        && critical.trimmed().isEmpty();
}

QList<TypedFigure> figuresOf(const environment::Target &target)
{
    if (const auto *json = std::get_if<HttpJsonSettings>(&target.settings))
        return typedOf(json->metrics);
    if (const auto *prometheus = std::get_if<PrometheusSettings>(&target.settings))
        return typedOf(prometheus->metrics);
    return {};
}

void putFigures(const ConnectionDraft &typed, environment::TargetSettings &settings)
{
    if (auto *json = std::get_if<HttpJsonSettings>(&settings))
        json->metrics = metricsOf(typed.figures, json->metrics);
    else if (auto *prometheus = std::get_if<PrometheusSettings>(&settings))
        prometheus->metrics = metricsOf(typed.figures, prometheus->metrics);
}

TypedHeartbeat heartbeatOf(const environment::Target &target)
{
    const auto *settings = std::get_if<HeartbeatSettings>(&target.settings);
    if (!settings)
        return {};
    const Threshold limits = target.thresholds.value(kAge);
    return {settings->where, settings->via, settings->key, settings->sql, settings->path, ageText(limits.warning), ageText(limits.critical)};
}

void putHeartbeat(const TypedHeartbeat &typed, environment::Target &target)
{
    using Where = HeartbeatSettings::Where;
    HeartbeatSettings settings;
    settings.where = typed.where;
    if (typed.where != Where::File)
        settings.via = typed.via;
    if (typed.where == Where::RedisKey)
        settings.key = typed.key.trimmed();
    else if (typed.where == Where::Row)
        settings.sql = typed.sql.trimmed();
    else
        settings.path = wholePath(typed.path);
    if (const auto *before = std::get_if<HeartbeatSettings>(&target.settings); before && before->sql.trimmed() == settings.sql)
        settings.sql = before->sql;
    target.settings = settings;

    Threshold limits{limitOf(typed.warning, Quantity::Seconds), limitOf(typed.critical, Quantity::Seconds), target.thresholds.value(kAge).below};
    if (limits.warning || limits.critical)
        target.thresholds.insert(kAge, limits);
    else
        target.thresholds.remove(kAge);
}

TypedMore moreOf(const environment::Target &target)
{
    TypedMore more;
    for (const environment::Edge &edge : target.edges)
        if (edge.kind == environment::EdgeKind::Uses)
            more.uses.append(edge.to);
    if (const auto *postgres = std::get_if<PostgresSettings>(&target.settings)) {
        more.readerUser = postgres->reader.user;
        if (!more.readerUser.isEmpty())
            more.readerFrom = postgres->reader.credential.source;
        more.standbys = postgres->expectedStandbys.join(u", "_s);
        more.backupFile = postgres->backup.statusFile;
    } else if (const auto *pooler = std::get_if<PgBouncerSettings>(&target.settings)) {
        more.poolerConfig = pooler->config;
    }
    return more;
}

void putMore(const TypedMore &typed, environment::TargetSettings &settings)
{
    if (auto *postgres = std::get_if<PostgresSettings>(&settings)) {
        const QString user = typed.readerUser.trimmed();
        if (user.isEmpty())
            postgres->reader = {};
        else if (postgres->reader.user.isEmpty() || postgres->reader.credential.source != typed.readerFrom)
            postgres->reader = {user, {typed.readerFrom, {}, {}}};
        else
            postgres->reader.user = user;
        if (typed.standbys != postgres->expectedStandbys.join(u", "_s)) {
            postgres->expectedStandbys.clear();
            for (const QString &name : typed.standbys.split(u',', Qt::SkipEmptyParts))
                if (!name.trimmed().isEmpty())
                    postgres->expectedStandbys.append(name.trimmed());
        }
        postgres->backup.statusFile = wholePath(typed.backupFile);
    } else if (auto *pooler = std::get_if<PgBouncerSettings>(&settings)) {
        pooler->config = wholePath(typed.poolerConfig);
    }
}

QString wholePath(const QString &typed)
{
    const QString path = typed.trimmed();
    if (path != u"~" && !path.startsWith(u"~/"))
        return path;
    const auto whole = environment::parseFilePath(path, {});
    return whole ? *whole : path;
}

} // namespace start
