// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line of plain text, cut where it does not fit. Shaping is what text costs, and a table paints the same words each
// second: the last few hundred of a font are kept shaped. GUI thread.

#include "ui/theme/fonts.h"

#include <QString>

class QColor;
class QPainter;
class QRect;

namespace theme {

// Upright in the middle of the box, from its left edge on.
void drawTextLine(QPainter &painter, const QRect &box, const QString &text, FontRole role, const QColor &color, Qt::TextElideMode mode);

} // namespace theme
