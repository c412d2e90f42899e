// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Makes the list "what dies next" and renews it each minute: asks the long memory (without one, the store) for the past
// of each figure that can run out, one after the other, and judges it. GUI thread, some 0.2 ms a figure; store, memory
// and clock outlive it.

#include "models/forecast/forecast.h"
#include "models/history/longmemory.h"
#include "models/history/seriesstore.h"

#include <QTimer>

#include <deque>

namespace history {

// The past of one figure as forecast::outlookOf wants it, out of any reader of buckets; end: wall seconds.
template <class Read> // Read(std::chrono::seconds length, int buckets) -> std::vector<PastBucket>
std::array<std::vector<forecast::Point>, forecast::kWindows.size()> pointsOf(Read &&read)
{
    std::array<std::vector<forecast::Point>, forecast::kWindows.size()> points;
    for (std::size_t i = 0; i < forecast::kWindows.size(); ++i)
        for (const PastBucket &bucket : read(forecast::kWindows[i].length, forecast::kWindows[i].points))
            if (bucket.stat.count > 0)
                points[i].push_back({std::chrono::duration<double>(bucket.start.time_since_epoch()).count(), double(bucket.stat.mean)});
    return points;
}

// The whole list at once, out of an archive. Blocks on the disk: for the terminal.
[[nodiscard]] QList<forecast::Forecast> foretell(const Archive *archive, const environment::Environment &environment,
                                                 const watch::Catalogue &catalogue,
                                                 const QHash<QString, watch::SnapshotPtr> &snapshots, base::WallTime now);

class Foreteller : public QObject {
    Q_OBJECT
public:
    // memory may be null.
    Foreteller(const SeriesStore &store, LongMemory *memory, const base::Clock &clock, QObject *parent = nullptr);

    void setMemory(LongMemory *memory); // null: it was refused
    // What there is now; begins a round when one is due.
    void look(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue,
              const QHash<QString, watch::SnapshotPtr> &snapshots);
    [[nodiscard]] const QList<forecast::Forecast> &forecasts() const { return m_forecasts; }

signals:
    void changed();

private:
    using Points = std::array<std::vector<forecast::Point>, forecast::kWindows.size()>;

    void next();
    void fromStore(const SeriesKey &key);
    void fromMemory(const SeriesKey &key);
    void judge(const Points &points);

    const SeriesStore &m_store;
    LongMemory *m_memory;
    const base::Clock &m_clock;
    QString m_scope;
    std::deque<forecast::Forecast> m_open; // the first one is asked for
    QList<forecast::Forecast> m_made, m_forecasts;
    Points m_points;
    std::size_t m_missing = 0;  // answers of the long memory
    int m_round = 0;            // answers of another one are dropped
    base::TimePoint m_begun{};  // zero: never
    QTimer m_step;
};

} // namespace history
