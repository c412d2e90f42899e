// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Type: Inter for words, JetBrains Mono for commands and identifiers, in a handful of roles. Sizes follow the
// text scale of the Theme (1.0 = 13 px body). GUI thread.

#include <QFont>

namespace theme {

enum class FontRole {
    Body, // 13 px
    Strong, // 13 px semibold
    Small, // 12 px
    Caption, // 11 px semibold: headings of tables and charts
    Title, // 15 px semibold: name of the selected thing
    Answer, // 17 px semibold: the sentence on top of a pane
    Step, // 24 px semibold
    Mono, // 12 px JetBrains Mono
};
inline constexpr int kFontRoles = int(FontRole::Mono) + 1;

[[nodiscard]] const QFont &font(FontRole role);

} // namespace theme
