// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Signaller on the engine of a feed: asks through the door of the target's own connection, writes into the journal.
// GUI thread; the journal lives on the engine thread, in a flow that ends with the feed.

#include "models/acts/dispatcher.h"
#include "models/flow/pool.h"
#include "models/watch/feed.h"
#include "ui/dashboard/signaller.h"

namespace dashboard {

// The engine's end: its signals are emitted there and delivered as events.
class SignallerSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool names{1}; // who we are may have to be asked of a directory service
    journal::Journal *journal = nullptr; // engine thread only; null before and after its flow

signals:
    void foreseen(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal);
    void carriedOut(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal, const acts::SignalEffect &effect);
    void refused(const QString &target, const base::Error &error);
};

class EngineSignaller : public Signaller {
    Q_OBJECT
public:
    EngineSignaller(watch::Feed &feed, const journal::Options &options, QObject *parent = nullptr);

    void foresee(const QString &target, int pid, acts::Signal signal) override;
    void carryOut(const QString &target, const QString &server, const acts::SessionForecast &forecast, acts::Signal signal,
                  const QString &reason) override;

private:
    watch::Feed &m_feed;
    std::shared_ptr<SignallerSide> m_side;
};

} // namespace dashboard
