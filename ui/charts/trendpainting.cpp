// SPDX-License-Identifier: GPL-3.0-or-later
// How a trend chart looks around its lines: card, header, grid, limits, crosshair.
#include "ui/charts/trendchart.h"
#include "ui/theme/figure.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"

#include <QChart>
#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace charts {

using theme::color;
using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr Token kLineInks[] = {Token::Series1, Token::Series2, Token::Series3, Token::Series4};
constexpr int kTimeLabels = 3;
constexpr int kLegendRow = 16; // px at scale 1
constexpr int kMostLegendRows = 4;
constexpr int kSwatch = space(2) + space(1) + space(2); // the stroke before a word of the legend, and what parts it from the next

constexpr std::chrono::hours kWithDays{36}; // a longer axis is read in days

QDateTime local(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

QString clock(base::WallTime at, bool seconds)
{
    return QLocale().toString(local(at).time(), seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

QString TrendChart::axisTime(base::WallTime at, base::TimePoint::duration span) const
{
    if (span > kWithDays || local(at).date() != local(m_group.wallNow()).date())
        return QLocale().toString(local(at), tr("d MMM HH:mm", "date and time on an axis: QDateTime format"));
    return clock(at, span < std::chrono::minutes(10));
}

QString TrendChart::cursorTime(base::WallTime at) const
{
    const auto span = m_group.window().to - m_group.window().from;
    if (span > kWithDays)
        return QLocale().toString(local(at), tr("ddd d MMM, HH:mm", "date and time at the crosshair: QDateTime format"));
    if (local(at).date() != local(m_group.wallNow()).date())
        return QLocale().toString(local(at), tr("ddd d MMM, HH:mm:ss", "date and time at the crosshair: QDateTime format"));
    return clock(at, true);
}

QRectF TrendChart::plot() const
{
    const int top = scaled(40 + kLegendRow * m_legendRows);
    const int bottom = scaled(24);
    const int right = space(3);
    const int left = m_gutter;
    return QRectF(left, top, std::max(1, width() - left - right), std::max(1, height() - top - bottom));
}

// The labels get as much as they need, in steps, so that most charts of a column begin at the same place.
void TrendChart::fitMargins()
{
    const QFontMetrics metrics(theme::font(FontRole::Caption));
    int widest = 0;
    for (double value = m_axis.low; value <= m_axis.high + m_axis.step / 1e6; value += m_axis.step)
        widest = std::max(widest, metrics.horizontalAdvance(label(value)));
    const int step = scaled(16);
    m_gutter = std::max(2, (widest + space(1) + 5 + step - 1) / step) * step;
    const int title = QFontMetrics(theme::font(FontRole::Caption)).horizontalAdvance(m_spec.title) + space(4);
    const int room = width() - space(6);
    const int most = height() < scaled(128) ? 1 : height() < scaled(200) ? 2 : kMostLegendRows;
    m_legendRows = m_lines.size() < 2 || title + legendWidth() <= room ? 0 : std::min(legendFlow(room), most);
}

QString TrendChart::label(double value) const
{
    const Scale scale = scaleOf(m_axis.high, m_spec.unit);
    const QLocale locale;
    QString text = base::number(value / scale.divisor, locale);
    if (text.contains(locale.decimalPoint())) { // "0.50" beside "1" is "0.5"
        while (text.endsWith(locale.zeroDigit()))
            text.chop(locale.zeroDigit().size());
        if (text.endsWith(locale.decimalPoint()))
            text.chop(locale.decimalPoint().size());
    }
    const bool top = value + m_axis.step / 2 > m_axis.high;
    return top && !scale.word.isEmpty() ? text + u' ' + scale.word : text;
}

double TrendChart::xOf(base::TimePoint at) const
{
    const ChartGroup::Window window = m_group.window();
    const double share = std::chrono::duration<double>(at - window.from) / std::chrono::duration<double>(window.to - window.from);
    return plot().left() + share * plot().width();
}

double TrendChart::yOf(double value) const
{
    const QRectF area = plot();
    return area.bottom() - (value - m_axis.low) / (m_axis.high - m_axis.low) * area.height();
}

void TrendChart::drawBackground(QPainter *painter, const QRectF &)
{
    if (m_ground.isNull()) {
        const qreal ratio = devicePixelRatioF();
        m_ground = QPixmap(size() * ratio);
        m_ground.setDevicePixelRatio(ratio);
        QPainter ground(&m_ground);
        paintGround(ground);
    }
    painter->drawPixmap(0, 0, m_ground);
    if (!headerStands())
        paintHeader(*painter);
    if (m_empty) {
        painter->setFont(theme::font(FontRole::Small));
        painter->setPen(color(Token::Muted));
        painter->drawText(plot(), Qt::AlignCenter, tr("No data in this time"));
    }
    if (hasFocus())
        theme::paintFocus(*painter, rect(), theme::kCardRadius);
}

void TrendChart::paintGround(QPainter &painter) const
{
    painter.fillRect(rect(), color(Token::Window));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color(Token::Surface));
    painter.setPen(QPen(color(Token::Line), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kCardRadius, theme::kCardRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGrid(painter);
    paintThresholds(painter);
    if (headerStands())
        paintHeader(painter);
}

// Without a figure in it the header changes seldom: it is part of the picture, not drawn each tick.
bool TrendChart::headerStands() const { return m_lines.size() > 1 || !m_now.note.isEmpty(); }

void TrendChart::paintGrid(QPainter &painter) const
{
    const QRectF area = plot();
    const QFontMetrics metrics(theme::font(FontRole::Caption));
    QFont quiet = theme::font(FontRole::Caption);
    quiet.setWeight(QFont::Normal);
    const bool crowded = area.height() * m_axis.step / (m_axis.high - m_axis.low) < metrics.height();
    for (double value = m_axis.low; value <= m_axis.high + m_axis.step / 1e6; value += m_axis.step) {
        const double y = std::round(yOf(value));
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), color(Token::Grid));
        const bool top = value + m_axis.step / 2 > m_axis.high;
        if (m_empty || (crowded && !top && value > m_axis.low))
            continue;
        painter.setFont(quiet);
        painter.setPen(color(Token::Faint));
        const QRectF box(space(1), y - scaled(10), area.left() - space(1) - 5, scaled(20));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, label(value));
    }
    painter.setFont(quiet);
    painter.setPen(color(Token::Faint));
    const ChartGroup::Window window = m_group.window();
    const auto span = window.to - window.from;
    const auto spoken = [&](double share) -> QString {
        const auto before = std::chrono::duration<double>(span).count() * (1 - share);
        if (!m_group.live())
            return axisTime(m_group.wall(window.from + std::chrono::duration_cast<base::TimePoint::duration>(span * share)), span);
        return share == 1 ? tr("now") : u'\u2212' + base::duration(before);
    };
    const QStringList labels{spoken(0), spoken(0.5), spoken(1)};
    const QFontMetrics small(quiet);
    const int ends = std::max(small.horizontalAdvance(labels.first()), small.horizontalAdvance(labels.last()));
    const bool three = ends + space(1) + small.horizontalAdvance(labels.at(1)) / 2 <= area.width() / 2;
    for (int i = 0; i < kTimeLabels; ++i) {
        if (i == 1 && !three)
            continue; // the ends say enough
        const double share = double(i) / (kTimeLabels - 1);
        const QRectF box(area.left() + share * area.width() - scaled(60), area.bottom() + 3, scaled(120), scaled(16));
        const Qt::Alignment side = i == 0 ? Qt::AlignLeft : i == kTimeLabels - 1 ? Qt::AlignRight : Qt::AlignHCenter;
        const QRectF at = i == 0 ? box.translated(scaled(60), 0) : i == kTimeLabels - 1 ? box.translated(-scaled(60), 0) : box;
        painter.drawText(at, int(side | Qt::AlignTop), labels.at(i));
    }
}

void TrendChart::paintThresholds(QPainter &painter) const
{
    const QRectF area = plot();
    const auto line = [&](std::optional<double> value, Token ink) {
        if (!value || *value < m_axis.low || *value > m_axis.high || m_empty)
            return;
        QPen pen(color(ink), 1, Qt::CustomDashLine);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const double y = std::round(yOf(*value));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    };
    line(m_spec.threshold.warning, Token::Warning);
    line(m_spec.threshold.critical, Token::Critical);
}

void TrendChart::paintHeader(QPainter &painter) const
{
    const QRectF box(space(3), space(2), width() - space(6), scaled(22));
    int right = int(box.right());
    if (!m_now.note.isEmpty()) {
        painter.setFont(theme::font(FontRole::Small));
        painter.setPen(color(Token::Stale));
        const QString note = painter.fontMetrics().elidedText(m_now.note, Qt::ElideRight, int(box.width() * 0.6));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, note);
        right -= painter.fontMetrics().horizontalAdvance(note) + space(2);
    } else if (m_legendRows > 0) {
        paintLegend(painter, QRect(space(3), space(2) + scaled(21), width() - space(6), scaled(kLegendRow) * m_legendRows));
    } else if (m_lines.size() > 1) {
        paintLegend(painter, QRect(space(3), space(2), right - space(3), scaled(22)));
        right -= legendWidth();
    } else {
        const Token ink = m_now.stale ? Token::Stale
            : m_now.severity >= base::Severity::Warning ? theme::markToken(theme::mark(m_now.severity)) : Token::Text;
        if (!m_now.unit.isEmpty() && (m_spec.unit != base::Unit::Other || unitFits(box.width()))) {
            theme::drawFigure(painter, box, Qt::AlignRight, m_now.unit, FontRole::Small, color(m_now.stale ? Token::Stale : Token::Muted));
            right -= int(theme::figureWidth(m_now.unit, FontRole::Small)) + space(1);
        }
        const QRectF place(box.left(), box.top(), right - box.left(), box.height());
        theme::drawFigure(painter, place, Qt::AlignRight, m_now.value, FontRole::Strong, color(ink), m_now.stale);
        right -= int(theme::figureWidth(m_now.value, FontRole::Strong)) + space(1);
    }
    painter.setFont(theme::font(FontRole::Caption));
    painter.setPen(color(Token::Muted));
    const int room = right - int(box.left());
    const QString title = painter.fontMetrics().elidedText(m_spec.title, Qt::ElideRight, room);
    painter.drawText(QRectF(box.left(), box.top(), room, box.height()), Qt::AlignVCenter, title);
    const int left = int(box.left()) + painter.fontMetrics().horizontalAdvance(title) + space(2);
    if (m_lines.size() != 1 || m_spec.series.front().key.instance.isEmpty() || right - left < scaled(24))
        return;
    painter.setFont(theme::font(FontRole::Small));
    painter.drawText(QRectF(left, box.top(), right - left, box.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_spec.series.front().word, Qt::ElideMiddle, right - left));
}

