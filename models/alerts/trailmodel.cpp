// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/trailmodel.h"

#include "models/alerts/words.h"
#include "models/base/moment.h"

#include <QDateTime>
#include <QLocale>

namespace alerts {

namespace {

QDateTime localOf(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

} // namespace

void TrailModel::show(const Trail &trail)
{
    if (trail == m_trail)
        return;
    exchange(m_trail, Trail(trail), std::identity());
}

int TrailModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_trail.size()); }

QVariant TrailModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_trail.size()))
        return {};
    const TrailLine &line = m_trail[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return decisionOf(line);
    case ClockRole: return QLocale().toString(localOf(line.at), QStringLiteral("HH:mm:ss"));
    case MomentRole: return base::momentWithUtc(line.at);
    case NoteRole: return line.note;
    case NobodyRole: return !line.note && line.what == Transition::What::Due && !line.quiet.isEmpty();
    case Qt::AccessibleTextRole: return sentenceOf(line);
    default: return {};
    }
}

} // namespace alerts

#include "moc_trailmodel.cpp"
