// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/timelinemodel.h"

#include "models/base/moment.h"
#include "models/incidents/wording.h"

#include <algorithm>
#include <utility>

namespace incidents {

namespace {

std::optional<base::Severity> markOfLine(Line::Kind kind)
{
    switch (kind) {
    case Line::Kind::AlertFiring:
    case Line::Kind::Opened:
    case Line::Kind::Reopened:
        return base::Severity::Critical;
    case Line::Kind::Escalated:
    case Line::Kind::HandedOver:
        return base::Severity::Warning;
    case Line::Kind::AlertResolved:
    case Line::Kind::Acknowledged:
    case Line::Kind::TookOver:
    case Line::Kind::Mitigated:
    case Line::Kind::Resolved:
        return base::Severity::Ok;
    default:
        return std::nullopt;
    }
}

} // namespace

void TimelineModel::show(const Incident *incident)
{
    QList<Row> rows;
    if (incident)
        for (const Line &line : incident->timeline) {
            const auto [text, beside] = said(line, *incident);
            rows.append({clockOf(line.at), base::momentWithUtc(line.at), text, beside,
                         say(QT_TRANSLATE_NOOP("incidents", "Entry %1 of chain %2 in the journal")).arg(line.entry.seq).arg(line.entry.log.left(8)), markOfLine(line.kind)});
        }
    const QString id = incident ? incident->id : QString();
    exchange(m_rows, std::move(rows), &Row::entry, std::exchange(m_incident, id) != id);
}

int TimelineModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case ClockRole:
        return row.clock;
    case BesideRole:
        return row.beside;
    case MarkRole:
        return row.mark ? QVariant(int(*row.mark)) : QVariant();
    case EntryRole:
        return QString(row.moment + QLatin1Char('\n') + row.entry);
    case Qt::AccessibleTextRole:
        return QString(row.clock + QLatin1Char(' ') + row.text + QLatin1Char(' ') + row.beside);
    default:
        return {};
    }
}

} // namespace incidents

#include "moc_timelinemodel.cpp"
