// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is said about statements, the same words on the screen and in the terminal. Any thread.

#include "models/statements/comparison.h"

#include <QCoreApplication>

namespace statements {

inline QString say(const char *text) { return QCoreApplication::translate("Statements", text); } // mark with QT_TRANSLATE_NOOP

// Why nothing can be shown, and what to do. Empty title: there is something.
struct Absence {
    QString title, sentence;
    bool forbidden = false;
};
[[nodiscard]] Absence absence(const watch::StatementsState &state);

// What is missing from the list, in sentences; empty: nothing.
[[nodiscard]] QString gaps(const Comparison &comparison, int hidden);
[[nodiscard]] QString changeWords(const Change &change); // "2.4 × slower", "new", "as before"; empty: unknown
[[nodiscard]] QString againstWords(const Comparison &comparison); // what it is compared with

} // namespace statements
