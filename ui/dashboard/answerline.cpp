// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/answerline.h"

#include "ui/theme/answermark.h"
#include "ui/theme/fonts.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {
constexpr int kFlags = int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;
}

AnswerLine::AnswerLine(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AnswerLine::setAnswer(theme::Mark mark, const QString &answer, const QString &rest)
{
    if (mark == m_mark && answer == m_answer && rest == m_rest)
        return;
    m_mark = mark;
    m_answer = answer;
    m_rest = rest;
    setAccessibleName(answer + u' ' + rest);
    updateGeometry();
    update();
}

AnswerLine::Places AnswerLine::places(int width) const
{
    const int left = scaled(26);
    const int room = std::max(scaled(80), width - left);
    const QFontMetrics large(theme::font(FontRole::Answer));
    const QFontMetrics small(theme::font(FontRole::Body));
    const QRect answer = large.boundingRect(QRect(left, 0, room, 10000), kFlags, m_answer);
    const int gap = space(3);
    const int oneLine = answer.width() + gap + small.horizontalAdvance(m_rest) + 2;
    if (answer.height() < large.height() * 2 && oneLine <= room) {
        const int y = answer.top() + large.ascent() - small.ascent();
        return {answer, QRect(answer.right() + gap, y, room - answer.width() - gap, small.height())};
    }
    const QRect rest = m_rest.isEmpty()
        ? QRect()
        : small.boundingRect(QRect(left, answer.bottom() + space(1), room, 10000), kFlags, m_rest);
    return {answer, rest};
}

int AnswerLine::heightForWidth(int width) const
{
    const Places p = places(width);
    return std::max(p.answer.bottom(), p.rest.bottom()) + 2;
}

QSize AnswerLine::sizeHint() const { return {scaled(480), heightForWidth(std::max(width(), scaled(480)))}; }

QSize AnswerLine::minimumSizeHint() const { return {scaled(240), QFontMetrics(theme::font(FontRole::Answer)).height()}; }

void AnswerLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void AnswerLine::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { QGuiApplication::clipboard()->setText(m_answer + u' ' + m_rest); });
    menu->popup(event->globalPos());
}

void AnswerLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Places p = places(width());
    theme::paintAnswerMark(painter, {0, p.answer.top()}, m_mark);
    painter.setFont(theme::font(FontRole::Answer));
    painter.setPen(theme::color(Token::Text));
    painter.drawText(p.answer.adjusted(0, 0, 2, 0), kFlags, m_answer);
    painter.setFont(theme::font(FontRole::Body));
    painter.setPen(theme::color(Token::Muted));
    painter.drawText(p.rest.adjusted(0, 0, 2, 0), kFlags, m_rest);
}

} // namespace dashboard

#include "moc_answerline.cpp"
