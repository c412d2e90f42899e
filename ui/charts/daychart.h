// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One figure a day as a line, drawn by Qt Charts, and what is wanted of it as a dashed one: a picture in a list. A missing
// day breaks the line, and so does one that was reckoned by other rules, for those are not compared. The arrows and the
// pointer read a day; without them the words say it. It does not change once it is made. GUI thread.

#include <QChartView>
#include <QDate>

#include <optional>

class QLineSeries;
class QValueAxis;

namespace charts {

struct DayLine {
    struct Day {
        QDate day;
        double value = 0;
        QString rules; // it was reckoned by
    };
    QString title;  // translated, as all of it
    QString words;  // the same for those who do not see it
    double most = 10; // the axis begins at 0
    double wanted = 0;
    QString wantedWords; // "target 9.0"
    QList<Day> days;     // oldest first, each once
};

// Those of the last 90 days.
[[nodiscard]] QList<DayLine::Day> daysShown(const DayLine &line);
// x: days before the last one, <= 0.
[[nodiscard]] QList<QList<QPointF>> piecesOf(const QList<DayLine::Day> &days);

class DayChart : public QChartView {
    Q_OBJECT
public:
    explicit DayChart(const DayLine &line, QWidget *parent = nullptr);

    [[nodiscard]] bool empty() const { return m_days.size() < 2; } // one day is no line
    [[nodiscard]] int linesDrawn() const { return int(m_pieces.size()); }
    [[nodiscard]] QString readout() const; // "26.11.26: 6.5"; empty: no day is read

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; // the list scrolls
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void read(std::optional<qsizetype> day);
    void step(qsizetype by);
    void recolour();
    void paintHead(QPainter &painter) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF place(const DayLine::Day &day) const;

    const DayLine m_line;
    const QList<DayLine::Day> m_days;
    double m_span = 1; // days from the left edge to the right one
    QValueAxis *m_x;
    QValueAxis *m_y;
    QLineSeries *m_wanted = nullptr;   // the chart owns it; null: there is no line
    QList<QLineSeries *> m_pieces;     // the same; of more than one day
    QList<qsizetype> m_lone;           // days between two breaks
    std::optional<qsizetype> m_at;     // the day that is read
};

} // namespace charts
