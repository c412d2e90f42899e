// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/statementspage.h"

#include "models/statements/wording.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/statementpane.h"
#include "ui/dashboard/statementrange.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QAbstractProxyModel>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using statements::ComparedModel;
using statements::StatementsModel;
using theme::space;
using Standing = watch::StatementsState::Standing;

StatementsPage::StatementsPage(const DetailTools &tools, QWidget *parent) :
    DetailPage(parent), m_tools(tools), m_clock(tools.memory ? tools.memory->clock() : base::Clock::system()),
    m_range(new StatementRange(m_clock, this)), m_told(new theme::PlainLabel({}, theme::FontRole::Small, theme::Token::Muted, this)),
    m_across(new QSplitter(Qt::Horizontal, this)), m_tables(new QStackedWidget(m_across)), m_rows(new StatementsModel(this)),
    m_pairs(new ComparedModel(this)),
    m_table(new LiveTable(m_rows,
                          {{StatementsModel::Calls, StatementsModel::Mean, StatementsModel::Share, StatementsModel::RowsPerCall,
                            StatementsModel::Temporary, StatementsModel::Wal},
                           {StatementsModel::Statement}, {StatementsModel::Change}, StatementsModel::Statement, {240, 78, 84, 66, 70, 84, 84, 116},
                           {StatementsModel::Wal, StatementsModel::Temporary, StatementsModel::RowsPerCall, StatementsModel::Calls}, 240},
                          tools.settings, settings::Key::StatementColumns, m_tables)),
    m_pairTable(new LiveTable(m_pairs,
                              {{ComparedModel::MeanA, ComparedModel::MeanB, ComparedModel::CallsA, ComparedModel::CallsB, ComparedModel::ShareA,
                                ComparedModel::ShareB},
                               {ComparedModel::Statement}, {ComparedModel::Change}, ComparedModel::Statement, {240, 84, 84, 116, 78, 78, 66, 66},
                               {ComparedModel::CallsA, ComparedModel::CallsB, ComparedModel::ShareA, ComparedModel::ShareB}, 240},
                              tools.settings, settings::Key::ComparedColumns, m_tables)),
    m_pane(new StatementPane(m_across))
{
    m_table->setObjectName(u"statementsTable"_s);
    m_table->view()->setObjectName(u"statementsTableRows"_s);
    m_table->view()->setAccessibleName(title());
    m_pairTable->setObjectName(u"comparedTable"_s);
    m_pairTable->view()->setObjectName(u"comparedTableRows"_s);
    m_pairTable->view()->setAccessibleName(tr("Two stretches of time compared"));
    m_told->setObjectName(u"statementsTold"_s);
    m_told->setWordWrap(true);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_pairTable);
    m_across->addWidget(m_tables);
    m_across->addWidget(m_pane);
    m_across->setChildrenCollapsible(false);
    m_across->setStretchFactor(0, 3);
    m_across->setStretchFactor(1, 2);
    m_pane->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(2), 0, 0);
    column->setSpacing(space(1));
    auto *above = new QVBoxLayout;
    above->setContentsMargins(space(2), 0, space(2), 0);
    above->addWidget(m_range);
    above->addWidget(m_told);
    column->addLayout(above);
    column->addWidget(m_across, 1);
    setFocusProxy(m_table);
    connect(m_range, &StatementRange::changed, this, [this] {
        m_tables->setCurrentWidget(m_range->comparing() ? m_pairTable : m_table);
        ask();
        choose();
    });
    for (LiveTable *each : {m_table, m_pairTable}) {
        connect(each->view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &StatementsPage::choose);
        connect(each->view(), &QAbstractItemView::activated, m_pane, &StatementPane::requestPlan);
        connect(each, &LiveTable::actionRequested, this, &DetailPage::retryRequested);
    }
}

bool StatementsPage::offered(const DetailSubject &subject)
{
    return subject.target->kind == environment::TargetKind::Postgres && environment::watchedThrough(*subject.target).isEmpty();
}

