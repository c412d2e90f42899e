// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The journal as a person reads it in a terminal: lines without control characters, each with its line end.

#include "models/journal/reader.h"
#include "models/journal/verifier.h"

namespace app {

[[nodiscard]] QString entryText(const journal::StoredEntry &e);
// One entry and all it says, a line each.
[[nodiscard]] QString entryPage(const journal::StoredEntry &e);
// An act without an outcome: how long ago (now: microseconds since 1970), what, where, who, and its id.
[[nodiscard]] QString openIntentText(const journal::StoredEntry &e, qint64 now);
// What is wrong or cannot be proven, a line a chain, then the verdict.
[[nodiscard]] QString verificationText(const journal::Verification &v);

} // namespace app
