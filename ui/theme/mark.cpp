// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/mark.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace theme {

Mark mark(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Ok:
        return Mark::Ok;
    case base::Severity::Unknown:
        return Mark::Unknown;
    case base::Severity::Warning:
        return Mark::Warning;
    case base::Severity::Critical:
        return Mark::Critical;
    }
    return Mark::Unknown;
}

Token markToken(Mark mark)
{
    switch (mark) {
    case Mark::Ok:
        return Token::Ok;
    case Mark::Unknown:
        return Token::Stale;
    case Mark::Warning:
        return Token::Warning;
    case Mark::Critical:
        return Token::Critical;
    }
    return Token::Stale;
}

Token markWash(Mark mark)
{
    switch (mark) {
    case Mark::Ok:
        return Token::OkWash;
    case Mark::Unknown:
        return Token::Raised;
    case Mark::Warning:
        return Token::WarningWash;
    case Mark::Critical:
        return Token::CriticalWash;
    }
    return Token::Raised;
}

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::Ok:
        return QCoreApplication::translate("theme", "Fine");
    case Mark::Unknown:
        return QCoreApplication::translate("theme", "Unknown");
    case Mark::Warning:
        return QCoreApplication::translate("theme", "Warning");
    case Mark::Critical:
        return QCoreApplication::translate("theme", "Critical");
    }
    return {};
}

void paintMark(QPainter &painter, const QRectF &box, Mark mark, qreal size)
{
    const qreal w = size * Theme::current().textScale();
    const QPointF c = box.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(markToken(mark)));
    switch (mark) {
    case Mark::Ok:
        painter.drawEllipse(c, w * 0.45, w * 0.45);
        break;
    case Mark::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Stale), 1.4));
        painter.drawEllipse(c, w * 0.42, w * 0.42);
        break;
    case Mark::Warning: {
        const qreal r = w * 0.58;
        const QPointF points[] = {c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r), c + QPointF(-r, 0)};
        painter.drawConvexPolygon(points, 4);
        break;
    }
    case Mark::Critical: {
        const qreal r = w * 0.56;
        const QPointF points[] = {c + QPointF(0, -r), c + QPointF(r, r * 0.82), c + QPointF(-r, r * 0.82)};
        painter.drawConvexPolygon(points, 3);
        break;
    }
    }
    painter.restore();
}

} // namespace theme
