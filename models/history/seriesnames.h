// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which series the archive knows, by name. A series is found in the files by a hash of its names, so losing this list
// loses no figure; it lists what there is, bounds their number and forgets what was not written for 90 days. Names are
// kept as they came (UTF-16, any content). Guarded by its owner.

#include "models/history/archivefile.h"
#include "models/history/segment.h"

#include <QHash>

#include <atomic>
#include <optional>

namespace history {

// scope: the environment's name, since two environments may both call a target "primary".
struct ArchiveKey {
    QString scope;
    SeriesKey key;
    friend bool operator==(const ArchiveKey &, const ArchiveKey &) = default;
    friend size_t qHash(const ArchiveKey &k, size_t seed = 0) { return qHashMulti(seed, k.scope, k.key); }
};

[[nodiscard]] SeriesId idOf(const ArchiveKey &key); // of SHA-256, so that no server can choose one

class SeriesNames {
public:
    explicit SeriesNames(int most) : m_most(most) {}

    // False: the file is damaged; what stands before the damage is kept.
    [[nodiscard]] bool load(const QString &path);
    [[nodiscard]] base::Result<void> save(const QString &path);
    [[nodiscard]] bool changed() const { return m_changed; }

    // Notes that it was written on this day (days since 1970). None: there are too many series already.
    [[nodiscard]] std::optional<SeriesId> write(const ArchiveKey &key, std::int64_t day);
    void dropBefore(std::int64_t day);
    [[nodiscard]] qsizetype count() const { return m_known.size(); }
    [[nodiscard]] QList<ArchiveKey> all() const { return m_known.keys(); }
    [[nodiscard]] std::uint64_t fileBytes() const { return m_fileBytes; }

private:
    struct Known {
        SeriesId id = 0;
        std::int64_t day = 0;
    };
    QHash<ArchiveKey, Known> m_known;
    int m_most;
    bool m_changed = false;
    std::atomic<std::uint64_t> m_fileBytes = 0; // any thread
};

} // namespace history
