// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marker.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace charts {

namespace {

constexpr qsizetype kMostTexts = 8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Markers)
};

} // namespace

std::vector<Flag> joinMarkers(const std::vector<Marker> &markers, base::WallTime from, base::WallTime to, double width, double apart)
{
    std::vector<Flag> flags;
    if (to <= from)
        return flags;
    const double perPixel = width / std::chrono::duration<double>(to - from).count();
    auto it = std::ranges::lower_bound(markers, from, {}, &Marker::at);
    for (; it != markers.end() && it->at <= to; ++it) {
        const double x = std::chrono::duration<double>(it->at - from).count() * perPixel;
        if (flags.empty() || x - flags.back().x >= apart)
            flags.push_back({x, it->letter, {it->text}, it->at});
        else
            flags.back().texts.append(it->text);
    }
    for (Flag &flag : flags)
        if (flag.texts.size() > 1)
            flag.label = flag.texts.size() > 99 ? QStringLiteral("99+") : QLocale().toString(flag.texts.size());
    return flags;
}

QString flagText(const Flag &flag)
{
    if (flag.texts.size() == 1)
        return flag.texts.first();
    QStringList lines{Words::tr("%n events", nullptr, int(flag.texts.size()))};
    lines += flag.texts.mid(0, kMostTexts);
    if (flag.texts.size() > kMostTexts)
        lines << Words::tr("and %n more", nullptr, int(flag.texts.size() - kMostTexts));
    return lines.join(QLatin1Char('\n'));
}

} // namespace charts
