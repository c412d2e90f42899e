// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentdetail.h"

#include "models/incidents/incidentmodel.h"
#include "models/incidents/wording.h"
#include "ui/incidents/causecard.h"
#include "ui/incidents/incidentdelegates.h"
#include "ui/incidents/logview.h"
#include "ui/theme/button.h"
#include "ui/theme/mark.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kMostOffers = 2;

} // namespace

QString offerWord(const health::Problem &problem)
{
    using Action = health::Problem::Action;
    switch (problem.action) {
    case Action::ShowSessions:
        return IncidentDetail::tr("Sessions of %1").arg(problem.target);
    case Action::ShowReplication:
        return IncidentDetail::tr("Replication of %1").arg(problem.target);
    case Action::ShowPool:
        return IncidentDetail::tr("Pools of %1").arg(problem.target);
    case Action::ShowStorage:
        return IncidentDetail::tr("Storage of %1").arg(problem.target);
    case Action::ShowVacuum:
        return IncidentDetail::tr("Vacuum of %1").arg(problem.target);
    case Action::ShowIndexes:
        return IncidentDetail::tr("Indexes of %1").arg(problem.target);
    case Action::EnterPassword:
    case Action::Retry:
    case Action::ShowTarget:
        break;
    }
    return IncidentDetail::tr("Look at %1").arg(problem.target);
}

IncidentDetail::IncidentDetail(QWidget *parent) : Card(parent), m_model(new TimelineModel(this)) { build(); }

void IncidentDetail::build()
{
    using Kind = Change::Kind;
    m_head = new QWidget(this);
    m_title = new PlainLabel({}, FontRole::Answer, Token::Text, m_head);
    m_title->setObjectName(u"incidentTitle"_s);
    m_title->setWordWrap(true);
    m_severity = new PlainLabel({}, FontRole::Strong, Token::Critical, m_head);
    const auto button = [this](const char *name, Button::Kind kind, Kind change) {
        auto *b = new Button({}, kind, m_head);
        b->setObjectName(QLatin1String(name));
        connect(b, &Button::clicked, this, [this, change] { emit changeRequested(change); });
        return b;
    };
    m_takeOver = button("incidentTakeOver", Button::Kind::Primary, Kind::Accept);
    m_acknowledge = button("incidentAcknowledge", Button::Kind::Primary, Kind::Acknowledge);
    m_escalate = button("incidentEscalate", Button::Kind::Secondary, Kind::Escalate);
    m_handOver = button("incidentHandOver", Button::Kind::Secondary, Kind::HandOver);
    m_resolve = button("incidentResolve", Button::Kind::Secondary, Kind::Resolve);
    m_reopen = button("incidentReopen", Button::Kind::Secondary, Kind::Reopen);
    m_more = new Button({}, Button::Kind::Quiet, m_head);
    m_more->setObjectName(u"incidentMore"_s);
    m_more->setIconName(u"chevron-down"_s);
    connect(m_more, &Button::clicked, this, &IncidentDetail::openMenu);
    auto *top = new QHBoxLayout;
    top->setSpacing(space(3));
    top->addWidget(m_title, 1);
    top->addWidget(m_severity, 0, Qt::AlignTop);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(space(1) + 2);
    for (QWidget *w : {m_takeOver, m_acknowledge, m_escalate, m_handOver, m_resolve, m_reopen})
        acts->addWidget(w);
    acts->addStretch(1);
    acts->addWidget(m_more);
    m_offeredTo = new PlainLabel({}, FontRole::Body, Token::Warning, m_head);
    m_offeredTo->setObjectName(u"incidentOfferedTo"_s);
    m_offeredTo->setWordWrap(true);
    m_cause = new CauseCard(m_head);
    connect(m_cause, &CauseCard::logRequested, this, &IncidentDetail::showLogOf);
    m_offers = new QHBoxLayout;
    m_offers->setSpacing(space(2));
    m_offers->addStretch(1);
    for (int i = 0; i < kMostOffers; ++i) { // made here, they have their place in the order of Tab
        auto *b = new Button({}, Button::Kind::Secondary, m_head);
        b->setObjectName(u"incidentOffer"_s);
        b->hide();
        m_offers->insertWidget(i, b);
        m_offered.append(b);
    }
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(space(3), space(3), space(3), space(3));
    head->setSpacing(space(3));
    head->addLayout(top);
    head->addLayout(acts);
    head->addWidget(m_offeredTo);
    head->addWidget(m_cause);
    head->addLayout(m_offers);
    buildViews();
    buildFoot();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addSpacing(1);
    auto *which = new QHBoxLayout;
    which->setContentsMargins(space(3), space(2), space(3), space(2));
    which->addWidget(m_which);
    which->addStretch(1);
    column->addLayout(which);
    column->addWidget(m_views, 1);
    column->addSpacing(1);
    column->addWidget(m_foot);
    column->addWidget(m_looksOnly);
    for (PlainLabel *label : QList<PlainLabel *>{m_title, m_offeredTo} + m_cause->words())
        label->installEventFilter(this);
    retranslate();
    show(nullptr, false);
}

