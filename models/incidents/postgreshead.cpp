// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr qsizetype kPostgresHeadWithin = 512; // characters of a row

} // namespace

std::optional<LogHead> postgresHead(const QString &row, base::WallTime)
{
    static const QString levels = u"(DEBUG\\d?|INFO|NOTICE|WARNING|LOG|ERROR|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT):  "_s;
    static const QRegularExpression shape(u"^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? ((?>[A-Z]{1,6}|[+-]\\d\\d(?::?\\d\\d)*+)))(?: \\[(\\d+)\\] (?:.*?\\b%1)?|(?>\\W.*?\\[(\\d+)\\]).*?\\b%1)"_s.arg(levels));
    const auto match = shape.match(row.left(kPostgresHeadWithin)); // what looks like a head farther behind is what somebody wrote
    const auto at = match.hasMatch() ? logMoment(match.capturedView(1)) : std::nullopt;
    if (!at || !severityNamed(match.capturedView(2)).isEmpty()) // that is no zone
        return std::nullopt;
    const bool usual = match.hasCaptured(3);
    const QString severity = match.captured(usual ? 4 : 6), text = row.sliced(match.capturedEnd());
    return LogHead{*at, match.capturedView(usual ? 3 : 5).toInt(), severity.isEmpty() ? severitySaid(text) : severity, text};
}

} // namespace incidents
