// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/seriesstore.h"

#include "models/history/series.h"

#include <algorithm>
#include <cmath>

namespace history {

namespace {

constexpr std::chrono::hours kSilent{1};
constexpr std::chrono::seconds kShortest{60};

SeriesKey whole(const SeriesKey &key)
{
    return {key.target, key.metric, {}};
}

// A series with what finding it costs: hash entry, texts of the key, the list of instances.
std::size_t cost(const SeriesKey &key, const Series &series)
{
    return series.bytes() + sizeof(SeriesKey) * 2 + sizeof(std::shared_ptr<Series>) + 64
        + std::size_t(key.instance.size()) * sizeof(QChar) * 2;
}

} // namespace

SeriesStore::SeriesStore(std::size_t maxBytes, Layout layout) : m_maxBytes(maxBytes), m_layout(std::move(layout))
{
    for (const Layout::Ring &ring : m_layout.rings)
        m_span = std::max<std::chrono::milliseconds>(m_span, ring.width * ring.capacity);
}

SeriesStore::~SeriesStore() = default;

void SeriesStore::append(const watch::Delivery &delivery)
{
    for (const watch::Delivery::Sampled &sampled : delivery.samples)
        for (const watch::Reading &reading : sampled.sample.readings)
            if (reading.hasValue())
                add({sampled.target, reading.metric, reading.instance.raw()}, sampled.sample.sentAt, reading.value, sampled.interval);
    keepBound();
}

void SeriesStore::append(const SeriesKey &key, base::TimePoint at, double value)
{
    add(key, at, value, {});
    keepBound();
}

void SeriesStore::add(const SeriesKey &key, base::TimePoint at, double value, std::chrono::milliseconds interval)
{
    const float kept = float(value);
    if (!std::isfinite(kept))
        return;
    std::shared_ptr<Series> &series = m_series[key];
    if (series) {
        m_bytes -= cost(key, *series);
    } else {
        series = std::make_shared<Series>(m_layout);
        QStringList &instances = m_instances[whole(key)];
        instances.insert(std::lower_bound(instances.begin(), instances.end(), key.instance), key.instance);
    }
    if (interval.count() > 0)
        series->setInterval(interval);
    series->add(at, kept);
    m_bytes += cost(key, *series);
    m_newest = std::max(m_newest, at);
    m_first = std::min(m_first, at);
}

base::TimePoint SeriesStore::reach() const
{
    constexpr std::chrono::minutes kStep{10};
    if (m_series.isEmpty())
        return base::TimePoint::max();
    if (m_newest - m_first <= m_span)
        return m_first;
    const base::TimePoint kept = m_newest - m_span;
    return std::max(m_first, kept + kStep - kept.time_since_epoch() % kStep);
}

void SeriesStore::drop(const SeriesKey &key)
{
    const auto at = m_series.constFind(key);
    if (at == m_series.cend())
        return;
    m_bytes -= cost(key, **at);
    m_series.erase(at);
    const auto instances = m_instances.find(whole(key));
    instances->removeOne(key.instance);
    if (instances->isEmpty())
        m_instances.erase(instances);
}

void SeriesStore::keepBound()
{
    if (m_bytes <= m_maxBytes)
        return;
    std::vector<std::pair<base::TimePoint, SeriesKey>> oldest;
    for (auto at = m_series.cbegin(); at != m_series.cend(); ++at)
        oldest.emplace_back((*at)->newest(), at.key());
    std::sort(oldest.begin(), oldest.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const std::size_t goal = m_maxBytes - m_maxBytes / 16; // so that this is not done at each append
    auto next = oldest.begin();
    for (; next != oldest.end() && m_bytes > goal && m_newest - next->first > kSilent; ++next)
        drop(next->second);
    while (m_bytes > goal && m_span > kShortest) {
        m_span = std::max<std::chrono::milliseconds>(m_span * 3 / 4, kShortest);
        m_bytes = 0;
        for (auto at = m_series.begin(); at != m_series.end(); ++at) {
            (*at)->trim(m_span);
            m_bytes += cost(at.key(), **at);
        }
    }
    for (; next != oldest.end() && m_bytes > m_maxBytes; ++next)
        drop(next->second);
}

std::vector<Bucket> SeriesStore::read(const SeriesKey &key, base::TimePoint from, base::TimePoint to, int buckets) const
{
    const auto at = m_series.constFind(key);
    return at == m_series.cend() ? std::vector<Bucket>() : (*at)->read(from, to, buckets);
}

std::vector<SeriesKey> SeriesStore::keysOf(const QString &target, watch::MetricId metric) const
{
    std::vector<SeriesKey> keys;
    for (const QString &instance : m_instances.value({target, metric, {}}))
        keys.push_back({target, metric, instance});
    return keys;
}

std::vector<SeriesKey> SeriesStore::keysOf(const QString &target) const
{
    std::vector<SeriesKey> keys;
    for (auto at = m_series.cbegin(); at != m_series.cend(); ++at)
        if (at.key().target == target)
            keys.push_back(at.key());
    return keys;
}

void SeriesStore::forget(const QString &target)
{
    for (const SeriesKey &key : keysOf(target))
        drop(key);
}

void SeriesStore::rename(const QString &from, const QString &to)
{
    if (from == to)
        return;
    forget(to);
    for (const SeriesKey &key : keysOf(from)) {
        const SeriesKey now{to, key.metric, key.instance};
        m_series.insert(now, m_series.take(key));
        if (const auto instances = m_instances.constFind(whole(key)); instances != m_instances.cend()) {
            const QStringList all = *instances;
            m_instances.erase(instances);
            m_instances.insert(whole(now), all);
        }
    }
}

} // namespace history
