// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The journal that several consoles share, from the terminal: init, verify, tail and export of the store itself, and how far
// this machine is in step with it. Exit codes as of `journal`; of status 0 in step, 1 behind, away or a chain is refused.

#include <QStringList>

namespace app {

class JournalOptions;

[[nodiscard]] bool asksForSharedJournal(const JournalOptions &options);
int runSharedJournalCommand(const JournalOptions &options);

} // namespace app
