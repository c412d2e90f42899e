// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/vacuumpage.h"

using namespace Qt::StringLiterals;

namespace dashboard {

using health::VacuumModel;

VacuumPage::VacuumPage(const DetailTools &tools, QWidget *parent) : AdvicePage(kName, tools, parent), m_rows(new VacuumModel(this))
{
    setTable(m_rows,
             {{VacuumModel::Dead, VacuumModel::Trigger, VacuumModel::Debt, VacuumModel::Vacuumed, VacuumModel::Analyzed, VacuumModel::Frozen,
               VacuumModel::Size, VacuumModel::Bloat}, {}, {}, VacuumModel::Name, {200, 84, 74, 104, 84, 84, 64, 80, 80},
              {VacuumModel::Trigger, VacuumModel::Frozen, VacuumModel::Analyzed, VacuumModel::Bloat}, 170},
             tools.settings, settings::Key::VacuumColumns, title());
    setUp(VacuumModel::Debt, Qt::DescendingOrder);
}

QStringList VacuumPage::parts() const { return {u"tables"_s, u"bloat"_s}; }

void VacuumPage::fill(const watch::Upkeep &upkeep) { m_rows->setRows(upkeep.tables); }

std::vector<health::Advice> VacuumPage::about(const QModelIndex &row) const
{
    std::vector<health::Advice> found;
    const watch::TableRow *table = m_rows->row(row);
    for (const health::Advice &a : advice()) {
        if (!health::isAboutVacuum(a.kind))
            continue;
        if (!table)
            return {a};
        if (a.object == table->quoted || a.kind == health::Advice::Kind::ServerSwitchedOff)
            found.push_back(a);
    }
    return found;
}

} // namespace dashboard

#include "moc_vacuumpage.cpp"
