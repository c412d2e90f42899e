// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/badge.h"

#include "ui/theme/figure.h"
#include "ui/theme/space.h"

#include <QLocale>
#include <QPainter>

namespace theme {

int badgeWidth(int count)
{
    return std::max(scaled(20), int(figureWidth(QLocale().toString(count), FontRole::Caption)) + space(3));
}

void paintBadge(QPainter &painter, const QRectF &box, int count, Mark mark)
{
    const int width = badgeWidth(count);
    const int height = scaled(18);
    const QRectF badge(box.right() - width, box.center().y() - height / 2.0, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(markWash(mark)));
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    drawFigure(painter, badge, Qt::AlignCenter, QLocale().toString(count), FontRole::Caption, color(markToken(mark)));
    painter.restore();
}

} // namespace theme
