// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last hour at 1 s and the last 24 h at 10 s of every figure, in memory, bounded in bytes. Each series keeps
// minimum, maximum and mean per bucket in rings with coarser levels above them, so that reading any range costs
// the pixels asked for, not the points stored. Reader's thread only.

#include "models/watch/watcher.h"

#include <QHash>

#include <memory>
#include <vector>

namespace history {

struct SeriesKey {
    QString target;
    watch::MetricId metric;
    QString instance;
    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
    friend size_t qHash(const SeriesKey &k, size_t seed = 0) { return qHashMulti(seed, k.target, k.metric, k.instance); }
};

// One bucket of an answer. count 0 is a hole: nothing was measured, nothing is drawn.
struct Bucket {
    base::TimePoint start{};
    float minimum = 0, maximum = 0, mean = 0, last = 0;
    std::uint32_t count = 0;
};

class Series; // series.h

// Widths and lengths of the rings, finest first; each width divides the next.
struct Layout {
    struct Ring {
        std::chrono::milliseconds width{};
        int capacity = 0;
    };
    std::vector<Ring> rings = {{std::chrono::seconds(1), 3600},
                               {std::chrono::seconds(10), 8640},
                               {std::chrono::minutes(1), 1440},
                               {std::chrono::minutes(5), 288}};
};

// When the bound is reached: first the series that fell silent longest ago go, as long as they have been silent
// for an hour; then the history of all is shortened alike, by a quarter at a time; last the oldest series go.
class SeriesStore {
public:
    explicit SeriesStore(std::size_t maxBytes = std::size_t(256) << 20, Layout layout = Layout());
    ~SeriesStore();

    void append(const watch::Delivery &delivery);
    void append(const SeriesKey &key, base::TimePoint at, double value);

    // At most `buckets` buckets of equal width that cover [from, to), holes included. Their edges lie on multiples
    // of the width, so a picture that moves on does not shimmer; none is narrower than what was measured.
    // Empty when the series is unknown.
    [[nodiscard]] std::vector<Bucket> read(const SeriesKey &key, base::TimePoint from, base::TimePoint to,
                                           int buckets) const;
    // From when on everything that was measured is here; what is older may be in the long memory. After a day it moves
    // on in steps of ten minutes.
    [[nodiscard]] base::TimePoint reach() const;
    [[nodiscard]] bool knows(const SeriesKey &key) const { return m_series.contains(key); }
    [[nodiscard]] std::vector<SeriesKey> keysOf(const QString &target, watch::MetricId metric) const;
    [[nodiscard]] std::size_t bytes() const { return m_bytes; } // never more than the bound after an append
    [[nodiscard]] std::size_t count() const { return std::size_t(m_series.size()); }
    void forget(const QString &target);
    void rename(const QString &from, const QString &to); // the series of a target that has another id now; what `to` had goes

private:
    void add(const SeriesKey &key, base::TimePoint at, double value, std::chrono::milliseconds interval);
    void keepBound();
    void drop(const SeriesKey &key);
    [[nodiscard]] std::vector<SeriesKey> keysOf(const QString &target) const;

    QHash<SeriesKey, std::shared_ptr<Series>> m_series;
    QHash<SeriesKey, QStringList> m_instances; // (target, metric, "") -> instances
    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    Layout m_layout;
    std::chrono::milliseconds m_span{}; // time kept at most; shrinks at the bound
    base::TimePoint m_newest = base::TimePoint::min();
    base::TimePoint m_first = base::TimePoint::max();
};

} // namespace history
