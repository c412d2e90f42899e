// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

std::optional<LogHead> nginxErrorHead(const QString &row, base::WallTime)
{
    static const QRegularExpression shape(u"^(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[(\\w{1,10})\\] (\\d{1,10})#\\d+: "_s);
    const auto match = shape.match(row);
    const auto at = match.hasMatch() ? logMoment(match.capturedView(1)) : std::nullopt;
    if (!at)
        return std::nullopt;
    return LogHead{*at, match.capturedView(3).toInt(), severityNamed(match.capturedView(2)), row.sliced(match.capturedEnd())};
}

std::optional<LogHead> accessHead(const QString &row, base::WallTime)
{
    static const QRegularExpression shape(u"^(\\S{1,256}) \\S{1,256} [^\\[\"]{1,256} \\[(\\d\\d)/([A-Z][a-z]{2})/(\\d{4}):(\\d\\d:\\d\\d:\\d\\d) ([+-]\\d{4})\\] (?=\")"_s);
    static const QRegularExpression answered(u"^\"[^\"]*+\" (\\d{3})\\b"_s);
    const auto match = shape.match(row);
    const auto at = match.hasMatch()
        ? logMoment(logDate(match.capturedView(2), match.capturedView(3), match.capturedView(4).toInt()), match.capturedView(5), match.capturedView(6))
        : std::nullopt;
    if (!at)
        return std::nullopt;
    const QString said = row.sliced(match.capturedEnd());
    const int status = answered.match(said).capturedView(1).toInt();
    return LogHead{*at, 0, status >= 500 ? u"ERROR"_s : u"LOG"_s, match.captured(1) + u' ' + said};
}

} // namespace incidents
