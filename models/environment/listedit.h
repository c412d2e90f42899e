// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Changes entries of a list of mappings that are told apart by their id (figures of a target), each where it stands:
// entries that stay as they are, and every comment, are not touched. Any thread.

#include "models/environment/textedits.h"

#include <optional>

namespace environment {

// `written` is the list as it stands in the text. nullopt: it cannot be changed entry by entry (in brackets, without ids,
// in another order than it is wanted), nothing was asked for; false as editMapping() means it.
[[nodiscard]] std::optional<bool> editList(TextEdits &edits, const Node &written, const Node &before, const Node &after);

} // namespace environment
