// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/situation.h"

namespace health {

namespace {

constexpr std::chrono::seconds kGrace{10}; // a thing that was good for less has not been good

}

Memory::Seen &Memory::see(const QString &key, base::TimePoint now, base::WallTime wallNow)
{
    Seen &seen = m_seen[key];
    if (seen.last == base::TimePoint{} || now - seen.last > kGrace)
        seen = {now, wallNow, now, false};
    seen.last = now;
    return seen;
}

bool Memory::listed(const QString &key) const
{
    const auto at = m_seen.constFind(key);
    return at != m_seen.cend() && at->listed;
}

void Memory::forgetOlder(base::TimePoint now)
{
    m_seen.removeIf([now](const std::pair<const QString &, Seen &> &entry) { return now - entry.second.last > kGrace; });
}

} // namespace health
