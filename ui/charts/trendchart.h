// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One card with a title, the present value and its trend, drawn by Qt Charts at the measured least cost: a fixed
// relative x axis, one replace() a series and tick of at most half as many points as pixels, thin pens, labels and
// grid in a cached picture. Asks its group's store only while visible. GUI thread.

#include "ui/charts/axis.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/trace.h"

#include "models/base/severity.h"

#include <QChartView>
#include <QPixmap>

class QLineSeries;
class QValueAxis;

namespace charts {

class TrendChart : public QChartView {
    Q_OBJECT
public:
    // The present value as the header shows it. note: why there is none ("No permission"), or empty.
    struct Now {
        QString value, unit, note;
        bool stale = false;
        base::Severity severity = base::Severity::Ok;
        friend bool operator==(const Now &, const Now &) = default;
    };

    explicit TrendChart(ChartGroup &group, QWidget *parent = nullptr);
    ~TrendChart() override;

    void setSpec(ChartSpec spec);
    [[nodiscard]] const ChartSpec &spec() const { return m_spec; }
    void setNow(const Now &now); // drawn with the next tick
    [[nodiscard]] const Axis &axis() const { return m_axis; }
    // What stands at the crosshair, a line a series: "active 12". Empty without a crosshair.
    [[nodiscard]] QStringList readout() const;
    // The events under the crosshair, or at this place of the widget; plain text, empty: none.
    [[nodiscard]] QString flagTextAtCursor() const;
    [[nodiscard]] QString flagTextAt(double x) const;
    [[nodiscard]] QString cursorTime(base::WallTime at) const; // as the crosshair names it, with its day unless that is today
    [[nodiscard]] int pointsHandedOver() const { return m_points; } // at the last refresh

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Line {
        std::vector<QLineSeries *> pieces; // kept for reuse; the chart owns them
        std::vector<history::Bucket> buckets;
        std::chrono::milliseconds width{}; // of each of them
        bool drawn = false;
    };

    void refresh();
    void hand(Line &line, int index, const Trace &trace);
    void recolour();
    void placePlot();
    void paintGround(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintHeader(QPainter &painter) const;
    [[nodiscard]] bool headerStands() const;
    void paintLegend(QPainter &painter, const QRect &box) const;
    [[nodiscard]] int legendFlow(int room) const;
    [[nodiscard]] int legendWidth() const;
    [[nodiscard]] bool unitFits(double room) const;
    [[nodiscard]] QString label(double value) const; // at the value axis
    void fitMargins();
    void paintThresholds(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintMarkers(QPainter &painter) const;
    [[nodiscard]] std::vector<Flag> flags() const;
    [[nodiscard]] QString axisTime(base::WallTime at, base::TimePoint::duration span) const; // with its day where that is not plain
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(base::TimePoint at) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] base::TimePoint timeAt(double x) const;
    [[nodiscard]] const history::Bucket *bucketAt(const Line &line, base::TimePoint at) const;
    void moveCursor(int steps);

    ChartGroup &m_group;
    ChartSpec m_spec;
    Now m_now;
    Axis m_axis;
    std::vector<Line> m_lines;
    QValueAxis *m_x;
    QValueAxis *m_y;
    std::chrono::milliseconds m_bucket{1000};
    bool m_empty = true;
    int m_points = 0;
    int m_gutter = 0; // room of the axis labels
    int m_legendRows = 0; // below the title, where they do not stand beside it
    mutable QPixmap m_ground; // card, grid and labels; null: draw anew
    std::optional<QPointF> m_pressed;
};

} // namespace charts
