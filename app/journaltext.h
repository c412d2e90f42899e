// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The journal as a person reads it in a terminal: lines without control characters, each with its line end.

#include "models/journal/reader.h"
#include "models/journal/verifier.h"

namespace app {

[[nodiscard]] QString entryText(const journal::StoredEntry &e);
// What is wrong or cannot be proven, a line a chain, then the verdict.
[[nodiscard]] QString verificationText(const journal::Verification &v);

} // namespace app
