// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/journal.h"

#include "models/history/crc32.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace history {

namespace {

constexpr std::uint64_t kJournalMagic = 0x314c4e4a'53444351; // "QCDSJNL1"
constexpr std::uint32_t kRecord = 0x4b524451;
constexpr std::uint32_t kMostEntries = 1'000'000;

struct RecordHead {
    std::uint32_t magic = kRecord;
    std::uint32_t check = 0; // of the rest of this head and the entries
    std::int64_t bucket = 0;
    std::uint32_t entries = 0;
    std::uint32_t unused = 0;
};
static_assert(sizeof(RecordHead) == 24);
constexpr std::size_t kChecked = offsetof(RecordHead, bucket);

// Bytes of the whole record at the start of `bytes`; 0: none stands there.
std::size_t recordAt(std::span<const std::byte> bytes, RecordHead &head)
{
    if (bytes.size() < sizeof head)
        return 0;
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.magic != kRecord || head.entries > kMostEntries)
        return 0;
    const std::size_t size = sizeof head + head.entries * sizeof(JournalEntry);
    return size <= bytes.size() && crc32(bytes.subspan(kChecked, size - kChecked)) == head.check ? size : 0;
}

bool sane(const JournalEntry &e)
{
    return e.count > 0 && std::isfinite(e.minimum) && std::isfinite(e.maximum) && std::isfinite(e.mean);
}

} // namespace

base::Result<Journal::Replay> Journal::replay(const QString &path, const Visit &visit, std::uint64_t from)
{
    auto file = openFile(path, O_RDONLY);
    if (!file)
        return std::unexpected(std::move(file).error());
    const std::uint64_t size = file->size();
    std::vector<std::byte> bytes(size - std::min(from, size));
    if (!file->readAt(from, bytes))
        return base::fail(base::Errc::Io, path.toStdString());
    Replay replay;
    replay.whole = from;
    std::uint64_t magic = 0;
    const bool headed = from == 0 && bytes.size() >= sizeof magic;
    if (headed)
        std::memcpy(&magic, bytes.data(), sizeof magic);
    replay.damaged = headed && magic != kJournalMagic;
    bool any = false;
    bool gap = false;
    for (std::size_t at = from == 0 ? sizeof magic : 0; at < bytes.size();) {
        RecordHead head;
        const std::size_t length = recordAt(std::span<const std::byte>(bytes).subspan(at), head);
        if (length == 0) {
            gap = true;
            ++at;
            continue;
        }
        replay.damaged = replay.damaged || gap;
        gap = false;
        any = true;
        for (std::uint32_t i = 0; i < head.entries; ++i) {
            JournalEntry entry;
            std::memcpy(&entry, bytes.data() + at + sizeof head + i * sizeof entry, sizeof entry);
            if (sane(entry))
                visit(head.bucket, entry);
        }
        at += length;
        replay.whole = from + at;
    }
    if (!any && headed && magic == kJournalMagic)
        replay.whole = sizeof magic;
    replay.unreadable = replay.damaged && !any;
    return replay;
}

base::Result<Journal> Journal::open(const QString &path, std::uint64_t whole)
{
    auto file = openFile(path, O_WRONLY | O_CREAT);
    if (!file)
        return std::unexpected(std::move(file).error());
    Journal journal;
    journal.m_file = std::move(*file);
    journal.m_path = path;
    journal.m_size = whole;
    if (journal.m_file.size() > whole)
        (void)!::ftruncate(journal.m_file.fd(), off_t(whole));
    if (whole == 0) {
        if (auto written = writeAt(journal.m_file, path, 0, std::as_bytes(std::span(&kJournalMagic, 1))); !written) {
            ::unlink(path.toLocal8Bit().constData());
            return std::unexpected(std::move(written).error());
        }
        journal.m_size = sizeof kJournalMagic;
    }
    return journal;
}

base::Result<void> Journal::append(std::int64_t bucket, std::span<const JournalEntry> entries)
{
    RecordHead head;
    head.bucket = bucket;
    head.entries = std::uint32_t(entries.size());
    std::vector<std::byte> record;
    record.reserve(sizeof head + entries.size_bytes());
    appendRaw(record, head);
    const auto raw = std::as_bytes(entries);
    record.insert(record.end(), raw.begin(), raw.end());
    const std::uint32_t check = crc32(std::span<const std::byte>(record).subspan(kChecked));
    std::memcpy(record.data() + offsetof(RecordHead, check), &check, sizeof check);
    if (auto written = writeAt(m_file, m_path, m_size, record); !written)
        return written;
    m_size += record.size();
    return {};
}

void Journal::sync()
{
    if (m_file.isOpen())
        ::fdatasync(m_file.fd());
}

} // namespace history
