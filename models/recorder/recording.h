// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writes the tape: a frame a second at the end of the newest segment of a folder (0700, files 0600), a new block each
// minute and whenever the clock jumped or another environment was opened, a new segment each half hour. Killed in the
// middle of a record, the file loses that record. Before the bound is passed the oldest segment goes. A second program
// on the same folder is refused. One thread, which blocks on the disk.

#include "models/recorder/deflate.h"
#include "models/recorder/framepacker.h"
#include "models/recorder/tape.h"

namespace recorder {

class Recording {
public:
    struct Limits {
        std::uint64_t bytes = 500'000'000;
        std::chrono::milliseconds block{60'000};
        std::chrono::milliseconds segment{1'800'000};
    };

    // Absent: another program records into this folder.
    [[nodiscard]] static base::Result<std::unique_ptr<Recording>> open(const QString &folder, Limits limits);

    // All of it or nothing; the next one begins a block of its own after a refusal.
    [[nodiscard]] base::Result<void> append(const Frame &frame);
    void sync(); // to the disk itself: what a power cut may not take
    [[nodiscard]] Tape &tape() { return m_tape; }

private:
    Recording(const QString &folder, Limits limits) : m_folder(folder), m_limits(limits) {}
    [[nodiscard]] base::Result<void> beginSegment(std::int64_t wall);
    void makeRoom(std::uint64_t more);

    const QString m_folder;
    const Limits m_limits;
    history::FileHandle m_lock;
    Tape m_tape;
    history::FileHandle m_file; // the newest segment; not open: none yet
    std::int64_t m_segmentFrom = 0, m_blockFrom = 0, m_last = 0; // ms
    std::uint64_t m_scope = 0;
    bool m_inBlock = false;
    FramePacker m_packer;
    BlockDeflater m_deflater;
};

// Frames as the bytes of a segment, for a pack.
class SegmentWriter {
public:
    void add(const Frame &frame);
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes = kSegmentMagic.toByteArray();
    FramePacker m_packer;
    BlockDeflater m_deflater;
    int m_inBlock = 0;
    std::int64_t m_last = 0;
};

} // namespace recorder
