// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/rotatedlog.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

const QString kDayOrMonth = u"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"_s;

// Of a name with a date before its ending: what differs in it by date alone. Empty: there is no date in it. It begins with a year
// or a day's name: app-15.log beside app-14.log may be two logs.
QString otherDates(const QString &name)
{
    static const QRegularExpression dated(u"^(.*?)((?:(?:19|20)\\d\\d|"_s + kDayOrMonth + u")(?:[-_.T]?(?:\\d{2,}|"_s + kDayOrMonth + u"))*)(\\.[^.\\d][^.]*)?$"_s);
    static const QRegularExpression token(kDayOrMonth + u"|."_s);
    const auto found = dated.match(name);
    if (!found.hasMatch())
        return {};
    QString shape;
    for (auto tokens = token.globalMatch(found.captured(2)); tokens.hasNext();) {
        const QString part = tokens.next().captured();
        shape += part.size() > 1 ? kDayOrMonth : part[0].isDigit() ? u"\\d"_s : QRegularExpression::escape(part);
    }
    return QRegularExpression::escape(found.captured(1)) + shape + QRegularExpression::escape(found.captured(3));
}

} // namespace

QStringList rotatedBefore(const QString &file, base::WallTime since)
{
    const QFileInfo info(file);
    const QString name = info.fileName(), dates = otherDates(name);
    const QString rotated = QRegularExpression::escape(name) + u"(?:\\.\\d{1,3}|[-.]\\d{4}-?\\d\\d-?\\d\\d[-_.T:\\d]*)"_s;
    const QRegularExpression before(QRegularExpression::anchoredPattern(dates.isEmpty() ? rotated : rotated + u'|' + dates));
    QStringList files;
    for (const QFileInfo &beside : QDir(info.absolutePath()).entryInfoList(QDir::Files | QDir::Hidden, QDir::Time)) { // newest first
        if (files.size() >= kMostRotated || base::fromMilliseconds(beside.lastModified().toMSecsSinceEpoch()) < since)
            break;
        if (beside.fileName() != name && before.match(beside.fileName()).hasMatch())
            files.prepend(beside.absoluteFilePath());
    }
    return files;
}

} // namespace incidents
