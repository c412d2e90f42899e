// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// State as shape and colour, never colour alone: ok is a disc, warning a diamond, critical a triangle, stale and
// unknown an open ring. The word beside it comes from markWord(). GUI thread.

#include "models/base/severity.h"
#include "ui/theme/tokens.h"

#include <QString>

class QPainter;
class QRectF;

namespace theme {

enum class Mark { Ok, Unknown, Warning, Critical };

[[nodiscard]] Mark mark(base::Severity severity);
[[nodiscard]] Token markToken(Mark mark);
[[nodiscard]] Token markWash(Mark mark); // ground of a pill or row in that state
[[nodiscard]] QString markWord(Mark mark); // "Critical"
// Centred in the box, about 9 px wide at scale 1.
void paintMark(QPainter &painter, const QRectF &box, Mark mark, qreal size = 9);

} // namespace theme
