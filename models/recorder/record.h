// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a segment of the recorder is made of: a head of 8 bytes, then records, one a second. A record that begins a block
// can be read alone, the others after those before them in the block. Head and contents of a record have check sums of
// their own, so that a segment is looked through by heads alone. Values; any thread.

#include "models/base/clock.h"

#include <QByteArray>

#include <optional>

namespace recorder {

inline constexpr QByteArrayView kSegmentMagic{"QDtape4\n", 8};

struct RecordHead {
    std::uint32_t magic = kMagic;
    std::uint32_t headCheck = 0; // CRC-32 of what follows
    std::uint32_t check = 0;     // CRC-32 of the packed frame
    std::uint32_t packed = 0;    // bytes of it
    std::uint32_t raw = 0;       // bytes it unpacks to
    std::uint32_t begins = 0;    // 1: a block
    std::int64_t wall = 0;       // ms since 1970, UTC
    std::uint64_t scope = 0;     // of the environment's name

    static constexpr std::uint32_t kMagic = 0x72664451; // "QDfr"
    static constexpr std::uint32_t kMost = 64U << 20;
};
static_assert(sizeof(RecordHead) == 40);

[[nodiscard]] std::uint64_t scopeId(const QString &scope);
[[nodiscard]] std::int64_t wallMilliseconds(base::WallTime at);
[[nodiscard]] base::WallTime wallTime(std::int64_t milliseconds);
[[nodiscard]] QByteArray sealed(RecordHead head, QByteArrayView packed); // head and packed frame
[[nodiscard]] std::optional<RecordHead> headIn(QByteArrayView bytes);    // none: no whole head stands there
[[nodiscard]] bool intact(const RecordHead &head, QByteArrayView packed);

} // namespace recorder
