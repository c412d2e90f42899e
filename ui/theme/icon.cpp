// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace theme {

QPixmap iconPixmap(const QString &name, Token token, int size, qreal ratio)
{
    const QColor ink = color(token);
    const QString key = u"qd-icon/%1/%2/%3/%4"_s.arg(name, ink.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/quarterdeck/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", ink.name().toLatin1());
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &box, const QString &name, Token token)
{
    const int size = int(std::lround(std::min(box.width(), box.height())));
    const QPixmap pixmap = iconPixmap(name, token, size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(std::round(box.center().x() - size / 2.0), std::round(box.center().y() - size / 2.0)),
                       pixmap);
}

} // namespace theme
