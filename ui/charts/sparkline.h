// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trend in the height of a row, without axes: shape only. GUI thread.

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace charts {

// values: oldest first, evenly spaced; NaN is a hole.
void paintSparkline(QPainter &painter, const QRectF &box, const QList<float> &values, const QColor &color);

} // namespace charts
