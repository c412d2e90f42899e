// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How well a typed text fits a title: start of the title, then starts of words, then initials, then a keyword,
// then letters in order. Every typed word has to fit; the weakest one decides. Pure, any thread.

#include <QList>
#include <QStringList>

#include <compare>
#include <cstdint>
#include <optional>

namespace palette {

enum class Fit : std::uint8_t { Subsequence, Keyword, Initials, WordStart, Prefix };

struct Rank {
    Fit fit = Fit::Subsequence;
    int closeness = 0;           // within one fit: greater is better (fewer gaps, earlier word)
    QList<qsizetype> positions;  // characters of the title that were typed, ascending

    friend std::strong_ordering operator<=>(const Rank &a, const Rank &b)
    {
        if (const auto byFit = a.fit <=> b.fit; byFit != 0)
            return byFit;
        return a.closeness <=> b.closeness;
    }
    friend bool operator==(const Rank &a, const Rank &b) { return (a <=> b) == 0; }
};

// What is searched in, with its case folded once and not at each key. Indexes are those of the text.
struct Haystack {
    QString title;
    QStringList keywords;

    Haystack() = default;
    explicit Haystack(const QString &text, const QStringList &more = {});
};

// nullopt: does not fit. An empty needle fits everything equally. Case is ignored.
enum class Positions { Wanted, Skipped };
[[nodiscard]] std::optional<Rank> rank(const QString &needle, const Haystack &haystack,
                                       Positions positions = Positions::Wanted);

} // namespace palette
