// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentrow.h"

#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/tooltip.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using theme::color;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

const char *kindWord(environment::Kind kind)
{
    static const char *words[] = {QT_TRANSLATE_NOOP("start::RecentRow", "production"),
                                  QT_TRANSLATE_NOOP("start::RecentRow", "staging"),
                                  QT_TRANSLATE_NOOP("start::RecentRow", "development"),
                                  QT_TRANSLATE_NOOP("start::RecentRow", "drill"),
                                  QT_TRANSLATE_NOOP("start::RecentRow", "sandbox")};
    return words[int(kind)];
}

} // namespace

RecentRow::RecentRow(const QString &title, const QString &file, environment::Kind kind, QWidget *parent) :
    QAbstractButton(parent), m_file(file), m_kind(tr(kindWord(kind)))
{
    setText(title.isEmpty() ? file.section(u'/', -1) : title);
    setAccessibleName(tr("%1, %2").arg(text(), m_kind));
    setAccessibleDescription(file);
    theme::setPlainToolTip(this, file);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize RecentRow::sizeHint() const
{
    return {theme::scaled(320), theme::rowHeight() + space(1)};
}

void RecentRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RecentRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Hover));
        painter.drawRoundedRect(rect(), theme::kControlRadius, theme::kControlRadius);
    }
    if (hasFocus())
        theme::paintFocus(painter, rect(), theme::kControlRadius);
    QRect box = rect().adjusted(space(3), 0, -space(3), 0);
    const auto put = [&](const QString &text, FontRole role, Token token, int most) {
        const QFontMetrics metrics(theme::font(role));
        const QString shown = metrics.elidedText(text, Qt::ElideMiddle, most);
        painter.setFont(theme::font(role));
        painter.setPen(color(token));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, shown);
        box.setLeft(box.left() + metrics.horizontalAdvance(shown) + space(3));
    };
    put(text(), FontRole::Strong, Token::Text, box.width() / 2);
    put(m_kind, FontRole::Small, Token::Muted, box.width() / 2);
    const QFontMetrics metrics(theme::font(FontRole::Small));
    painter.setFont(theme::font(FontRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(m_file, Qt::ElideMiddle, box.width()));
}

} // namespace start

#include "moc_recentrow.cpp"
