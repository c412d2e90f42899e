// SPDX-License-Identifier: GPL-3.0-or-later
// Short words of the dashboard for what the models say as enums.
#include "ui/dashboard/targetheader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace dashboard {

QString kindWord(environment::TargetKind kind)
{
    using environment::TargetKind;
    switch (kind) {
    case TargetKind::Postgres:
        return u"PostgreSQL"_s;
    case TargetKind::PgBouncer:
        return u"PgBouncer"_s;
    case TargetKind::Redis:
        return u"Redis"_s;
    case TargetKind::Http:
        return QCoreApplication::translate("dashboard", "HTTP endpoint");
    case TargetKind::Host:
        return QCoreApplication::translate("dashboard", "Host");
    case TargetKind::HttpJson:
        return QCoreApplication::translate("dashboard", "JSON endpoint");
    case TargetKind::Prometheus:
        return u"Prometheus"_s;
    case TargetKind::Heartbeat:
        return QCoreApplication::translate("dashboard", "Heartbeat");
    }
    return {};
}

QString conditionWord(watch::Condition condition)
{
    using watch::Condition;
    switch (condition) {
    case Condition::Unknown:
        return QCoreApplication::translate("dashboard", "not tried yet");
    case Condition::Connecting:
        return QCoreApplication::translate("dashboard", "connecting");
    case Condition::Up:
        return QCoreApplication::translate("dashboard", "up");
    case Condition::Starting:
        return QCoreApplication::translate("dashboard", "starting");
    case Condition::NotAnswering:
        return QCoreApplication::translate("dashboard", "not answering");
    case Condition::Down:
        return QCoreApplication::translate("dashboard", "down");
    case Condition::NoSlots:
        return QCoreApplication::translate("dashboard", "no free slot");
    case Condition::Refused:
        return QCoreApplication::translate("dashboard", "refused");
    case Condition::Untrusted:
        return QCoreApplication::translate("dashboard", "not trusted");
    case Condition::Misconfigured:
        return QCoreApplication::translate("dashboard", "not set up");
    }
    return {};
}

} // namespace dashboard
