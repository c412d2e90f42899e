// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A PoolKeeper on the engine of a feed: asks through the door of the pooler's own connection, writes into the journal.
// GUI thread (the main thread of quarterdeckctl).

#include "models/operate/bookkeeping.h"
#include "models/operate/poolkeeper.h"

namespace operate {

// The engine's end: its signals are emitted there and delivered as events.
class PoolKeeperSide : public QObject {
    Q_OBJECT
public:
    explicit PoolKeeperSide(std::shared_ptr<Bookkeeping> b) : books(std::move(b)) {}
    const std::shared_ptr<Bookkeeping> books;
    flow::BlockingPool files{1}; // one after the other

signals:
    void foreseen(const QString &pooler, const acts::PoolForecast &forecast);
    void carriedOut(const QString &pooler, const acts::PoolForecast &forecast, const acts::PoolEffect &effect);
    void refused(const QString &pooler, const QString &database, bool undo, const base::Error &error);
};

class EnginePoolKeeper : public PoolKeeper {
    Q_OBJECT
public:
    EnginePoolKeeper(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent = nullptr);

    void foresee(const QString &pooler, const acts::PoolChange &change, bool undo) override;
    void carryOut(const QString &pooler, const QString &identity, const acts::PoolForecast &forecast, const QString &reason) override;

private:
    watch::Feed &m_feed;
    std::shared_ptr<PoolKeeperSide> m_side;
};

// Of what the console said when it was last asked; empty: it has not told anything yet.
[[nodiscard]] QString identityOf(const environment::Target &pooler, const watch::Facts &facts);

} // namespace operate
