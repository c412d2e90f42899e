// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include "ui/theme/theme.h"

#include <array>
#include <cmath>

namespace theme {
namespace {

struct Pair {
    QRgb dark, light;
};

constexpr std::array<Pair, kTokens> kTable{{
    {0xff12151a, 0xfff4f5f8}, // Window
    {0xff191d24, 0xffffffff}, // Surface
    {0xff21262f, 0xfff0f2f6}, // Raised
    {0xff2c323d, 0xffdde2ea}, // Line
    {0xffe8ebf1, 0xff1a2230}, // Text
    {0xff9ea8b8, 0xff566174}, // Muted
    {0xff8f99aa, 0xff5f6a7d}, // Faint
    {0xff6aa6ff, 0xff1f63d6}, // Accent
    {0xff0b1526, 0xffffffff}, // OnAccent
    {0xff22304a, 0xffe3edfd}, // Selection
    {0xff1e232c, 0xfff6f7fa}, // Hover
    {0xff47b881, 0xff17744a}, // Ok
    {0xffe3a93c, 0xff8a5a00}, // Warning
    {0xfff6727c, 0xffc2242f}, // Critical
    {0xff9a97bb, 0xff66638a}, // Stale
    {0xff14291f, 0xffe5f5ec}, // OkWash
    {0xff33290f, 0xfffdf3dd}, // WarningWash
    {0xff3a1d24, 0xfffdeaec}, // CriticalWash
    {0xff6aa6ff, 0xff1f63d6}, // Series1
    {0xff47b881, 0xff1a7f4f}, // Series2
    {0xffe3a93c, 0xffb87700}, // Series3
    {0xffc58af9, 0xff8141c6}, // Series4
    {0xff242a34, 0xffe8ebf1}, // Grid
}};

double luminance(const QColor &c)
{
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
}

} // namespace

QColor color(Token token, Scheme scheme)
{
    const Pair &pair = kTable[std::size_t(token)];
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

QColor color(Token token) { return color(token, scheme()); }

Scheme scheme() { return Theme::current().scheme(); }

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace theme
