// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Events that a person wrote down, as they stand in the journal: a note whose act is event.deployment, event.migration
// or event.note; its details are the text, then "at: TIME" and "environment: NAME" on lines of their own
// (resources/docs/journal.md). Values; any thread.

#include "models/events/event.h"
#include "models/journal/reader.h"

namespace events {

inline constexpr qsizetype kLongestText = 500; // characters

[[nodiscard]] bool isWritten(Kind kind); // by persons; the others are found
[[nodiscard]] QString actOf(Kind kind);  // "event.note"

struct Written {
    QString environment; // empty: of any
    Event event;
    friend bool operator==(const Written &, const Written &) = default;
};

// One line of text, no longer than kLongestText.
[[nodiscard]] journal::Entry entryOf(const Written &written);
// Nothing: another act, or its text was erased.
[[nodiscard]] std::optional<Written> writtenIn(const journal::StoredEntry &entry);
// All since then. Blocks on the disk.
[[nodiscard]] base::Result<std::vector<Written>> writtenSince(journal::Reader &reader, base::WallTime from);

} // namespace events
