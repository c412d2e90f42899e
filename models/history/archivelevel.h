// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The three levels of the archive and the names of its files. Times are whole seconds of UTC since 1970. Values.

#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace history {

struct ArchiveLevel {
    std::int64_t width;   // of a bucket
    std::int64_t buckets; // in a segment
    std::int64_t keep;    // how long
    const char *word;     // in file names
    [[nodiscard]] constexpr std::int64_t span() const { return width * buckets; }
};

inline constexpr std::int64_t kDay = 86400;
// Segments of an hour, half a day and four days: some hundred files in all, each written once.
inline constexpr std::array<ArchiveLevel, 3> kArchiveLevels{{{10, 360, 2 * kDay, "10s"},
                                                             {60, 720, 14 * kDay, "1min"},
                                                             {600, 576, 90 * kDay, "10min"}}};

// A segment: level, which span of it, and which one of that span (a clock that was set back makes a second).
struct SegmentName {
    std::uint32_t level = 0;
    std::int64_t span = 0;
    std::uint32_t round = 0;

    friend auto operator<=>(const SegmentName &, const SegmentName &) = default;
    [[nodiscard]] const ArchiveLevel &of() const { return kArchiveLevels[level]; }
    [[nodiscard]] std::int64_t start() const { return span * of().span(); }
    [[nodiscard]] std::int64_t end() const { return start() + of().span(); }

    [[nodiscard]] QString file(QLatin1StringView ending) const; // "10s-478123-0.segment"
    [[nodiscard]] static std::optional<SegmentName> parse(const QString &file, QLatin1StringView ending);
};

inline constexpr QLatin1StringView kSegmentEnding{".segment"};
inline constexpr QLatin1StringView kJournalEnding{".journal"};

} // namespace history
