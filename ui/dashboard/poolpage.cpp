// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/poolpage.h"

namespace dashboard {

using health::PoolModel;

PoolPage::PoolPage(const DetailTools &tools, QWidget *parent) : TablePage(kName, parent), m_rows(new PoolModel(this))
{
    setTable(m_rows,
             {{PoolModel::Active, PoolModel::Waiting, PoolModel::LongestWait, PoolModel::Servers, PoolModel::Size}, {}, {},
              PoolModel::Database, {130, 84, 90, 64, 70, 84, 70, 56, 80}, {PoolModel::Servers, PoolModel::Size, PoolModel::Active}},
             tools.settings, settings::Key::PoolColumns, title());
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
    const auto &snapshot = subject.pool;
    if (showAbsence(snapshot, snapshot && snapshot->pools, {}))
        return;
    m_rows->setRows(*snapshot->pools);
    showRows(*snapshot, subject.now);
}

} // namespace dashboard
