// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every colour of the program by its meaning. The values stand in tokens.cpp and nowhere else; text tokens reach
// a contrast of 4.5:1 on every ground they may stand on (tests/ui_theme). GUI thread.

#include <QColor>

namespace theme {

enum class Token {
    Window, // ground of the window
    Surface, // cards and bars
    Raised, // fields, tier rows
    Line, // hairlines and borders
    Text,
    Muted,
    Faint, // the quietest text that still carries meaning
    Accent,
    OnAccent, // text on a primary button
    Selection,
    Hover,
    Ok,
    Warning,
    Critical,
    Stale, // stale or unknown
    OkWash,
    WarningWash,
    CriticalWash,
    Series1, // lines of a chart, in their order
    Series2,
    Series3,
    Series4,
    Grid, // of charts
};
inline constexpr int kTokens = int(Token::Grid) + 1;

enum class Scheme { Dark, Light };

// Of the active scheme.
[[nodiscard]] QColor color(Token token);
[[nodiscard]] QColor color(Token token, Scheme scheme);
[[nodiscard]] Scheme scheme();
// Contrast of two colours as WCAG 2 defines it, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace theme
