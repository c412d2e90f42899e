// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One entry of a list of the file ("targets", "tiers") and the lines it takes. Any thread.

#include "models/environment/textedits.h"

#include <optional>

namespace environment {

struct ListItem {
    const Node *node = nullptr;
    int first = 0; // the line of its dash
    int limit = 0; // the line behind its last one of content

    [[nodiscard]] QString id() const;
};

// nullopt: the list is not one entry a dash, each dash on the line of its first key.
std::optional<QList<ListItem>> listItems(const TextEdits &text, const Node *list);

} // namespace environment
