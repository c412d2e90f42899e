// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ledger in words, once, so that the screen and the terminal say the same. What people wrote is made visible. Plain
// text, in the reader's language and local time. Pure functions.

#include "models/promises/ledger.h"

namespace promises {

struct LedgerLine {
    enum class State { Heading, Good, Warning, Bad, Unknown };
    State state = State::Heading;
    QString amount; // "kept", "6.5"
    QString text;
    QString detail; // evidence and dates; may be empty
    QString past = {}; // how it went, day by day: of the heading of readiness, beside whose picture it stands
};

[[nodiscard]] QString word(Verdict verdict);
[[nodiscard]] QString word(Standing standing);
[[nodiscard]] QString gapText(Gap gap);
// "fine 23 h 10 min, critical 4 min, not observed 46 min": what did not occur is left out.
[[nodiscard]] QString colourText(const ColourTime &time);
// "last day", "last 3 h"
[[nodiscard]] QString stretchText(double seconds);
[[nodiscard]] QString answer(const Ledger &ledger); // one sentence
// Promises, objectives, readiness with what its next half point needs and how it went, and how long each target was in
// which colour.
[[nodiscard]] QList<LedgerLine> lines(const Ledger &ledger, const environment::Environment &environment);

} // namespace promises
