// SPDX-License-Identifier: GPL-3.0-or-later
// How the archive is read beside the program that keeps it: what is written once is opened once, journals are read on.
#include "models/history/archive.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace history {

base::Result<std::unique_ptr<Archive>> Archive::openToRead(const QString &folder, const base::Clock &clock)
{
    std::unique_ptr<Archive> archive(new Archive(folder, Limits(), clock));
    if (auto looked = archive->lookAgain(); !looked)
        return std::unexpected(std::move(looked).error());
    return archive;
}

base::Result<void> Archive::lookAgain()
{
    const QDir folder(m_folder);
    if (!folder.exists())
        return base::fail(base::Errc::Absent, QCoreApplication::translate("history", "there is no %1").arg(m_folder).toStdString());
    const std::lock_guard lock(m_guard);
    std::vector<Kept> kept;
    std::map<SegmentName, std::uint64_t> journals;
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files | QDir::NoSymLinks)) {
        const auto size = std::uint64_t(info.size());
        if (const auto journal = SegmentName::parse(info.fileName(), kJournalEnding); journal && journal->level == 0)
            journals.emplace(*journal, size);
        else if (const auto name = SegmentName::parse(info.fileName(), kSegmentEnding)) {
            if (auto before = segmentAsBefore(*name, size))
                kept.push_back({std::move(before)});
            else if (auto segment = Segment::open(info.filePath(), *name))
                kept.push_back({std::move(*segment)});
        }
    }
    std::sort(kept.begin(), kept.end(), [](const Kept &a, const Kept &b) { return a.segment->name() < b.segment->name(); });
    m_kept = std::move(kept);
    markSummedUp();
    for (const Kept &one : m_kept)
        journals.erase(one.segment->name());
    std::erase_if(m_heads, [&journals](const auto &head) { return !journals.contains(head.first); });
    for (const auto &[name, size] : journals)
        readOn(name, size);
    if (const QString names = pathOf(QStringLiteral("series.names")); std::uint64_t(QFileInfo(names).size()) != m_names.fileBytes())
        (void)m_names.load(names);
    m_renames.load(pathOf(QStringLiteral("targets.renamed")));
    return {};
}

std::shared_ptr<const Segment> Archive::segmentAsBefore(const SegmentName &name, std::uint64_t size) const
{
    const auto at = std::lower_bound(m_kept.begin(), m_kept.end(), name, [](const Kept &kept, const SegmentName &wanted) { return kept.segment->name() < wanted; });
    const bool same = at != m_kept.end() && at->segment->name() == name && at->segment->bytes() == size;
    return same ? at->segment : nullptr;
}

void Archive::readOn(const SegmentName &name, std::uint64_t size)
{
    Head &head = m_heads[name];
    head.name = name;
    if (size < head.readTo) { // another one under its name
        head.cells.clear();
        head.readTo = 0;
    }
    const std::int64_t first = floorDiv(name.start(), kArchiveLevels[0].width);
    const auto replay = Journal::replay(pathOf(name.file(kJournalEnding)), [&](std::int64_t bucket, const JournalEntry &entry) {
        if (bucket >= first && bucket < first + kArchiveLevels[0].buckets)
            take(head, bucket, entry);
    }, head.readTo);
    if (replay && !replay->unreadable)
        head.readTo = replay->whole;
    else if (head.cells.empty())
        m_heads.erase(name);
}

} // namespace history
