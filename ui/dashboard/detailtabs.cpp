// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/detailtabs.h"

#include "models/base/format.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/sessionactions.h"
#include "ui/dashboard/targetheader.h"
#include "ui/theme/space.h"
#include "ui/theme/tabstrip.h"


#include <QAbstractProxyModel>
#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using environment::TargetKind;
using settings::Key;
using theme::space;

DetailTabs::DetailTabs(settings::Settings &settings, QWidget *parent) :
    theme::Card(parent), m_settings(settings), m_strip(new theme::TabStrip(this)), m_stack(new QStackedWidget(this)),
    m_actions(new SessionActions(this)), m_sessions(new health::SessionsModel(this)), m_replication(new health::ReplicationModel(this)),
    m_pools(new health::PoolModel(this)), m_storage(new health::StorageModel(this)),
    m_wanted(std::clamp(settings.value(Key::SelectedTab).toInt(), 0, kTabs - 1))
{
    setObjectName(u"detailCard"_s);
    m_strip->setObjectName(u"detailTabs"_s);
    for (int tab = 0; tab < kTabs; ++tab) {
        m_strip->addTab(QString());
        m_stack->addWidget(new QWidget);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, space(2));
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    column->addWidget(m_actions);
    retranslate();
    m_strip->setCurrentIndex(m_wanted);
    connect(m_strip, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_choosing)
            m_wanted = index;
        refresh();
    });
}

LiveTable *DetailTabs::table(Tab tab)
{
    if (m_tables[tab])
        return m_tables[tab];
    using health::PoolModel;
    using health::ReplicationModel;
    using health::SessionsModel;
    using health::StorageModel;
    LiveTable *made = nullptr;
    switch (tab) {
    case Sessions:
        made = new LiveTable(m_sessions, {{SessionsModel::Since}, {SessionsModel::Statement}, {SessionsModel::Session, SessionsModel::State, SessionsModel::WaitsFor},
                              SessionsModel::Statement, {180, 106, 112, 76, 200}},
                             m_settings, Key::SessionColumns, this);
        break;
    case Replication:
        made = new LiveTable(m_replication,
                             {{ReplicationModel::Sent, ReplicationModel::Write, ReplicationModel::Flush, ReplicationModel::Replay,
                               ReplicationModel::ReplaySeconds}, {}, {}, ReplicationModel::Name, {150, 92, 84, 80, 74, 74, 74, 74, 84},
                              {ReplicationModel::Client, ReplicationModel::Write, ReplicationModel::Sent}},
                             m_settings, Key::ReplicationColumns, this);
        break;
    case Pool:
        made = new LiveTable(m_pools,
                             {{PoolModel::Active, PoolModel::Waiting, PoolModel::LongestWait, PoolModel::Servers, PoolModel::Size}, {}, {},
                              PoolModel::Database, {130, 84, 90, 64, 70, 84, 70, 56, 80}, {PoolModel::Servers, PoolModel::Size, PoolModel::Active}},
                             m_settings, Key::PoolColumns, this);
        break;
    case Storage:
        made = new LiveTable(m_storage, {{StorageModel::Size, StorageModel::Free}, {}, {}, StorageModel::Name, {260, 110, 110, 110}},
                             m_settings, Key::StorageColumns, this);
        break;
    }
    constexpr const char *names[] = {"sessionsTable", "replicationTable", "poolTable", "storageTable"};
    made->setObjectName(QString::fromLatin1(names[tab]));
    made->view()->setObjectName(made->objectName() + u"Rows"_s);
    m_tables[tab] = made;
    QWidget *placeholder = m_stack->widget(tab);
    m_stack->insertWidget(tab, made);
    m_stack->removeWidget(placeholder);
    placeholder->deleteLater();
    m_stack->setCurrentIndex(m_strip->currentIndex());
    connect(made, &LiveTable::actionRequested, this, [this] { emit retryRequested(m_target); });
    if (tab == Sessions) {
        connect(made->view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &DetailTabs::chooseSession);
        connect(m_actions, &SessionActions::finished, made->view(), [made] { made->view()->setFocus(Qt::OtherFocusReason); });
    }
    retranslate();
    emit tableMade();
    return made;
}

bool DetailTabs::offers(Tab tab) const
{
    switch (tab) {
    case Sessions:
    case Replication:
        return m_kind == TargetKind::Postgres;
    case Pool:
        return m_kind == TargetKind::PgBouncer || m_pool;
    case Storage:
        return m_kind == TargetKind::Postgres || m_kind == TargetKind::Host;
    }
    return false;
}

void DetailTabs::setTarget(const environment::Target *target, const watch::SnapshotPtr &snapshot,
                           const watch::SnapshotPtr &pool, base::TimePoint now)
{
    const QString id = target ? target->id : QString();
    m_target = id;
    m_kind = target ? target->kind : TargetKind::Http;
    m_snapshot = snapshot;
    m_pool = pool;
    m_now = now;
    choose();
    const auto count = [](const auto &rows) { return rows ? int(rows->size()) : -1; };
    m_strip->setCount(Sessions, snapshot ? count(snapshot->sessions) : -1);
    m_strip->setCount(Replication, snapshot ? count(snapshot->replication) : -1);
    m_strip->setCount(Pool, pool ? count(pool->pools) : -1);
    m_strip->setCount(Storage, snapshot ? count(snapshot->storage) : -1);
    refresh();
}

