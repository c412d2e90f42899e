// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/moment.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace base {

namespace {

struct Moments {
    Q_DECLARE_TR_FUNCTIONS(Moments)
};

QDateTime localOf(WallTime at) { return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count()); }

} // namespace

QString momentText(WallTime at) { return QLocale().toString(localOf(at), Moments::tr("d MMM yyyy HH:mm:ss", "date and time: QDateTime format")); }

QString momentWithUtc(WallTime at) { return momentText(at) + QStringLiteral("  ") + localOf(at).toUTC().toString(Qt::ISODate); }

QString nearMoment(WallTime at, WallTime now)
{
    const QDateTime then = localOf(at);
    return QLocale().toString(then, then.date() == localOf(now).date() ? QStringLiteral("HH:mm") : Moments::tr("d MMM HH:mm", "date and time: QDateTime format"));
}

QString nearMomentWithSeconds(WallTime at, WallTime now)
{
    const QDateTime then = localOf(at);
    return QLocale().toString(then, then.date() == localOf(now).date() ? QStringLiteral("HH:mm:ss") : Moments::tr("d MMM HH:mm:ss", "date and time: QDateTime format"));
}

QString isoMoment(WallTime at) { return localOf(at).toUTC().toString(Qt::ISODateWithMs); }

std::optional<WallTime> momentIn(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return at.isValid() ? std::optional(fromMilliseconds(at.toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace base
