// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/noticejson.h"

#include "models/base/jsonfields.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace notify {

using base::putField;
using base::timeOf;

namespace {

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const auto &one : list)
        out << one.toString();
    return out;
}

void putList(QJsonObject &into, const QString &key, const QStringList &list)
{
    if (!list.isEmpty())
        into.insert(key, QJsonArray::fromStringList(list));
}

} // namespace

QJsonObject toJson(const Notice &n)
{
    QJsonObject o{{u"key"_s, n.key}, {u"moment"_s, QString(word(n.moment))}, {u"severity"_s, int(n.severity)}, {u"people"_s, n.people}};
    for (const auto &[key, value] : {std::pair(u"event"_s, n.event), std::pair(u"rule"_s, n.rule), std::pair(u"service"_s, n.service), std::pair(u"cluster"_s, n.cluster),
                                     std::pair(u"target"_s, n.target), std::pair(u"environment"_s, n.environment), std::pair(u"alert"_s, n.alert), std::pair(u"summary"_s, n.summary),
                                     std::pair(u"text"_s, n.text), std::pair(u"incident"_s, n.incident), std::pair(u"who"_s, n.who)})
        putField(o, key, value);
    QJsonObject labels;
    for (auto it = n.labels.cbegin(); it != n.labels.cend(); ++it)
        labels.insert(it.key(), it.value());
    if (!labels.isEmpty())
        o.insert(u"labels"_s, labels);
    putList(o, u"channels"_s, n.channels);
    putList(o, u"persons"_s, n.persons);
    putField(o, u"began"_s, n.began);
    if (n.ended)
        o.insert(u"ended"_s, base::toMilliseconds(*n.ended));
    if (n.count != 1)
        o.insert(u"count"_s, n.count);
    if (n.drill)
        o.insert(u"drill"_s, true);
    if (n.practice)
        o.insert(u"practice"_s, true);
    return o;
}

Notice noticeOf(const QJsonObject &o)
{
    Notice n;
    n.key = o.value(u"key"_s).toString();
    n.event = o.value(u"event"_s).toString();
    n.moment = notify::momentOf(o.value(u"moment"_s).toString()).value_or(Moment::Firing);
    n.severity = base::Severity(std::clamp(o.value(u"severity"_s).toInt(), 0, 3));
    n.rule = o.value(u"rule"_s).toString();
    n.service = o.value(u"service"_s).toString();
    n.cluster = o.value(u"cluster"_s).toString();
    n.target = o.value(u"target"_s).toString();
    n.environment = o.value(u"environment"_s).toString();
    n.alert = o.value(u"alert"_s).toString();
    n.summary = o.value(u"summary"_s).toString();
    n.text = o.value(u"text"_s).toString();
    const QJsonObject labels = o.value(u"labels"_s).toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        n.labels.insert(it.key(), it.value().toString());
    n.began = timeOf(o.value(u"began"_s));
    if (o.contains(u"ended"_s))
        n.ended = timeOf(o.value(u"ended"_s));
    n.people = o.value(u"people"_s).toBool(true);
    n.channels = listOf(o.value(u"channels"_s));
    n.persons = listOf(o.value(u"persons"_s));
    n.incident = o.value(u"incident"_s).toString();
    n.who = o.value(u"who"_s).toString();
    n.count = o.value(u"count"_s).toInt(1);
    n.drill = o.value(u"drill"_s).toBool();
    n.practice = o.value(u"practice"_s).toBool();
    return n;
}

QJsonObject toJson(const Delivery &d)
{
    QJsonObject o{{u"event"_s, d.event}, {u"key"_s, d.key}, {u"channel"_s, d.channel}, {u"moment"_s, QString(word(d.moment))}, {u"outcome"_s, QString(word(d.outcome))}};
    putField(o, u"at"_s, d.at);
    putField(o, u"posted"_s, d.posted);
    putField(o, u"next"_s, d.nextTry);
    putField(o, u"words"_s, d.words);
    putField(o, u"receipt"_s, d.receipt);
    putField(o, u"for"_s, d.fallbackFor);
    putField(o, u"summary"_s, d.summary);
    putField(o, u"rule"_s, d.rule);
    putField(o, u"target"_s, d.target);
    putField(o, u"began"_s, d.began);
    putList(o, u"persons"_s, d.persons);
    putField(o, u"attempt"_s, qint64(d.attempt));
    putField(o, u"status"_s, qint64(d.status));
    if (d.drill)
        o.insert(u"drill"_s, true);
    if (d.tookMs != 0)
        o.insert(u"ms"_s, d.tookMs);
    return o;
}

std::optional<Delivery> deliveryOf(const QJsonObject &o)
{
    Delivery d;
    const auto moment = notify::momentOf(o.value(u"moment"_s).toString());
    const auto outcome = outcomeOf(o.value(u"outcome"_s).toString());
    d.event = o.value(u"event"_s).toString();
    d.channel = o.value(u"channel"_s).toString();
    if (!moment || !outcome || d.event.isEmpty() || d.channel.isEmpty())
        return std::nullopt;
    d.moment = *moment;
    d.outcome = *outcome;
    d.key = o.value(u"key"_s).toString();
    d.at = timeOf(o.value(u"at"_s));
    d.posted = timeOf(o.value(u"posted"_s));
    d.nextTry = timeOf(o.value(u"next"_s));
    d.words = o.value(u"words"_s).toString();
    d.receipt = o.value(u"receipt"_s).toString();
    d.fallbackFor = o.value(u"for"_s).toString();
    d.summary = o.value(u"summary"_s).toString();
    d.rule = o.value(u"rule"_s).toString();
    d.target = o.value(u"target"_s).toString();
    d.began = timeOf(o.value(u"began"_s));
    d.persons = listOf(o.value(u"persons"_s));
    d.drill = o.value(u"drill"_s).toBool();
    d.attempt = o.value(u"attempt"_s).toInt();
    d.status = o.value(u"status"_s).toInt();
    d.tookMs = o.value(u"ms"_s).toDouble();
    return d;
}

} // namespace notify