void IncidentDetail::buildViews()
{
    m_which = new theme::Segmented(this);
    m_which->setObjectName(u"incidentWhich"_s);
    m_timeline = new QListView(this);
    m_timeline->setObjectName(u"incidentTimeline"_s);
    m_timeline->setModel(m_model);
    m_timeline->setItemDelegate(new TimelineDelegate(m_timeline));
    m_timeline->setFrameShape(QFrame::NoFrame);
    m_timeline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timeline->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_timeline->setResizeMode(QListView::Adjust);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_timeline, [this] { // follows while the end is in sight
        const QScrollBar *bar = m_timeline->verticalScrollBar();
        if (bar->value() >= bar->maximum() - scaled(40))
            QMetaObject::invokeMethod(m_timeline, &QListView::scrollToBottom, Qt::QueuedConnection);
    });
    m_log = new LogView(this);
    m_log->setObjectName(u"incidentLog"_s);
    m_views = new QStackedWidget(this);
    m_views->addWidget(m_timeline);
    m_views->addWidget(m_log);
    connect(m_which, &theme::Segmented::chosen, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_log, &LogView::loaded, this, &IncidentDetail::offerLogs);
    connect(m_log, &LogView::left, this, &IncidentDetail::focusTimeline);
}

void IncidentDetail::buildFoot()
{
    m_foot = new QWidget(this);
    m_note = new QLineEdit(m_foot);
    m_note->setObjectName(u"incidentNote"_s);
    m_note->setMaxLength(int(kLongestText));
    m_note->setTextMargins(space(1), 0, space(1), 0);
    m_write = new Button({}, Button::Kind::Secondary, m_foot);
    m_write->setObjectName(u"incidentWrite"_s);
    m_update = new Button({}, Button::Kind::Secondary, m_foot);
    m_update->setObjectName(u"incidentUpdate"_s);
    connect(m_update, &Button::clicked, this, &IncidentDetail::updateRequested);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(space(3), space(3), space(3), space(3));
    foot->setSpacing(space(2));
    foot->addWidget(m_note, 1);
    foot->addWidget(m_write);
    foot->addWidget(m_update);
    const auto write = [this] {
        if (const QString text = m_note->text().trimmed(); !text.isEmpty()) {
            m_note->clear();
            emit noteWritten(text);
        }
    };
    connect(m_note, &QLineEdit::returnPressed, this, write);
    connect(m_write, &Button::clicked, this, write);
    m_looksOnly = new PlainLabel({}, FontRole::Small, Token::Muted, this);
    m_looksOnly->setObjectName(u"incidentLooksOnly"_s);
    m_looksOnly->setContentsMargins(space(3), space(3), space(4), space(3));
}

