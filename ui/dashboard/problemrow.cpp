// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/problemrow.h"

#include "models/base/format.h"
#include "ui/theme/button.h"
#include "ui/theme/figurelabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

ProblemRow::ProblemRow(QWidget *parent) :
    QWidget(parent), m_word(new theme::PlainLabel({}, FontRole::Strong, Token::Text, this)),
    m_sentence(new theme::PlainLabel(this)), m_age(new theme::FigureLabel(FontRole::Body, this)),
    m_action(new theme::Button({}, theme::Button::Kind::Secondary, this))
{
    setObjectName(u"problemRow"_s);
    m_sentence->setObjectName(u"problemSentence"_s);
    m_action->setObjectName(u"problemAction"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_age->setToken(Token::Muted);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(space(3));
    row->addWidget(m_word);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_age);
    row->addWidget(m_action);
    place();
    connect(m_action, &theme::Button::clicked, this, [this] { emit actionRequested(m_problem); });
}

void ProblemRow::place()
{
    layout()->setContentsMargins(scaled(34), space(2) - 1, space(2), space(2) - 1);
    int width = 0;
    for (const theme::Mark mark : {theme::Mark::Critical, theme::Mark::Warning, theme::Mark::Unknown})
        width = std::max(width, QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(theme::markWord(mark)));
    m_word->setFixedWidth(width + space(2));
}

theme::Mark ProblemRow::shownMark() const { return m_over ? theme::Mark::Ok : theme::mark(m_problem.severity); }

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
    m_problem = problem;
    m_over = false;
    m_word->setText(theme::markWord(shownMark()));
    m_word->setToken(theme::markToken(shownMark()));
    m_sentence->setText(problem.sentence);
    m_sentence->setToken(Token::Text);
    m_action->setText(actionWord(problem.action));
    m_action->setAccessibleName(m_action->text() + u": "_s + problem.sentence);
    m_action->setKind(first ? theme::Button::Kind::Primary : theme::Button::Kind::Secondary);
    m_action->setEnabled(true);
    setAccessibleName(m_word->text() + u": "_s + problem.sentence);
    update();
}

void ProblemRow::setOver()
{
    m_over = true;
    m_word->setText(tr("Over"));
    m_word->setToken(Token::Ok);
    m_sentence->setToken(Token::Muted);
    m_action->setEnabled(false);
    m_action->setKind(theme::Button::Kind::Secondary);
    update();
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
    if (event->type() == QEvent::LanguageChange)
        m_action->setText(actionWord(m_problem.action));
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
