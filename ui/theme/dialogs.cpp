// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/dialogs.h"

#include <QApplication>
#include <QDialog>
#include <QLayout>
#include <QPointer>

#include <algorithm>

namespace theme {

void openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (QWidget *window = dialog->parentWidget() ? dialog->parentWidget()->window() : nullptr) {
        const QPointer<QWidget> had = window->focusWidget();
        const auto giveBack = [window, had] {
            if (const QWidget *modal = QApplication::activeModalWidget(); modal && modal != window) // another one was opened
                return;
            window->activateWindow();
            const QWidget *now = window->focusWidget();
            if (had && had->isVisible() && had->isEnabled() && (!now || now == had || !now->isVisible()))
                had->setFocus(Qt::OtherFocusReason);
        };
        QObject::connect(dialog, &QDialog::finished, window, giveBack, Qt::QueuedConnection);
    }
    dialog->open();
}

void fitHeight(QDialog *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int width = dialog->maximumWidth();
    dialog->resize(width, std::max(layout->totalMinimumSize().height(), layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height()));
}

} // namespace theme
