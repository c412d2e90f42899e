// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Signaller on the engine of a feed: asks through the door of the target's own connection, writes into the journal.
// GUI thread (the main thread of quarterdeckctl).

#include "models/operate/bookkeeping.h"
#include "models/operate/signaller.h"

namespace operate {

// The engine's end: its signals are emitted there and delivered as events.
class SignallerSide : public QObject {
    Q_OBJECT
public:
    explicit SignallerSide(std::shared_ptr<Bookkeeping> b) : books(std::move(b)) {}
    const std::shared_ptr<Bookkeeping> books;

signals:
    void foreseen(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal);
    void carriedOut(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal, const acts::SignalEffect &effect);
    void refused(const QString &target, const base::Error &error);
};

class EngineSignaller : public Signaller {
    Q_OBJECT
public:
    EngineSignaller(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent = nullptr);

    void foresee(const QString &target, int pid, acts::Signal signal) override;
    void carryOut(const QString &target, const QString &server, const acts::SessionForecast &forecast, acts::Signal signal,
                  const QString &reason) override;

private:
    watch::Feed &m_feed;
    std::shared_ptr<SignallerSide> m_side;
};

} // namespace operate
