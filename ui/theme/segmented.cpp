// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/segmented.h"

#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace theme {
namespace {
// around the text of a cell
int widestPadding() { return space(5); }
int leastPadding() { return space(2); }
} // namespace

Segmented::Segmented(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Segmented::setItems(const QStringList &items)
{
    m_items = items;
    setAccessibleDescription(m_items.value(m_current));
    updateGeometry();
    update();
}

void Segmented::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_items.size())
        return;
    m_current = index;
    setAccessibleDescription(m_items.at(index));
    update();
    emit currentChanged(index);
}

int Segmented::textWidth(int index) const
{
    return QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(m_items.at(index));
}

int Segmented::cellWidth(int index) const
{
    const int room = width() - sizeWith(0).width();
    return textWidth(index) + std::clamp(room / std::max(1, int(m_items.size())), leastPadding(), widestPadding());
}

QSize Segmented::sizeWith(int padding) const
{
    int width = 0;
    for (int i = 0; i < m_items.size(); ++i)
        width += textWidth(i) + padding;
    return {width, scaled(28)};
}

QSize Segmented::sizeHint() const { return sizeWith(widestPadding()); }

QSize Segmented::minimumSizeHint() const { return sizeWith(leastPadding()); }

int Segmented::indexAt(int x) const
{
    int left = 0;
    for (int i = 0; i < m_items.size(); ++i) {
        left += cellWidth(i);
        if (x < left)
            return i;
    }
    return -1;
}

void Segmented::choose(int index)
{
    if (index < 0 || index >= m_items.size())
        return;
    setCurrent(index);
    emit chosen(index);
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(indexAt(event->pos().x()));
}

void Segmented::mouseMoveEvent(QMouseEvent *event)
{
    const int over = indexAt(event->pos().x());
    if (over != m_hovered) {
        m_hovered = over;
        update();
    }
}

void Segmented::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        choose(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

void Segmented::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath clip;
    clip.addRoundedRect(frame, kControlRadius - 1, kControlRadius - 1);
    painter.fillPath(clip, color(Token::Surface));
    int left = 0;
    for (int i = 0; i < m_items.size(); ++i) {
        const QRect cell(left, 0, cellWidth(i), height());
        painter.save();
        painter.setClipPath(clip);
        if (i == m_current)
            painter.fillRect(cell, color(Token::Selection));
        else if (i == m_hovered)
            painter.fillRect(cell, color(Token::Hover));
        if (i > 0)
            painter.fillRect(QRect(left, 0, 1, height()), color(Token::Line));
        painter.restore();
        painter.setFont(theme::font(i == m_current ? FontRole::Strong : FontRole::Body));
        painter.setPen(color(i == m_current ? Token::Text : Token::Muted));
        painter.drawText(cell, Qt::AlignCenter, m_items.at(i));
        left += cell.width();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Line), 1));
    painter.drawPath(clip);
    if (hasFocus())
        paintFocus(painter, rect(), kControlRadius - 1);
}

} // namespace theme

#include "moc_segmented.cpp"
