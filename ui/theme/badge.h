// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small count in a rounded wash. GUI thread.

#include "ui/theme/mark.h"

class QPainter;
class QRectF;

namespace theme {

[[nodiscard]] int badgeWidth(int count);
// Centred vertically at the right end of the box.
void paintBadge(QPainter &painter, const QRectF &box, int count, Mark mark);

} // namespace theme
