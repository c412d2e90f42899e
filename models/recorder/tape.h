// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The recorded seconds, in the order they were written: segments (files of a folder, or bytes of a pack) with an index of
// their blocks. Finding a second reads one block. What is damaged costs its block from there on and is said; the rest is
// read. Time is the calendar's, UTC: where the clock was set back, what was recorded later counts. One thread.

#include "models/history/archivefile.h"
#include "models/recorder/frame.h"
#include "models/recorder/record.h"

#include <functional>
#include <vector>

namespace recorder {

struct Span { // recorded without a hole
    base::WallTime from{}, to{};
    friend bool operator==(const Span &, const Span &) = default;
};

inline constexpr std::chrono::milliseconds kHole{5000}; // this long without a frame is one

class Tape {
public:
    static constexpr QLatin1StringView kEnding{".frames"};

    // What cannot be read of it is left out and said by takeDamaged(). An absent folder is an empty tape.
    [[nodiscard]] static Tape ofFolder(const QString &folder);
    [[nodiscard]] static Tape ofBytes(const QByteArray &segment);

    // The newest frame at or before this time; null: none was recorded within kHole before it, or it cannot be read.
    [[nodiscard]] FramePtr at(const QString &scope, base::WallTime time);
    // The last one before this time, however old.
    [[nodiscard]] FramePtr newest(const QString &scope, base::WallTime before);
    // Each frame in [from, to] until f says false.
    void each(const QString &scope, base::WallTime from, base::WallTime to, const std::function<bool(const FramePtr &)> &f);
    [[nodiscard]] std::vector<Span> spans(const QString &scope) const;
    [[nodiscard]] std::uint64_t bytes() const;
    [[nodiscard]] QStringList takeDamaged(); // sentences, each once

private:
    friend class Recording;
    struct Segment {
        QString path; // empty: bytes
        QByteArray held;
        std::uint64_t size = 0;
        std::uint64_t whole = 0; // up to the end of the last whole record
    };
    struct Block {
        std::size_t segment = 0;
        std::uint64_t offset = 0, end = 0;
        std::int64_t first = 0, last = 0; // ms
        std::uint64_t scope = 0;
    };
    void addSegment(Segment segment);
    void note(std::size_t segment, std::uint64_t offset, const RecordHead &head);
    void dropFirstSegment();
    [[nodiscard]] QByteArray read(const Segment &segment, std::uint64_t offset, std::uint64_t length) const;
    [[nodiscard]] std::uint64_t nextHead(const Segment &segment, std::uint64_t from) const;
    // The frames of a block up to this time, oldest first, until f says false.
    void play(const Block &block, std::int64_t to, const std::function<bool(const FramePtr &)> &f);
    void say(const Segment &segment, std::int64_t wall);

    std::vector<Segment> m_segments;
    std::vector<Block> m_blocks;
    QStringList m_damaged, m_said;
};

} // namespace recorder
