// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/replicationpage.h"

#include "models/health/replicationwords.h"
#include "models/watch/feed.h"
#include "ui/dashboard/celltree.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using health::ReplicationWords;
using health::SlotModel;
using health::StandbyModel;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace {
constexpr int kMeters = 3; // candidates whose cost is spelled out; the table has all
constexpr int kShownRows = 4;
}

ReplicationPage::ReplicationPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_standbys(new StandbyModel(this)), m_slots(new SlotModel(this)),
    m_meter(new theme::PlainLabel({}, FontRole::Body, Token::Text, this)), m_load(new theme::ElidedLabel(FontRole::Small, Token::Muted, this)),
    m_slotTable(new LiveTable(m_slots,
                              {{SlotModel::Retained, SlotModel::Safe, SlotModel::DiskFull, SlotModel::Xmin}, {}, {}, SlotModel::Name,
                               {140, 74, 64, 80, 96, 90, 90, 80, 86}, {SlotModel::Xmin, SlotModel::Safe, SlotModel::Failover}},
                              tools.settings, settings::Key::SlotColumns, this))
{
    setTable(m_standbys,
             {{StandbyModel::Behind, StandbyModel::Age, StandbyModel::CatchUp, StandbyModel::LostTime, StandbyModel::LostData, StandbyModel::Opens},
              {}, {StandbyModel::State}, StandbyModel::Name, {130, 170, 76, 70, 84, 84, 84, 84, 84, 64, 110},
              {StandbyModel::From, StandbyModel::Sync, StandbyModel::CatchUp, StandbyModel::SlotsLeft, StandbyModel::Behind}},
             tools.settings, settings::Key::StandbyColumns, title());
    m_meter->setObjectName(u"failoverCost"_s);
    m_load->setObjectName(u"loadShare"_s);
    m_slotTable->setObjectName(u"slotTable"_s);
    m_slotTable->view()->setObjectName(u"slotTableRows"_s);
    m_meter->setWordWrap(true);
    m_meter->setContentsMargins(space(3), space(2), space(3), 0);
    m_meter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_load->setElideMode(Qt::ElideRight);
    column().insertWidget(0, m_meter);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space(3), space(1), space(3), space(1));
    line->addWidget(m_load);
    column().insertLayout(1, line);
    column().addWidget(m_slotTable, 1);
}

bool ReplicationPage::offered(const DetailSubject &subject)
{
    return subject.target->kind == environment::TargetKind::Postgres && environment::watchedThrough(*subject.target).isEmpty();
}

int ReplicationPage::count(const DetailSubject &subject)
{
    return subject.snapshot && subject.snapshot->replication ? int(subject.snapshot->replication->size()) : -1;
}

void ReplicationPage::show(const DetailSubject &subject)
{
    const auto clusters = health::replicationOf(*subject.environment, subject.snapshots, subject.now);
    const health::ClusterView *cluster = health::clusterOf(clusters, subject.target->id);
    showSlots(subject);
    m_meter->setVisible(cluster);
    m_load->setVisible(cluster);
    if (cluster) {
        m_standbys->setRows(cluster->standbys);
        table().showRows({});
        showWords(*cluster, subject);
    } else if (!showAbsence(subject.snapshot, subject.snapshot && subject.snapshot->replication, watch::MetricId(u"pg.standbys.streaming"_s))) {
        table().showNothing(u"replication"_s, tr("No replication here"),
                            tr("No standby receives from this server, and it receives from none."));
    }
    fit();
}

void ReplicationPage::showWords(const health::ClusterView &cluster, const DetailSubject &subject)
{
    QStringList lines;
    for (const health::StandbyView &v : cluster.standbys)
        if (v.cost.possible && lines.size() < kMeters)
            lines << ReplicationWords::promotion(v);
    if (lines.isEmpty())
        lines << tr("No standby could take over now.");
    m_meter->setText(lines.join(u'\n'));
    QStringList small{ReplicationWords::commits(cluster),
                      ReplicationWords::load(health::loadShare(cluster, *subject.environment, subject.snapshots))};
    small.removeAll(QString());
    m_load->setText(small.join(u' '));
    m_load->setVisible(!small.isEmpty());
}

void ReplicationPage::showSlots(const DetailSubject &subject)
{
    const auto &snapshot = subject.snapshot;
    const bool any = snapshot && snapshot->replicationSlots && !snapshot->replicationSlots->empty();
    m_slotTable->setVisible(any);
    if (!any)
        return;
    std::vector<health::SlotView> rows;
    const auto free = health::logDiskFree(*subject.environment, subject.snapshots, subject.target->id);
    for (const watch::SlotRow &slot : *snapshot->replicationSlots)
        rows.push_back({slot, health::slotOutlook(slot, snapshot->log.rate, free)});
    m_slots->setRows(rows);
    m_slotTable->view()->setAccessibleName(tr("Replication slots of %1").arg(base::Untrusted(subject.target->title).visible()));
    m_slotTable->showRows({});
}

// Each table is as high as its rows, within limits; what is left goes to the first.
void ReplicationPage::fit()
{
    const auto high = [](const CellTree &view, int rows) {
        return view.header()->sizeHint().height() + std::clamp(rows, 1, kShownRows) * theme::compactRowHeight() + space(2);
    };
    m_slotTable->setMaximumHeight(high(*m_slotTable->view(), m_slots->rowCount()));
    m_slotTable->setMinimumHeight(high(*m_slotTable->view(), 1));
    table().setMinimumHeight(high(*table().view(), 1));
}

void ReplicationPage::keepState()
{
    TablePage::keepState();
    m_slotTable->keepState();
}

void ReplicationPage::changeEvent(QEvent *event)
{
    TablePage::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace dashboard

#include "moc_replicationpage.cpp"
