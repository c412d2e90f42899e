// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/stepline.h"

#include "ui/theme/icon.h"
#include "ui/theme/mark.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {

StepLine::StepLine(const QString &name, QWidget *parent) :
    QWidget(parent), m_name(new theme::PlainLabel(name, FontRole::Body, Token::Text, this)),
    m_sentence(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_note(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->hide();
    m_name->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space(6), 0, 0, 0);
    grid->setHorizontalSpacing(space(3));
    grid->setVerticalSpacing(space(1) / 2);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_note, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_sentence, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    refresh();
}

void StepLine::setState(State state)
{
    m_state = state;
    refresh();
}

void StepLine::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    refresh();
}

void StepLine::setNote(const QString &note)
{
    m_note->setText(note);
}

void StepLine::setStale(bool stale)
{
    m_stale = stale;
    refresh();
}

QString StepLine::sentence() const
{
    return m_sentence->text();
}

void StepLine::refresh()
{
    const bool quiet = m_stale || m_state == State::Waiting || m_state == State::Skipped
        || m_state == State::Past;
    m_name->setToken(quiet ? Token::Muted : Token::Text);
    m_name->setFontRole(m_state == State::Running || m_state == State::Failed ? FontRole::Strong : FontRole::Body);
    m_sentence->setToken(m_state == State::Failed && !m_stale ? Token::Critical : Token::Muted);
    static const char *words[] = {QT_TR_NOOP("not yet"), QT_TR_NOOP("under way"), QT_TR_NOOP("done"),
                                  QT_TR_NOOP("failed"), QT_TR_NOOP("not reached"), QT_TR_NOOP("before")};
    setAccessibleName(m_name->text() + u", "_s + tr(words[int(m_state)]));
    setAccessibleDescription(m_sentence->text());
    update();
}

void StepLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = QFontMetrics(theme::font(FontRole::Body)).height();
    const QRectF box(0, (line - theme::kIconSize) / 2.0, theme::kIconSize, theme::kIconSize);
    switch (m_state) {
    case State::Done:
        theme::paintIcon(painter, box, u"check"_s, m_stale ? Token::Stale : Token::Ok);
        return;
    case State::Failed:
        if (!m_stale) {
            theme::paintMark(painter, box, theme::Mark::Critical, 11);
            return;
        }
        break;
    case State::Running:
        painter.setPen(QPen(theme::color(Token::Accent), 2));
        painter.drawEllipse(box.center(), 4.5, 4.5);
        return;
    case State::Past:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Token::Muted));
        painter.drawEllipse(box.center(), 2.5, 2.5);
        return;
    case State::Waiting:
    case State::Skipped:
        break;
    }
    theme::paintMark(painter, box, theme::Mark::Unknown);
}

} // namespace start

#include "moc_stepline.cpp"
