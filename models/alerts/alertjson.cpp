// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertfile.h"

#include "models/base/moment.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

// ISO 8601 in UTC with milliseconds; an empty string: has not happened.
QString stampText(base::WallTime at)
{
    return at == base::WallTime{} ? QString() : base::isoMoment(at);
}

base::WallTime stampIn(const QJsonValue &value)
{
    return base::momentIn(value.toString()).value_or(base::WallTime{});
}

QString severityText(base::Severity severity) { return severity == base::Severity::Critical ? u"critical"_s : u"warning"_s; }
base::Severity severityIn(const QJsonValue &value) { return value == u"critical"_s ? base::Severity::Critical : base::Severity::Warning; }

QStringList listIn(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &one : value.toArray())
        all << one.toString();
    return all;
}

} // namespace

QJsonObject jsonOf(const Alert &a)
{
    QJsonObject o{{u"key"_s, a.key}, {u"rule"_s, a.rule}, {u"environment"_s, a.scope}, {u"target"_s, a.target}, {u"service"_s, a.service},
                  {u"cluster"_s, a.cluster}, {u"item"_s, a.item.raw()}, {u"state"_s, wordOf(a.state)}, {u"wasFiring"_s, a.wasFiring},
                  {u"severity"_s, severityText(a.severity)}, {u"layer"_s, wordOf(a.layer)}, {u"headline"_s, a.headline}, {u"sentence"_s, a.sentence}, {u"owner"_s, a.owner},
                  {u"do"_s, a.remedy}, {u"firstBad"_s, stampText(a.firstBad)}, {u"fired"_s, stampText(a.fired)}, {u"due"_s, stampText(a.due)},
                  {u"resolved"_s, stampText(a.resolved)}, {u"lastSeen"_s, stampText(a.lastSeen)}, {u"silencedBy"_s, QJsonArray::fromStringList(a.silencedBy)},
                  {u"inhibitedBy"_s, QJsonArray::fromStringList(a.inhibitedBy)}, {u"maintenance"_s, QJsonArray::fromStringList(a.maintenance)},
                  {u"flapping"_s, a.flapping}};
    if (!a.reading.metric.isNull())
        o.insert(u"metric"_s, a.reading.metric.name());
    if (a.reading.hasValue() && std::isfinite(a.reading.value))
        o.insert(u"value"_s, a.reading.value);
    else if (!a.reading.hasValue())
        o.insert(u"noValue"_s, int(a.reading.noValue));
    if (a.limit)
        o.insert(u"limit"_s, *a.limit);
    if (a.acknowledged)
        o.insert(u"acknowledged"_s, QJsonObject{{u"by"_s, a.acknowledged->by}, {u"note"_s, a.acknowledged->note}, {u"at"_s, stampText(a.acknowledged->at)},
                                                {u"until"_s, stampText(a.acknowledged->until)}, {u"severity"_s, severityText(a.acknowledged->severity)}});
    return o;
}

std::optional<Alert> alertIn(const QJsonObject &o)
{
    Alert a;
    const auto state = stateOf(o.value(u"state"_s).toString());
    const auto layer = layerOf(o.value(u"layer"_s).toString());
    a.key = o.value(u"key"_s).toString();
    a.rule = o.value(u"rule"_s).toString();
    a.scope = o.value(u"environment"_s).toString();
    a.target = o.value(u"target"_s).toString();
    a.item = base::Untrusted(o.value(u"item"_s).toString());
    if (!state || !layer || a.rule.isEmpty() || a.key != keyOf(a.rule, a.scope, a.target, a.item))
        return {};
    a.state = *state;
    a.layer = *layer;
    a.service = o.value(u"service"_s).toString();
    a.cluster = o.value(u"cluster"_s).toString();
    a.wasFiring = o.value(u"wasFiring"_s).toBool();
    a.severity = severityIn(o.value(u"severity"_s));
    a.headline = o.value(u"headline"_s).toString();
    a.sentence = o.value(u"sentence"_s).toString();
    a.owner = o.value(u"owner"_s).toString();
    a.remedy = o.value(u"do"_s).toString();
    a.firstBad = stampIn(o.value(u"firstBad"_s));
    a.fired = stampIn(o.value(u"fired"_s));
    a.due = stampIn(o.value(u"due"_s));
    a.resolved = stampIn(o.value(u"resolved"_s));
    a.lastSeen = stampIn(o.value(u"lastSeen"_s));
    a.silencedBy = listIn(o.value(u"silencedBy"_s));
    a.inhibitedBy = listIn(o.value(u"inhibitedBy"_s));
    a.maintenance = listIn(o.value(u"maintenance"_s));
    a.flapping = o.value(u"flapping"_s).toBool();
    if (const QString metric = o.value(u"metric"_s).toString(); !metric.isEmpty() && metric.size() < 200)
        a.reading.metric = watch::MetricId(metric);
    a.reading.instance = a.item;
    a.reading.value = o.value(u"value"_s).toDouble(std::numeric_limits<double>::quiet_NaN());
    const int none = o.value(u"noValue"_s).toInt();
    a.reading.noValue = none > 0 && none <= int(watch::NoValue::Error) ? watch::NoValue(none) : watch::NoValue::None;
    if (o.contains(u"limit"_s))
        a.limit = o.value(u"limit"_s).toDouble();
    if (const QJsonObject ack = o.value(u"acknowledged"_s).toObject(); !ack.isEmpty())
        a.acknowledged = Acknowledgement{ack.value(u"by"_s).toString(), ack.value(u"note"_s).toString(), stampIn(ack.value(u"at"_s)),
                                         stampIn(ack.value(u"until"_s)), severityIn(ack.value(u"severity"_s))};
    return a;
}

} // namespace alerts
