// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/problemrow.h"

#include "models/base/format.h"
#include "models/mutes/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/figurelabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

ProblemRow::ProblemRow(QWidget *parent) :
    QWidget(parent), m_word(new theme::PlainLabel({}, FontRole::Strong, Token::Text, this)),
    m_sentence(new theme::PlainLabel(this)), m_note(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)), m_age(new theme::FigureLabel(FontRole::Body, this)),
    m_action(new theme::Button({}, theme::Button::Kind::Secondary, this))
{
    setObjectName(u"problemRow"_s);
    m_sentence->setObjectName(u"problemSentence"_s);
    m_note->setObjectName(u"problemMute"_s);
    m_action->setObjectName(u"problemAction"_s);
    for (theme::PlainLabel *label : {m_sentence, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContextMenuPolicy(Qt::NoContextMenu); // the row has one
    }
    m_note->hide();
    m_age->setToken(Token::Muted);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(space(3));
    row->addWidget(m_word);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_sentence);
    words->addWidget(m_note);
    row->addLayout(words, 1);
    row->addWidget(m_age);
    row->addWidget(m_action);
    place();
    connect(m_action, &theme::Button::clicked, this, [this] {
        if (m_problem.mute && m_muting)
            emit muteRequested(m_problem);
        else
            emit actionRequested(m_problem);
    });
}

void ProblemRow::place()
{
    layout()->setContentsMargins(scaled(34), space(2) - 1, space(2), space(2) - 1);
    int width = 0;
    const QFontMetrics metrics(theme::font(FontRole::Strong));
    for (const QString &word : {theme::markWord(theme::Mark::Critical), theme::markWord(theme::Mark::Warning), theme::markWord(theme::Mark::Unknown), tr("Muted")})
        width = std::max(width, metrics.horizontalAdvance(word));
    m_word->setFixedWidth(width + space(2));
}

theme::Mark ProblemRow::shownMark() const { return m_over ? theme::Mark::Ok : m_problem.mute ? theme::Mark::Unknown : theme::mark(m_problem.severity); }

void ProblemRow::showWord()
{
    m_word->setText(m_over ? tr("Over") : m_problem.mute ? tr("Muted") : theme::markWord(shownMark()));
    m_word->setToken(theme::markToken(shownMark()));
}

void ProblemRow::showAction() { m_action->setText(m_problem.mute && m_muting ? tr("Let it count") : actionWord(m_problem.action)); }

void ProblemRow::setMuting(bool muting)
{
    m_muting = muting;
    showAction();
}

QString ProblemRow::sentence() const { return m_sentence->text(); }

QString ProblemRow::key(const health::Problem &problem)
{
    return problem.target + u'\x1f' + (problem.metric.isNull() ? QString() : problem.metric.name()) + u'\x1f' + problem.instance;
}

QString ProblemRow::actionWord(health::Problem::Action action)
{
    using Action = health::Problem::Action;
    switch (action) {
    case Action::ShowTarget:
        return tr("Show trends");
    case Action::ShowSessions:
        return tr("Show sessions");
    case Action::ShowReplication:
        return tr("Show replication");
    case Action::ShowPool:
        return tr("Show pool");
    case Action::ShowStorage:
        return tr("Show storage");
    case Action::ShowVacuum:
        return tr("Show tables");
    case Action::ShowIndexes:
        return tr("Show indexes");
    case Action::EnterPassword:
        return tr("Enter password…");
    case Action::Retry:
        return tr("Try again now");
    }
    return {};
}

void ProblemRow::setProblem(const health::Problem &problem, bool first)
{
    const bool wasMuted = m_problem.mute.has_value(), muted = problem.mute.has_value();
    m_problem = problem;
    m_over = false;
    showWord();
    m_sentence->setText(problem.sentence);
    m_sentence->setStruck(muted);
    m_sentence->setToken(muted ? Token::Muted : Token::Text);
    if (muted || wasMuted) {
        m_note->setText(muted ? mutes::markOf(*problem.mute) : QString());
        m_note->setVisible(muted);
    }
    showAction();
    m_action->setAccessibleName(m_action->text() + u": "_s + problem.sentence);
    m_action->setKind(first ? theme::Button::Kind::Primary : theme::Button::Kind::Secondary);
    m_action->setEnabled(true);
    setAccessibleName(m_word->text() + u": "_s + problem.sentence);
    setAccessibleDescription(m_note->text());
    update();
}