void IncidentDetail::openMenu()
{
    using Kind = Change::Kind;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"incidentMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::pair<QString, Kind> entries[] = {{tr("Hand over…"), Kind::HandOver}, {tr("Decline the hand-over…"), Kind::Decline}, {tr("Harm has stopped…"), Kind::Mitigate},
                                                {tr("Give a role…"), Kind::AssignRole}, {tr("Correct a time…"), Kind::Correct}, {tr("Merge into another…"), Kind::Merge},
                                                {tr("Add a follow-up…"), Kind::FollowUp}};
    for (const auto &[text, kind] : entries) {
        const bool afterwards = kind == Kind::AssignRole || kind == Kind::Correct || kind == Kind::FollowUp;
        if ((!m_resolved || afterwards) && (kind != Kind::Decline || m_handedOver))
            connect(menu->addAction(text), &QAction::triggered, this, [this, kind] { emit changeRequested(kind); });
    }
    connect(menu->addAction(tr("Draft an update")), &QAction::triggered, this, &IncidentDetail::updateRequested);
    connect(menu->addAction(tr("Draft a postmortem")), &QAction::triggered, this, &IncidentDetail::postmortemRequested);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void IncidentDetail::retranslate()
{
    m_takeOver->setText(tr("Take it over"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_escalate->setText(tr("Escalate…"));
    m_handOver->setText(tr("Hand over…"));
    m_resolve->setText(tr("Resolve…"));
    m_reopen->setText(tr("Reopen…"));
    m_more->setAccessibleName(tr("More"));
    m_write->setText(tr("Add note"));
    m_update->setText(tr("Draft update"));
    m_note->setPlaceholderText(tr("Write a note"));
    m_note->setAccessibleName(tr("Note"));
    m_which->setItems({tr("Timeline"), tr("Log")});
    m_which->setAccessibleName(tr("Timeline or log"));
    m_timeline->setAccessibleName(tr("Timeline"));
    m_looksOnly->setText(tr("This console only looks: its login may not change incidents."));
    theme::setPlainToolTip(m_takeOver, tr("Take it over (T): from then on it is yours"));
    theme::setPlainToolTip(m_acknowledge, tr("Acknowledge (A)"));
    theme::setPlainToolTip(m_escalate, tr("Escalate (E)"));
    theme::setPlainToolTip(m_handOver, tr("Hand over (H)"));
    theme::setPlainToolTip(m_resolve, tr("Resolve (R)"));
    theme::setPlainToolTip(m_reopen, tr("Reopen (R)"));
    theme::setPlainToolTip(m_update, tr("Draft an update to be copied (U)"));
    theme::setPlainToolTip(m_which, tr("Timeline or log (L)"));
}

void IncidentDetail::show(const Incident *incident, bool mayAct)
{
    const QString id = incident ? incident->id : QString();
    const bool another = id != m_id;
    if (another)
        turnTo(id);
    m_model->show(incident);
    m_head->setVisible(incident);
    m_which->setVisible(incident);
    m_foot->setVisible(incident && mayAct);
    m_looksOnly->setVisible(incident && !mayAct);
    if (!incident)
        return;
    m_resolved = incident->state == State::Resolved;
    m_handedOver = incident->handOver.has_value();
    m_title->setText(nameOf(*incident));
    m_severity->setText(title(incident->severity));
    m_severity->setToken(theme::markToken(theme::mark(markOf(*incident))));
    m_takeOver->setVisible(mayAct && m_handedOver);
    m_acknowledge->setVisible(mayAct && incident->state == State::Open && !m_handedOver);
    for (QWidget *w : {m_escalate, m_resolve})
        w->setVisible(mayAct && !m_resolved);
    m_mayHandOver = mayAct && !m_resolved && incident->state != State::Open && !m_handedOver; // somebody has it; else in the menu
    m_reopen->setVisible(mayAct && m_resolved);
    m_more->setVisible(mayAct);
    m_offeredTo->setText(handOverSentence(*incident));
    m_offeredTo->setVisible(m_handedOver);
    m_cause->show(*incident);
    openLog(*incident);
    fitWords();
    if (another)
        m_timeline->scrollToBottom();
}

// A note that was begun waits at its incident while another one is looked at.
void IncidentDetail::turnTo(const QString &id)
{
    if (!m_id.isEmpty())
        m_drafts.insert(m_id, m_note->text());
    m_id = id;
    m_note->setText(m_drafts.take(id));
}

void IncidentDetail::putBack(const QString &incident, const QString &note)
{
    if (incident != m_id)
        m_drafts[incident].prepend(note);
    else
        m_note->setText(note + m_note->text());
}

void IncidentDetail::openLog(const Incident &incident)
{
    m_log->open(incident.evidence.empty() ? QString() : incident.evidence.back().folder, beganAt(incident));
    offerLogs();
}

void IncidentDetail::offerLogs()
{
    QList<int> pids;
    for (const int pid : pidsIn(m_cause->named()))
        if (m_log->has(pid))
            pids.append(pid);
    m_cause->offerLogs(pids);
    QMetaObject::invokeMethod(this, &IncidentDetail::fitWords, Qt::QueuedConnection);
}

bool IncidentDetail::showsLog() const { return m_views->currentWidget() == m_log; }

void IncidentDetail::showLog()
{
    const bool log = !showsLog();
    m_which->setCurrent(log ? 1 : 0);
    m_views->setCurrentIndex(log ? 1 : 0);
    if (log)
        m_log->focusLines();
    else
        focusTimeline();
}

void IncidentDetail::showLogOf(int pid)
{
    if (!showsLog())
        showLog();
    m_log->showProcess(pid);
}

void IncidentDetail::showLogOfLine()
{
    const QString line = m_timeline->currentIndex().data(Qt::AccessibleTextRole).toString();
    for (const int pid : pidsIn(line) + pidsIn(m_cause->named()))
        if (m_log->has(pid))
            return showLogOf(pid);
}

void IncidentDetail::offer(const QList<health::Problem> &problems)
{
    for (qsizetype i = 0; i < m_offered.size(); ++i) {
        Button *b = m_offered[i];
        b->disconnect(this);
        b->setVisible(i < problems.size());
        if (i >= problems.size())
            continue;
        b->setText(offerWord(problems[i]));
        theme::setPlainToolTip(b, problems[i].sentence);
        b->setKind(i == 0 && !m_acknowledge->isVisibleTo(m_head) && !m_takeOver->isVisibleTo(m_head) ? Button::Kind::Primary : Button::Kind::Secondary);
        connect(b, &Button::clicked, this, [this, target = problems[i].target, action = problems[i].action] { emit targetRequested(target, action); });
    }
}

void IncidentDetail::focusNote() { m_note->setFocus(Qt::ShortcutFocusReason); }

void IncidentDetail::focusTimeline()
{
    m_which->setCurrent(0);
    m_views->setCurrentIndex(0);
    if (!m_timeline->selectionModel()->isSelected(m_timeline->currentIndex()) && m_model->rowCount() > 0)
        m_timeline->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    m_timeline->setFocus(Qt::ShortcutFocusReason);
}

void IncidentDetail::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        m_timeline->doItemsLayout();
}

void IncidentDetail::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_timeline->doItemsLayout();
    fitWords();
}

