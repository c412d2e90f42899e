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

class SeriesStore {
public:
    explicit SeriesStore(std::size_t maxBytes = std::size_t(256) << 20);
    ~SeriesStore();

    void append(const watch::Delivery &delivery);
    void append(const SeriesKey &key, base::TimePoint at, double value);

    // At most `buckets` buckets of equal width that cover [from, to). Empty when the series is unknown.
    [[nodiscard]] std::vector<Bucket> read(const SeriesKey &key, base::TimePoint from, base::TimePoint to,
                                           int buckets) const;
    [[nodiscard]] std::vector<SeriesKey> keysOf(const QString &target, watch::MetricId metric) const;
    [[nodiscard]] std::size_t bytes() const;
    void forget(const QString &target);

private:
    QHash<SeriesKey, std::shared_ptr<Series>> m_series;
    std::size_t m_maxBytes;
};

} // namespace history