int StatementsPage::count(const DetailSubject &) { return -1; }

void StatementsPage::show(const DetailSubject &subject)
{
    m_pane->setPlanner(subject.recorded ? nullptr : m_tools.planner);
    const bool other = m_target != subject.target->id || m_scope != subject.environment->name || m_recorded != subject.recorded;
    m_recorded = subject.recorded;
    m_target = subject.target->id;
    m_scope = subject.environment->name;
    const watch::StatementsState before = std::exchange(m_state, subject.snapshot ? subject.snapshot->statements : watch::StatementsState());
    m_up = subject.snapshot && subject.snapshot->status.condition == watch::Condition::Up;
    if (other) {
        m_rows->setRows({});
        m_pairs->setRows({});
        choose();
    }
    if (other || before.latest != m_state.latest || before.standing != m_state.standing || before.hidden != m_state.hidden)
        ask();
}

void StatementsPage::ask()
{
    const auto chosen = m_range->chosen();
    statements::Question question{m_scope, m_target, chosen.now, chosen.before};
    const int asked = ++m_asked;
    if (m_tools.memory && !m_recorded) { // of a second of the past, what that second knew
        m_tools.memory->ask(question, this, [this, asked](const statements::Comparison &answer) {
            if (asked == m_asked)
                take(answer);
        });
        return;
    }
    statements::Period latest;
    if (m_state.latest && !question.before)
        latest = statements::periodOf(*m_state.latest);
    take(statements::join(question, std::move(latest), {}, statements::Against::Nothing));
}

void StatementsPage::take(const statements::Comparison &comparison)
{
    const bool any = !comparison.lines.empty();
    const statements::Absence none = statements::absence(m_state);
    QString told;
    if (!none.title.isEmpty() && m_state.standing != Standing::NotRead && m_state.standing != Standing::FirstLook && any)
        told = none.title + u". "_s + none.sentence + u' '; // what was kept before is still shown
    if (any || m_range->comparing()) {
        told += statements::againstWords(comparison);
        if (const QString gaps = statements::gaps(comparison, m_state.hidden); !gaps.isEmpty())
            told += u' ' + gaps;
    }
    m_told->setText(told);
    m_told->setVisible(!told.isEmpty());
    if (m_range->comparing())
        m_pairs->setRows(statements::rowsOf(comparison));
    else
        m_rows->setRows(statements::rowsOf(comparison));
    if (any)
        table().showRows({});
    else if (!none.title.isEmpty() && (m_up || m_state.standing != Standing::NotRead))
        showAbsence(none.forbidden ? u"lock"_s : u"refresh"_s, none.title, none.sentence);
    else if (!m_up)
        showAbsence(u"warning"_s, tr("No answer from this target"), tr("Nothing is kept of its statements in this time."));
    else
        showAbsence(u"refresh"_s, tr("Nothing is kept of this time"), tr("The console has to run while statements are counted. Choose another time."));
    choose();
}

void StatementsPage::showAbsence(const QString &icon, const QString &title, const QString &sentence) { table().showNothing(icon, title, sentence); }

LiveTable &StatementsPage::table() const { return m_range->comparing() ? *m_pairTable : *m_table; }

const statements::Row *StatementsPage::selected() const
{
    const QTreeView *view = table().view();
    const QModelIndex index = static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex());
    return m_range->comparing() ? m_pairs->row(index) : m_rows->row(index);
}

void StatementsPage::choose()
{
    const statements::Row *row = selected();
    m_pane->setVisible(row);
    if (row)
        m_pane->setStatement(m_target, row->line);
}

const CellTree *StatementsPage::shownRows() const { return table().nothing().isEmpty() ? table().view() : nullptr; }

void StatementsPage::keepState()
{
    m_table->keepState();
    m_pairTable->keepState();
}

} // namespace dashboard

#include "moc_statementspage.cpp"
