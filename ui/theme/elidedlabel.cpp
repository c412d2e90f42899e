// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedlabel.h"

#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace theme {

ElidedLabel::ElidedLabel(FontRole role, Token token, QWidget *parent) : QWidget(parent), m_role(role), m_token(token)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::ClickFocus);
}

void ElidedLabel::setText(const QString &text) { show(text, text); }

void ElidedLabel::setText(const base::Untrusted &text) { show(text.visible(), text.visible()); }

void ElidedLabel::setToken(Token token)
{
    m_token = token;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::show(const QString &shown, const QString &copied)
{
    if (m_text == shown)
        return;
    m_text = shown;
    m_copied = copied;
    setAccessibleName(shown);
    refreshToolTip();
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(theme::font(m_role));
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(theme::font(m_role));
    return {std::min(metrics.horizontalAdvance(m_text) + 2, metrics.averageCharWidth() * 8), metrics.height()};
}

void ElidedLabel::refreshToolTip()
{
    setPlainToolTip(this, sizeHint().width() > width() ? m_text : QString());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme::font(m_role));
    painter.setPen(color(m_token));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_text, m_mode, width()));
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        refreshToolTip();
    }
}

void ElidedLabel::resizeEvent(QResizeEvent *) { refreshToolTip(); }

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &ElidedLabel::copy);
    menu->popup(event->globalPos());
}

void ElidedLabel::copy() const { QGuiApplication::clipboard()->setText(m_copied); }

} // namespace theme

#include "moc_elidedlabel.cpp"
