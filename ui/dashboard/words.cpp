// SPDX-License-Identifier: GPL-3.0-or-later
// Short words of the dashboard for what the models say as enums.
#include "ui/dashboard/targetheader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("dashboard", text); }

} // namespace

QString roleWord(const QString &role)
{
    if (role == "primary"_L1)
        return tr(QT_TRANSLATE_NOOP("dashboard", "primary"));
    if (role == "standby"_L1)
        return tr(QT_TRANSLATE_NOOP("dashboard", "standby"));
    if (role == "master"_L1)
        return tr(QT_TRANSLATE_NOOP("dashboard", "master"));
    if (role == "replica"_L1)
        return tr(QT_TRANSLATE_NOOP("dashboard", "replica"));
    return role;
}

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
        return tr(QT_TRANSLATE_NOOP("dashboard", "HTTP endpoint"));
    case TargetKind::Host:
        return tr(QT_TRANSLATE_NOOP("dashboard", "Host"));
    case TargetKind::HttpJson:
        return tr(QT_TRANSLATE_NOOP("dashboard", "JSON endpoint"));
    case TargetKind::Prometheus:
        return u"Prometheus"_s;
    case TargetKind::Heartbeat:
        return tr(QT_TRANSLATE_NOOP("dashboard", "Heartbeat"));
    }
    return {};
}

QString conditionWord(watch::Condition condition)
{
    using watch::Condition;
    switch (condition) {
    case Condition::Unknown:
        return tr(QT_TRANSLATE_NOOP("dashboard", "not tried yet"));
    case Condition::Connecting:
        return tr(QT_TRANSLATE_NOOP("dashboard", "connecting"));
    case Condition::Up:
        return tr(QT_TRANSLATE_NOOP("dashboard", "up"));
    case Condition::Starting:
        return tr(QT_TRANSLATE_NOOP("dashboard", "starting"));
    case Condition::NotAnswering:
        return tr(QT_TRANSLATE_NOOP("dashboard", "not answering"));
    case Condition::Down:
        return tr(QT_TRANSLATE_NOOP("dashboard", "down"));
    case Condition::NoSlots:
        return tr(QT_TRANSLATE_NOOP("dashboard", "no free slot"));
    case Condition::Refused:
        return tr(QT_TRANSLATE_NOOP("dashboard", "refused"));
    case Condition::Untrusted:
        return tr(QT_TRANSLATE_NOOP("dashboard", "not trusted"));
    case Condition::Misconfigured:
        return tr(QT_TRANSLATE_NOOP("dashboard", "not set up"));
    }
    return {};
}

} // namespace dashboard
