// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opening the journal to write: the folder, one program at a time, and what happens to a file that is damaged.
// Blocking; the journal's thread.

#include "models/journal/database.h"

namespace journal {

[[nodiscard]] QString standardFile(); // $XDG_STATE_HOME/quarterdeck/journal.sqlite; empty without a home

struct JournalFile {
    Database db;
    QString movedAside; // where a damaged file lies now, with its log and its anchors; empty: there was none
};

// A damaged file is never deleted: it is renamed to FILE.damaged-TIME, said in the log, and a new one begun.
[[nodiscard]] base::Result<JournalFile> openJournalFile(const QString &path);

} // namespace journal