// Words that wrap, in layouts within layouts, would keep the height of those that stood there before.
void IncidentDetail::fitWords()
{
    layout()->activate();
    int wanted = m_handOver->sizeHint().width() + m_more->sizeHint().width() + 2 * space(3);
    for (const QWidget *w : {m_takeOver, m_acknowledge, m_escalate, m_resolve, m_reopen})
        wanted += w->isHidden() ? 0 : w->sizeHint().width() + space(1) + 2;
    m_handOver->setVisible(m_mayHandOver && wanted <= m_head->width()); // it is in the menu, too
    for (PlainLabel *label : QList<PlainLabel *>{m_title, m_offeredTo} + m_cause->words())
        fit(label);
    QLayout *inside = m_head->layout();
    inside->invalidate();
    const int height = std::max(inside->heightForWidth(m_head->width()), inside->minimumHeightForWidth(m_head->width()));
    if (height > 0) // it has a width
        m_head->setFixedHeight(height);
}

// Measured by the font: a label's own heightForWidth() never falls below the height it was given once.
void IncidentDetail::fit(PlainLabel *label)
{
    const int height = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, label->text()).height();
    if (height != label->minimumHeight())
        label->setFixedHeight(height);
}

bool IncidentDetail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange) {
        fit(static_cast<PlainLabel *>(watched));
        QMetaObject::invokeMethod(this, &IncidentDetail::fitWords, Qt::QueuedConnection);
    }
    return Card::eventFilter(watched, event);
}

void IncidentDetail::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    if (m_head->isVisible())
        painter.fillRect(QRect(1, m_head->geometry().bottom() + 1, width() - 2, 1), theme::color(Token::Line));
    if (m_foot->isVisible())
        painter.fillRect(QRect(1, m_foot->geometry().top() - 1, width() - 2, 1), theme::color(Token::Line));
}

} // namespace incidents

#include "moc_incidentdetail.cpp"
