// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentdetail.h"

#include "models/incidents/evidencefolder.h"
#include "models/incidents/wording.h"
#include "ui/incidents/causecard.h"
#include "ui/incidents/incidentdelegates.h"
#include "ui/incidents/logview.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
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

IncidentDetail::IncidentDetail(QWidget *parent) : Card(parent), m_model(new TimelineModel(this)) { build(); }

void IncidentDetail::build()
{
    m_head = new IncidentHead(this);
    connect(m_head, &IncidentHead::changeRequested, this, &IncidentDetail::changeRequested);
    connect(m_head, &IncidentHead::postmortemRequested, this, &IncidentDetail::postmortemRequested);
    connect(m_head, &IncidentHead::updateRequested, this, &IncidentDetail::updateRequested);
    connect(m_head, &IncidentHead::targetRequested, this, &IncidentDetail::targetRequested);
    connect(&m_head->cause(), &CauseCard::logRequested, this, qOverload<int>(&IncidentDetail::showLogOf));
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

void IncidentDetail::retranslate()
{
    m_write->setText(tr("Add note"));
    m_update->setText(tr("Draft update"));
    m_note->setPlaceholderText(tr("Write a note"));
    m_note->setAccessibleName(tr("Note"));
    m_which->setItems({tr("Timeline"), tr("Log")});
    m_which->setAccessibleName(tr("Timeline or log"));
    m_timeline->setAccessibleName(tr("Timeline"));
    m_looksOnly->setText(tr("This console only looks: its login may not change incidents."));
    theme::setPlainToolTip(m_update, tr("Draft an update to be copied (U)"));
    theme::setPlainToolTip(m_which, tr("Timeline or log (L)"));
}

void IncidentDetail::show(const Incident *incident, bool mayAct)
{
    const QString id = incident ? incident->id : QString();
    const bool another = id != m_id;
    if (another && incident && !m_id.isEmpty() && incident->merged.contains(m_id)) // it goes on here, and so does what is being typed
        m_id = id;
    else if (another)
        turnTo(id);
    m_model->show(incident);
    m_head->setVisible(incident);
    m_which->setVisible(incident);
    m_foot->setVisible(incident && mayAct);
    m_looksOnly->setVisible(incident && !mayAct);
    if (!incident)
        return;
    m_head->show(*incident, mayAct);
    openLog(*incident);
    fitHead();
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
    m_log->open(evidenceFolderOf(incident), beganAt(incident), incident.evidence.size());
    offerLogs();
}

void IncidentDetail::offerLogs()
{
    QList<int> pids;
    for (const int pid : pidsIn(m_head->cause().named()))
        if (m_log->has(pid))
            pids.append(pid);
    m_head->cause().offerLogs(pids);
    QMetaObject::invokeMethod(this, &IncidentDetail::fitHead, Qt::QueuedConnection);
}

// Around the log its letters mean the log's, too: they write nothing.
void IncidentDetail::keyPressEvent(QKeyEvent *event)
{
    const bool filters = event->key() == Qt::Key_S || event->key() == Qt::Key_T || event->key() == Qt::Key_P;
    if (!showsLog() || !filters || !m_log->take(event))
        QWidget::keyPressEvent(event);
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

void IncidentDetail::showLogOf(const QString &target)
{
    if (!showsLog())
        showLog();
    m_log->showTarget(target);
}

void IncidentDetail::showLogOfLine()
{
    const QString line = m_timeline->currentIndex().data(Qt::AccessibleTextRole).toString();
    for (const int pid : pidsIn(line) + pidsIn(m_head->cause().named()))
        if (m_log->has(pid))
            return showLogOf(pid);
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
    fitHead();
}

void IncidentDetail::fitHead()
{
    layout()->activate();
    m_head->fitWords();
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
