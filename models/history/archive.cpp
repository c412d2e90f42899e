// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/archive.h"

#include "models/base/paths.h"

#include <QCoreApplication>
#include <QDir>

#include <cmath>
#include <fcntl.h>

namespace history {

namespace {

constexpr std::size_t kMostPending = 500'000; // entries that wait for a full disk: 12 MB
constexpr int kFlushesASync = 3;
constexpr std::chrono::minutes kAgain{1};
constexpr std::int64_t kWidth = kArchiveLevels[0].width;

QString say(const char *text) { return QCoreApplication::translate("history", text); }

std::int64_t seconds(base::WallTime at)
{
    return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
}

} // namespace

Archive::Archive(const QString &folder, Limits limits, const base::Clock &clock) :
    m_folder(folder), m_limits(limits), m_clock(clock), m_names(limits.series)
{
    m_offset = clock.wallNow().time_since_epoch() - clock.now().time_since_epoch();
    m_steadySince = clock.now();
    m_nextNames = clock.now();
    m_nextUpkeep = clock.now();
}

Archive::~Archive() = default;

base::Result<std::unique_ptr<Archive>> Archive::open(const QString &folder, Limits limits, const base::Clock &clock)
{
    auto opened = openUnlessKept(folder, limits, clock);
    if (opened && !*opened)
        return base::fail(base::Errc::Io,
                          say(QT_TRANSLATE_NOOP("history", "another program keeps it in %1")).arg(folder).toStdString());
    return opened;
}

base::Result<std::unique_ptr<Archive>> Archive::openUnlessKept(const QString &folder, Limits limits, const base::Clock &clock)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(std::move(made).error());
    std::unique_ptr<Archive> archive(new Archive(folder, limits, clock));
    auto lock = openFile(archive->pathOf(QStringLiteral("lock")), O_RDWR | O_CREAT);
    if (!lock)
        return std::unexpected(std::move(lock).error());
    const auto ours = tryToLock(*lock, archive->pathOf(QStringLiteral("lock")));
    if (!ours)
        return std::unexpected(ours.error());
    if (!*ours)
        return nullptr;
    archive->m_lock = std::move(*lock);
    if (auto loaded = archive->load(); !loaded)
        return std::unexpected(std::move(loaded).error());
    return archive;
}

base::Result<void> Archive::load()
{
    std::vector<SegmentName> journals;
    QStringList segments;
    for (const QFileInfo &info : QDir(m_folder).entryInfoList(QDir::Files | QDir::NoSymLinks)) {
        const QString file = info.fileName();
        if (file.endsWith(kUnfinishedEnding))
            QFile::remove(info.filePath());
        else if (file.contains(kDamagedEnding))
            m_asideBytes += std::uint64_t(info.size());
        else if (const auto journal = SegmentName::parse(file, kJournalEnding); journal && journal->level == 0)
            journals.push_back(*journal);
        else if (SegmentName::parse(file, kSegmentEnding))
            segments.append(file);
    }
    if (!m_names.load(pathOf(QStringLiteral("series.names"))))
        aside(pathOf(QStringLiteral("series.names")));
    m_renames.load(pathOf(QStringLiteral("targets.renamed")));
    for (const QString &file : std::as_const(segments)) {
        auto segment = Segment::open(pathOf(file), *SegmentName::parse(file, kSegmentEnding));
        if (segment)
            m_kept.push_back({std::move(*segment)});
        else if (segment.error().code == base::Errc::Protocol)
            aside(pathOf(file));
        else
            return std::unexpected(std::move(segment).error());
    }
    std::sort(m_kept.begin(), m_kept.end(),
              [](const Kept &a, const Kept &b) { return a.segment->name() < b.segment->name(); });
    markSummedUp();
    for (const SegmentName &name : journals)
        loadJournal(name);
    return {};
}

