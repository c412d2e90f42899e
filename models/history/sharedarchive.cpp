// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sharedarchive.h"

#include <QFile>

#include <algorithm>

namespace history {

namespace {

constexpr std::chrono::seconds kLate{5};      // that a figure of a bucket may come after its end
constexpr std::chrono::seconds kSeenFor{120}; // after the newest sample; a target that is down is looked at each half minute
constexpr std::chrono::seconds kHandedLate{60}; // that what the keeper sees no more is handed over: two flushes, and figures that come late
constexpr std::chrono::hours kMostRemembered{1};
constexpr qsizetype kMostSeen = 50'000; // series; of more than that too much is handed over, which costs no figure

// One that is rare is seen until it is overdue.
std::chrono::seconds seenFor(std::chrono::milliseconds interval)
{
    return std::max(kSeenFor, std::chrono::ceil<std::chrono::seconds>(interval + interval / 2));
}

} // namespace

SharedArchive::SharedArchive(const QString &folder, Archive::Limits limits, const base::Clock &clock) :
    m_folder(folder), m_limits(limits), m_clock(clock), m_handovers(folder)
{
}

base::Result<void> SharedArchive::open() { return tryToKeep(); }

base::Result<void> SharedArchive::tryToKeep()
{
    auto opened = Archive::openUnlessKept(m_folder, m_limits, m_clock);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    if (!*opened)
        return {};
    const std::shared_ptr<Archive> archive = std::move(*opened);
    m_handovers.sweep(m_clock.wallNow());
    takeHanded(*archive);
    for (const auto &[bucket, seen] : m_standby.takeAll())
        archive->complete(bucket, seen);
    const std::lock_guard lock(m_guard);
    for (const Rename &rename : std::as_const(m_renames))
        archive->rename(rename);
    m_renames.clear();
    m_renamesHanded = 0;
    if (m_interrupted)
        archive->interrupt();
    m_archive = archive;
    m_view.reset();
    return {};
}

void SharedArchive::add(const QString &scope, const watch::Delivery::Sampled &sampled)
{
    for (const watch::Reading &reading : sampled.sample.readings) {
        if (!reading.hasValue())
            continue;
        const ArchiveKey key{scope, {sampled.target, reading.metric, reading.instance.raw()}};
        note(key, sampled.interval);
        if (m_archive)
            m_archive->add(key, sampled.sample.wallAt, reading.value);
        else
            m_standby.add(key, sampled.sample.wallAt, reading.value, std::min<std::chrono::seconds>(seenFor(sampled.interval) + kHandedLate, kMostRemembered));
    }
}

void SharedArchive::note(const ArchiveKey &key, std::chrono::milliseconds interval)
{
    const auto known = m_seen.find(key);
    if (known == m_seen.end() && m_seen.size() >= kMostSeen)
        return;
    Seen &seen = known != m_seen.end() ? *known : *m_seen.insert(key, {idOf(key)});
    seen.until = m_clock.now() + seenFor(interval);
}

base::Result<void> SharedArchive::flush()
{
    m_seen.removeIf([now = m_clock.now()](const auto &one) { return one->until < now; });
    auto tried = m_archive ? base::Result<void>() : tryToKeep();
    if (m_archive)
        return flushKept();
    auto handed = handOver(m_clock.wallNow() - kLate);
    m_standby.forget(m_clock.wallNow());
    const std::lock_guard lock(m_guard);
    m_viewIsOld = true;
    return tried ? handed : tried;
}

base::Result<void> SharedArchive::flushKept()
{
    auto written = m_archive->flush();
    m_damaged += m_archive->takeDamaged();
    removeWritten();
    takeHanded(*m_archive);
    tellSeen();
    return written;
}

base::Result<void> SharedArchive::close()
{
    base::Result<void> closed = m_archive ? base::Result<void>() : tryToKeep();
    if (m_archive) {
        closed = m_archive->close();
        m_damaged += m_archive->takeDamaged();
        removeWritten();
        m_taken.clear();
    } else if (auto handed = handOver(base::WallTime::max()); !handed) {
        closed = handed;
    }
    const std::lock_guard lock(m_guard);
    m_archive.reset();
    m_view.reset();
    return closed;
}

// On disk with the next flush, and only then they go.
void SharedArchive::takeHanded(Archive &archive)
{
    for (const QString &path : m_handovers.waiting()) {
        if (std::ranges::any_of(m_taken, [&path](const Taken &one) { return one.path == path; }))
            continue;
        Taken taken{path, {}, false};
        if (const auto handover = HandoverFolder::read(path)) {
            for (const Rename &rename : handover->renames)
                archive.rename(rename);
            for (const auto &[bucket, seen] : handover->buckets) {
                archive.complete(bucket, seen);
                taken.buckets.push_back(bucket);
            }
            taken.hasRenames = !handover->renames.isEmpty();
        }
        m_taken.append(std::move(taken));
    }
}

void SharedArchive::removeWritten()
{
    m_taken.removeIf([this](const Taken &one) {
        const bool written = std::ranges::all_of(one.buckets, [this](std::int64_t bucket) { return m_archive->isWritten(bucket); });
        return written && (!one.hasRenames || m_archive->renamesAreWritten()) && (QFile::remove(one.path) || !QFile::exists(one.path));
    });
}

base::Result<void> SharedArchive::handOver(base::WallTime until)
{
    Handover handover{m_standby.due(until, m_handovers.seen()), {}};
    {
        const std::lock_guard lock(m_guard);
        handover.renames = m_renames.mid(m_renamesHanded);
    }
    if (handover.isEmpty())
        return {};
    auto put = m_handovers.put(handover, m_clock.wallNow());
    if (!put)
        return put;
    m_standby.handed(handover.buckets);
    const std::lock_guard lock(m_guard);
    m_renamesHanded += handover.renames.size();
    return {};
}

void SharedArchive::tellSeen()
{
    QSet<SeriesId> seen;
    seen.reserve(m_seen.size());
    for (const Seen &one : std::as_const(m_seen))
        seen.insert(one.id);
    if (m_toldSeen != seen && m_handovers.tellSeen(seen))
        m_toldSeen = seen;
}

void SharedArchive::rename(const QString &scope, const QString &from, const QString &to)
{
    const std::int64_t now = std::chrono::floor<std::chrono::seconds>(m_clock.wallNow().time_since_epoch()).count();
    const Rename made{now, scope, from, to};
    const std::lock_guard lock(m_guard);
    if (m_archive) {
        m_archive->rename(made);
        return;
    }
    m_renames.append(made);
    if (m_view)
        m_view->rename(made);
}

void SharedArchive::interrupt()
{
    const std::lock_guard lock(m_guard);
    m_interrupted = true;
    if (m_archive)
        m_archive->interrupt();
}

std::shared_ptr<const Archive> SharedArchive::toRead()
{
    std::shared_ptr<Archive> view;
    {
        const std::lock_guard lock(m_guard);
        if (m_archive)
            return m_archive;
        if (m_view && !m_viewIsOld)
            return m_view;
        m_viewIsOld = false;
        view = m_view;
    }
    if (view)
        (void)view->lookAgain();
    else if (auto opened = Archive::openToRead(m_folder, m_clock))
        view = std::move(*opened);
    const std::lock_guard lock(m_guard);
    if (m_archive)
        return m_archive;
    m_view = view;
    for (const Rename &rename : std::as_const(m_renames))
        if (m_view)
            m_view->rename(rename);
    return m_view;
}

} // namespace history
