// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The journal of this program on the engine of a feed, and who acts: opened there, shared by everything that acts, closed
// with the feed. Made on the feed's thread; everything else on the engine thread only.

#include "models/acts/ledger.h"
#include "models/flow/pool.h"
#include "models/watch/feed.h"

namespace operate {

// As Bookkeeping::person(); may wait for a directory service: for the terminal.
[[nodiscard]] QString personHere();

class Bookkeeping {
public:
    static std::shared_ptr<Bookkeeping> open(watch::Feed &feed, const journal::Options &options);

    // Null before the feed's engine has begun, and once it ends: nothing may be done then.
    [[nodiscard]] journal::Journal *journal() const { return m_journal; }
    // The login name of the person here, or its number where nobody knows the name in time.
    [[nodiscard]] flow::Task<QString> person(flow::Reactor &reactor);
    // Why nothing is done while there is no journal.
    [[nodiscard]] static base::Error ending();
    // Why nothing is done where our login to the shared journal may only read.
    [[nodiscard]] static base::Error onlyReading();
    // Runs work that uses the journal: it is cancelled and awaited before the journal goes. Dropped without a journal.
    void host(flow::Task<void> work);

private:
    static flow::Task<void> keep(flow::Reactor &reactor, std::shared_ptr<Bookkeeping> books, journal::Options options, bool shared);

    journal::Journal *m_journal = nullptr;
    flow::TaskScope *m_guests = nullptr;
    flow::BlockingPool m_names{1}; // who we are may have to be asked of a directory service
};

// The journal of the books, for what may still run while the program ends: it then refuses.
class BookLedger final : public acts::Ledger {
public:
    explicit BookLedger(std::shared_ptr<Bookkeeping> books) : m_books(std::move(books)) {}
    flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) override;

private:
    const std::shared_ptr<Bookkeeping> m_books;
};

} // namespace operate
