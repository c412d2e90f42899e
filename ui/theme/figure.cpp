// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figure.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <array>
#include <cmath>

namespace theme {
namespace {

struct Face {
    QFont font;
    QRawFont raw;
    qreal digit = 0;
    QHash<QChar, std::pair<quint32, qreal>> glyphs;

    std::pair<quint32, qreal> glyph(QChar c)
    {
        const auto found = glyphs.constFind(c);
        if (found != glyphs.cend())
            return *found;
        const QList<quint32> index = raw.glyphIndexesForString(QString(c));
        std::pair<quint32, qreal> entry{0, 0};
        if (!index.isEmpty() && index.front() != 0)
            entry = {index.front(), raw.advancesForGlyphIndexes(index).value(0).x()};
        glyphs.insert(c, entry);
        return entry;
    }
};

Face &face(FontRole role)
{
    static std::array<Face, kFontRoles> faces;
    Face &f = faces[std::size_t(role)];
    if (f.font != font(role) || !f.raw.isValid()) {
        f = Face{font(role), QRawFont::fromFont(font(role)), 0, {}};
        for (char16_t c = u'0'; c <= u'9'; ++c)
            f.digit = std::max(f.digit, f.glyph(c).second);
    }
    return f;
}

// Null when the font lacks a character: the caller draws plain text.
bool layOut(Face &f, const QString &text, QList<quint32> *indexes, QList<QPointF> *places, qreal *width)
{
    qreal x = 0;
    for (const QChar c : text) {
        const auto [index, advance] = f.glyph(c);
        if (index == 0 && !c.isSpace())
            return false;
        const bool digit = c >= u'0' && c <= u'9';
        const qreal cell = digit ? f.digit : advance;
        if (indexes && index != 0) {
            indexes->append(index);
            places->append(QPointF(x + (digit ? (cell - advance) / 2 : 0), 0));
        }
        x += cell;
    }
    *width = x;
    return true;
}

} // namespace

qreal figureWidth(const QString &text, FontRole role)
{
    qreal width = 0;
    if (!layOut(face(role), text, nullptr, nullptr, &width))
        return QFontMetricsF(font(role)).horizontalAdvance(text);
    return width;
}

void drawFigure(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text, FontRole role,
                const QColor &color, bool struck)
{
    Face &f = face(role);
    QList<quint32> indexes;
    QList<QPointF> places;
    qreal width = 0;
    const bool cells = layOut(f, text, &indexes, &places, &width);
    if (!cells)
        width = QFontMetricsF(f.font).horizontalAdvance(text);
    qreal left = box.left();
    if (alignment & Qt::AlignRight)
        left = box.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = box.center().x() - width / 2;
    const qreal height = f.raw.ascent() + f.raw.descent();
    qreal baseline = box.top() + (box.height() - height) / 2 + f.raw.ascent();
    if (alignment & Qt::AlignTop)
        baseline = box.top() + f.raw.ascent();
    painter.setPen(color);
    if (cells) {
        QGlyphRun run;
        run.setRawFont(f.raw);
        run.setGlyphIndexes(indexes);
        run.setPositions(places);
        painter.drawGlyphRun(QPointF(left, baseline), run);
    } else {
        painter.setFont(f.font);
        painter.drawText(QPointF(left, baseline), text);
    }
    if (struck && width > 0) {
        const qreal y = std::round(baseline - f.raw.xHeight() / 2) + 0.5;
        painter.drawLine(QPointF(left - 1, y), QPointF(left + width + 1, y));
    }
}

} // namespace theme
