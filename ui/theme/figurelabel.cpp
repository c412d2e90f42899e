// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figurelabel.h"

#include "ui/theme/figure.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace theme {
namespace {

int widthOf(const QString &value, const QString &unit, FontRole role)
{
    const qreal gap = unit.isEmpty() ? 0 : space(1);
    return int(std::ceil(figureWidth(value, role) + gap + figureWidth(unit, FontRole::Small))) + 2;
}

} // namespace

FigureLabel::FigureLabel(FontRole role, QWidget *parent) : QWidget(parent), m_role(role)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void FigureLabel::setFigure(const QString &value, const QString &unit)
{
    if (value == m_value && unit == m_unit)
        return;
    m_value = value;
    m_unit = unit;
    setAccessibleName(text());
    const int width = widthOf(value, unit, m_role);
    if (width > m_width) {
        m_width = width;
        updateGeometry();
    }
    update();
}

void FigureLabel::setToken(Token token)
{
    if (token == m_token)
        return;
    m_token = token;
    update();
}

void FigureLabel::setStruck(bool struck)
{
    if (struck == m_struck)
        return;
    m_struck = struck;
    update();
}

QString FigureLabel::text() const { return m_unit.isEmpty() ? m_value : m_value + u' ' + m_unit; }

QSize FigureLabel::sizeHint() const { return {m_width, QFontMetrics(theme::font(m_role)).height()}; }

void FigureLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_width = widthOf(m_value, m_unit, m_role);
        updateGeometry();
    }
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRectF box = rect();
    if (!m_unit.isEmpty()) {
        drawFigure(painter, box, Qt::AlignRight, m_unit, FontRole::Small, color(m_struck ? Token::Stale : Token::Muted));
        box.setRight(box.right() - figureWidth(m_unit, FontRole::Small) - space(1));
    }
    drawFigure(painter, box, Qt::AlignRight, m_value, m_role, color(m_struck ? Token::Stale : m_token), m_struck);
}

} // namespace theme

#include "moc_figurelabel.cpp"
