// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shared journal of the environment that is watched, on the engine of a feed: a carrier between it and the journal of
// this machine, exchanged when the environment names another. Where our login may only read, the journal begins no act.
// GUI thread.

#include "models/operate/bookkeeping.h"
#include "models/sharedjournal/carrier.h"

namespace operate {

class SharingSide : public QObject {
    Q_OBJECT
public:
    flow::TaskScope *carrying = nullptr; // engine thread

signals:
    void told(const sharedjournal::State &state);
};

class Sharing : public QObject {
    Q_OBJECT
public:
    Sharing(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, QObject *parent = nullptr);

    [[nodiscard]] const sharedjournal::State &state() const { return m_state; }
    [[nodiscard]] bool onlyReads() const { return m_state.condition != sharedjournal::Condition::Off && m_state.reader; }

signals:
    void changed();

private:
    void follow(); // what the environment says now

    watch::Feed &m_feed;
    std::shared_ptr<Bookkeeping> m_books;
    std::shared_ptr<SharingSide> m_side;
    std::optional<environment::SharedJournal> m_named;
    sharedjournal::State m_state;
};

} // namespace operate
