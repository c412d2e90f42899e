// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/daychart.h"

#include "ui/theme/fonts.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace charts {

using theme::color;
using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kDaysShown = 90;
constexpr double kLeastDays = 6; // two days are not stretched over the whole width
constexpr int kDaysHead = 22, kDaysFoot = 18, kDaysHeight = 132; // px at scale 1
constexpr qsizetype kWeek = 7;

QString shortDay(const QDate &day) { return QLocale().toString(day, QLocale::ShortFormat); }

QString axisFigure(double value) { return QLocale().toString(value, 'f', value == std::round(value) ? 0 : 1); }

QPen wantedPen()
{
    QPen pen(color(Token::Muted), 1, Qt::CustomDashLine);
    pen.setDashPattern({4, 3});
    return pen;
}

} // namespace

QList<DayLine::Day> daysShown(const DayLine &line)
{
    QList<DayLine::Day> shown = line.days;
    if (!shown.isEmpty())
        shown.removeIf([oldest = shown.last().day.addDays(1 - kDaysShown)](const DayLine::Day &d) { return d.day < oldest; });
    return shown;
}

QList<QList<QPointF>> piecesOf(const QList<DayLine::Day> &days)
{
    QList<QList<QPointF>> pieces;
    for (qsizetype i = 0; i < days.size(); ++i) {
        const bool joined = i > 0 && days[i - 1].day.daysTo(days[i].day) == 1 && days[i - 1].rules == days[i].rules;
        if (!joined)
            pieces.append(QList<QPointF>());
        pieces.last().append({double(days.last().day.daysTo(days[i].day)), days[i].value});
    }
    return pieces;
}

DayChart::DayChart(const DayLine &line, QWidget *parent)
    : QChartView(new QChart, parent), m_line(line), m_days(daysShown(line)), m_x(new QValueAxis), m_y(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAccessibleName(m_line.title);
    setAccessibleDescription(m_line.words);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    if (!m_days.isEmpty())
        m_span = std::max(kLeastDays, double(m_days.first().day.daysTo(m_days.last().day)));
    m_x->setRange(-m_span, 0);
    m_y->setRange(0, m_line.most);
    for (QValueAxis *axis : {m_x, m_y}) {
        axis->setVisible(false);
        chart()->addAxis(axis, axis == m_x ? Qt::AlignBottom : Qt::AlignLeft);
    }
    if (empty())
        return;
    const auto draw = [this](const QList<QPointF> &points) {
        auto *series = new QLineSeries;
        series->append(points);
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
        return series;
    };
    m_wanted = draw({{-m_span, m_line.wanted}, {0, m_line.wanted}});
    qsizetype first = 0;
    for (const QList<QPointF> &piece : piecesOf(m_days)) {
        if (piece.size() > 1)
            m_pieces.append(draw(piece));
        else
            m_lone.append(first);
        first += piece.size();
    }
    recolour();
}

void DayChart::recolour()
{
    if (m_wanted)
        m_wanted->setPen(wantedPen());
    for (QLineSeries *piece : std::as_const(m_pieces))
        piece->setPen(QPen(color(Token::Series1), 2));
}

QString DayChart::readout() const
{
    if (!m_at)
        return {};
    const DayLine::Day &day = m_days.at(*m_at);
    const QString value = QLocale().toString(day.value, 'f', 1);
    return day.rules == m_days.last().rules ? tr("%1: %2", "a day, its figure").arg(shortDay(day.day), value)
                                            : tr("%1: %2, by other rules than today", "a day, its figure").arg(shortDay(day.day), value);
}

void DayChart::read(std::optional<qsizetype> day)
{
    if (day == m_at)
        return;
    m_at = day;
    setAccessibleDescription(m_at ? readout() : m_line.words);
    viewport()->update();
}

void DayChart::step(qsizetype by)
{
    if (!m_days.isEmpty())
        read(m_at ? std::clamp(*m_at + by, qsizetype(0), m_days.size() - 1) : m_days.size() - 1);
}

QRectF DayChart::plot() const
{
    const int left = QFontMetrics(theme::font(FontRole::Caption)).horizontalAdvance(axisFigure(m_line.most)) + space(2);
    return QRectF(left, scaled(kDaysHead), std::max(1, width() - left - space(2)), std::max(1, height() - scaled(kDaysHead) - scaled(kDaysFoot)));
}

