// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/fatiguemodel.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "models/rota/board.h"
#include "models/rota/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rota {

namespace {

QString shareText(std::optional<double> share) { return share ? base::figure(*share, base::Unit::Percent).text() : QString(QChar(0x2013)); }

QStringList figures(const Load &load)
{
    return {QString::number(load.pages), shareText(load.idleShare()), shareText(load.clearedShare()), shareText(load.nightShare())};
}

QString nameIn(const OnCall &all, const QString &id)
{
    const Person *person = all.person(id);
    return base::Untrusted(person ? person->name : id).visible();
}

} // namespace

void FatigueModel::show(const Fatigue &fatigue, const OnCall &all, Of of)
{
    QList<QStringList> rows;
    if (of == Of::Persons) {
        for (const Fatigue::OfPerson &p : fatigue.people)
            rows.append(QStringList{nameIn(all, p.person), base::number(p.hours)} + figures(p.load));
    } else if (of == Of::Shifts) {
        for (const Fatigue::OfShift &s : fatigue.shifts)
            rows.prepend(QStringList{Words::tr("%1 from %2", "person, moment").arg(nameIn(all, s.shift.person), shortMoment(s.shift.from)),
                                     base::number(std::chrono::duration<double, std::ratio<3600>>(s.shift.until - s.shift.from).count())} + figures(s.load));
    } else {
        for (const Fatigue::OfRule &r : fatigue.rules)
            rows.append(QStringList{base::Untrusted(r.rule).visible()} + figures(r.load));
    }
    if (rows == m_rows && of == m_of)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_of = of;
    endResetModel();
}

int FatigueModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int FatigueModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_of == Of::Rules ? 5 : 6; }

QVariant FatigueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight);
    return role == Qt::DisplayRole ? QVariant(m_rows[index.row()].value(index.column())) : QVariant();
}

QVariant FatigueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(section == 0 ? Qt::AlignLeft : Qt::AlignRight);
    const int figure = m_of == Of::Rules ? section : section - 1; // 0: the first cell or the hours
    if (role == Qt::ToolTipRole) {
        switch (figure) {
        case 1: return Words::tr("Alerts that a person was asked about; drills are not counted.");
        case 2: return Words::tr("Share of the pages that were acknowledged and nothing was done.");
        case 3: return Words::tr("Share of the pages that were over before anybody acknowledged them or did something.");
        case 4: return Words::tr("Share of the pages that came at night, as rota.yaml says.");
        }
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_of == Of::Persons ? Words::tr("Person") : m_of == Of::Shifts ? Words::tr("Shift") : Words::tr("Rule");
    switch (figure) {
    case 0: return Words::tr("Hours");
    case 1: return Words::tr("Pages");
    case 2: return Words::tr("Nothing done");
    case 3: return Words::tr("By itself");
    case 4: return Words::tr("At night");
    }
    return {};
}

} // namespace rota

#include "moc_fatiguemodel.cpp"
