// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/readinessbook.h"

#include "models/base/paths.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace promises {

namespace {

constexpr qint64 kMostBytes = 1 << 20;
constexpr int kMostDays = 3660;
constexpr int kLockMilliseconds = 2000;

base::Error failed(const QString &file, const QString &why)
{
    base::Error error{base::Errc::Io, why.toStdString()};
    error.action = u"write %1"_s.arg(file).toStdString();
    return error;
}

} // namespace

QString readinessFile(const QString &folder, const QString &environment)
{
    return folder + u"/promises/"_s + environment + u".readiness"_s;
}

QList<ReadinessDay> readDays(const QString &file)
{
    QList<ReadinessDay> days;
    QFile f(file);
    if (!f.open(QIODevice::ReadOnly))
        return days;
    for (const QByteArray &line : f.read(kMostBytes).split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(u' ');
        if (words.size() != 3)
            continue;
        bool number = false;
        const ReadinessDay day{QDate::fromString(words[0], Qt::ISODate), words[1].toDouble(&number), words[2]};
        if (day.day.isValid() && number && day.score >= 0 && day.score <= 10)
            days.append(day);
    }
    std::ranges::sort(days, {}, &ReadinessDay::day);
    return days;
}

base::Result<void> writeDay(const QString &file, const ReadinessDay &today)
{
    if (const auto made = base::ensureFolder(QFileInfo(file).path()); !made)
        return made;
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(kLockMilliseconds))
        return std::unexpected(failed(file, u"another program is writing it"_s));
    QList<ReadinessDay> days = readDays(file);
    if (days.contains(today))
        return {};
    days.removeIf([&](const ReadinessDay &d) { return d.day == today.day; });
    days.append(today);
    std::ranges::sort(days, {}, &ReadinessDay::day);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return std::unexpected(failed(file, out.errorString()));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    for (qsizetype i = std::max(days.size() - kMostDays, qsizetype(0)); i < days.size(); ++i)
        out.write(u"%1 %2 %3\n"_s.arg(days[i].day.toString(Qt::ISODate), QString::number(days[i].score, 'f', 2), days[i].rules).toUtf8());
    if (!out.commit())
        return std::unexpected(failed(file, out.errorString()));
    return {};
}

} // namespace promises
