// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The three dashboards of the drawing benchmark, each twelve charts of three lines of 600 points in 1600x900: ours as
// the product makes it, Qt Charts as its examples suggest, and a widget drawn by hand. One new value a line and tick.

#include "models/history/seriesstore.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/theme.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGridLayout>
#include <QLineSeries>
#include <QPainter>
#include <QStaticText>
#include <QValueAxis>

#include <cmath>

namespace bench {

inline constexpr int kCharts = 12, kLines = 3, kPoints = 600;

// A figure as servers have it: a slow wave, a fast one, and noise; between 0 and 100. pace: how fast the waves go by, so
// that a long stretch can look like a short one.
inline double figure(int chart, int line, int second, double pace = 1)
{
    const double t = second * pace;
    std::uint32_t h = std::uint32_t(second) * 2654435761u ^ std::uint32_t(chart * 31 + line) * 40503u;
    h ^= h >> 15;
    h *= 2246822519u;
    h ^= h >> 13;
    const double noise = double(h & 0xffff) / 65536;
    return 45 + 8 * line + 20 * std::sin(t / 97.0 + chart) + 6 * std::sin(t / 7.0 + line) + 8 * noise;
}

// Counts what was painted of the widgets given to it.
class Paints : public QObject {
public:
    void watch(QWidget *widget)
    {
        widget->installEventFilter(this);
        ++m_widgets;
    }
    [[nodiscard]] bool complete() const { return m_painted >= m_widgets; }
    void reset() { m_painted = 0; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_painted += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_widgets = 0, m_painted = 0;
};

class Dashboard {
public:
    virtual ~Dashboard() = default;
    virtual void tick() = 0; // one second passes
    QWidget window;
    Paints paints;

protected:
    Dashboard() : m_grid(new QGridLayout(&window))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setSpacing(8);
        window.resize(1600, 900);
    }
    void place(QWidget *chart, int index) { m_grid->addWidget(chart, index / 4, index % 4); }
    int m_second = kPoints;

private:
    QGridLayout *m_grid;
};

// charts of the product: values go through the series store, a group drives the charts.
class OurDashboard : public Dashboard {
public:
    OurDashboard(int charts, int lines, int points, history::Layout layout = {})
        : m_lines(lines), m_pace(std::min(1.0, 10'000.0 / points)), m_store(std::size_t(1) << 30, std::move(layout)), m_group(m_store, m_clock)
    {
        m_second = points;
        m_start = m_clock.now() + std::chrono::hours(10000);
        m_clock.set(m_start + std::chrono::seconds(points));
        m_group.setInterval(std::chrono::hours(24)); // ticks come from here
        m_group.setRange(std::chrono::seconds(points));
        for (int c = 0; c < charts; ++c) {
            charts::ChartSpec spec;
            spec.title = QStringLiteral("Chart %1").arg(c);
            spec.threshold.warning = 80;
            for (int l = 0; l < lines; ++l) {
                const history::SeriesKey key{QStringLiteral("db"), watch::MetricId(QStringLiteral("bench.%1").arg(c)), QStringLiteral("line %1").arg(l)};
                spec.series.append({key, key.instance, std::chrono::seconds(1)});
                for (int s = 0; s <= points; ++s)
                    m_store.append(key, m_start + std::chrono::seconds(s), figure(c, l, s, m_pace));
            }
            auto *chart = new charts::TrendChart(m_group, &window);
            chart->setSpec(spec);
            place(chart, c);
            paints.watch(chart->viewport());
            m_charts.push_back(chart);
        }
    }
    void tick() override
    {
        ++m_second;
        m_clock.set(m_start + std::chrono::seconds(m_second));
        watch::Delivery delivery;
        watch::Sample sample{m_clock.now(), m_clock.wallNow(), {}};
        for (int c = 0; c < int(m_charts.size()); ++c)
            for (int l = 0; l < m_lines; ++l) {
                const history::SeriesKey &key = m_charts[std::size_t(c)]->spec().series.at(l).key;
                sample.readings.emplace_back(key.metric, figure(c, l, m_second, m_pace), base::Untrusted(key.instance));
            }
        delivery.samples.push_back({QStringLiteral("db"), std::move(sample), std::chrono::seconds(1)});
        m_store.append(delivery);
        for (int c = 0; c < int(m_charts.size()); ++c)
            m_charts[std::size_t(c)]->setNow({QString::number(figure(c, 0, m_second, m_pace), 'f', 1), QStringLiteral("%"), {}, false, base::Severity::Ok});
        m_group.tick();
    }
    [[nodiscard]] int pointsHandedOver() const { return m_charts.front()->pointsHandedOver(); }

private:
    int m_lines;
    double m_pace;
    base::ManualClock m_clock;
    base::TimePoint m_start{};
    history::SeriesStore m_store;
    charts::ChartGroup m_group;
    std::vector<charts::TrendChart *> m_charts;
};

// Qt Charts without thought of its cost: append and remove, a sliding date axis, smooth lines two pixels wide.
class NaiveDashboard : public Dashboard {
public:
    NaiveDashboard()
    {
        for (int c = 0; c < kCharts; ++c) {
            Chart chart;
            auto *inside = new QChart;
            auto *view = new QChartView(inside, &window);
            view->setRenderHint(QPainter::Antialiasing);
            inside->setTitle(QStringLiteral("Chart %1").arg(c));
            chart.x = new QDateTimeAxis;
            chart.x->setFormat(QStringLiteral("hh:mm:ss"));
            chart.x->setTickCount(4);
            auto *y = new QValueAxis;
            y->setRange(0, 100);
            y->setTickCount(5);
            inside->addAxis(chart.x, Qt::AlignBottom);
            inside->addAxis(y, Qt::AlignLeft);
            for (int l = 0; l < kLines; ++l) {
                auto *line = new QLineSeries;
                line->setName(QStringLiteral("line %1").arg(l));
                QList<QPointF> points;
                for (int s = 0; s < kPoints; ++s)
                    points.append({time(s + 1), figure(c, l, s + 1)});
                line->replace(points);
                inside->addSeries(line);
                line->attachAxis(chart.x);
                line->attachAxis(y);
                QPen pen = line->pen();
                pen.setWidth(2);
                line->setPen(pen);
                chart.lines.append(line);
            }
            slide(chart);
            place(view, c);
            paints.watch(view->viewport());
            m_charts.append(chart);
        }
    }
    void tick() override
    {
        ++m_second;
        for (int c = 0; c < kCharts; ++c) {
            for (int l = 0; l < kLines; ++l) {
                m_charts[c].lines[l]->append(time(m_second), figure(c, l, m_second));
                m_charts[c].lines[l]->remove(0);
            }
            slide(m_charts[c]);
        }
    }

private:
    struct Chart {
        QList<QLineSeries *> lines;
        QDateTimeAxis *x = nullptr;
    };
    static double time(int second) { return 1.7e12 + second * 1000.0; }
    void slide(const Chart &chart) const
    {
        chart.x->setRange(QDateTime::fromMSecsSinceEpoch(qint64(time(m_second - kPoints))), QDateTime::fromMSecsSinceEpoch(qint64(time(m_second))));
    }
    QList<Chart> m_charts;
};

// What a careful person writes by hand: card, grid and labels in a picture, header and three polylines of every point
// each tick, pens of one pixel, no smoothing.
class PaintedChart : public QWidget {
public:
    PaintedChart(int chart, QWidget *parent) : QWidget(parent), m_title(QStringLiteral("Chart %1").arg(chart))
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        for (QList<double> &line : values)
            line.resize(kPoints);
    }
    std::array<QList<double>, kLines> values; // a ring each
    int oldest = 0;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const QRectF area(44, 40, width() - 56, height() - 64);
        if (m_ground.size() != size())
            paintGround(area);
        QPainter painter(this);
        painter.drawPixmap(0, 0, m_ground);
        paintHeader(painter);
        static const QColor inks[kLines] = {QColor(60, 140, 230), QColor(230, 130, 50), QColor(60, 170, 100)};
        m_points.resize(kPoints);
        for (int l = 0; l < kLines; ++l) {
            for (int i = 0; i < kPoints; ++i)
                m_points[i] = QPointF(area.left() + area.width() * i / (kPoints - 1),
                                      area.bottom() - values[std::size_t(l)].at((oldest + i) % kPoints) / 100 * area.height());
            painter.setPen(QPen(inks[l], 1));
            painter.drawPolyline(m_points.constData(), int(m_points.size()));
        }
    }

private:
    void paintGround(const QRectF &area)
    {
        m_ground = QPixmap(size());
        m_ground.fill(palette().color(QPalette::Window));
        QPainter painter(&m_ground);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setRenderHint(QPainter::Antialiasing, false);
        for (int i = 0; i <= 4; ++i) {
            const double y = std::round(area.bottom() - area.height() * i / 4);
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), palette().color(QPalette::Mid));
            painter.drawText(QRectF(0, y - 10, 40, 20), Qt::AlignRight | Qt::AlignVCenter, QString::number(25 * i));
        }
        for (int i = 0; i < 3; ++i)
            painter.drawText(QRectF(area.left() + area.width() * i / 2 - 40, area.bottom() + 3, 80, 16), Qt::AlignHCenter, QStringLiteral("%1 min").arg(10 - 5 * i));
    }
    void paintHeader(QPainter &painter) const
    {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(12, 8, 120, 22), Qt::AlignVCenter, m_title);
        int right = width() - 12;
        for (int l = kLines - 1; l >= 0; --l) {
            const QString word = QStringLiteral("line %1").arg(l);
            const int advance = painter.fontMetrics().horizontalAdvance(word);
            painter.drawText(QRect(right - advance, 8, advance + 2, 22), Qt::AlignVCenter, word);
            painter.fillRect(QRect(right - advance - 12, 19, 8, 2), Qt::darkBlue);
            right -= advance + 20;
        }
    }
    QString m_title;
    QPixmap m_ground;
    QList<QPointF> m_points;
};

class PaintedDashboard : public Dashboard {
public:
    PaintedDashboard()
    {
        for (int c = 0; c < kCharts; ++c) {
            auto *chart = new PaintedChart(c, &window);
            for (int l = 0; l < kLines; ++l)
                for (int s = 0; s < kPoints; ++s)
                    chart->values[std::size_t(l)][s] = figure(c, l, s + 1);
            place(chart, c);
            paints.watch(chart);
            m_charts.append(chart);
        }
    }
    void tick() override
    {
        ++m_second;
        for (int c = 0; c < kCharts; ++c) {
            PaintedChart &chart = *m_charts[c];
            for (int l = 0; l < kLines; ++l)
                chart.values[std::size_t(l)][chart.oldest] = figure(c, l, m_second);
            chart.oldest = (chart.oldest + 1) % kPoints;
            chart.update();
        }
    }

private:
    QList<PaintedChart *> m_charts;
};

} // namespace bench
