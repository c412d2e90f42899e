// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/alertmanagerbody.h"

#include "models/base/moment.h"
#include "models/notify/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QString statusOf(const Notice &n) { return n.moment == Moment::Resolved ? u"resolved"_s : u"firing"_s; }

} // namespace

QJsonObject labelsOf(const Notice &n)
{
    static const QRegularExpression name(u"^[a-zA-Z_][a-zA-Z0-9_]*\\z"_s);
    QJsonObject out;
    for (auto it = n.labels.cbegin(); it != n.labels.cend(); ++it)
        if (name.match(it.key()).hasMatch() && !it.value().isEmpty())
            out.insert(it.key(), it.value());
    const std::pair<QString, QString> own[] = {{u"alertname"_s, n.rule.isEmpty() ? u"quarterdeck"_s : n.rule}, {u"severity"_s, severityWord(n.severity)},
                                               {u"service"_s, n.service}, {u"cluster"_s, n.cluster}, {u"environment"_s, n.environment}, {u"target"_s, n.target},
                                               {u"key"_s, n.key}};
    for (const auto &[key, value] : own)
        if (!value.isEmpty())
            out.insert(key, value);
    return out;
}

QJsonObject annotationsOf(const Notice &n)
{
    QJsonObject out{{u"summary"_s, n.drill || n.moment == Moment::Resolved ? headline(n) : n.summary}};
    if (!n.text.isEmpty())
        out.insert(u"description"_s, n.text);
    if (!n.incident.isEmpty())
        out.insert(u"incident"_s, n.incident);
    return out;
}

QByteArray webhookBody(const Notice &n, const QString &event, const QString &channel)
{
    const QJsonObject labels = labelsOf(n), annotations = annotationsOf(n);
    const base::WallTime zero{};
    const QString starts = n.began == zero ? u"0001-01-01T00:00:00Z"_s : base::isoMoment(n.began);
    const QJsonObject alert{{u"status"_s, statusOf(n)}, {u"labels"_s, labels}, {u"annotations"_s, annotations}, {u"startsAt"_s, starts},
                            {u"endsAt"_s, n.ended ? base::isoMoment(*n.ended) : u"0001-01-01T00:00:00Z"_s}, {u"generatorURL"_s, QString()}, {u"fingerprint"_s, n.key.left(16)}};
    QJsonObject console{{u"event"_s, event}, {u"key"_s, n.key}, {u"moment"_s, QString(word(n.moment))}, {u"severity"_s, QString(severityWord(n.severity))},
                        {u"people"_s, n.people}, {u"drill"_s, n.drill}, {u"count"_s, n.count}};
    for (const auto &[key, value] : {std::pair(u"incident"_s, n.incident), std::pair(u"who"_s, n.who)})
        if (!value.isEmpty())
            console.insert(key, value);
    QJsonObject group;
    for (const QString &key : {u"environment"_s, u"service"_s, u"cluster"_s})
        if (labels.contains(key))
            group.insert(key, labels.value(key));
    const QJsonObject body{{u"version"_s, u"4"_s}, {u"groupKey"_s, n.key}, {u"truncatedAlerts"_s, 0}, {u"status"_s, statusOf(n)}, {u"receiver"_s, channel},
                           {u"groupLabels"_s, group}, {u"commonLabels"_s, labels}, {u"commonAnnotations"_s, annotations}, {u"externalURL"_s, QString()},
                           {u"alerts"_s, QJsonArray{alert}}, {u"x_console"_s, console}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QJsonObject postableAlert(const Notice &n, base::WallTime until)
{
    QJsonObject alert{{u"labels"_s, labelsOf(n)}, {u"annotations"_s, annotationsOf(n)},
                      {u"endsAt"_s, base::isoMoment(n.moment == Moment::Resolved && n.ended ? *n.ended : until)}};
    if (n.began != base::WallTime{})
        alert.insert(u"startsAt"_s, base::isoMoment(n.began));
    return alert;
}

} // namespace notify
