// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What may be taken out of a journal, and the search index that has to follow. Inside a transaction of the caller, except
// rebuildSearchIndex, which makes its own. Blocking; the journal's thread.

#include "models/journal/database.h"

namespace journal {

// False: there was nothing of that kind.
[[nodiscard]] base::Result<bool> erasePersonFrom(const Database &db, const QString &name);
[[nodiscard]] base::Result<bool> eraseDetailsFrom(const Database &db, const QString &log, qint64 seq);
// From the entries, when it is damaged: it is derived and can be made anew at any time.
[[nodiscard]] base::Result<void> rebuildSearchIndex(const Database &db);

} // namespace journal
