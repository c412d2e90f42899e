// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/emptystate.h"

#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace theme {
namespace {
constexpr int kPicture = 28;
}

EmptyState::EmptyState(QWidget *parent) :
    QWidget(parent), m_title(new PlainLabel({}, FontRole::Strong, Token::Text, this)),
    m_sentence(new PlainLabel({}, FontRole::Body, Token::Muted, this)), m_action(new Button({}, Button::Kind::Secondary, this))
{
    m_action->setObjectName(u"emptyAction"_s);
    m_title->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(4), space(6), space(4));
    column->setSpacing(space(1));
    column->addStretch(1);
    column->addSpacing(kPicture + space(2));
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(space(2));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_action->hide();
    connect(m_action, &Button::clicked, this, &EmptyState::actionRequested);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &sentence, const QString &action)
{
    m_icon = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    update();
}

QString EmptyState::title() const { return m_title->text(); }

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int y = m_title->geometry().top() - kPicture - space(2);
    paintIcon(painter, QRectF((width() - kPicture) / 2.0, y, kPicture, kPicture), m_icon, Token::Faint);
}

} // namespace theme

#include "moc_emptystate.cpp"
