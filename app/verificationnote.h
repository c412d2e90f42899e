// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands in the journal of this computer after it, or the shared one, was verified or exported: that it was, and what came
// of it. Nothing is written where there is no journal, or where it may only be read. A file that is damaged is left as it is.
// Blocks on the disk.

#include "models/journal/verifier.h"

namespace app {

[[nodiscard]] bool isOwnJournal(const QString &file); // and no copy, which stays what it is

// `store`: the address of the shared journal that was looked at, without a password; empty: the file here.
void noteVerification(const journal::Verification &report, const QString &store);
void noteJournalExport(const QString &file, qint64 entries, const QString &store);

} // namespace app