void Archive::loadJournal(const SegmentName &name)
{
    const QString path = pathOf(name.file(kJournalEnding));
    for (const Kept &kept : m_kept)
        if (kept.segment->name() == name) { // it became a segment; only its removal was interrupted
            QFile::remove(path);
            return;
        }
    Head head;
    head.name = name;
    const std::int64_t first = floorDiv(name.start(), kWidth);
    const auto replay = Journal::replay(path, [&](std::int64_t bucket, const JournalEntry &entry) {
        if (bucket >= first && bucket < first + kArchiveLevels[0].buckets)
            take(head, bucket, entry);
    });
    if (!replay) {
        trouble(replay.error());
        return;
    }
    if (replay->unreadable) {
        aside(path);
        return;
    }
    head.damaged = replay->damaged;
    if (head.damaged)
        m_damaged.append(say(QT_TRANSLATE_NOOP("history", "%1 was damaged; what could be read of it is kept.")).arg(path));
    auto journal = Journal::open(path, replay->whole);
    if (journal)
        head.journal.emplace(std::move(*journal));
    else
        trouble(journal.error());
    m_heads.emplace(name, std::move(head));
}

void Archive::aside(const QString &path)
{
    const auto size = std::uint64_t(QFileInfo(path).size());
    const QString moved = moveAside(path);
    if (!moved.isEmpty()) {
        const std::lock_guard lock(m_guard);
        m_asideBytes += size;
    }
    m_damaged.append(moved.isEmpty()
                         ? say(QT_TRANSLATE_NOOP("history", "%1 is damaged and is left out.")).arg(path)
                         : say(QT_TRANSLATE_NOOP("history", "A damaged file of the long memory of figures was moved to %1.")).arg(moved));
}

QStringList Archive::takeDamaged() { return std::exchange(m_damaged, {}); }

void Archive::trouble(base::Error error)
{
    if (!m_trouble)
        m_trouble = std::move(error);
}

std::int64_t Archive::now() const { return seconds(m_clock.wallNow()); }

void Archive::take(Head &head, std::int64_t bucket, const JournalEntry &entry)
{
    const auto slot = std::size_t(bucket - floorDiv(head.name.start(), kWidth));
    head.cells[entry.id].merge(slot, {entry.minimum, entry.maximum, entry.mean, entry.mean, entry.count});
}

std::optional<SeriesId> Archive::noted(const ArchiveKey &key, std::int64_t at)
{
    std::optional<SeriesId> id;
    {
        const std::lock_guard lock(m_guard);
        id = m_names.write(key, floorDiv(at, kDay));
    }
    if (!id)
        trouble({base::Errc::Invalid,
                 say(QT_TRANSLATE_NOOP("history", "There are more than %1 series: the long memory of figures leaves out new ones.")).arg(m_limits.series).toStdString()});
    return id;
}

void Archive::add(const ArchiveKey &key, base::WallTime at, double value)
{
    const float kept = float(value);
    if (!std::isfinite(kept) || at.time_since_epoch().count() < 0)
        return;
    const std::optional<SeriesId> id = noted(key, seconds(at));
    if (!id)
        return;
    const std::int64_t bucket = floorDiv(seconds(at), kWidth);
    Open &open = m_open[*id];
    if (open.bucket != bucket && open.stat.count > 0) {
        m_pending[open.bucket].push_back({*id, open.stat.minimum, open.stat.maximum, open.stat.mean, open.stat.count});
        ++m_pendingEntries;
        open.stat = {};
    }
    open.bucket = bucket;
    open.stat.add(kept);
}

void Archive::closeBuckets(bool all)
{
    const std::int64_t current = floorDiv(now(), kWidth);
    for (auto at = m_open.begin(); at != m_open.end();) {
        Open &open = at->second;
        if (open.stat.count > 0 && open.bucket == current && !all) {
            ++at;
            continue;
        }
        if (open.stat.count > 0) {
            m_pending[open.bucket].push_back({at->first, open.stat.minimum, open.stat.maximum, open.stat.mean, open.stat.count});
            ++m_pendingEntries;
        }
        at = m_open.erase(at);
    }
}

