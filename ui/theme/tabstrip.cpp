// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tabstrip.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace theme {

TabStrip::TabStrip(QWidget *parent) : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true); // only while the window is too narrow for all of them
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::StrongFocus);
    dressScrollers();
}

void TabStrip::dressScrollers()
{
    for (auto *button : findChildren<QToolButton *>()) {
        button->setAutoRaise(true);
        button->setAutoFillBackground(true); // what is scrolled away ends at it
        button->setBackgroundRole(QPalette::Base);
        button->setArrowType(Qt::NoArrow);
        const bool left = button->objectName() == QLatin1String("ScrollLeftButton");
        button->setIcon(iconPixmap(left ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"), Token::Muted, scaled(14), devicePixelRatioF()));
        button->setIconSize({scaled(14), scaled(14)});
    }
}

void TabStrip::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        dressScrollers();
}

void TabStrip::setCount(int index, int count)
{
    const QVariant next = count < 0 ? QVariant() : QVariant(count);
    if (tabData(index) == next)
        return;
    setTabData(index, next);
    setAccessibleTabName(index, label(index));
    setTabText(index, tabText(index)); // relays the tabs
    update();
}

QString TabStrip::label(int index) const
{
    const QVariant count = tabData(index);
    return count.isValid() ? tabText(index) + u' ' + QLocale().toString(count.toInt()) : tabText(index);
}

QSize TabStrip::tabSizeHint(int index) const
{
    // a ticking count must not move the tabs: room for three digits is always there
    const QVariant count = tabData(index);
    QString widest = tabText(index);
    if (count.isValid())
        widest += u' ' + QString(std::max<qsizetype>(3, QLocale().toString(count.toInt()).size()), u'0');
    return {QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(widest) + space(6), scaled(36)};
}

QSize TabStrip::minimumTabSizeHint(int index) const { return tabSizeHint(index); }

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        const QRect box = tabRect(i);
        const bool chosen = i == currentIndex();
        painter.setFont(theme::font(chosen ? FontRole::Strong : FontRole::Body));
        painter.setPen(color(chosen ? Token::Text : Token::Muted));
        painter.drawText(box, Qt::AlignCenter, label(i));
        if (chosen)
            painter.fillRect(QRect(box.left() + space(2), box.bottom() - 1, box.width() - space(4), 2), color(Token::Accent));
        if (chosen && hasFocus())
            paintFocus(painter, box.adjusted(2, 4, -2, -4), 4);
    }
}

} // namespace theme

#include "moc_tabstrip.cpp"
