// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textline.h"

#include "ui/theme/theme.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>

#include <array>

namespace theme {
namespace {

constexpr int kKept = 256; // more than a screen has in one font

struct LineKey {
    QString text;
    int width = 0;
    Qt::TextElideMode mode = Qt::ElideNone;
    friend bool operator==(const LineKey &, const LineKey &) = default;
    friend std::size_t qHash(const LineKey &key, std::size_t seed) { return qHashMulti(seed, key.text, key.width, int(key.mode)); }
};

struct Lines {
    QFont font;
    QCache<LineKey, QStaticText> kept{kKept};
};

Lines &linesOf(FontRole role)
{
    static std::array<Lines, kFontRoles> all;
    Lines &lines = all[std::size_t(role)];
    if (lines.font != font(role)) {
        lines.kept.clear();
        lines.font = font(role);
    }
    return lines;
}

} // namespace

void drawTextLine(QPainter &painter, const QRect &box, const QString &text, FontRole role, const QColor &color, Qt::TextElideMode mode)
{
    if (text.isEmpty() || box.width() <= 0)
        return;
    Lines &lines = linesOf(role);
    const LineKey key{text, box.width(), mode};
    const QStaticText *line = lines.kept.object(key);
    if (!line) {
        auto *made = new QStaticText(QFontMetrics(lines.font).elidedText(text, mode, box.width()));
        made->setTextFormat(Qt::PlainText);
        made->prepare(painter.transform(), lines.font);
        lines.kept.insert(key, made);
        line = made;
    }
    painter.setFont(lines.font);
    painter.setPen(color);
    painter.drawStaticText(QPointF(box.left(), box.top() + (box.height() - line->size().height()) / 2), *line);
}

} // namespace theme
