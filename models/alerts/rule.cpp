// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rule.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace alerts {

bool matchesWildcard(QStringView pattern, QStringView text)
{
    qsizetype p = 0, t = 0, star = -1, from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool matchesAny(const QStringList &wildcards, const QString &text)
{
    return std::ranges::any_of(wildcards, [&text](const QString &pattern) { return matchesWildcard(pattern, text); });
}

QString wordOf(Kind kind)
{
    static constexpr std::array words{"condition"_L1, "threshold"_L1, "forecast"_L1, "anomaly"_L1, "burn"_L1,
                                      "count"_L1, "share"_L1, "surge"_L1, "composite"_L1, "deadman"_L1, "ending"_L1};
    return words[std::size_t(kind)];
}

} // namespace alerts
