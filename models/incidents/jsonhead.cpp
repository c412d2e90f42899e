// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/untrusted.h"
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr QLatin1StringView kTimeKeys[] = {"timestamp"_L1, "@timestamp"_L1, "time"_L1, "ts"_L1};
constexpr QLatin1StringView kSeverityKeys[] = {"error_severity"_L1, "level"_L1, "severity"_L1, "lvl"_L1, "levelname"_L1, "log.level"_L1};
constexpr QLatin1StringView kMessageKeys[] = {"message"_L1, "msg"_L1, "log"_L1};
constexpr QLatin1StringView kMoreKeys[] = {"detail"_L1, "hint"_L1, "context"_L1, "statement"_L1, "error"_L1, "err"_L1, "exception"_L1, "stack"_L1, "stack_trace"_L1};

std::optional<base::WallTime> timeIn(const QJsonObject &o)
{
    for (const QLatin1StringView key : kTimeKeys) {
        const QJsonValue value = o.value(key);
        bool number = value.isDouble();
        const double since1970 = number ? value.toDouble() : value.toString().toDouble(&number);
        if (const auto at = number ? logMoment(since1970) : logMoment(value.toString()))
            return at;
    }
    return std::nullopt;
}

QString severityIn(const QJsonObject &o)
{
    for (const QLatin1StringView key : kSeverityKeys) {
        const QJsonValue value = o.value(key);
        if (value.isDouble())
            return severityOfNumber(value.toInt());
        const QString word = value.toString(), known = severityNamed(word);
        if (!word.isEmpty())
            return known.isEmpty() ? word.left(20) : known;
    }
    return severityNamed(o.value("log"_L1).toObject().value("level"_L1).toString());
}

QString textIn(const QJsonObject &o, const QByteArray &row)
{
    QString text;
    for (const QLatin1StringView key : kMessageKeys)
        if (text.isEmpty())
            text = o.value(key).toString();
    if (text.isEmpty()) // whatever it says, as it stands
        return base::Untrusted(std::string_view(row.constData(), std::size_t(std::min(row.size(), kLongestRow)))).raw();
    for (const QLatin1StringView key : kMoreKeys)
        if (const QString more = o.value(key).toString(); !more.isEmpty())
            text += u'\n' + more;
    return text;
}

} // namespace

std::optional<LogHead> jsonHead(const QByteArray &row)
{
    const QJsonObject o = QJsonDocument::fromJson(row).object();
    const auto at = timeIn(o);
    if (!at)
        return std::nullopt;
    const QJsonValue pid = o.value("pid"_L1);
    return LogHead{*at, pid.isString() ? pid.toString().toInt() : pid.toInt(), severityIn(o), textIn(o, row)};
}

} // namespace incidents