Archive::Head &Archive::headOf(std::int64_t bucket)
{
    const std::int64_t span = floorDiv(bucket, kArchiveLevels[0].buckets);
    for (auto &[name, head] : m_heads)
        if (name.span == span)
            return head;
    SegmentName name{0, span, nextRound(0, span)};
    while (QFileInfo::exists(pathOf(name.file(kJournalEnding)))) // one that could not be read
        ++name.round;
    Head head;
    head.name = name;
    const std::lock_guard lock(m_guard);
    return m_heads.emplace(name, std::move(head)).first->second;
}

void Archive::writePending()
{
    for (auto at = m_pending.begin(); at != m_pending.end();) {
        Head &head = headOf(at->first);
        if (!head.journal) {
            auto journal = Journal::open(pathOf(head.name.file(kJournalEnding)), 0);
            if (!journal) {
                trouble(std::move(journal).error());
                break;
            }
            const std::lock_guard lock(m_guard);
            head.journal.emplace(std::move(*journal));
        }
        auto written = makeRoom(at->second.size() * sizeof(JournalEntry));
        if (written)
            written = head.journal->append(at->first, at->second);
        if (!written) {
            trouble(std::move(written).error());
            break;
        }
        const std::lock_guard lock(m_guard);
        for (const JournalEntry &entry : at->second)
            take(head, at->first, entry);
        m_pendingEntries -= at->second.size();
        at = m_pending.erase(at);
    }
    while (m_pendingEntries > kMostPending) {
        m_pendingEntries -= m_pending.begin()->second.size();
        m_pending.erase(m_pending.begin());
    }
}

base::Result<void> Archive::flush()
{
    const auto offset = m_clock.wallNow().time_since_epoch() - m_clock.now().time_since_epoch();
    if (std::chrono::abs(offset - m_offset) > std::chrono::minutes(1))
        m_steadySince = m_clock.now();
    m_offset = offset;
    closeBuckets(false);
    writePending();
    if (++m_flushes % kFlushesASync == 0)
        for (auto &[name, head] : m_heads)
            if (head.journal)
                head.journal->sync();
    if (m_clock.now() >= m_nextUpkeep) {
        const bool before = m_trouble.has_value();
        sealHeads();
        for (std::uint32_t level = 0; level + 1 < kArchiveLevels.size(); ++level)
            sumUp(level);
        if (m_trouble && !before)
            m_nextUpkeep = m_clock.now() + kAgain;
    }
    dropOld();
    saveNames();
    saveRenames();
    if (auto error = std::exchange(m_trouble, {}))
        return std::unexpected(std::move(*error));
    return {};
}

base::Result<void> Archive::close()
{
    closeBuckets(true);
    writePending();
    m_nextNames = m_clock.now();
    saveNames();
    saveRenames();
    for (auto &[name, head] : m_heads)
        if (head.journal)
            head.journal->sync();
    if (auto error = std::exchange(m_trouble, {}))
        return std::unexpected(std::move(*error));
    return {};
}

void Archive::saveNames()
{
    if (!m_names.changed() || m_clock.now() < m_nextNames)
        return;
    m_nextNames = m_clock.now() + std::chrono::minutes(1);
    if (auto saved = m_names.save(pathOf(QStringLiteral("series.names"))); !saved)
        trouble(std::move(saved).error());
}

void Archive::rename(const QString &scope, const QString &from, const QString &to)
{
    m_renames.add({now(), scope, from, to});
}

void Archive::saveRenames()
{
    if (!m_renames.changed())
        return;
    if (auto saved = m_renames.save(pathOf(QStringLiteral("targets.renamed")), now() - kArchiveLevels.back().keep); !saved)
        trouble(std::move(saved).error());
}

} // namespace history
