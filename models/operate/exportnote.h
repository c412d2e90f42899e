// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A file that was written to leave this computer stands in the journal: which one, with its SHA-256, and of what. It is a
// note, as an event is one: the file is there whether the note could be written or not.

#include "models/operate/bookkeeping.h"

namespace operate {

struct Exported {
    QString what;        // "evidence", "postmortem", "audit", "journal": the act is "export.evidence"
    QStringList files;   // paths
    QString environment; // its name; empty: of none
    QString target;      // its id; empty: of none or of all
    QStringList more;    // lines as "from: 2026-11-27T03:00:12.500Z"
};

// Reads the files: blocks on the disk. It names no person yet.
[[nodiscard]] journal::Entry exportNote(const Exported &exported);

// Written down; a console that may only read the shared journal writes nothing, and that is no failure. Engine thread.
[[nodiscard]] flow::Task<base::Result<void>> leaveNote(flow::Reactor &reactor, std::shared_ptr<Bookkeeping> books, journal::Entry note);

// The same from the thread of the feed. `failed` is called there, unless the context has gone.
void noteExport(watch::Feed &feed, const std::shared_ptr<Bookkeeping> &books, const Exported &exported, QObject *context,
                std::function<void(const base::Error &)> failed);

} // namespace operate
