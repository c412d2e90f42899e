// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pages of persons out of the journal, with what became of each: acknowledged, over, and whether a person did something
// meanwhile. Something done is an act on one of its targets or an entry of its incident by a person; an acknowledgement, a
// silence, a read statement is nothing done. The same entries make the same pages, in whatever order they come. A pure fold;
// one thread at a time.

#include "models/incidents/change.h"
#include "models/paging/pagenote.h"
#include "models/rota/fatigue.h"

namespace paging {

class PageFold {
public:
    void take(const journal::StoredEntry &entry);
    void take(const incidents::Fact &fact); // once more is no mistake
    // Of persons, oldest first; what is not over counts as going on until then.
    [[nodiscard]] QList<rota::Page> pages(base::WallTime now) const;
    [[nodiscard]] QList<PageNote> sent() const; // each page once, the earliest telling of it
    [[nodiscard]] QHash<QString, base::WallTime> open() const; // keys of notices of which a page is not over, with the last beginning

private:
    struct Deed { // of a person
        QString target, incident;
        base::WallTime at{};
    };
    struct Affair { // an incident, as far as it matters here
        QSet<QString> targets;
        std::optional<base::WallTime> from;
        base::WallTime resolved{}, reopened{}; // last
        [[nodiscard]] bool openAfter(base::WallTime at) const { return resolved <= reopened || resolved >= at; }
    };
    [[nodiscard]] QList<PageNote> sortedOf(PageNote::Kind kind) const;
    [[nodiscard]] bool acted(const QString &target, base::WallTime from, base::WallTime until) const;
    [[nodiscard]] std::optional<base::WallTime> overAt(const PageNote &sent) const;

    QHash<QString, PageNote> m_sent; // by id
    QList<PageNote> m_acknowledged, m_over;
    QList<Deed> m_deeds;
    QHash<QString, Affair> m_affairs;
};

inline constexpr std::chrono::days kPagesLookedAt{30};

// Of the stretch before `now`. Blocks on the disk.
[[nodiscard]] base::Result<QList<rota::Page>> pagesIn(journal::Reader &reader, base::WallTime from, base::WallTime now);
// Who was on call in that stretch, over every rota, in order of time.
[[nodiscard]] QList<rota::Shift> shiftsOf(const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime from, base::WallTime until);

} // namespace paging
