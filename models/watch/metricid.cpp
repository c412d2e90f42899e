// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/metricid.h"

#include <mutex>
#include <unordered_set>

namespace watch {

namespace {

struct Hash {
    std::size_t operator()(const QString &s) const { return ::qHash(s); }
};

} // namespace

MetricId::MetricId(const QString &name)
{
    static std::mutex guard; // guards pool
    static std::unordered_set<QString, Hash> pool;
    const std::lock_guard lock(guard);
    m_name = &*pool.insert(name).first; // nodes never move
}

const QString &MetricId::name() const
{
    static const QString none;
    return m_name ? *m_name : none;
}

} // namespace watch
