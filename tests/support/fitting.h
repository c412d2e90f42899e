// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What of a screen loses a letter: labels, buttons, boxes, choices and tabs that do not elide on purpose and have less room than
// their words need, or stand out of sight to the side.

#include "ui/theme/button.h"
#include "ui/theme/fonts.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/tabstrip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>

namespace fitting {

inline QString said(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1 (%2 x %3): %4").arg(widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName())
        .arg(widget->width()).arg(widget->height()).arg(text);
}

inline bool fits(const QLabel *label)
{
    const QRect room = label->contentsRect();
    const QFontMetrics metrics(label->font());
    const int flags = int(label->alignment()) | (label->wordWrap() ? Qt::TextWordWrap : 0);
    const QRect needed = metrics.boundingRect(QRect(0, 0, label->wordWrap() ? room.width() : 1 << 20, 1 << 20), flags, label->text());
    return needed.width() <= room.width() + 1 && needed.height() <= room.height() + 1;
}

inline QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    const auto visible = [&cut](const QWidget *w) {
        if (!w->isVisible() || w->size().isEmpty())
            return false;
        const QRect seen = w->visibleRegion().boundingRect();
        if (!seen.isEmpty() && seen.width() < w->width() && !qobject_cast<const theme::TabStrip *>(w)) // whose arrows cover it; further down is a scroll away; to the side is out of sight
            cut << said(w, QStringLiteral("only %1 px of its width are in sight").arg(seen.width()));
        return true;
    };
    for (const auto *label : window.findChildren<QLabel *>()) // also those that a form makes by itself
        if (visible(label) && !label->text().isEmpty() && !fits(label))
            cut << said(label, label->text());
    for (const auto *button : window.findChildren<theme::Button *>())
        if (visible(button) && button->width() < button->sizeHint().width())
            cut << said(button, button->text());
    for (const auto *box : window.findChildren<QCheckBox *>())
        if (visible(box) && box->width() < box->sizeHint().width())
            cut << said(box, box->text());
    for (const auto *box : window.findChildren<QComboBox *>())
        if (visible(box) && box->width() < box->minimumSizeHint().width())
            cut << said(box, box->currentText());
    for (const auto *choice : window.findChildren<theme::Segmented *>())
        if (visible(choice) && choice->width() < choice->minimumSizeHint().width())
            cut << said(choice, choice->items().join(u'|') + QStringLiteral(" needs ") + QString::number(choice->minimumSizeHint().width()));
    for (const auto *tabs : window.findChildren<theme::TabStrip *>())
        for (int i = 0; visible(tabs) && i < tabs->count(); ++i) {
            if (!tabs->isTabVisible(i))
                continue;
            const int needed = QFontMetrics(theme::font(theme::FontRole::Strong)).horizontalAdvance(tabs->accessibleTabName(i));
            // those beyond the edge are reached by the strip's buttons and by the arrow keys
            if (tabs->tabRect(i).width() < needed || (!tabs->usesScrollButtons() && tabs->tabRect(i).right() > tabs->width()))
                cut << said(tabs, tabs->tabText(i));
        }
    return cut;
}

inline QStringList settled(const QWidget &window)
{
    for (int i = 0; i < 3; ++i) { // a layout may ask for another
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // of what came last, from a thread
    return cutTexts(window);
}

} // namespace fitting
