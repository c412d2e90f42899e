// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A stretch of time beside another one, statement by statement: the same hour last week, or two stretches somebody
// chose, before and after a new index. Pure but for the reading of the store; any thread that has one.

#include "models/statements/store.h"

#include <optional>

namespace statements {

struct Stretch {
    base::WallTime from{}, to{};
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

struct Question {
    QString scope, target;
    Stretch now;
    std::optional<Stretch> before; // nothing: last week
    friend bool operator==(const Question &, const Question &) = default;
};

enum class Against : std::uint8_t {
    Nothing,          // nothing is kept of the time to compare with
    SameHourLastWeek, // the hours of the stretch, seven days earlier; at least half of them was looked at
    MeanOfLastWeek,   // the seven days before, where that hour is missing
    Given,            // what the question names
};

// How long a call takes now, against before.
enum class Trend : std::uint8_t { Unknown, Same, Slower, Faster, New, Gone };

struct Change {
    Trend trend = Trend::Unknown;
    double factor = 0; // mean of a call now through the mean before; 0: there is none
};

struct Line {
    Identity identity;
    watch::StatementText text;
    watch::StatementFigures now, before;
    double share = 0, shareBefore = 0; // per cent of the time of all statements; more than 100 within functions
    Change change;

    [[nodiscard]] double mean() const { return now.calls > 0 ? now.milliseconds / now.calls : 0; }
    [[nodiscard]] double meanBefore() const { return before.calls > 0 ? before.milliseconds / before.calls : 0; }
};

struct Comparison {
    Question question;
    Period now, before; // without their statements
    Against against = Against::Nothing;
    std::vector<Line> lines; // most time first; Given: of either
};

// Below these a difference is noise: a call took half as long again, and it is felt, because it is a millisecond or
// the statement is a twentieth of all time. Against last week five calls on both sides; what somebody chose to compare
// is compared from one call on.
inline constexpr double kFelt = 1.5, kFeltMilliseconds = 1, kFeltShare = 5;
inline constexpr int kFewestCalls = 5;
[[nodiscard]] Change changeOf(const Line &line, Against against);

[[nodiscard]] Comparison join(Question question, Period now, Period before, Against against);
[[nodiscard]] Period periodOf(const watch::StatementInterval &interval); // where there is no memory: the last look alone
[[nodiscard]] base::Result<Comparison> compare(const Store &store, const Question &question);

} // namespace statements
