// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writes into the journal who was paged, and what became of it (pagenote.h), in the program that tells. After a start it brings
// over what the delivery log has and the journal has not: a death between the two loses no page and doubles none. While the
// journal cannot be read, what is from before the start waits, and what is new is written. What cannot be written waits, too.
// Engine thread only.

#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/operate/bookkeeping.h"
#include "models/paging/knownpages.h"

namespace paging {

class PageKeeper {
public:
    static constexpr std::chrono::seconds kTryAgain{2};

    PageKeeper(flow::Reactor &reactor, std::shared_ptr<operate::Bookkeeping> books, QString journalFile) :
        m_reactor(reactor), m_books(std::move(books)), m_file(std::move(journalFile))
    {
    }

    flow::Task<void> run(); // until cancelled

    void paged(const QList<PageNote> &notes); // one that is known is written once
    void passed(PageNote::Kind kind, const QString &notice, base::WallTime at); // nothing where nobody was paged about it

private:
    flow::Task<bool> learn(); // what stands in the journal; false: cancelled
    void queue(const PageNote &note);
    [[nodiscard]] bool isEarly(const PageNote &note) const; // only the journal can say whether it is new

    flow::Reactor &m_reactor;
    const std::shared_ptr<operate::Bookkeeping> m_books;
    const QString m_file;
    flow::BlockingPool m_pool{1};
    const base::WallTime m_began = base::Clock::system().wallNow();
    QList<PageNote> m_early;   // before the journal was read
    QList<PageNote> m_waiting; // to be written, in order
    KnownPages m_known;
    bool m_tried = false, m_learned = false;
    flow::Event m_more;
};

} // namespace paging
