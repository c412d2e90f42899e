// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an answer comes to, in a sentence; the screen and the terminal say the same. Pure; translated; visible.

#include "models/inquiry/inquiry.h"

namespace inquiry {

[[nodiscard]] QString summary(const Answer &answer); // "12 rows in 30 ms, as dba_reader."
[[nodiscard]] QString failureText(const Answer &answer, const QString &statement); // of an answer that failed
[[nodiscard]] QString refusalText(const base::Error &error);
[[nodiscard]] QString cutMark(const postgres::TypedCell &cell); // "[cut: 100 kB of 3 MB]"

// Where in the text the server's position (characters, from 1) is: an offset in UTF-16. Nothing: it is not in it.
[[nodiscard]] std::optional<qsizetype> offsetOf(const QString &statement, int position);

} // namespace inquiry
