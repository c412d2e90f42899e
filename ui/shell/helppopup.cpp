// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helppopup.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

HelpPopup::HelpPopup(QWidget *parent) :
    QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_title(new theme::PlainLabel({}, FontRole::Title, Token::Text, this)),
    m_text(new theme::PlainLabel({}, FontRole::Body, Token::Text, this)),
    m_keys(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this))
{
    setObjectName(u"helpPopup"_s);
    for (theme::PlainLabel *label : {m_title, m_text, m_keys})
        label->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(3));
    column->setSpacing(space(2));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_keys);
}

void HelpPopup::showHelp(const QString &title, const QString &text, const QRect &beside, const QString &more)
{
    m_title->setText(title);
    m_text->setText(text);
    const QString keys = tr("Ctrl+K finds everything, / filters, F5 tries again, arrows move the crosshair, Esc closes.");
    m_keys->setText(more.isEmpty() ? keys : keys + u'\n' + more);
    setAccessibleName(title);
    setFixedWidth(scaled(400));
    layout()->activate();
    setFixedHeight(layout()->totalHeightForWidth(width())); // adjustSize() knows nothing of wrapped lines
    const QRect room = screen()->availableGeometry();
    QPoint at = beside.bottomLeft() + QPoint(0, space(2));
    if (at.y() + height() > room.bottom())
        at.setY(std::max(room.top(), beside.top() - height() - space(2)));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
}

void HelpPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Raised));
    painter.setPen(theme::color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace shell

#include "moc_helppopup.cpp"
