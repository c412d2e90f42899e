// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/sessionspage.h"

#include "ui/dashboard/celltree.h"
#include "ui/dashboard/preparedpanel.h"
#include "ui/dashboard/sessionactions.h"

#include <QAbstractProxyModel>
#include <QItemSelectionModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using health::SessionsModel;

SessionsPage::SessionsPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_tools(tools), m_rows(new SessionsModel(this)), m_actions(new SessionActions(this)),
    m_prepared(new PreparedPanel(this))
{
    setTable(m_rows,
             {{SessionsModel::Since, SessionsModel::Cpu, SessionsModel::Read, SessionsModel::Written}, {SessionsModel::Statement},
              {SessionsModel::Session, SessionsModel::State, SessionsModel::WaitsFor}, SessionsModel::Statement,
              {180, 130, 190, 76, 62, 76, 76, 200}, {SessionsModel::Written, SessionsModel::Read, SessionsModel::Cpu}},
             tools.settings, settings::Key::SessionColumns, title());
    column().addWidget(m_actions);
    column().addWidget(m_prepared);
    connect(table().view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &SessionsPage::choose);
    connect(m_actions, &SessionActions::finished, this, [this] { table().view()->setFocus(Qt::OtherFocusReason); });
}

bool SessionsPage::offered(const DetailSubject &subject) { return subject.target->kind == environment::TargetKind::Postgres; }

int SessionsPage::count(const DetailSubject &subject)
{
    return subject.snapshot && subject.snapshot->sessions ? int(subject.snapshot->sessions->size()) : -1;
}

void SessionsPage::show(const DetailSubject &subject)
{
    m_target = subject.target->id;
    m_snapshot = subject.snapshot;
    m_recorded = subject.recorded;
    m_actions->setSignaller(subject.recorded ? nullptr : m_tools.signaller);
    if (!showAbsence(m_snapshot, m_snapshot && m_snapshot->sessions, watch::MetricId(u"pg.sessions"_s))) {
        m_rows->setRows(*m_snapshot->sessions);
        table().offerColumns({SessionsModel::Cpu, SessionsModel::Read, SessionsModel::Written}, m_rows->onThisMachine());
        showRows(*m_snapshot, subject.now);
    }
    choose();
}

void SessionsPage::showCause()
{
    QModelIndex cause;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex at = m_rows->index(row, 0);
        if (at.data(health::BlockedRole).toInt() > cause.data(health::BlockedRole).toInt())
            cause = at;
    }
    QTreeView *view = table().view();
    if (cause.isValid())
        view->setCurrentIndex(static_cast<const QAbstractProxyModel *>(view->model())->mapFromSource(cause));
}

void SessionsPage::choose()
{
    const watch::SessionRow *row = nullptr;
    const watch::LockBlocker *prepared = nullptr;
    if (m_snapshot && m_snapshot->status.condition == watch::Condition::Up) {
        const QTreeView *view = table().view();
        const QModelIndex at = static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex());
        row = m_rows->row(at);
        prepared = m_rows->prepared(at);
    }
    m_prepared->show(prepared, m_recorded);
    if (!row || row->own || row->pid <= 0 || !acts::takesSignals(row->backendType)) {
        m_actions->setSession(m_target, {}, acts::Role::Unknown, 0, {});
        return;
    }
    const watch::Facts &facts = m_snapshot->facts;
    m_actions->setSession(m_target, facts.systemIdentifier, acts::roleOf(facts.consoleRole), row->pid,
                          m_rows->indexOf(row->pid).data(Qt::DisplayRole).toString());
}

} // namespace dashboard

#include "moc_sessionspage.cpp"
