// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Distances in steps of 4 px, and the sizes that follow the text. GUI thread.

namespace theme {

[[nodiscard]] constexpr int space(int steps) { return steps * 4; }

inline constexpr int kCardRadius = 9;
inline constexpr int kControlRadius = 7;
inline constexpr int kIconSize = 16;

[[nodiscard]] int rowHeight(); // 30 px at scale 1
[[nodiscard]] int compactRowHeight(); // 24 px
[[nodiscard]] int controlHeight(); // 30 px: buttons and fields
[[nodiscard]] int scaled(int pixels); // a width that must hold text

} // namespace theme
