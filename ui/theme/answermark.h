// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The mark in front of the answer a screen begins with, alike on all of them. GUI thread.

#include "ui/theme/mark.h"

class QPoint;

namespace theme {

// corner: where the line of the answer begins, left of its words.
void paintAnswerMark(QPainter &painter, const QPoint &corner, Mark mark);

} // namespace theme
