// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trendchart.h"

#include "ui/theme/space.h"
#include "ui/theme/tokens.h"
#include "ui/theme/tooltip.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QValueAxis>

using namespace Qt::StringLiterals;

namespace charts {

using theme::scaled;
using theme::space;
using theme::Token;

namespace {
constexpr int kMostLines = 4;
constexpr int kSmallBuckets = 40;
constexpr Token kInks[kMostLines] = {Token::Series1, Token::Series2, Token::Series3, Token::Series4};
} // namespace

TrendChart::TrendChart(ChartGroup &group, QWidget *parent) :
    QChartView(new QChart, parent), m_group(group), m_x(new QValueAxis), m_y(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing); // a sixth dearer with thin pens, and lines are read better
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    for (QValueAxis *axis : {m_x, m_y}) {
        axis->setVisible(false);
        chart()->addAxis(axis, axis == m_x ? Qt::AlignBottom : Qt::AlignLeft);
    }
    connect(&m_group, &ChartGroup::windowMoved, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&m_group, &ChartGroup::stateChanged, this, [this] {
        m_ground = {};
        viewport()->update();
    });
    connect(&m_group, &ChartGroup::cursorMoved, viewport(), qOverload<>(&QWidget::update));
}

TrendChart::~TrendChart() = default;

void TrendChart::setSpec(ChartSpec spec)
{
    const bool same = spec.series == m_spec.series;
    m_spec = std::move(spec);
    setAccessibleName(m_spec.title);
    setAccessibleDescription(m_spec.help);
    if (!same) {
        for (Line &line : m_lines)
            for (QLineSeries *piece : line.pieces)
                piece->clear();
        m_lines.resize(std::size_t(std::min<qsizetype>(m_spec.series.size(), kMostLines)));
        m_axis = {};
        recolour();
    }
    placePlot();
    if (isVisible())
        refresh();
}

void TrendChart::setNow(const Now &now)
{
    if (now == m_now)
        return;
    if (now.note != m_now.note)
        m_ground = {};
    m_now = now;
    const QString value = now.note.isEmpty() ? now.value + u' ' + now.unit : now.note;
    setAccessibleName(m_spec.title + u": "_s + value);
    if (!m_group.live())
        viewport()->update();
}

void TrendChart::refresh()
{
    const QRectF area = plot();
    if (area.width() < 8)
        return;
    const ChartGroup::Window window = m_group.window();
    const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(window.to - window.from);
    // a bucket is two points, and points are what a chart costs: one each five pixels, in a small chart each four
    const int most = std::max(std::min(kSmallBuckets, int(area.width() / 4)), int(area.width() / 5));
    m_bucket = std::max(std::chrono::milliseconds(1000), (span + std::chrono::milliseconds(most - 1)) / most);
    // buckets begin on multiples of their width, or the line would shimmer while it moves
    const auto since = window.from.time_since_epoch();
    const base::TimePoint from = base::TimePoint(since - since % m_bucket);
    const int count = int((window.to - from) / m_bucket) + 1;
    const base::TimePoint to = from + m_bucket * count;

    double low = INFINITY;
    double high = -INFINITY;
    m_empty = true;
    m_points = 0;
    std::vector<Trace> traces;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ChartSeries &series = m_spec.series.at(qsizetype(i));
        m_lines[i].buckets = m_group.read(series.key, from, to, count);
        const std::vector<history::Bucket> &buckets = m_lines[i].buckets;
        const auto width = buckets.size() > 1
            ? std::chrono::duration_cast<std::chrono::milliseconds>(buckets[1].start - buckets[0].start)
            : m_bucket;
        m_lines[i].width = width;
        traces.push_back(trace(buckets, window.to, width, series.interval));
        if (traces.back().empty)
            continue;
        m_empty = false;
        low = std::min(low, traces.back().low);
        high = std::max(high, traces.back().high);
    }
    if (!m_empty) {
        const Axis next = fitAxis(low, high, m_spec, m_axis);
        if (next != m_axis) {
            m_axis = next;
            m_y->setRange(m_axis.low, m_axis.high);
            placePlot();
        }
    }
    const double seconds = std::chrono::duration<double>(span).count();
    if (m_x->min() != -seconds || m_x->max() != 0)
        m_x->setRange(-seconds, 0);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        hand(m_lines[i], int(i), traces[i]);
    viewport()->update();
}

void TrendChart::hand(Line &line, int index, const Trace &trace)
{
    for (qsizetype p = 0; p < trace.pieces.size(); ++p) {
        if (std::size_t(p) == line.pieces.size()) {
            auto *series = new QLineSeries;
            chart()->addSeries(series);
            series->attachAxis(m_x);
            series->attachAxis(m_y);
            series->setPen(QPen(theme::color(kInks[index]), 1));
            line.pieces.push_back(series);
        }
        line.pieces[std::size_t(p)]->replace(trace.pieces.at(p));
        m_points += int(trace.pieces.at(p).size());
    }
    for (std::size_t p = std::size_t(trace.pieces.size()); p < line.pieces.size(); ++p)
        if (line.pieces[p]->count() > 0)
            line.pieces[p]->clear();
}

void TrendChart::recolour()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        for (QLineSeries *piece : m_lines[i].pieces)
            piece->setPen(QPen(theme::color(kInks[i]), 1));
}

QStringList TrendChart::readout() const
{
    QStringList lines;
    const auto at = m_group.cursor();
    if (!at)
        return lines;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const history::Bucket *bucket = bucketAt(m_lines[i], *at);
        const QString value = bucket ? base::figure(bucket->mean, m_spec.unit, {}, m_spec.unitText).text() : tr("no data");
        const QString &word = m_spec.series.at(qsizetype(i)).word;
        lines.append(m_lines.size() > 1 && !word.isEmpty() ? word + u' ' + value : value);
    }
    return lines;
}

const history::Bucket *TrendChart::bucketAt(const Line &line, base::TimePoint at) const
{
    // the last one that has values, unless the silence since is a hole
    const history::Bucket *found = nullptr;
    for (const history::Bucket &bucket : line.buckets) {
        if (bucket.start > at)
            break;
        if (bucket.count > 0)
            found = &bucket;
    }
    const std::size_t index = std::size_t(&line - m_lines.data());
    const auto reach = m_spec.series.at(qsizetype(index)).interval * 5 / 2 + std::max(m_bucket, line.width);
    return found && at - found->start <= reach ? found : nullptr;
}

QSize TrendChart::sizeHint() const { return {scaled(300), scaled(148)}; }

QSize TrendChart::minimumSizeHint() const { return {scaled(190), scaled(104)}; }

void TrendChart::placePlot()
{
    fitMargins();
    m_ground = {};
    chart()->setPlotArea(plot());
}

void TrendChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
    if (isVisible())
        refresh();
}

void TrendChart::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    refresh();
}

void TrendChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolour();
        placePlot();
        updateGeometry();
        viewport()->update();
    }
}

bool TrendChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const bool header = help->pos().y() < plot().top();
        theme::showPlainToolTip(help->globalPos(), header ? m_spec.help : flagTextAt(help->pos().x()), this);
        return true;
    }
    return QChartView::viewportEvent(event);
}

} // namespace charts

#include "moc_trendchart.cpp"
