// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writes into the journal who was paged, and what became of it (pagenote.h), in the program that tells. After a start it brings
// over what the delivery log has and the journal has not: a death between the two loses no page and doubles none. What cannot
// be written waits. Engine thread only.

#include "models/flow/event.h"
#include "models/flow/pool.h"
#include "models/operate/bookkeeping.h"
#include "models/paging/pagenote.h"

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

    flow::Reactor &m_reactor;
    const std::shared_ptr<operate::Bookkeeping> m_books;
    const QString m_file;
    flow::BlockingPool m_pool{1};
    QList<PageNote> m_early;   // before the journal was read
    QList<PageNote> m_waiting; // to be written, in order
    QSet<QString> m_known;     // ids of pages
    QHash<QString, base::WallTime> m_open; // keys of notices that somebody was paged about and that are not over, with their beginning
    bool m_learned = false;
    flow::Event m_more;
};

} // namespace paging
