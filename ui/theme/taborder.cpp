// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/taborder.h"

#include <QWidget>

namespace theme {

void tabFirstIn(QWidget *place, QWidget *made)
{
    QWidget *before = place->previousInFocusChain();
    while (before != place && before->focusPolicy() == Qt::NoFocus) // which Qt takes for no place
        before = before->previousInFocusChain();
    if (before != place && before != made)
        QWidget::setTabOrder(before, made);
}

} // namespace theme
