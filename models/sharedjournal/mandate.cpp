// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/mandate.h"

#include <algorithm>

namespace sharedjournal {

using base::milliseconds;

Mandate::Mandate(const base::Clock &clock, milliseconds lease) : m_clock(&clock), m_lease(lease), m_last(now()), m_tried(m_last) { }

milliseconds Mandate::since(const Moment &then) const
{
    const Moment at = now();
    return std::max(std::chrono::duration_cast<milliseconds>(at.mono - then.mono), std::chrono::duration_cast<milliseconds>(at.wall - then.wall));
}

void Mandate::answered(Moment sent, bool mine)
{
    m_last = sent;
    m_mine = mine;
    m_failed = m_down = false;
}

void Mandate::failed(Moment sent)
{
    m_tried = sent;
    m_failed = true;
    m_down = false;
}

void Mandate::standsDown()
{
    m_down = true;
    m_mine = m_failed = false;
    m_last = now();
}

Part Mandate::part() const
{
    if (m_down)
        return Part::Follower;
    if (since(m_last) < m_lease)
        return m_mine ? Part::Leader : Part::Follower;
    // Without a failed question of lately we were away ourselves, not the store.
    return m_failed && since(m_tried) < m_lease ? Part::StoreGone : Part::Follower;
}

} // namespace sharedjournal
