// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incidentmodel.h"

#include "models/incidents/mentions.h"
#include "models/incidents/wording.h"

#include <algorithm>
#include <utility>

namespace incidents {

base::Severity markOf(const Incident &incident)
{
    if (incident.state == State::Resolved)
        return base::Severity::Ok;
    return incident.severity <= Severity::Sev2 ? base::Severity::Critical : base::Severity::Warning;
}

void IncidentModel::show(const std::vector<Incident> &incidents, const Wanted &wanted, const environment::Environment *environment, base::WallTime now)
{
    QList<Row> rows;
    for (const Incident *i : ordered(incidents)) {
        const bool ofList = wanted.shown == Shown::Drills ? i->drill : !i->drill && i->isOpen() == (wanted.shown == Shown::Open);
        if (ofList && mentions(*i, environment, wanted.text))
            rows.append({i->id, nameOf(*i), title(i->severity), incidents::under(*i, now), markOf(*i)});
    }
    const bool another = !(std::exchange(m_wanted, wanted) == wanted);
    exchange(m_rows, std::move(rows), &Row::id, another);
}

int IncidentModel::rowOf(const QString &id) const
{
    const auto it = std::ranges::find(m_rows, id, &Row::id);
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

int IncidentModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case IdRole:
        return row.id;
    case SeverityTitleRole:
        return row.severity;
    case UnderRole:
        return row.under;
    case MarkRole:
        return int(row.mark);
    case Qt::AccessibleTextRole:
        return QString(row.severity + QLatin1Char(' ') + row.name + QStringLiteral(", ") + row.under);
    default:
        return {};
    }
}

} // namespace incidents

#include "moc_incidentmodel.cpp"
