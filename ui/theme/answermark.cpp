// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/answermark.h"

#include "ui/theme/fonts.h"
#include "ui/theme/space.h"

#include <QFontMetrics>
#include <QPainter>

namespace theme {

void paintAnswerMark(QPainter &painter, const QPoint &corner, Mark mark)
{
    paintMark(painter, QRectF(corner.x(), corner.y(), scaled(18), QFontMetrics(theme::font(FontRole::Answer)).height()), mark, 14);
}

} // namespace theme
