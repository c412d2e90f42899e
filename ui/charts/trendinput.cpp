// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of a trend chart: crosshair, zoom, back.
#include "ui/charts/trendchart.h"

#include <QKeyEvent>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace charts {
namespace {
constexpr int kDragStart = 6; // px
}

base::TimePoint TrendChart::timeAt(double x) const
{
    const ChartGroup::Window window = m_group.window();
    const QRectF area = plot();
    const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return window.from + std::chrono::duration_cast<base::TimePoint::duration>((window.to - window.from) * share);
}

void TrendChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && plot().contains(event->position()))
        m_pressed = event->position();
}

void TrendChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_pressed && (event->buttons() & Qt::LeftButton) && std::abs(at.x() - m_pressed->x()) > kDragStart) {
        const auto [from, to] = std::minmax(timeAt(m_pressed->x()), timeAt(at.x()));
        m_group.setBand(ChartGroup::Window{from, to});
        return;
    }
    const QRectF area = plot();
    if (at.x() >= area.left() && at.x() <= area.right())
        m_group.setCursor(timeAt(at.x()));
    else
        m_group.setCursor({});
}

void TrendChart::mouseReleaseEvent(QMouseEvent *event)
{
    const bool pressed = std::exchange(m_pressed, std::nullopt).has_value();
    if (const auto band = m_group.band()) {
        m_group.setBand({});
        m_group.zoom(*band);
    } else if (pressed) {
        m_group.choose(timeAt(event->position().x()));
    }
}

void TrendChart::mouseDoubleClickEvent(QMouseEvent *) { m_group.back(); }

void TrendChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (!hasFocus())
        m_group.setCursor({});
}

void TrendChart::moveCursor(int steps)
{
    const ChartGroup::Window window = m_group.window();
    base::TimePoint at = m_group.cursor().value_or(window.to);
    at += m_bucket * steps;
    m_group.setCursor(std::clamp(at, window.from, window.to));
    const QString event = flagTextAtCursor();
    setAccessibleDescription((event.isEmpty() ? readout() : readout() + QStringList{event}).join(u", "_s));
}

void TrendChart::keyPressEvent(QKeyEvent *event)
{
    const int stride = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-stride);
        return;
    case Qt::Key_Right:
        moveCursor(stride);
        return;
    case Qt::Key_Home:
        m_group.setCursor(m_group.window().from);
        return;
    case Qt::Key_End:
        m_group.setCursor(m_group.window().to);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_group.cursor()) {
            m_group.choose(*m_group.cursor());
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_group.cursor()) {
            m_group.setCursor({});
            return;
        }
        if (m_group.back())
            return;
        break;
    default:
        break;
    }
    event->ignore();
}

void TrendChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void TrendChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    m_group.setCursor({});
    viewport()->update();
}

} // namespace charts
