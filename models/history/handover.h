// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What programs that share one long memory tell each other, in the folder "handed" beside its files: the one that keeps it
// says which series it sees itself ("seen"), the others hand it buckets of 10 s of the rest and renames, checked files,
// written whole and removed once their figures are on disk, in bounds of their own. A file that cannot be read is left out. Blocking; any
// thread, one call at a time.

#include "models/history/renames.h"
#include "models/history/series.h"
#include "models/history/seriesnames.h"

#include <QSet>

#include <map>
#include <vector>

namespace history {

using SeenBuckets = std::map<std::int64_t, QHash<ArchiveKey, Stat>>; // by seconds / 10

struct Handover {
    SeenBuckets buckets;
    QList<Rename> renames;
    [[nodiscard]] bool isEmpty() const { return buckets.empty() && renames.isEmpty(); }
};

struct HandoverBounds {
    qint64 file = qint64(48) << 20; // bytes; what is more goes into another one
    qint64 all = qint64(256) << 20; // bytes of what waits, beside the bound of the archive
    qsizetype files = 400;          // that wait: an hour and more
};

class HandoverFolder {
public:
    explicit HandoverFolder(const QString &ofArchive, HandoverBounds bounds = {}) : m_folder(ofArchive + QStringLiteral("/handed")), m_bounds(bounds) {}

    // Errors: Io, also when so much lies there that nobody takes any more; then nothing is put.
    [[nodiscard]] base::Result<void> put(const Handover &handover, base::WallTime now);
    [[nodiscard]] QStringList waiting() const; // paths, oldest first
    [[nodiscard]] static std::optional<Handover> read(const QString &path); // none: it is damaged
    void sweep(base::WallTime now) const; // what programs left unfinished that were killed an hour ago and more
    // What is seen by the one that keeps it.
    [[nodiscard]] base::Result<void> tellSeen(const QSet<SeriesId> &seen);
    [[nodiscard]] QSet<SeriesId> seen() const;

private:
    const QString m_folder;
    const HandoverBounds m_bounds;
    int m_put = 0;
};

} // namespace history