void ProblemRow::setAlert(const QString &mark, bool acknowledgeable)
{
    m_acknowledgeable = acknowledgeable;
    if (m_problem.mute || m_note->text() == mark)
        return;
    m_note->setText(mark);
    m_note->setVisible(!mark.isEmpty());
    setAccessibleDescription(mark);
}

void ProblemRow::setOver()
{
    m_over = true;
    showWord();
    m_sentence->setToken(Token::Muted);
    m_action->setEnabled(false);
    m_action->setKind(theme::Button::Kind::Secondary);
    update();
}

void ProblemRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_M && event->modifiers() == Qt::NoModifier && m_muting && !m_over)
        emit muteRequested(m_problem);
    else if (event->key() == Qt::Key_A && event->modifiers() == Qt::NoModifier && m_acknowledgeable && !m_over)
        emit acknowledgeRequested(m_problem);
    else if (event->key() == Qt::Key_I && event->modifiers() == Qt::NoModifier && m_incidents && !m_over)
        emit incidentRequested(m_problem);
    else
        QWidget::keyPressEvent(event);
}

void ProblemRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"problemMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const health::Problem problem = m_problem; // it may be another by the time the menu is answered
    connect(menu->addAction(actionWord(problem.action)), &QAction::triggered, this, [this, problem] { emit actionRequested(problem); });
    if (m_acknowledgeable && !m_over) {
        QAction *acknowledge = menu->addAction(tr("Acknowledge for 30 minutes"));
        acknowledge->setObjectName(u"acknowledgeProblem"_s);
        acknowledge->setShortcut(Qt::Key_A);
        acknowledge->setShortcutContext(Qt::WidgetShortcut);
        connect(acknowledge, &QAction::triggered, this, [this, problem] { emit acknowledgeRequested(problem); });
    }
    if (m_muting && !m_over) {
        QAction *mute = menu->addAction(problem.mute ? tr("Let it count") : tr("Mute…"));
        mute->setObjectName(u"muteProblem"_s);
        mute->setShortcut(Qt::Key_M);
        mute->setShortcutContext(Qt::WidgetShortcut); // shown here, bound by the row
        connect(mute, &QAction::triggered, this, [this, problem] { emit muteRequested(problem); });
    }
    if (m_incidents && !m_over) {
        QAction *open = menu->addAction(tr("Open an incident…"));
        open->setObjectName(u"incidentOfProblem"_s);
        open->setShortcut(Qt::Key_I);
        open->setShortcutContext(Qt::WidgetShortcut); // as above
        connect(open, &QAction::triggered, this, [this, problem] { emit incidentRequested(problem); });
    }
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, [problem] { QGuiApplication::clipboard()->setText(problem.sentence); });
    menu->popup(event->globalPos());
}

void ProblemRow::tick(base::TimePoint now)
{
    if (!m_over)
        m_age->setFigure(base::age(std::chrono::duration<double>(now - m_problem.since).count()));
}

int ProblemRow::actionWidth() const { return m_action->sizeHint().width(); }

void ProblemRow::setActionWidth(int width)
{
    if (m_action->minimumWidth() != width)
        m_action->setFixedWidth(width);
}

void ProblemRow::focusAction() { m_action->setFocus(Qt::ShortcutFocusReason); }

void ProblemRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showAction();
        showWord();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        place();
}

void ProblemRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintMark(painter, QRectF(space(3), 0, scaled(16), height()), shownMark(), 10);
    if (y() > 0)
        painter.fillRect(QRect(0, 0, width(), 1), theme::color(Token::Line));
}

} // namespace dashboard

#include "moc_problemrow.cpp"
