// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a probe publishes, remembered: every condition with its time, the newest reading of each figure, the newest rows.

#include "models/watch/probe.h"

#include <QMap>

#include <utility>

class RecordingPublisher final : public watch::Publisher {
public:
    struct Seen {
        watch::Condition condition;
        base::Error error;
        base::TimePoint at, nextTry;
    };
    void status(watch::Condition condition, base::Error error, base::TimePoint nextTry) override
    {
        history.push_back({condition, std::move(error), std::chrono::steady_clock::now(), nextTry});
    }
    void answered(base::TimePoint) override { ++answers; }
    void asked(base::TimePoint sent, base::TimePoint answered) override { asking += answered - sent; }
    void facts(const watch::Facts &f) override { latestFacts = f; }
    void sample(watch::Sample s, std::chrono::milliseconds interval) override
    {
        ++samples;
        for (const auto &r : s.readings) {
            readings[{r.metric.name(), r.instance.raw()}] = r;
            intervals[r.metric.name()] = interval;
        }
    }
    void sessions(std::vector<watch::SessionRow> rows) override { sessionRows = std::move(rows); }
    void replication(std::vector<watch::ReplicationRow> rows, std::vector<watch::SlotRow> slotsNow) override
    {
        replicationRows = std::move(rows);
        slotRows = std::move(slotsNow);
    }
    void log(watch::LogState state, watch::ServerLoad serverLoad) override
    {
        logState = std::move(state);
        load = serverLoad;
    }
    void pools(std::vector<watch::PoolRow> rows) override { poolRows = std::move(rows); }
    void storage(std::vector<watch::StorageRow> rows) override { storageRows = std::move(rows); }
    void statements(watch::StatementsState state) override
    {
        if (state.latest && (statementIntervals.empty() || statementIntervals.back() != state.latest))
            statementIntervals.push_back(state.latest);
        statementsState = std::move(state);
    }
    void upkeep(watch::UpkeepPtr u) override { latestUpkeep = std::move(u); }
    void horizon(std::vector<watch::HorizonRow> rows) override { horizonRows = std::move(rows); }

    [[nodiscard]] watch::Condition condition() const { return history.empty() ? watch::Condition::Unknown : history.back().condition; }
    [[nodiscard]] int times(watch::Condition c) const
    {
        int n = 0;
        for (const Seen &s : history)
            n += s.condition == c;
        return n;
    }
    [[nodiscard]] bool knows(const char *metric, const QString &instance = {}) const { return readings.contains({QLatin1String(metric), instance}); }
    // The value, or NaN when there is none.
    [[nodiscard]] double value(const char *metric, const QString &instance = {}) const
    {
        return readings.value({QLatin1String(metric), instance}).value;
    }
    [[nodiscard]] watch::NoValue reason(const char *metric, const QString &instance = {}) const
    {
        return readings.value({QLatin1String(metric), instance}).noValue;
    }

    std::vector<Seen> history;
    watch::Facts latestFacts;
    QMap<std::pair<QString, QString>, watch::Reading> readings;
    QMap<QString, std::chrono::milliseconds> intervals; // of the newest sample with this figure
    std::vector<watch::SessionRow> sessionRows;
    std::vector<watch::ReplicationRow> replicationRows;
    std::vector<watch::SlotRow> slotRows;
    watch::LogState logState;
    watch::ServerLoad load;
    std::vector<watch::PoolRow> poolRows;
    std::vector<watch::StorageRow> storageRows;
    watch::StatementsState statementsState;
    std::vector<watch::StatementIntervalPtr> statementIntervals; // all of them
    watch::UpkeepPtr latestUpkeep;
    std::vector<watch::HorizonRow> horizonRows;
    int answers = 0, samples = 0;
    base::TimePoint::duration asking{}; // sum of all rounds
};
