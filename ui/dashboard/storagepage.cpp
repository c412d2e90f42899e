// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/storagepage.h"

using namespace Qt::StringLiterals;

namespace dashboard {

using environment::TargetKind;
using health::StorageModel;

StoragePage::StoragePage(const DetailTools &tools, QWidget *parent) : TablePage(kName, parent), m_rows(new StorageModel(this))
{
    setTable(m_rows, {{StorageModel::Size, StorageModel::Free}, {}, {}, StorageModel::Name, {260, 110, 110, 110}}, tools.settings,
             settings::Key::StorageColumns, title());
}

bool StoragePage::offered(const DetailSubject &subject)
{
    return subject.target->kind == TargetKind::Postgres || subject.target->kind == TargetKind::Host;
}

int StoragePage::count(const DetailSubject &subject)
{
    return subject.snapshot && subject.snapshot->storage ? int(subject.snapshot->storage->size()) : -1;
}

void StoragePage::show(const DetailSubject &subject)
{
    const auto &snapshot = subject.snapshot;
    if (showAbsence(snapshot, snapshot && snapshot->storage, watch::MetricId(u"pg.database.size"_s)))
        return;
    m_rows->setRows(*snapshot->storage);
    showRows(*snapshot, subject.now);
}

} // namespace dashboard

#include "moc_storagepage.cpp"
