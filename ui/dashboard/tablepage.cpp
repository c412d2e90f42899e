// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tablepage.h"

#include "models/base/format.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/targetheader.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

void TablePage::setTable(QAbstractItemModel *model, const LiveTable::Columns &columns, settings::Settings &settings,
                         settings::Key key, const QString &accessibleName)
{
    m_table = new LiveTable(model, columns, settings, key, this);
    m_table->setObjectName(m_name + u"Table"_s);
    m_table->view()->setObjectName(m_table->objectName() + u"Rows"_s);
    m_table->view()->setAccessibleName(accessibleName);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_table, &LiveTable::actionRequested, this, &DetailPage::retryRequested);
}

const CellTree *TablePage::shownRows() const { return m_table->nothing().isEmpty() ? m_table->view() : nullptr; }

void TablePage::keepState() { m_table->keepState(); }

bool TablePage::showAbsence(const watch::SnapshotPtr &snapshot, bool read, watch::MetricId sign)
{
    if (!snapshot) {
        m_table->showNothing(u"refresh"_s, tr("Not read yet"), tr("It comes with the next round of this target."));
        return true;
    }
    for (const auto &latest : snapshot->latest)
        if (latest.reading.metric == sign && latest.reading.noValue == watch::NoValue::Permission && !read) {
            m_table->showNothing(u"lock"_s, tr("Our role may not see this"),
                                 tr("Grant pg_monitor to the role this console uses, then try again."), tr("Try again now"));
            return true;
        }
    if (read)
        return false;
    if (snapshot->status.condition == watch::Condition::Up)
        m_table->showNothing(u"refresh"_s, tr("Not read yet"), tr("It comes with the next round of this target."));
    else
        m_table->showNothing(u"warning"_s, tr("No answer from this target"),
                             tr("Nothing has been read since the console started."), tr("Try again now"));
    return true;
}

void TablePage::showRows(const watch::TargetSnapshot &snapshot, base::TimePoint now)
{
    QString stale;
    if (snapshot.status.condition != watch::Condition::Up && snapshot.status.lastAnswer != base::TimePoint{}) {
        const double age = std::chrono::duration<double>(now - snapshot.status.lastAnswer).count();
        stale = tr("These rows are %1 old: the target is %2.").arg(base::age(age), conditionWord(snapshot.status.condition));
    }
    m_table->showRows(stale);
}

} // namespace dashboard

#include "moc_tablepage.cpp"
