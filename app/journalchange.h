// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `quarterdeckctl journal open | settle | erase`: acts without an outcome, saying how one ended, and forgetting a name or
// free text. Each returns the exit code.

#include "models/journal/reader.h"

namespace app {

class JournalOptions;

int showOpenIntents(const JournalOptions &options, journal::Reader &reader);
int settleIntent(const JournalOptions &options, journal::Reader &reader);
// Shows what will be forgotten, asks, forgets, and verifies the journal again.
int eraseFromJournal(const JournalOptions &options, journal::Reader &reader);

} // namespace app