QPointF DayChart::place(const DayLine::Day &day) const
{
    const QRectF area = plot();
    const double x = double(m_days.last().day.daysTo(day.day));
    return {area.right() + x / m_span * area.width(), area.bottom() - day.value / m_line.most * area.height()};
}

QSize DayChart::sizeHint() const { return {scaled(400), scaled(kDaysHeight)}; }

QSize DayChart::minimumSizeHint() const { return {scaled(190), scaled(kDaysHeight)}; }

void DayChart::drawBackground(QPainter *painter, const QRectF &)
{
    painter->fillRect(rect(), color(Token::Raised));
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QRectF area = plot();
    painter->setFont(theme::font(FontRole::Small));
    for (const double value : {0.0, m_line.most / 2, m_line.most}) {
        const double y = std::round(area.bottom() - value / m_line.most * area.height());
        painter->fillRect(QRectF(area.left(), y, area.width(), 1), color(Token::Grid));
        painter->setPen(color(Token::Muted));
        painter->drawText(QRectF(0, y - scaled(10), area.left() - space(1), scaled(20)), Qt::AlignRight | Qt::AlignVCenter, axisFigure(value));
    }
    const QRectF foot(area.left(), area.bottom() + 2, area.width(), scaled(kDaysFoot) - 2);
    if (empty()) {
        painter->drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("The line begins with the second day."));
    } else {
        painter->drawText(foot, Qt::AlignLeft | Qt::AlignTop, shortDay(m_days.last().day.addDays(-qint64(m_span))));
        painter->drawText(foot, Qt::AlignRight | Qt::AlignTop, shortDay(m_days.last().day));
    }
    paintHead(*painter);
    if (hasFocus())
        theme::paintFocus(*painter, rect(), theme::kControlRadius);
    painter->setRenderHint(QPainter::Antialiasing);
}

// What it is, or the day that is read; and what the dashed line means.
void DayChart::paintHead(QPainter &painter) const
{
    const QRectF head(space(1), 0, width() - space(3), scaled(kDaysHead) - 2);
    painter.setFont(theme::font(FontRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_line.wantedWords);
    const double dash = head.right() - painter.fontMetrics().horizontalAdvance(m_line.wantedWords) - space(1);
    painter.setPen(wantedPen());
    painter.drawLine(QPointF(dash - space(4), head.center().y()), QPointF(dash, head.center().y()));
    const QRectF left(head.left(), head.top(), dash - space(5) - head.left(), head.height());
    painter.setPen(color(m_at ? Token::Text : Token::Muted));
    painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_at ? readout() : m_line.title, Qt::ElideRight, int(left.width())));
}

void DayChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_days.isEmpty())
        return;
    const double radius = scaled(3);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::Series1));
    for (const qsizetype day : m_lone)
        painter->drawEllipse(place(m_days.at(day)), radius, radius);
    painter->drawEllipse(place(m_days.last()), radius, radius);
    if (!m_at)
        return;
    const QPointF at = place(m_days.at(*m_at));
    const QRectF area = plot();
    painter->fillRect(QRectF(std::round(at.x()), area.top(), 1, area.height()), color(Token::Muted));
    painter->drawEllipse(at, radius, radius);
}

void DayChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(plot());
}

void DayChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolour();
        chart()->setPlotArea(plot());
        updateGeometry();
        viewport()->update();
    }
}

void DayChart::mouseMoveEvent(QMouseEvent *event)
{
    std::optional<qsizetype> nearest;
    for (qsizetype i = 0; i < m_days.size(); ++i)
        if (!nearest || std::abs(place(m_days.at(i)).x() - event->position().x()) < std::abs(place(m_days.at(*nearest)).x() - event->position().x()))
            nearest = i;
    read(nearest);
}

void DayChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (!hasFocus())
        read({});
}

void DayChart::wheelEvent(QWheelEvent *event) { event->ignore(); }

void DayChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype stride = event->modifiers() & Qt::ShiftModifier ? kWeek : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-stride);
    case Qt::Key_Right:
        return step(stride);
    case Qt::Key_Home:
        if (!m_days.isEmpty())
            read(0);
        return;
    case Qt::Key_End:
        if (!m_days.isEmpty())
            read(m_days.size() - 1);
        return;
    case Qt::Key_Escape:
        if (m_at)
            return read({});
        break;
    default:
        break;
    }
    event->ignore(); // the list scrolls, or closes
}

void DayChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void DayChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    read({});
    viewport()->update();
}

} // namespace charts

#include "moc_daychart.cpp"