// A unit in words gives way to the title.
bool TrendChart::unitFits(double room) const
{
    const int title = QFontMetrics(theme::font(FontRole::Caption)).horizontalAdvance(m_spec.title) + space(2);
    return title + theme::figureWidth(m_now.value, FontRole::Strong) + theme::figureWidth(m_now.unit, FontRole::Small) + space(1) <= room;
}

int TrendChart::legendWidth() const
{
    const QFontMetrics metrics(theme::font(FontRole::Small));
    int width = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        width += metrics.horizontalAdvance(m_spec.series.at(qsizetype(i)).word) + kSwatch;
    return width;
}

// How many rows the words take one after another, none of them cut; many when one alone is too long.
int TrendChart::legendFlow(int room) const
{
    const QFontMetrics metrics(theme::font(FontRole::Small));
    int rows = 1;
    int x = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const int width = metrics.horizontalAdvance(m_spec.series.at(qsizetype(i)).word) + kSwatch;
        if (width > room)
            return kMostLegendRows + 1;
        if (x + width > room) {
            ++rows;
            x = 0;
        }
        x += width;
    }
    return rows;
}

void TrendChart::paintLegend(QPainter &painter, const QRect &box) const
{
    painter.setFont(theme::font(FontRole::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    const int rows = std::max(1, m_legendRows);
    const int perRow = (int(m_lines.size()) + rows - 1) / rows;
    const bool flows = legendFlow(box.width()) <= rows;
    const int share = flows ? box.width() : box.width() / perRow - kSwatch;
    QRect row(box.left(), box.top(), box.width(), box.height() / rows);
    int x = m_legendRows > 0 ? box.left() : box.right() + 1 + space(2) - legendWidth();
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const charts::ChartSeries &series = m_spec.series.at(i);
        const QString word = metrics.elidedText(series.word, series.key.instance.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle, share);
        const int advance = metrics.horizontalAdvance(word);
        const bool next = flows ? x + advance + kSwatch > box.right() + 1 + space(2) : i % perRow == 0;
        if (i > 0 && next) {
            row.translate(0, row.height());
            x = box.left();
        }
        painter.fillRect(QRect(x, row.center().y(), space(2), 2), color(kLineInks[i]));
        painter.setPen(color(Token::Muted));
        painter.drawText(QRect(x + space(3), row.top(), advance + 2, row.height()), Qt::AlignVCenter, word);
        x += advance + kSwatch;
    }
}

void TrendChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (const auto band = m_group.band()) {
        QColor wash = color(Token::Accent);
        wash.setAlpha(40);
        const QRectF area = plot();
        const double from = std::max(area.left(), xOf(band->from));
        const double to = std::min(area.right(), xOf(band->to));
        painter->fillRect(QRectF(from, area.top(), to - from, area.height()), wash);
    }
    paintMarkers(*painter);
    if (const auto mark = m_group.mark()) {
        const QRectF area = plot();
        const double x = std::round(xOf(*mark));
        if (x >= area.left() - 1 && x <= area.right() + 1)
            painter->fillRect(QRectF(x - 1, area.top(), 2, area.height()), color(Token::Warning));
    }
    if (m_group.cursor())
        paintCursor(*painter);
}

