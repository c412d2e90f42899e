// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/ranking.h"

#include <algorithm>

namespace palette {
namespace {

bool same(QChar a, QChar b)
{
    return a.toCaseFolded() == b.toCaseFolded();
}

bool startsAt(QStringView text, qsizetype at, QStringView needle)
{
    return at + needle.size() <= text.size()
        && std::ranges::equal(text.sliced(at, needle.size()), needle, same);
}

bool isWordStart(QStringView text, qsizetype at)
{
    return text[at].isLetterOrNumber() && (at == 0 || !text[at - 1].isLetterOrNumber());
}

QList<qsizetype> run(qsizetype from, qsizetype length)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < length; ++i)
        positions.append(from + i);
    return positions;
}

std::optional<Rank> byWordStart(QStringView word, QStringView title)
{
    int index = 0;
    for (qsizetype i = 0; i < title.size(); ++i) {
        if (!isWordStart(title, i))
            continue;
        if (startsAt(title, i, word))
            return Rank{i == 0 ? Fit::Prefix : Fit::WordStart, -index, run(i, word.size())};
        ++index;
    }
    return std::nullopt;
}

std::optional<Rank> byInitials(QStringView word, QStringView title)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < title.size() && positions.size() < word.size(); ++i)
        if (isWordStart(title, i) && same(title[i], word[positions.size()]))
            positions.append(i);
    if (word.size() < 2 || positions.size() < word.size())
        return std::nullopt;
    return Rank{Fit::Initials, -int(positions.first()), positions};
}

std::optional<Rank> byKeyword(QStringView word, const QStringList &keywords)
{
    for (const QString &keyword : keywords)
        if (const auto found = byWordStart(word, keyword))
            return Rank{Fit::Keyword, found->closeness, {}};
    return std::nullopt;
}

std::optional<Rank> bySubsequence(QStringView word, QStringView title)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < title.size() && positions.size() < word.size(); ++i)
        if (same(title[i], word[positions.size()]))
            positions.append(i);
    if (positions.size() < word.size())
        return std::nullopt;
    const auto gaps = positions.last() - positions.first() + 1 - word.size();
    return Rank{Fit::Subsequence, -int(gaps), positions};
}

std::optional<Rank> rankWord(QStringView word, QStringView title, const QStringList &keywords)
{
    if (auto found = byWordStart(word, title))
        return found;
    if (auto found = byInitials(word, title))
        return found;
    if (auto found = byKeyword(word, keywords))
        return found;
    return bySubsequence(word, title);
}

} // namespace

std::optional<Rank> rank(const QString &needle, const QString &title, const QStringList &keywords)
{
    const QString typed = needle.simplified();
    Rank whole{Fit::Prefix, 0, {}};
    if (typed.isEmpty())
        return whole;
    for (const QStringView word : QStringView(typed).split(u' ')) {
        auto found = rankWord(word, title, keywords);
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
