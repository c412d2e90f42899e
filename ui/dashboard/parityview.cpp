// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/parityview.h"

#include "models/base/format.h"
#include "ui/dashboard/celltree.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using audit::ParityModel;

ParityView::ParityView(settings::Settings &settings, QWidget *parent) :
    QWidget(parent), m_rows(new ParityModel(this)),
    m_table(new LiveTable(m_rows, {{}, {ParityModel::Name, ParityModel::Here, ParityModel::There}, {ParityModel::Here, ParityModel::There}, ParityModel::There,
                                   {190, 84, 220, 180, 200, 120}, {ParityModel::With, ParityModel::Part}, 140},
                          settings, settings::Key::ParityColumns, this))
{
    m_table->setObjectName(u"parityTable"_s);
    m_table->view()->setObjectName(u"parityTableRows"_s);
    m_table->view()->setAccessibleName(tr("Differences to other environments"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    setFocusProxy(m_table);
}

void ParityView::showEntry(const audit::ParityDesk::Entry &entry, bool unasked)
{
    const std::vector<audit::ParityRow> rows = audit::parityRows(entry.results);
    m_rows->setRows(rows);
    if (!rows.empty())
        m_table->showRows({});
    else if (!entry.results.isEmpty())
        m_table->showNothing(u"check"_s, tr("No differences"), tr("Settings, roles, extensions and objects are the same, or differ as expected."));
    else if (entry.busy)
        m_table->showNothing(u"refresh"_s, tr("Comparing"), tr("Both servers are asked; it takes some seconds."));
    else
        m_table->showNothing(u"database"_s, tr("Not compared yet"), unasked ? tr("It is compared by itself once the target answers, and each hour; F5 compares now.") : tr("F5 compares now."));
}

QString ParityView::told(const audit::ParityDesk::Entry &entry, base::TimePoint now)
{
    if (entry.results.isEmpty() || !entry.answered)
        return {};
    const double age = std::chrono::duration<double>(now - *entry.answered).count();
    const QString said = tr("%1, checked %2 ago.").arg(audit::paritySummary(entry.results), base::age(age));
    return entry.busy ? said + u' ' + tr("Looking again.") : said;
}

} // namespace dashboard

#include "moc_parityview.cpp"