void TrendChart::paintCursor(QPainter &painter) const
{
    const QRectF area = plot();
    const base::TimePoint at = *m_group.cursor();
    const double x = std::round(xOf(at));
    if (x < area.left() - 1 || x > area.right() + 1)
        return;
    painter.fillRect(QRectF(x, area.top(), 1, area.height()), color(Token::Muted));
    const QStringList lines = readout();
    const QString time = cursorTime(m_group.wall(at));
    painter.setFont(theme::font(FontRole::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    int width = int(theme::figureWidth(time, FontRole::Small));
    for (const QString &line : lines)
        width = std::max(width, int(theme::figureWidth(line, FontRole::Small)) + (m_lines.size() > 1 ? space(3) : 0));
    width += space(4);
    const int height = metrics.height() * int(lines.size() + 1) + space(2);
    const bool leftSide = x + space(2) + width > area.right();
    const QRectF box(leftSide ? std::max(2.0, x - space(2) - width) : x + space(2), area.top() - space(1), width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Line), 1));
    painter.setBrush(color(Token::Raised));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRectF row(box.left() + space(2), box.top() + space(1), width - space(4), metrics.height());
    theme::drawFigure(painter, row, Qt::AlignLeft, time, FontRole::Small, color(Token::Muted));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        row.translate(0, metrics.height());
        QRectF text = row;
        if (m_lines.size() > 1) {
            painter.fillRect(QRectF(row.left(), row.center().y(), space(2), 2), color(kLineInks[i]));
            text.setLeft(row.left() + space(3));
        }
        theme::drawFigure(painter, text, Qt::AlignLeft, lines.at(i), FontRole::Small, color(Token::Text));
    }
}

} // namespace charts
