// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/answers.h"

#include "models/base/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qsizetype kLongestName = 100; // characters

base::WallTime momentOf(const QJsonValue &value)
{
    return base::momentIn(value.toString()).value_or(base::WallTime{});
}

QList<std::pair<base::Untrusted, base::Untrusted>> pairsOf(const QJsonObject &o)
{
    QList<std::pair<base::Untrusted, base::Untrusted>> out;
    for (auto it = o.begin(); it != o.end(); ++it)
        out.append({base::Untrusted(it.key()), base::Untrusted(it.value().toString())});
    return out;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const auto &text : list)
        out << text.toString();
    return out;
}

ForeignAlert alertOf(const QJsonObject &o)
{
    ForeignAlert a;
    const QJsonObject status = o.value(u"status"_s).toObject();
    const QString state = status.value(u"state"_s).toString();
    a.fingerprint = o.value(u"fingerprint"_s).toString();
    a.state = state == "suppressed"_L1 ? ForeignAlert::State::Suppressed : state == "unprocessed"_L1 ? ForeignAlert::State::Unprocessed : ForeignAlert::State::Active;
    a.labels = pairsOf(o.value(u"labels"_s).toObject());
    a.annotations = pairsOf(o.value(u"annotations"_s).toObject());
    a.silencedBy = textsOf(status.value(u"silencedBy"_s));
    a.inhibitedBy = textsOf(status.value(u"inhibitedBy"_s));
    a.startsAt = momentOf(o.value(u"startsAt"_s));
    a.endsAt = momentOf(o.value(u"endsAt"_s));
    a.updatedAt = momentOf(o.value(u"updatedAt"_s));
    return a;
}

Silence silenceOf(const QJsonObject &o)
{
    Silence s;
    s.id = o.value(u"id"_s).toString();
    const QJsonArray matchers = o.value(u"matchers"_s).toArray();
    for (const auto &value : matchers) {
        const QJsonObject m = value.toObject();
        s.matchers.append({m.value(u"name"_s).toString(), m.value(u"value"_s).toString(), m.value(u"isRegex"_s).toBool(), m.value(u"isEqual"_s).toBool(true)});
    }
    s.startsAt = momentOf(o.value(u"startsAt"_s));
    s.endsAt = momentOf(o.value(u"endsAt"_s));
    s.createdBy = o.value(u"createdBy"_s).toString();
    s.comment = o.value(u"comment"_s).toString();
    const QString state = o.value(u"status"_s).toObject().value(u"state"_s).toString();
    s.state = state == "active"_L1 ? Silence::State::Active : state == "expired"_L1 ? Silence::State::Expired : Silence::State::Pending;
    return s;
}

template <class T>
std::optional<std::vector<T>> listIn(const QByteArray &body, T (*make)(const QJsonObject &))
{
    const QJsonDocument read = QJsonDocument::fromJson(body);
    if (!read.isArray())
        return std::nullopt;
    std::vector<T> out;
    const QJsonArray list = read.array();
    for (const auto &value : list)
        out.push_back(make(value.toObject()));
    return out;
}

} // namespace

base::Untrusted ForeignAlert::label(QStringView name) const
{
    for (const auto &[key, value] : labels)
        if (key.raw() == name)
            return value;
    return {};
}

std::optional<std::vector<ForeignAlert>> foreignAlertsIn(const QByteArray &body) { return listIn(body, alertOf); }
std::optional<std::vector<Silence>> silencesIn(const QByteArray &body) { return listIn(body, silenceOf); }

QList<Acknowledged> acknowledgedIn(const QByteArray &body)
{
    QList<Acknowledged> out;
    const QJsonArray incidents = QJsonDocument::fromJson(body).object().value(u"incidents"_s).toArray();
    for (const auto &value : incidents) {
        const QJsonObject incident = value.toObject();
        if (incident.value(u"status"_s).toString() != "acknowledged"_L1)
            continue;
        const QJsonObject by = incident.value(u"acknowledgements"_s).toArray().first().toObject().value(u"acknowledger"_s).toObject();
        out.append({incident.value(u"incident_key"_s).toString(), base::Untrusted(by.value(u"summary"_s).toString().left(kLongestName)).visible()});
    }
    return out;
}

} // namespace notify
