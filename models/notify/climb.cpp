// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/climb.h"

#include "models/base/jsonfields.h"
#include "models/notify/outboxfile.h"
#include "models/notify/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qint64 kMostBytes = 1 << 20;

QJsonObject climbJson(const Climb &c)
{
    QJsonObject o{{u"key"_s, c.key}, {u"severity"_s, int(c.severity)}, {u"asked"_s, c.asked}, {u"held"_s, c.held}, {u"last"_s, QJsonArray::fromStringList(c.lastContacts)},
                  {u"next"_s, QJsonArray::fromStringList(c.nextContacts)}};
    base::putField(o, u"summary"_s, c.summary);
    base::putField(o, u"service"_s, c.service);
    base::putField(o, u"policy"_s, c.policy);
    base::putField(o, u"began"_s, c.began);
    base::putField(o, u"next_at"_s, c.nextAt.value_or(base::WallTime{}));
    return o;
}

QStringList contactsOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const auto &one : list)
        out << one.toString();
    return out;
}

Climb climbOf(const QJsonObject &o)
{
    Climb c;
    c.key = o.value(u"key"_s).toString();
    c.summary = o.value(u"summary"_s).toString();
    c.service = o.value(u"service"_s).toString();
    c.severity = base::Severity(std::clamp(o.value(u"severity"_s).toInt(), 0, 3));
    c.policy = o.value(u"policy"_s).toString();
    c.began = base::timeOf(o.value(u"began"_s));
    c.asked = o.value(u"asked"_s).toInt();
    c.held = o.value(u"held"_s).toBool();
    c.lastContacts = contactsOf(o.value(u"last"_s));
    c.nextContacts = contactsOf(o.value(u"next"_s));
    if (o.contains(u"next_at"_s))
        c.nextAt = base::timeOf(o.value(u"next_at"_s));
    return c;
}

} // namespace

QString climbsFileOf(const QString &outboxFile) { return outboxFile.isEmpty() ? QString() : outboxFile + u".asking"_s; }

base::Result<void> keepClimbs(const QString &path, const QList<Climb> &climbs)
{
    QJsonArray list;
    for (const Climb &climb : climbs)
        list.append(climbJson(climb));
    const QByteArray all = QJsonDocument(list).toJson(QJsonDocument::Compact);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(all) != all.size() || !file.commit())
        return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {}, Words::tr("keep who is being asked in %1").arg(path).toStdString()});
    return {};
}

QList<Climb> readClimbs(const QString &outboxFile)
{
    QFile file(climbsFileOf(outboxFile));
    QList<Climb> out;
    if (outboxFile.isEmpty() || !file.open(QIODevice::ReadOnly))
        return out;
    const QJsonArray list = QJsonDocument::fromJson(file.read(kMostBytes)).array();
    for (const auto &value : list)
        out.append(climbOf(value.toObject()));
    if (!out.isEmpty() && !OutboxFile::held(outboxFile))
        out.clear();
    return out;
}

} // namespace notify
