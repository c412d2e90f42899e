// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

std::optional<LogHead> redisHead(const QString &row, base::WallTime)
{
    static const QRegularExpression shape(u"^(\\d{1,10}):[A-Z] (\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) ([.*#-]) "_s);
    const auto match = shape.match(row);
    const auto at = match.hasMatch() ? logMoment(logDate(match.capturedView(2), match.capturedView(3), match.capturedView(4).toInt()), match.capturedView(5), {}) : std::nullopt;
    if (!at)
        return std::nullopt;
    const QChar mark = match.capturedView(6).front();
    const QString severity = mark == u'#' ? u"WARNING"_s : mark == u'*' ? u"NOTICE"_s : mark == u'-' ? u"INFO"_s : u"DEBUG"_s;
    return LogHead{*at, match.capturedView(1).toInt(), severity, row.sliced(match.capturedEnd())};
}

} // namespace incidents
