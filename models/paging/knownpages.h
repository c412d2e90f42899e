// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which pages stand in the journal, so that each is written once, and which notices somebody was paged about that are not over.
// Forgets what is over and older than anything that is looked at again. No clock of its own; one thread at a time.

#include "models/paging/pagenote.h"

#include <QHash>

namespace paging {

class KnownPages {
public:
    static constexpr qsizetype kSwept = 1000; // from so many on

    bool take(const PageNote &sent, base::WallTime now); // false: it is known
    void open(const QString &notice, base::WallTime began) { m_open[notice] = std::max(m_open.value(notice), began); }
    // Since when it is open; nothing: nobody was paged about it, or it is over.
    [[nodiscard]] std::optional<base::WallTime> since(const QString &notice) const;
    void over(const QString &notice) { m_open.remove(notice); }
    [[nodiscard]] qsizetype size() const { return m_pages.size(); }

private:
    struct Page {
        QString notice;
        base::WallTime at{};
    };
    QHash<QString, Page> m_pages; // by id
    QHash<QString, base::WallTime> m_open; // keys of notices, with their beginning
    qsizetype m_swept = kSwept / 2;
};

} // namespace paging
