// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/leadingsparkline.h"

#include "models/incidents/wording.h"
#include "ui/charts/sparkline.h"
#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPointer>
#include <QThreadPool>

namespace incidents {

using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kHeight = 64; // px at scale 1

} // namespace

LeadingSparkline::LeadingSparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

QSize LeadingSparkline::sizeHint() const { return {scaled(160), scaled(kHeight)}; }

void LeadingSparkline::open(const QString &folder, base::WallTime began)
{
    m_began = began;
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_figure.reset();
    hide();
    if (folder.isEmpty())
        return;
    QThreadPool::globalInstance()->start([here = QPointer<LeadingSparkline>(this), folder] {
        const auto figure = readLeading(folder);
        QMetaObject::invokeMethod(
            qApp,
            [here, folder, figure] {
                if (!here || here->m_folder != folder || !figure)
                    return;
                here->m_figure = figure;
                const auto [name, value] = wordsOf(*figure);
                here->setAccessibleName(name + QLatin1Char(' ') + value);
                here->show();
                here->update();
                emit here->loaded();
            },
            Qt::QueuedConnection);
    });
}

void LeadingSparkline::paintEvent(QPaintEvent *)
{
    if (!m_figure)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0, space(1), -1, -1);
    painter.setPen(theme::color(Token::Line));
    for (int i = 0; i < 3; ++i)
        painter.drawLine(QPointF(box.left(), box.top() + box.height() * i / 2), QPointF(box.right(), box.top() + box.height() * i / 2));
    charts::paintSparkline(painter, box, m_figure->values, theme::color(Token::Series1));
    const double span = secondsBetween(m_figure->from, m_figure->to), place = secondsBetween(m_figure->from, m_began);
    if (span <= 0 || m_began < m_figure->from || m_began > m_figure->to)
        return;
    const double x = box.left() + box.width() * place / span;
    painter.setPen(QPen(theme::color(Token::Critical), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    painter.setFont(theme::font(theme::FontRole::Small));
    const QString clock = clockOf(m_began);
    const int width = QFontMetrics(painter.font()).horizontalAdvance(clock) + space(1);
    const double left = x + space(1) + width <= box.right() ? x + space(1) : x - space(1) - width;
    painter.drawText(QRectF(left, box.top(), width, QFontMetrics(painter.font()).height()), clock);
}

} // namespace incidents

#include "moc_leadingsparkline.cpp"
