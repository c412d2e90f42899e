// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The long memory that stands elsewhere: a Prometheus server which scrapes this console, asked for ranges that the archive
// of this workstation does not reach back to. Asked on the GUI thread, which never waits; the questions run one after
// the other on the feed's engine, over one connection. A server that does not answer is left alone for a minute, and
// charts show what is here. The feed outlives it.

#include "models/history/prometheusanswer.h"
#include "models/watch/feed.h"

#include <QObject>

namespace history {

class PrometheusMemory : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kLimit{10}; // of one request
    static constexpr std::chrono::seconds kPause{60}; // after a failure

    explicit PrometheusMemory(watch::Feed &feed, QObject *parent = nullptr); // follows the feed's environment
    ~PrometheusMemory() override; // what is still asked is dropped

    [[nodiscard]] bool configured() const; // the environment names a server
    // `then` is called later on this thread, unless this or `context` has gone, or the environment changed; with null when
    // the server did not answer or is left alone.
    using Then = std::function<void(const std::vector<PastBucket> *)>;
    void read(const LongMemory::Question &question, QObject *context, Then then);

signals:
    void troubled(const base::Error &error); // once, until it answers again
    void recovered();

private:
    struct Line;
    void follow();

    watch::Feed &m_feed;
    std::shared_ptr<Line> m_line; // null: not configured
    bool m_troubled = false;
};

} // namespace history
