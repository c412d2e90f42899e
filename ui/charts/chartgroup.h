// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One time axis for all charts of a pane: how long it is, whether it follows the present, where the crosshair
// stands, how often it is drawn anew. Drives its charts with one timer and one signal. GUI thread, owned by the
// pane; store and clock outlive it.

#include "models/history/past.h"
#include "ui/charts/marker.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace charts {

class ChartGroup : public QObject {
    Q_OBJECT
public:
    struct Window {
        base::TimePoint from{}, to{};
    };

    ChartGroup(const history::SeriesStore &store, const base::Clock &clock, QObject *parent = nullptr);

    void setRange(std::chrono::seconds range); // 5 min to 24 h, to 90 d with a past; leaves a zoom
    [[nodiscard]] std::chrono::seconds range() const { return m_range; }
    void setLive(bool live); // false holds the window where it is
    [[nodiscard]] bool live() const { return m_live; }
    void setInterval(std::chrono::milliseconds interval); // between two drawings
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_timer.intervalAsDuration(); }

    void zoom(Window window); // holds still; back() returns
    bool back(); // false: there was nothing to leave

    [[nodiscard]] Window window() const;
    [[nodiscard]] base::WallTime wall(base::TimePoint at) const;
    [[nodiscard]] base::WallTime wallNow() const { return m_clock.wallNow(); }

    // Where what is older than the store comes from; null: nowhere. It outlives the group, or is taken away before.
    void setPast(history::Past *past);
    [[nodiscard]] history::Past *past() const { return m_past; }
    [[nodiscard]] std::vector<history::Bucket> read(const history::SeriesKey &key, base::TimePoint from, base::TimePoint to,
                                                    int buckets) const;

    // A second the rest of the screen tells about: marked, and kept in sight while the window holds still.
    void setMark(std::optional<base::TimePoint> at);
    [[nodiscard]] std::optional<base::TimePoint> mark() const { return m_mark; }
    void choose(base::TimePoint at) { emit chosen(at); } // the person points at a second

    void setCursor(std::optional<base::TimePoint> at);
    [[nodiscard]] std::optional<base::TimePoint> cursor() const { return m_cursor; }
    void setBand(std::optional<Window> band); // being dragged out
    [[nodiscard]] std::optional<Window> band() const { return m_band; }

    void setMarkers(std::vector<Marker> markers); // sorted by time
    [[nodiscard]] const std::vector<Marker> &markers() const { return m_markers; }

    void tick(); // draws now

signals:
    void windowMoved(); // once a tick, and when the person moves it
    void stateChanged(); // range, live, zoom or past
    void cursorMoved(); // cursor, band or mark
    void chosen(base::TimePoint at);

private:
    const history::SeriesStore &m_store;
    const base::Clock &m_clock;
    history::Past *m_past = nullptr;
    QTimer m_timer;
    std::chrono::seconds m_range{900};
    bool m_live = true;
    base::TimePoint m_end{};
    std::vector<Window> m_zooms;
    bool m_liveBeforeZoom = true;
    std::optional<base::TimePoint> m_cursor, m_mark;
    std::optional<Window> m_band;
    std::vector<Marker> m_markers;
};

} // namespace charts
