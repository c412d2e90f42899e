// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much time the charts show, whether they follow the present, how often they are drawn. GUI thread.

#include <QWidget>

#include <chrono>

class QComboBox;

namespace charts {
class ChartGroup;
}

namespace theme {
class Segmented;
}

namespace dashboard {

class TimeControls : public QWidget {
    Q_OBJECT
public:
    explicit TimeControls(charts::ChartGroup &group, QWidget *parent = nullptr);
    // 5 min to 24 h, and to 90 days where there is a long memory.
    [[nodiscard]] QList<std::chrono::seconds> ranges() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void follow(); // the group, which others may have changed

    charts::ChartGroup &m_group;
    bool m_long = false; // the ranges of the long memory are shown
    theme::Segmented *m_range;
    theme::Segmented *m_live;
    QComboBox *m_interval;
};

} // namespace dashboard
