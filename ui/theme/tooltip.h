// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tooltips that never read their text as markup; screen readers hear it as the description of a widget that has none of its
// own. GUI thread.

#include "models/base/untrusted.h"

class QAbstractItemView;
class QHelpEvent;
class QPoint;
class QWidget;

namespace theme {

void setPlainToolTip(QWidget *widget, const QString &text);
void setPlainToolTip(QWidget *widget, const base::Untrusted &text);
// Shows it now, e.g. from a delegate's helpEvent(). An empty text hides what is shown.
void showPlainToolTip(const QPoint &global, const QString &text, QWidget *widget);
// The text as Qt's rich text shows it literally, for the few Qt calls that take a tooltip string.
[[nodiscard]] QString asLiteral(const QString &text);

} // namespace theme
