// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Changes keys of one mapping of the text and nothing beside them: comments, order, spacing and the keys that are not
// named stay. Any thread.

#include "models/environment/textedits.h"

namespace environment {

// `written` is the mapping as it stands in the text; its lines end before line `limit`. What differs between `before`
// and `after` (keys as writeTarget() gives them) is changed; keys of neither are left alone. False: the mapping is
// written in a way that cannot be changed without touching more than that.
[[nodiscard]] bool editMapping(TextEdits &edits, const Node &written, int limit, const Node &before, const Node &after);

// Puts another word in the place of one. False: it is written over several lines.
[[nodiscard]] bool editWord(TextEdits &edits, const Node &written, const QString &word);

} // namespace environment
