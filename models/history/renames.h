// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which id a target had before: its figures lie under the id of their time, in files that are written once. The file
// targets.renamed is a line "SECONDS SCOPE FROM TO" a rename, and as old as the oldest figures. Any thread.

#include "models/base/result.h"

#include <QList>
#include <QString>

#include <atomic>
#include <cstdint>
#include <mutex>

namespace history {

struct Rename {
    std::int64_t at = 0; // seconds since 1970
    QString scope, from, to; // of one environment: ids
    friend bool operator==(const Rename &, const Rename &) = default;
};

class Renames {
public:
    // A line that cannot be read is left out; no file: none.
    void load(const QString &path);
    [[nodiscard]] base::Result<void> save(const QString &path, std::int64_t oldest); // forgets what is older
    [[nodiscard]] bool changed() const { return m_changed; }
    void add(Rename rename); // one that is known does nothing

    // From when to when (seconds, to excluded) the figures of this target lie under which id, newest first. What lies
    // under its id from before it was given away, or from before it was taken over, is another target's.
    struct Piece {
        QString target;
        std::int64_t from = 0, to = 0;
    };
    [[nodiscard]] QList<Piece> piecesOf(const QString &scope, const QString &target) const;

private:
    mutable std::mutex m_guard; // guards what follows
    QList<Rename> m_all;        // in the order in which they were made
    std::atomic_bool m_changed = false;
};

} // namespace history
