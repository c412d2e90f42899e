// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/replicationpage.h"

using namespace Qt::StringLiterals;

namespace dashboard {

using health::ReplicationModel;

ReplicationPage::ReplicationPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_rows(new ReplicationModel(this))
{
    setTable(m_rows,
             {{ReplicationModel::Sent, ReplicationModel::Write, ReplicationModel::Flush, ReplicationModel::Replay, ReplicationModel::ReplaySeconds},
              {}, {}, ReplicationModel::Name, {150, 92, 84, 80, 74, 74, 74, 74, 84},
              {ReplicationModel::Client, ReplicationModel::Write, ReplicationModel::Sent}},
             tools.settings, settings::Key::ReplicationColumns, title());
}

bool ReplicationPage::offered(const DetailSubject &subject) { return subject.target->kind == environment::TargetKind::Postgres; }

int ReplicationPage::count(const DetailSubject &subject)
{
    return subject.snapshot && subject.snapshot->replication ? int(subject.snapshot->replication->size()) : -1;
}

void ReplicationPage::show(const DetailSubject &subject)
{
    const auto &snapshot = subject.snapshot;
    if (showAbsence(snapshot, snapshot && snapshot->replication, watch::MetricId(u"pg.standbys.streaming"_s)))
        return;
    m_rows->setRows(*snapshot->replication);
    if (snapshot->replication->empty())
        table().showNothing(u"replication"_s, tr("No replication here"),
                            tr("No standby receives from this server, and it receives from none."));
    else
        showRows(*snapshot, subject.now);
}

} // namespace dashboard
