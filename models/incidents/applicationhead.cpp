// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

int processSaid(const QString &message)
{
    static const QRegularExpression shape(u"^(?:[A-Z]+ )?\\[(\\d{1,10})\\]|\\bpid[=:] ?(\\d{1,10})\\b|^[A-Z]+ (\\d{1,10}) ---"_s);
    const auto match = shape.match(message.left(256));
    for (int group = 1; group <= match.lastCapturedIndex(); ++group)
        if (match.hasCaptured(group))
            return match.capturedView(group).toInt();
    return 0;
}

} // namespace

std::optional<LogHead> applicationHead(const QString &row, base::WallTime)
{
    static const QRegularExpression shape(
        u"^\\[?(\\d{4}([-/])\\d\\d\\2\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z| ?(?:UTC|GMT)|[+-]\\d\\d(?::?\\d\\d)?| [+-]\\d\\d:?\\d\\d)?)\\]?(?!\\w)(?:\\s+[-|:]\\s|[|:])?\\s*"_s);
    const auto match = shape.match(row);
    const auto at = match.hasMatch() ? logMoment(match.capturedView(1)) : std::nullopt;
    if (!at)
        return std::nullopt;
    const QString said = row.sliced(match.capturedEnd());
    return LogHead{*at, processSaid(said), severitySaid(said), said};
}

std::optional<LogHead> logfmtHead(const QString &row, base::WallTime)
{
    static const QRegularExpression shape(u"^(?:level=\\w{1,12} )?(?:time|timestamp|ts|t)=(?:\"([^\"]{1,64})\"|(\\S{1,64})) "_s);
    const auto match = shape.match(row);
    if (!match.hasMatch())
        return std::nullopt;
    const QStringView time = match.capturedView(match.hasCaptured(1) ? 1 : 2);
    bool number = false;
    const double since1970 = time.toDouble(&number);
    const auto at = number ? logMoment(since1970) : logMoment(time);
    if (!at)
        return std::nullopt;
    const QString said = row.sliced(match.capturedEnd());
    return LogHead{*at, processSaid(said), severitySaid(row), said};
}

} // namespace incidents
