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
    const int top = scaled(40);
    const int bottom = scaled(24);
    const int right = space(3);
    const int left = scaled(64); // holds "1,000 KiB", and is the same for every chart of a column
    return QRectF(left, top, std::max(1, width() - left - right), std::max(1, height() - top - bottom));
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
    const QLocale locale;
    const QFontMetrics metrics(theme::font(FontRole::Caption));
    QFont quiet = theme::font(FontRole::Caption);
    quiet.setWeight(QFont::Normal);
    const Scale scale = scaleOf(m_axis.high, m_spec.unit);
    const bool crowded = area.height() * m_axis.step / (m_axis.high - m_axis.low) < metrics.height();
    for (double value = m_axis.low; value <= m_axis.high + m_axis.step / 1e6; value += m_axis.step) {
        const double y = std::round(yOf(value));
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), color(Token::Grid));
        const bool top = value + m_axis.step / 2 > m_axis.high;
        if (m_empty || (crowded && !top && value > m_axis.low))
            continue;
        QString label = base::number(value / scale.divisor, locale);
        if (top && !scale.word.isEmpty())
            label += u' ' + scale.word;
        painter.setFont(quiet);
        painter.setPen(color(Token::Faint));
        const QRectF box(space(1), y - scaled(10), area.left() - space(1) - 5, scaled(20));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, label);
    }
    painter.setFont(quiet);
    painter.setPen(color(Token::Faint));
    const ChartGroup::Window window = m_group.window();
    const auto span = window.to - window.from;
    for (int i = 0; i < kTimeLabels; ++i) {
        const double share = double(i) / (kTimeLabels - 1);
        const auto before = std::chrono::duration<double>(span).count() * (1 - share);
        QString text;
        if (!m_group.live())
            text = axisTime(m_group.wall(window.from + std::chrono::duration_cast<base::TimePoint::duration>(span * share)), span);
        else
            text = i == kTimeLabels - 1 ? tr("now") : u'\u2212' + base::duration(before);
        const QRectF box(area.left() + share * area.width() - scaled(60), area.bottom() + 3, scaled(120), scaled(16));
        const Qt::Alignment side = i == 0 ? Qt::AlignLeft : i == kTimeLabels - 1 ? Qt::AlignRight : Qt::AlignHCenter;
        const QRectF at = i == 0 ? box.translated(scaled(60), 0) : i == kTimeLabels - 1 ? box.translated(-scaled(60), 0) : box;
        painter.drawText(at, int(side | Qt::AlignTop), text);
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
    } else if (m_lines.size() > 1) {
        right = paintLegend(painter, right);
    } else {
        const Token ink = m_now.stale ? Token::Stale
            : m_now.severity >= base::Severity::Warning ? theme::markToken(theme::mark(m_now.severity)) : Token::Text;
        if (!m_now.unit.isEmpty()) {
            theme::drawFigure(painter, box, Qt::AlignRight, m_now.unit, FontRole::Small, color(m_now.stale ? Token::Stale : Token::Muted));
            right -= int(theme::figureWidth(m_now.unit, FontRole::Small)) + space(1);
        }
        const QRectF place(box.left(), box.top(), right - box.left(), box.height());
        theme::drawFigure(painter, place, Qt::AlignRight, m_now.value, FontRole::Strong, color(ink), m_now.stale);
        right -= int(theme::figureWidth(m_now.value, FontRole::Strong)) + space(2);
    }
    painter.setFont(theme::font(FontRole::Caption));
    painter.setPen(color(Token::Muted));
    const int room = right - int(box.left());
    painter.drawText(QRectF(box.left(), box.top(), room, box.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_spec.title, Qt::ElideRight, room));
}

int TrendChart::paintLegend(QPainter &painter, int right) const
{
    const int title = QFontMetrics(theme::font(FontRole::Caption)).horizontalAdvance(m_spec.title) + space(4);
    const int left = std::min(space(3) + title, width() / 2);
    painter.setFont(theme::font(FontRole::Small));
    for (int i = int(m_lines.size()) - 1; i >= 0; --i) {
        const int share = (right - left) / (i + 1) - space(5);
        const QString word = painter.fontMetrics().elidedText(m_spec.series.at(i).word, Qt::ElideMiddle, share);
        const int advance = painter.fontMetrics().horizontalAdvance(word);
        painter.setPen(color(Token::Muted));
        painter.drawText(QRect(right - advance, space(2), advance + 2, scaled(22)), Qt::AlignVCenter, word);
        right -= advance + space(1);
        painter.fillRect(QRect(right - space(2), space(2) + scaled(11), space(2), 2), color(kLineInks[i]));
        right -= space(2) + space(2);
    }
    return right;
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
