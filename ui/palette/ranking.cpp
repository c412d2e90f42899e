// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/ranking.h"

#include <algorithm>

namespace palette {
namespace {

QString folded(const QString &text)
{
    QString out = text;
    for (QChar &c : out)
        c = c.toCaseFolded(); // character by character: positions stay
    return out;
}

bool isWordStart(QStringView text, qsizetype at)
{
    return (at == 0 || !text[at - 1].isLetterOrNumber()) && text[at].isLetterOrNumber();
}

QList<qsizetype> run(qsizetype from, qsizetype length)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < length; ++i)
        positions.append(from + i);
    return positions;
}

struct Found {
    Fit fit = Fit::Subsequence;
    int closeness = 0;
    QList<qsizetype> positions;
};

std::optional<Found> byWordStart(QStringView word, QStringView title, Positions wanted)
{
    for (qsizetype at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
        if (!isWordStart(title, at))
            continue;
        int before = 0;
        for (qsizetype i = 0; i < at; ++i)
            before += isWordStart(title, i);
        return Found{at == 0 ? Fit::Prefix : Fit::WordStart, -before,
                     wanted == Positions::Wanted ? run(at, word.size()) : QList<qsizetype>()};
    }
    return std::nullopt;
}

// The letters of the word one after the other, each at a place that `may` stand for one.
template <class May>
std::optional<Found> inOrder(QStringView word, QStringView title, Positions wanted, Fit fit, May may)
{
    QList<qsizetype> positions;
    qsizetype next = 0, first = 0, last = 0;
    for (qsizetype i = 0; i < title.size() && next < word.size(); ++i) {
        if (title[i] != word[next] || !may(i))
            continue;
        first = next == 0 ? i : first;
        last = i;
        ++next;
        if (wanted == Positions::Wanted)
            positions.append(i);
    }
    if (next < word.size())
        return std::nullopt;
    const qsizetype gaps = last - first + 1 - word.size();
    return Found{fit, -int(fit == Fit::Initials ? first : gaps), positions};
}

std::optional<Found> rankWord(QStringView word, const Haystack &in, Positions wanted)
{
    const QStringView title = in.title;
    if (auto found = byWordStart(word, title, wanted))
        return found;
    if (word.size() > 1)
        if (auto found = inOrder(word, title, wanted, Fit::Initials, [&](qsizetype i) { return isWordStart(title, i); }))
            return found;
    for (const QString &keyword : in.keywords)
        if (const auto found = byWordStart(word, keyword, Positions::Skipped))
            return Found{Fit::Keyword, found->closeness, {}};
    return inOrder(word, title, wanted, Fit::Subsequence, [](qsizetype) { return true; });
}

} // namespace

Haystack::Haystack(const QString &text, const QStringList &more) : title(folded(text))
{
    for (const QString &keyword : more)
        keywords.append(folded(keyword));
}

std::optional<Rank> rank(const QString &needle, const Haystack &haystack, Positions positions)
{
    const QString typed = folded(needle.simplified());
    Rank whole{Fit::Prefix, 0, {}};
    if (typed.isEmpty())
        return whole;
    for (const QStringView word : QStringView(typed).split(u' ')) {
        auto found = rankWord(word, haystack, positions);
        if (!found)
            return std::nullopt;
        whole.fit = std::min(whole.fit, found->fit);
        whole.closeness += found->closeness;
        whole.positions += found->positions;
    }
    std::ranges::sort(whole.positions);
    const auto repeated = std::ranges::unique(whole.positions);
    whole.positions.erase(repeated.begin(), repeated.end());
    return whole;
}

} // namespace palette
