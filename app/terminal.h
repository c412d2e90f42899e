// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the commands of quarterdeckctl share: saying why something is not done, the one question before it is, and the
// chain of the journal they write.

#include "models/environment/environment.h"
#include "models/journal/journal.h"

#include <optional>

namespace app {

// Says why on standard error, and is the exit code.
int refuse(int code, const QString &why);

// Asks on the terminal; without one the answer is no.
[[nodiscard]] bool saysYes(const QString &question);

// The writer "terminal"; `file` empty: the standard one.
[[nodiscard]] journal::Options terminalChain(const QString &file = {});

// Why a note is not written from here: this environment shares its journal, and our login there may only read, as it last said.
[[nodiscard]] std::optional<base::Error> onlyReadsHere(const environment::Environment &environment);
[[nodiscard]] std::optional<base::Error> onlyReadsHere(); // of whatever this journal is shared with

// Notes of what was done here, each with who did it. What cannot be written is said and changes nothing; where we only read
// nothing is written. `environment` may be null.
void leaveNotes(QList<journal::Entry> notes, const environment::Environment *environment);

} // namespace app
