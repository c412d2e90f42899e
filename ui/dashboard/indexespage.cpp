// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/indexespage.h"

using namespace Qt::StringLiterals;

namespace dashboard {

using health::IndexesModel;

IndexesPage::IndexesPage(const DetailTools &tools, QWidget *parent) : AdvicePage(kName, tools, parent), m_rows(new IndexesModel(this))
{
    setTable(m_rows,
             {{IndexesModel::Size, IndexesModel::Scans}, {}, {IndexesModel::Finding, IndexesModel::Columns}, IndexesModel::Name, {150, 180, 150, 150, 80, 84},
              {IndexesModel::Columns, IndexesModel::Table}},
             tools.settings, settings::Key::IndexColumns, title());
    setUp(IndexesModel::Finding, Qt::AscendingOrder);
}

QStringList IndexesPage::parts() const { return {u"indexes"_s, u"keys"_s, u"sequences"_s}; }

void IndexesPage::fill(const watch::Upkeep &upkeep) { m_rows->setRows(health::indexLines(upkeep, advice())); }

std::vector<health::Advice> IndexesPage::about(const QModelIndex &row) const
{
    if (const health::IndexLine *line = m_rows->row(row))
        return line->advice ? std::vector{*line->advice} : std::vector<health::Advice>();
    for (const health::Advice &a : advice())
        if (!health::isAboutVacuum(a.kind))
            return {a};
    return {};
}

} // namespace dashboard

#include "moc_indexespage.cpp"
