// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/advicepage.h"

#include "models/health/advicereport.h"
#include "models/watch/feed.h"
#include "ui/dashboard/advicepanel.h"
#include "ui/dashboard/celltree.h"

#include <QAbstractProxyModel>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

void AdvicePage::setUp(int sortedBy, Qt::SortOrder order)
{
    m_panel = new AdvicePanel(this);
    column().addWidget(m_panel);
    CellTree *view = table().view();
    if (view->header()->sortIndicatorSection() < 0)
        view->sortByColumn(sortedBy, order);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, view] {
        choose();
        // once the panel has taken its room
        QMetaObject::invokeMethod(view, [view] { view->scrollTo(view->currentIndex()); }, Qt::QueuedConnection);
    });
}

bool AdvicePage::offered(const DetailSubject &subject)
{
    const auto *settings = std::get_if<environment::PostgresSettings>(&subject.target->settings);
    return settings && (settings->via.isEmpty() || settings->ownConnection);
}

QModelIndex AdvicePage::chosen() const
{
    const QTreeView *view = table().view();
    return static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex());
}

void AdvicePage::show(const DetailSubject &subject)
{
    const watch::SnapshotPtr &snapshot = subject.snapshot;
    const watch::UpkeepPtr upkeep = snapshot ? snapshot->upkeep : watch::UpkeepPtr();
    m_advice.clear();
    m_note.clear();
    if (showAbsence(snapshot, bool(upkeep), {})) {
        m_panel->show({}, {});
        return;
    }
    const watch::Upkeep::Part &read = part(*upkeep);
    if (!read.known()) {
        table().showNothing(u"warning"_s, tr("This could not be read"), health::unreadWords({parts().first(), read.state, read.why}), tr("Try again now"));
        m_panel->show({}, {});
        return;
    }
    m_advice = health::adviceFor(*subject.environment, *subject.target, subject.snapshots);
    if (snapshot->facts.role == "standby"_L1) {
        m_note = tr("A standby: what is to be done is done on its primary.");
    } else {
        QStringList unread;
        for (const health::TargetAdvice::Unread &u : health::unreadOf(snapshot.get()))
            if (parts().contains(u.part))
                unread << health::unreadWords(u);
        m_note = unread.join(u'\n');
    }
    fill(*upkeep);
    showRows(*snapshot, subject.now);
    choose();
}

void AdvicePage::choose() { m_panel->show(about(chosen()), m_note); }

} // namespace dashboard

#include "moc_advicepage.cpp"
