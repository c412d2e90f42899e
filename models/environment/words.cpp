// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/words.h"

#include "models/base/untrusted.h"

#include <vector>

namespace environment {

namespace {

constexpr qsizetype kLongestQuote = 60;
constexpr qsizetype kLongestGuess = 40;

// Insertions, deletions, replacements and swapped neighbours (optimal string alignment).
int editDistance(const QString &a, const QString &b)
{
    const auto columns = std::size_t(b.size()) + 1;
    std::vector<int> before(columns), last(columns), row(columns);
    for (std::size_t j = 0; j < columns; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const int replace = last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[columns - 1];
}

QString plain(const QString &text)
{
    QString out = text.toLower();
    out.remove(QLatin1Char('_')).remove(QLatin1Char('-'));
    return out;
}

} // namespace

QString Words::quote(const QString &text)
{
    QString shown = base::Untrusted(text.left(kLongestQuote)).visible();
    if (text.size() > kLongestQuote)
        shown += QStringLiteral("…");
    return QLatin1Char('\'') + shown + QLatin1Char('\'');
}

QString Words::list(const QStringList &choices)
{
    return choices.join(QStringLiteral(", "));
}

QString Words::nearest(const QString &written, const QStringList &choices)
{
    if (written.size() > kLongestGuess)
        return {};
    const QString sought = plain(written);
    QString best;
    int bestDistance = std::max(1, int(sought.size()) / 3) + 1;
    for (const QString &choice : choices) {
        if (sought.size() >= 3 && plain(choice).startsWith(sought))
            return choice;
        const int distance = editDistance(sought, plain(choice));
        if (distance < bestDistance && distance < sought.size()) {
            best = choice;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace environment
