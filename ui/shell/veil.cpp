// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/veil.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>

namespace shell {

namespace {

constexpr int kOpacity = 150; // of 255: figures can still be read

} // namespace

Veil::Veil(QWidget *over) : QWidget(over)
{
    setObjectName(QStringLiteral("veil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    hide();
}

bool Veil::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded || event->type() == QEvent::Show)) {
        resize(parentWidget()->size());
        raise();
    }
    return QWidget::eventFilter(watched, event);
}

void Veil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor grey = theme::color(theme::Token::Window);
    grey.setAlpha(kOpacity);
    painter.fillRect(rect(), grey);
}

} // namespace shell

#include "moc_veil.cpp"
