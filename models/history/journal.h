// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was measured since the newest segment, as it came: a file that only grows, a checked record each flush. Killed
// in the middle of a record, the file loses that record; damaged in the middle, it loses the records touched and goes
// on with the next whole one. Writer's thread.

#include "models/history/archivefile.h"
#include "models/history/segment.h"

#include <functional>

namespace history {

// One bucket of the finest level, or a part of one: parts of a bucket add up.
struct JournalEntry {
    SeriesId id = 0;
    float minimum = 0, maximum = 0, mean = 0;
    std::uint32_t count = 0;
};
static_assert(sizeof(JournalEntry) == 24);

class Journal {
public:
    struct Replay {
        std::uint64_t whole = 0;   // bytes up to the end of the last whole record
        bool damaged = false;      // something before that could not be read
        bool unreadable = false;   // nothing of it is a journal
    };
    using Visit = std::function<void(std::int64_t bucket, const JournalEntry &)>; // bucket: time / 10 s
    // From: 0, or the end of a whole record.
    [[nodiscard]] static base::Result<Replay> replay(const QString &path, const Visit &visit, std::uint64_t from = 0);

    // Goes on after `whole` bytes; 0 begins a new one.
    [[nodiscard]] static base::Result<Journal> open(const QString &path, std::uint64_t whole);
    // All of it or nothing.
    [[nodiscard]] base::Result<void> append(std::int64_t bucket, std::span<const JournalEntry> entries);
    void sync(); // to the disk itself: what a power cut may not take
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] std::uint64_t bytes() const { return m_size; }

private:
    FileHandle m_file;
    QString m_path;
    std::uint64_t m_size = 0;
};

} // namespace history
