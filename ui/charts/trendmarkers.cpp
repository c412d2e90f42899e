// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, on a trend chart: a thin line with a small flag at the foot of the plot, that crosshair and tooltip read.
#include "ui/charts/trendchart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QPainter>

#include <cmath>

namespace charts {

using theme::color;
using theme::scaled;
using theme::Token;

namespace {
constexpr int kApart = 16; // px at scale 1
constexpr int kReach = 9;  // px at scale 1, on either side
}

std::vector<Flag> TrendChart::flags() const
{
    if (m_group.markers().empty())
        return {};
    const ChartGroup::Window window = m_group.window();
    return joinMarkers(m_group.markers(), m_group.wall(window.from), m_group.wall(window.to), plot().width(), scaled(kApart));
}

QString TrendChart::flagTextAt(double x) const
{
    const double left = plot().left();
    QString nearest;
    double best = scaled(kReach);
    for (const Flag &flag : flags()) {
        const double away = std::abs(left + flag.x - x);
        if (away <= best) {
            best = away;
            nearest = flagText(flag);
        }
    }
    return nearest;
}

QString TrendChart::flagTextAtCursor() const
{
    const auto at = m_group.cursor();
    return at ? flagTextAt(xOf(*at)) : QString();
}

void TrendChart::paintMarkers(QPainter &painter) const
{
    const std::vector<Flag> all = flags();
    if (all.empty())
        return;
    const QRectF area = plot();
    QFont font = theme::font(theme::FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int height = scaled(13);
    for (const Flag &flag : all) {
        const double x = std::round(area.left() + flag.x);
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), color(Token::Faint));
        const double width = std::max(height, metrics.horizontalAdvance(flag.label) + scaled(6));
        const double left = std::clamp(x - width / 2 + 0.5, area.left(), std::max(area.left(), area.right() - width));
        const QRectF box(std::round(left), area.bottom() - height, width, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Token::Faint), 1));
        painter.setBrush(color(Token::Raised));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(color(Token::Text));
        painter.drawText(box, Qt::AlignCenter, flag.label);
    }
}

} // namespace charts
