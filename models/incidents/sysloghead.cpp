// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

struct SyslogRow {
    std::optional<base::WallTime> at;
    int priority = -1; // -1: it does not say
    QString app;
    int pid = 0;
    QString said;
};

int priorityIn(QStringView number) { return number.isEmpty() ? -1 : number.toInt() % 8; }

std::optional<SyslogRow> syslogRow(const QString &row, base::WallTime around)
{
    static const QRegularExpression dayFirst(u"^(?:<(\\d{1,3})>)?([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) \\S{1,256} ([^\\s\\[:]{1,64})(?:\\[(\\d{1,10})\\])?: ?"_s);
    static const QRegularExpression versioned(u"^<(\\d{1,3})>1 (\\S{1,64}) \\S{1,256} (\\S{1,64}) (\\S{1,128}) \\S{1,64} (?:-|(?:\\[[^\\]]*+\\])++) ?"_s);
    static const QRegularExpression isoFirst(u"^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)) ([A-Za-z0-9][\\w.-]{0,255}) ([^\\s\\[:]{1,64})\\[(\\d{1,10})\\]: ?"_s);
    if (const auto m = dayFirst.match(row); m.hasMatch())
        return SyslogRow{logMoment(logDateBefore(m.capturedView(3), m.capturedView(2), around), m.capturedView(4), {}), priorityIn(m.capturedView(1)), m.captured(5), m.capturedView(6).toInt(),
                         row.sliced(m.capturedEnd())};
    if (const auto m = versioned.match(row); m.hasMatch())
        return SyslogRow{logMoment(m.capturedView(2)), priorityIn(m.capturedView(1)), m.captured(3), m.capturedView(4).toInt(), row.sliced(m.capturedEnd())};
    if (const auto m = isoFirst.match(row); m.hasMatch() && severityNamed(m.capturedView(2)).isEmpty())
        return SyslogRow{logMoment(m.capturedView(1)), -1, m.captured(3), m.capturedView(4).toInt(), row.sliced(m.capturedEnd())};
    return std::nullopt;
}

} // namespace

std::optional<LogHead> syslogHead(const QString &row, base::WallTime around)
{
    const auto told = syslogRow(row, around);
    if (!told || !told->at)
        return std::nullopt;
    for (const auto read : {pgbouncerHead, postgresHead, nginxErrorHead, redisHead})
        if (auto own = read(told->said, around)) {
            own->at = *told->at;
            if (own->severity.isEmpty())
                own->severity = severityOfSyslog(told->priority);
            return own;
        }
    return LogHead{*told->at, told->pid, told->priority >= 0 ? severityOfSyslog(told->priority) : severitySaid(told->said), told->app + u": "_s + told->said};
}

} // namespace incidents
