// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

std::optional<LogHead> pgbouncerHead(const QString &row, base::WallTime)
{
    // Before 1.9 neither zone nor brackets.
    static const QRegularExpression shape(u"^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: (?:[A-Z]{1,6}|[+-]\\d\\d:?(?:\\d\\d)?))?) (?:\\[(\\d+)\\]|(\\d+)) (NOISE|DEBUG|LOG|WARNING|ERROR|FATAL) "_s);
    const auto match = shape.match(row);
    const auto at = match.hasMatch() ? logMoment(match.capturedView(1)) : std::nullopt;
    if (!at)
        return std::nullopt;
    return LogHead{*at, match.capturedView(match.hasCaptured(2) ? 2 : 3).toInt(), severityNamed(match.capturedView(4)), row.sliced(match.capturedEnd())};
}

} // namespace incidents
