// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Our own 16 px stroke icons (resources/icons), drawn in any colour. Only files compiled into the program are
// ever decoded. GUI thread.

#include "ui/theme/tokens.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace theme {

// name: "dashboard", "search", ...
[[nodiscard]] QPixmap iconPixmap(const QString &name, Token token, int size, qreal ratio);
void paintIcon(QPainter &painter, const QRectF &box, const QString &name, Token token);

} // namespace theme
