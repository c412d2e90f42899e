// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/poolpage.h"

#include "models/operate/enginepoolkeeper.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/poolactions.h"

#include <QAbstractProxyModel>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <algorithm>

namespace dashboard {

using health::PoolModel;

PoolPage::PoolPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_tools(tools), m_rows(new PoolModel(this)), m_actions(new PoolActions(this))
{
    setTable(m_rows,
             {{PoolModel::Active, PoolModel::Waiting, PoolModel::LongestWait, PoolModel::Servers, PoolModel::Size, PoolModel::MostUsed}, {}, {},
              PoolModel::Database, {130, 84, 90, 64, 70, 84, 70, 56, 80, 80}, {PoolModel::Servers, PoolModel::Size, PoolModel::Active}},
             tools.settings, settings::Key::PoolColumns, title());
    column().addWidget(m_actions);
    connect(table().view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &PoolPage::choose);
    connect(m_actions, &PoolActions::finished, this, [this] { table().view()->setFocus(Qt::OtherFocusReason); });
}

bool PoolPage::offered(const DetailSubject &subject)
{
    return subject.target->kind == environment::TargetKind::PgBouncer || subject.pool;
}

int PoolPage::count(const DetailSubject &subject)
{
    return subject.pool && subject.pool->pools ? int(subject.pool->pools->size()) : -1;
}

void PoolPage::show(const DetailSubject &subject)
{
    m_snapshot = subject.pool;
    m_environment = subject.environment;
    m_pooler = m_snapshot && m_environment ? m_environment->find(m_snapshot->target) : nullptr;
    m_advice.clear();
    m_actions->setKeeper(subject.recorded ? nullptr : m_tools.poolKeeper);
    if (!showAbsence(m_snapshot, m_snapshot && m_snapshot->pools, {})) {
        m_rows->setRows(*m_snapshot->pools);
        showRows(*m_snapshot, subject.now);
        if (m_pooler)
            m_advice = health::poolAdvice(*m_environment, *m_pooler, subject.snapshots);
    }
    choose();
}

void PoolPage::choose()
{
    const QTreeView *view = table().view();
    const watch::PoolRow *row = m_rows->row(static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex()));
    auto told = m_advice.cend();
    if (row)
        told = std::ranges::find_if(m_advice, [row](const health::PoolAdvice &a) { return a.database == row->database; });
    else
        told = std::ranges::max_element(m_advice, {}, [](const health::PoolAdvice &a) { return a.severity(); });
    const bool now = m_snapshot && m_snapshot->status.condition == watch::Condition::Up;
    m_actions->setPool(m_pooler, m_pooler && now ? operate::identityOf(*m_pooler, m_snapshot->facts) : QString(),
                       now ? acts::roleOf(m_snapshot->facts.consoleRole) : acts::Role::Unknown, told == m_advice.cend() ? nullptr : &*told);
}

} // namespace dashboard

#include "moc_poolpage.cpp"