void DetailTabs::choose()
{
    m_choosing = true;
    int first = -1;
    for (int tab = 0; tab < kTabs; ++tab) {
        const bool offered = offers(Tab(tab));
        if (m_strip->isTabVisible(tab) != offered)
            m_strip->setTabVisible(tab, offered);
        if (offered && first < 0)
            first = tab;
    }
    setVisible(first >= 0);
    if (first >= 0)
        m_strip->setCurrentIndex(offers(Tab(m_wanted)) ? m_wanted : first);
    m_choosing = false;
}

void DetailTabs::refresh()
{
    m_stack->setCurrentIndex(m_strip->currentIndex());
    if (!m_target.isEmpty() && isVisible())
        fill(tab());
    chooseSession();
}

void DetailTabs::setSignaller(Signaller *signaller) { m_actions->setSignaller(signaller); }

void DetailTabs::chooseSession()
{
    const watch::SessionRow *row = nullptr;
    if (m_tables[Sessions] && tab() == Sessions && m_snapshot && m_snapshot->status.condition == watch::Condition::Up) {
        const QTreeView *view = m_tables[Sessions]->view();
        row = m_sessions->row(static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex()));
    }
    if (!row || row->own || row->pid <= 0 || !acts::takesSignals(row->backendType)) {
        m_actions->setSession(m_target, {}, acts::Role::Unknown, 0, {});
        return;
    }
    const watch::Facts &facts = m_snapshot->facts;
    m_actions->setSession(m_target, facts.systemIdentifier, acts::roleOf(facts.consoleRole), row->pid,
                          m_sessions->indexOf(row->pid).data(Qt::DisplayRole).toString());
}

QString DetailTabs::staleWords(const watch::TargetSnapshot &snapshot) const
{
    if (snapshot.status.condition == watch::Condition::Up || snapshot.status.lastAnswer == base::TimePoint{})
        return {};
    const double age = std::chrono::duration<double>(m_now - snapshot.status.lastAnswer).count();
    return tr("These rows are %1 old: the target is %2.").arg(base::age(age), conditionWord(snapshot.status.condition));
}

bool DetailTabs::absent(LiveTable &table, const watch::TargetSnapshot &snapshot, bool read, watch::MetricId sign) const
{
    for (const auto &latest : snapshot.latest)
        if (latest.reading.metric == sign && latest.reading.noValue == watch::NoValue::Permission && !read) {
            table.showNothing(u"lock"_s, tr("Our role may not see this"),
                              tr("Grant pg_monitor to the role this console uses, then try again."), tr("Try again now"));
            return true;
        }
    if (read)
        return false;
    if (snapshot.status.condition == watch::Condition::Up)
        table.showNothing(u"refresh"_s, tr("Not read yet"), tr("It comes with the next round of this target."));
    else
        table.showNothing(u"warning"_s, tr("No answer from this target"),
                          tr("Nothing has been read since the console started."), tr("Try again now"));
    return true;
}

void DetailTabs::fill(Tab tab)
{
    LiveTable &view = *table(tab);
    const watch::SnapshotPtr &source = tab == Pool ? m_pool : m_snapshot;
    if (!source) {
        view.showNothing(u"refresh"_s, tr("Not read yet"), tr("It comes with the next round of this target."));
        return;
    }
    const watch::TargetSnapshot &s = *source;
    const QString stale = staleWords(s);
    switch (tab) {
    case Sessions:
        if (absent(view, s, bool(s.sessions), watch::MetricId(u"pg.sessions"_s)))
            return;
        m_sessions->setRows(*s.sessions);
        break;
    case Replication:
        if (absent(view, s, bool(s.replication), watch::MetricId(u"pg.standbys.streaming"_s)))
            return;
        m_replication->setRows(*s.replication);
        if (s.replication->empty()) {
            view.showNothing(u"replication"_s, tr("No replication here"),
                             tr("No standby receives from this server, and it receives from none."));
            return;
        }
        break;
    case Pool:
        if (absent(view, s, bool(s.pools), {}))
            return;
        m_pools->setRows(*s.pools);
        break;
    case Storage:
        if (absent(view, s, bool(s.storage), watch::MetricId(u"pg.database.size"_s)))
            return;
        m_storage->setRows(*s.storage);
        break;
    }
    view.showRows(stale);
}

void DetailTabs::showTab(Tab tab)
{
    if (!offers(tab))
        return;
    m_strip->setCurrentIndex(tab);
    refresh(); // its rows are there at once, also when it was chosen already
}

const CellTree *DetailTabs::shownRows() const
{
    const LiveTable *shown = isVisible() ? m_tables[tab()] : nullptr;
    return shown && shown->nothing().isEmpty() ? shown->view() : nullptr;
}

DetailTabs::Tab DetailTabs::tab() const { return Tab(std::clamp(m_strip->currentIndex(), 0, kTabs - 1)); }

void DetailTabs::keepState()
{
    m_settings.set(Key::SelectedTab, m_wanted);
    for (LiveTable *table : m_tables)
        if (table)
            table->keepState();
}

void DetailTabs::retranslate()
{
    const QStringList words{tr("Sessions"), tr("Replication"), tr("Pool"), tr("Storage")};
    for (int tab = 0; tab < kTabs; ++tab) {
        m_strip->setTabText(tab, words.at(tab));
        if (m_tables[tab])
            m_tables[tab]->view()->setAccessibleName(words.at(tab));
    }
    m_strip->setAccessibleName(tr("Tables about this target"));
}

void DetailTabs::changeEvent(QEvent *event)
{
    theme::Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard
