// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tooltip.h"

#include <QToolTip>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace theme {

QString asLiteral(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', "<br>"_L1) + u"</qt>"_s;
}

void setPlainToolTip(QWidget *widget, const QString &text)
{
    static constexpr char kDescribed[] = "plainToolTip";
    const QString before = widget->property(kDescribed).toString();
    if (text != before && widget->accessibleDescription() == before) {
        widget->setProperty(kDescribed, text);
        widget->setAccessibleDescription(text);
    }
    widget->setToolTip(asLiteral(text));
}

void setPlainToolTip(QWidget *widget, const base::Untrusted &text) { setPlainToolTip(widget, text.visible()); }

void showPlainToolTip(const QPoint &global, const QString &text, QWidget *widget)
{
    QToolTip::showText(global, asLiteral(text), widget);
}

} // namespace theme
