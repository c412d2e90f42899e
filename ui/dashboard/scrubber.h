// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Takes the dashboard to a recorded second and back to now. A second nobody recorded becomes the nearest one that was,
// in the direction of the step. Answers come a moment later; only the newest wish is followed. GUI thread; moment and
// charts outlive it, the recorder as long as it is set.

#include "models/recorder/flightrecorder.h"
#include "ui/charts/chartgroup.h"
#include "ui/dashboard/shownmoment.h"

namespace dashboard {

class Scrubber : public QObject {
    Q_OBJECT
public:
    Scrubber(ShownMoment &moment, charts::ChartGroup &charts, QObject *parent = nullptr);

    void setRecorder(recorder::FlightRecorder *recorder); // null: there is no past to see
    void setScope(const QString &scope);                  // the environment's name
    // What a pack holds; there is no way to the present. Shows its last second.
    void setPackOnly(const QString &pack);
    [[nodiscard]] const QString &pack() const { return m_pack; } // its name; empty: the present is there, too

    [[nodiscard]] bool available() const { return m_recorder && !m_spans.empty(); }
    [[nodiscard]] bool recorded() const { return m_moment.recorded(); }
    [[nodiscard]] const std::vector<recorder::Span> &spans() const { return m_spans; }
    [[nodiscard]] base::WallTime shown() const { return m_moment.wallNow(); }
    [[nodiscard]] base::WallTime presentNow() const { return m_moment.present().wallNow(); }

    void go(base::WallTime at);
    void step(std::chrono::seconds by);
    void back(); // to now

signals:
    void moved();        // another second is shown
    void spansChanged();
    void nothingThen(base::WallTime at); // it could not be read

private:
    void follow(base::WallTime at, bool backwards);
    void askSpans();
    void take(base::WallTime at, const recorder::FramePtr &frame);
    [[nodiscard]] base::WallTime nearest(base::WallTime at, bool backwards) const;
    [[nodiscard]] base::WallTime lastSecond() const;

    ShownMoment &m_moment;
    charts::ChartGroup &m_charts;
    recorder::FlightRecorder *m_recorder = nullptr;
    QString m_scope, m_pack;
    std::vector<recorder::Span> m_spans;
    std::optional<base::WallTime> m_wanted; // where the last step led; none: now
    bool m_chartsWereLive = true;
    QTimer m_looking;
};

} // namespace dashboard
