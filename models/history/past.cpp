// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/past.h"

#include <algorithm>

namespace history {

namespace {

using Duration = base::TimePoint::duration;

constexpr qsizetype kMostKnown = 256;
constexpr std::chrono::minutes kTolerated{1}; // that the kept part ends too early
constexpr int kFiner = 4; // so that edges of the calendar fall well into ours

// No bucket is narrower than what the archive keeps of that age.
Duration leastWidth(Duration age)
{
    for (const ArchiveLevel &level : kArchiveLevels)
        if (age <= std::chrono::seconds(level.keep))
            return std::chrono::seconds(level.width);
    return std::chrono::seconds(kArchiveLevels.back().width);
}

// Nearly from its beginning.
bool reachesBack(const std::vector<PastBucket> &answer)
{
    const auto first = std::ranges::find_if(answer, [](const PastBucket &b) { return b.stat.count > 0; });
    return first != answer.end() && std::size_t(first - answer.begin()) <= answer.size() / 20;
}

// At least two, with edges on multiples of the width.
std::vector<Bucket> emptyBuckets(base::TimePoint from, base::TimePoint to, Duration width)
{
    const Duration over = from.time_since_epoch() % width;
    const base::TimePoint first = from - (over.count() < 0 ? over + width : over);
    std::vector<Bucket> made(std::max<std::size_t>(2, std::size_t((to - first + width - Duration(1)) / width)));
    for (std::size_t i = 0; i < made.size(); ++i)
        made[i].start = first + width * std::int64_t(i);
    return made;
}

void merge(std::vector<Bucket> &into, base::TimePoint from, Duration width, const Bucket &bucket)
{
    if (bucket.count == 0 || bucket.start < from)
        return;
    const auto slot = std::size_t((bucket.start - from) / width);
    if (slot >= into.size())
        return;
    Bucket &to = into[slot];
    Stat sum{to.minimum, to.maximum, to.mean, to.last, to.count};
    sum.merge({bucket.minimum, bucket.maximum, bucket.mean, bucket.last, bucket.count});
    to = {to.start, sum.minimum, sum.maximum, sum.mean, sum.last, sum.count};
}

} // namespace

Past::Past(const SeriesStore &store, LongMemory &memory, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_store(store), m_memory(memory), m_clock(clock)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(0);
    connect(&m_tell, &QTimer::timeout, this, &Past::arrived);
}

void Past::setScope(const QString &scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    ++m_generation;
    m_known.clear();
    m_asked.clear();
}

std::vector<Bucket> Past::read(const SeriesKey &key, base::TimePoint from, base::TimePoint to, int buckets)
{
    const base::TimePoint joint = m_store.knows(key) ? std::min(m_store.reach(), to) : to;
    if (joint <= from || buckets < 1 || to <= from)
        return m_store.read(key, from, to, buckets);

    // the buckets of the store where it has a part in it, else our own
    std::vector<Bucket> answer;
    if (joint < to)
        answer = m_store.read(key, from, to, buckets);
    if (answer.size() < 2)
        answer = emptyBuckets(from, to, std::max<Duration>((to - from) / buckets, leastWidth(m_clock.now() - from)));
    Part wanted;
    wanted.width = answer[1].start - answer[0].start;
    wanted.from = answer[0].start;
    wanted.to = joint;
    for (Bucket &bucket : answer)
        if (bucket.start + wanted.width <= joint)
            bucket = {bucket.start};
    const auto fits = [&](const QHash<SeriesKey, Part> &parts) {
        const auto at = parts.constFind(key);
        return at != parts.cend() && at->width == wanted.width && at->from <= wanted.from && at->to + kTolerated >= joint;
    };
    if (!fits(m_known) && !fits(m_asked))
        ask(key, wanted, buckets * kFiner);

    if (const auto known = m_known.constFind(key); known != m_known.cend())
        for (Bucket bucket : known->buckets)
            for (const base::TimePoint end = std::min(bucket.start + std::max(known->source, Duration(1)), joint); bucket.start < end;
                 bucket.start += wanted.width)
                merge(answer, wanted.from, wanted.width, bucket);
    return answer;
}

void Past::ask(const SeriesKey &key, const Part &wanted, int buckets)
{
    m_asked.insert(key, wanted);
    const auto wall = [this](base::TimePoint at) {
        return m_clock.wallNow() + std::chrono::duration_cast<base::WallTime::duration>(at - m_clock.now());
    };
    const LongMemory::Question question{{m_scope, key}, wall(wanted.from), wall(wanted.to), buckets};
    m_memory.read(question, this, [this, key, wanted, question, generation = m_generation](const std::vector<PastBucket> &answer) {
        if (generation != m_generation)
            return;
        take(key, wanted, answer);
        if (m_remote && m_remote->configured() && !reachesBack(answer))
            askRemote(key, wanted, question, answer);
    });
}

void Past::take(const SeriesKey &key, Part part, const std::vector<PastBucket> &answer)
{
    if (const auto asked = m_asked.constFind(key); asked != m_asked.cend() && asked->from == part.from && asked->width == part.width)
        m_asked.erase(asked);
    else
        return; // something else is wanted by now
    keep(key, std::move(part), answer);
}

// The values of this workstation stay; where it has none, those of the server stand.
void Past::askRemote(const SeriesKey &key, const Part &part, const LongMemory::Question &question, const std::vector<PastBucket> &local)
{
    m_remote->read(question, this, [this, key, part, local, generation = m_generation](const std::vector<PastBucket> *answer) {
        const auto known = m_known.constFind(key);
        if (!answer || generation != m_generation || known == m_known.cend() || known->from != part.from || known->width != part.width)
            return;
        std::vector<PastBucket> both = *answer;
        for (PastBucket &bucket : both) {
            const auto here = std::ranges::upper_bound(local, bucket.start, {}, &PastBucket::start);
            if (here != local.begin() && std::prev(here)->stat.count > 0)
                bucket.stat = std::prev(here)->stat;
        }
        keep(key, part, both);
    });
}

void Past::keep(const SeriesKey &key, Part part, const std::vector<PastBucket> &answer)
{
    const base::TimePoint now = m_clock.now();
    const base::WallTime wallNow = m_clock.wallNow();
    if (answer.size() > 1)
        part.source = std::chrono::duration_cast<Duration>(answer[1].start - answer[0].start);
    for (const PastBucket &past : answer)
        if (past.stat.count > 0)
            part.buckets.push_back({now + std::chrono::duration_cast<Duration>(past.start - wallNow), past.stat.minimum, past.stat.maximum,
                                    past.stat.mean, past.stat.last, past.stat.count});
    if (m_known.size() >= kMostKnown)
        m_known.clear();
    m_known.insert(key, std::move(part));
    m_tell.start();
}

} // namespace history

#include "moc_past.cpp"
