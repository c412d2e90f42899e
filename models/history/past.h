// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a chart reads: the newest stretch from the store in memory, what is older from the long memory, in one answer.
// Answers at once with what is there; what the long memory knows arrives a moment later, with arrived(), and is kept,
// so that a live chart asks the disk once and not at each tick. The calendar is mapped onto the monotonic clock as it
// stands when it is read. GUI thread; store, memory and clock outlive it.

#include "models/history/longmemory.h"
#include "models/history/prometheusmemory.h"
#include "models/history/seriesstore.h"

#include <QTimer>

namespace history {

class Past : public QObject {
    Q_OBJECT
public:
    Past(const SeriesStore &store, LongMemory &memory, const base::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] LongMemory &memory() const { return m_memory; }
    // Asked for what the long memory of this workstation does not reach back to; null: nobody is. It outlives this.
    void setRemote(PrometheusMemory *remote) { m_remote = remote; }
    void setScope(const QString &scope); // the environment whose past it is
    // As SeriesStore::read(). Where all of it is past, no bucket is narrower than what is kept of that time; where the
    // newest stretch is finer, what is older fills several of its buckets with the same figures.
    [[nodiscard]] std::vector<Bucket> read(const SeriesKey &key, base::TimePoint from, base::TimePoint to, int buckets);

signals:
    void arrived(); // once for all that came together

private:
    struct Part { // what the long memory said of one series
        base::TimePoint::duration width{};
        base::TimePoint from{}, to{};
        base::TimePoint::duration source{}; // width of its buckets
        std::vector<Bucket> buckets;
    };
    void ask(const SeriesKey &key, const Part &wanted, int buckets);
    void take(const SeriesKey &key, Part part, const std::vector<PastBucket> &answer);
    void askRemote(const SeriesKey &key, const Part &part, const LongMemory::Question &question, const std::vector<PastBucket> &local);
    void keep(const SeriesKey &key, Part part, const std::vector<PastBucket> &answer);

    const SeriesStore &m_store;
    LongMemory &m_memory;
    PrometheusMemory *m_remote = nullptr;
    const base::Clock &m_clock;
    QString m_scope;
    int m_generation = 0; // answers for another scope are dropped
    QHash<SeriesKey, Part> m_known, m_asked;
    QTimer m_tell;
};

} // namespace history
