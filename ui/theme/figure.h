// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers with digits of one width, so that ticking values do not dance. Qt 6.4 cannot switch on the tabular
// digits of a font, so each digit is set centred in a cell of the widest one. GUI thread.

#include "ui/theme/fonts.h"

#include <QString>

class QColor;
class QPainter;
class QRectF;

namespace theme {

[[nodiscard]] qreal figureWidth(const QString &text, FontRole role);
void drawFigure(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text, FontRole role,
                const QColor &color, bool struck = false);

} // namespace theme
