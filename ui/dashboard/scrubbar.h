// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The time of the charts as a thin line: where there is a recording, and which second is shown. Drag it, or with the
// keyboard a second or a minute at a time. GUI thread; the scrubber and the charts' group outlive it.

#include <QAbstractSlider>

namespace charts {
class ChartGroup;
}

namespace dashboard {

class Scrubber;

class ScrubBar : public QAbstractSlider {
    Q_OBJECT
public:
    ScrubBar(Scrubber &scrubber, charts::ChartGroup &charts, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow(); // window, spans and second, which others change
    void go(double x);
    void retranslate();
    [[nodiscard]] double xOf(double seconds) const; // from the window's start

    Scrubber &m_scrubber;
    charts::ChartGroup &m_charts;
};

} // namespace dashboard
