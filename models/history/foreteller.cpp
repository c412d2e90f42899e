// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/foreteller.h"

namespace history {

namespace {

constexpr std::chrono::minutes kEach{1};
constexpr std::chrono::minutes kGivenUp{10}; // a round that a hung disk holds

double wallSeconds(base::WallTime at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

} // namespace

QList<forecast::Forecast> foretell(const Archive *archive, const environment::Environment &environment, const watch::Catalogue &catalogue,
                                   const QHash<QString, watch::SnapshotPtr> &snapshots, base::WallTime now)
{
    QList<forecast::Forecast> all = forecast::wanted(environment, catalogue, snapshots, now);
    for (forecast::Forecast &one : all) {
        if (one.isDate || !archive)
            continue;
        const ArchiveKey key{environment.name, {one.target, one.metric, one.instance}};
        one.outlook = forecast::outlookOf(pointsOf([&](std::chrono::seconds length, int buckets) { return archive->read(key, now - length, now, buckets); }),
                                          wallSeconds(now), one.limit);
    }
    forecast::sort(all);
    return all;
}

Foreteller::Foreteller(const SeriesStore &store, LongMemory *memory, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_store(store), m_memory(memory), m_clock(clock)
{
    m_step.setSingleShot(true);
    m_step.setInterval(0);
    connect(&m_step, &QTimer::timeout, this, &Foreteller::next);
}

void Foreteller::setMemory(LongMemory *memory)
{
    m_memory = memory;
    m_begun = {};
}

void Foreteller::look(const environment::EnvironmentPtr &environment, const watch::CataloguePtr &catalogue,
                      const QHash<QString, watch::SnapshotPtr> &snapshots)
{
    const base::TimePoint now = m_clock.now();
    const QString scope = environment ? environment->name : QString();
    if (scope != m_scope) {
        m_scope = scope;
        m_begun = {};
        if (!m_forecasts.isEmpty()) {
            m_forecasts.clear();
            emit changed();
        }
    } else if (m_begun != base::TimePoint{} && now - m_begun < (m_open.empty() ? kEach : kGivenUp)) {
        return;
    }
    if (!environment || !catalogue)
        return;
    const QList<forecast::Forecast> wanted = forecast::wanted(*environment, *catalogue, snapshots, m_clock.wallNow());
    if (wanted.isEmpty())
        return;
    ++m_round;
    m_begun = now;
    m_made.clear();
    m_open.assign(wanted.begin(), wanted.end());
    m_step.start();
}

void Foreteller::next()
{
    while (!m_open.empty() && m_open.front().isDate) {
        m_made.append(m_open.front());
        m_open.pop_front();
    }
    if (m_open.empty()) {
        forecast::sort(m_made);
        m_forecasts = std::exchange(m_made, {});
        emit changed();
        return;
    }
    const forecast::Forecast &one = m_open.front();
    const SeriesKey key{one.target, one.metric, one.instance};
    if (m_memory)
        fromMemory(key);
    else
        fromStore(key);
}

void Foreteller::fromStore(const SeriesKey &key)
{
    const base::TimePoint now = m_clock.now();
    const base::WallTime wallNow = m_clock.wallNow();
    judge(pointsOf([&](std::chrono::seconds length, int buckets) {
        std::vector<PastBucket> past;
        if (length > std::chrono::hours(24))
            return past;
        for (const Bucket &bucket : m_store.read(key, now - length, now, buckets))
            past.push_back({wallNow + std::chrono::duration_cast<base::WallTime::duration>(bucket.start - now),
                            {bucket.minimum, bucket.maximum, bucket.mean, bucket.last, bucket.count}});
        return past;
    }));
}

void Foreteller::fromMemory(const SeriesKey &key)
{
    const base::WallTime wallNow = m_clock.wallNow();
    m_points = {};
    m_missing = forecast::kWindows.size();
    for (std::size_t i = 0; i < forecast::kWindows.size(); ++i) {
        const forecast::Window &window = forecast::kWindows[i];
        m_memory->read({{m_scope, key}, wallNow - window.length, wallNow, window.points}, this,
                       [this, i, round = m_round](const std::vector<PastBucket> &answer) {
                           if (round != m_round)
                               return;
                           for (const PastBucket &bucket : answer)
                               if (bucket.stat.count > 0)
                                   m_points[i].push_back({wallSeconds(bucket.start), double(bucket.stat.mean)});
                           if (--m_missing == 0)
                               judge(m_points);
                       });
    }
}

void Foreteller::judge(const Points &points)
{
    forecast::Forecast &one = m_open.front();
    one.outlook = forecast::outlookOf(points, wallSeconds(m_clock.wallNow()), one.limit);
    m_made.append(one);
    m_open.pop_front();
    m_step.start();
}

} // namespace history

#include "moc_foreteller.cpp"
