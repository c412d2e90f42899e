// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/knownpages.h"

#include "models/paging/pages.h"

namespace paging {

bool KnownPages::take(const PageNote &sent, base::WallTime now)
{
    const QString id = sent.id();
    if (m_pages.contains(id))
        return false;
    m_pages.insert(id, {sent.notice, sent.at});
    if (m_pages.size() >= 2 * m_swept) {
        m_pages.removeIf([this, now](const auto &page) { return page.value().at < now - kPagesLookedAt - std::chrono::days(1) && !m_open.contains(page.value().notice); });
        m_swept = std::max(kSwept / 2, m_pages.size());
    }
    return true;
}

std::optional<base::WallTime> KnownPages::since(const QString &notice) const
{
    const auto open = m_open.constFind(notice);
    return open == m_open.cend() ? std::nullopt : std::optional(*open);
}

} // namespace paging
