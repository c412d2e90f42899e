// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/statusreport.h"

namespace health {

QString conditionWord(watch::Condition condition)
{
    using watch::Condition;
    switch (condition) {
    case Condition::Unknown:
        return QStringLiteral("unknown");
    case Condition::Connecting:
        return QStringLiteral("connecting");
    case Condition::Up:
        return QStringLiteral("up");
    case Condition::Starting:
        return QStringLiteral("starting");
    case Condition::NotAnswering:
        return QStringLiteral("not answering");
    case Condition::Down:
        return QStringLiteral("down");
    case Condition::NoSlots:
        return QStringLiteral("no slots");
    case Condition::Refused:
        return QStringLiteral("refused");
    case Condition::Untrusted:
        return QStringLiteral("untrusted");
    case Condition::Misconfigured:
        return QStringLiteral("misconfigured");
    }
    Q_UNREACHABLE();
}

QString severityWord(base::Severity severity)
{
    constexpr const char *words[] = {"ok", "unknown", "warning", "critical"};
    return QLatin1String(words[int(severity)]);
}

QString noValueWord(watch::NoValue reason)
{
    constexpr const char *words[] = {"",            "not yet",        "permission", "version", "time-out",
                                     "unreachable", "not applicable", "error"};
    return QLatin1String(words[int(reason)]);
}

QString unitWord(const watch::Metric &metric)
{
    constexpr const char *words[] = {"count",  "bytes", "bytes/s", "percent", "seconds",      "milliseconds", "1/s",
                                     "1/min", "ms/s",  "days",    "transactions", "boolean", "state"};
    return metric.unit == watch::Unit::Other ? metric.unitText : QLatin1String(words[int(metric.unit)]);
}

QString kindWord(environment::TargetKind kind)
{
    constexpr const char *words[] = {"postgres", "pgbouncer", "redis", "http", "host", "http-json", "prometheus", "heartbeat"};
    return QLatin1String(words[int(kind)]);
}

} // namespace health
