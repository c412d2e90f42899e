// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sparkline.h"

#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>

namespace charts {

void paintSparkline(QPainter &painter, const QRectF &box, const QList<float> &values, const QColor &color)
{
    float low = INFINITY;
    float high = -INFINITY;
    for (const float v : values)
        if (!std::isnan(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    if (low > high || values.size() < 2)
        return;
    // noise of a hundredth must not fill the row: the scale starts at zero unless the trend is negative
    const double base = std::min(0.0f, low);
    const double span = std::max(high - base, 1e-9);
    const double dx = box.width() / double(values.size() - 1);
    QVarLengthArray<QLineF, 128> lines;
    QPointF before;
    bool pen = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            pen = false;
            continue;
        }
        const QPointF at(box.left() + dx * double(i), box.bottom() - (values[i] - base) / span * box.height());
        if (pen)
            lines.append(QLineF(before, at));
        before = at;
        pen = true;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.2));
    painter.drawLines(lines.constData(), int(lines.size()));
    painter.restore();
}

} // namespace charts
