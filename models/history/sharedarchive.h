// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One long memory that several programs of this machine share (the desktop, any number of `quarterdeckctl watch`): the first
// one keeps it, the others stand by. Who stands by reads what lies there, hands over the series that the keeper does not see
// itself (another environment, a figure that only it knows, a password that only it has), and goes on writing within a flush of the keeper's end, however it ended: what both saw of the last
// two minutes is counted once, and what died with the other one is there. One writer's thread calls everything but rename(),
// interrupt() and toRead(), which any thread may; toRead() one at a time. All but rename() and interrupt() block on the disk.

#include "models/history/archive.h"
#include "models/history/standby.h"

namespace history {

class SharedArchive {
public:
    SharedArchive(const QString &folder, Archive::Limits limits, const base::Clock &clock);

    // Error: it can be neither kept nor read.
    [[nodiscard]] base::Result<void> open();
    void add(const QString &scope, const watch::Delivery::Sampled &sampled);
    // Each 10 s or so, as Archive::flush(); takes over what nobody keeps any more.
    [[nodiscard]] base::Result<void> flush();
    // At the end; then somebody else may keep it. Takes over what nobody keeps any more, too.
    [[nodiscard]] base::Result<void> close();
    [[nodiscard]] bool keeps() const { return m_archive != nullptr; }
    [[nodiscard]] QStringList takeDamaged() { return std::exchange(m_damaged, {}); }

    void rename(const QString &scope, const QString &from, const QString &to);
    void interrupt(); // lengthy work is left for the next time
    // What there is to read now, while somebody else keeps it as of the flush before; null: nothing.
    [[nodiscard]] std::shared_ptr<const Archive> toRead();

private:
    [[nodiscard]] base::Result<void> tryToKeep();
    [[nodiscard]] base::Result<void> flushKept();
    [[nodiscard]] base::Result<void> handOver(base::WallTime until);
    void takeHanded(Archive &archive);
    void removeWritten();
    void note(const ArchiveKey &key, std::chrono::milliseconds interval);
    void tellSeen();

    struct Taken { // a file
        QString path;
        std::vector<std::int64_t> buckets;
        bool hasRenames = false;
    };
    struct Seen {
        SeriesId id = 0;
        base::TimePoint until{};
    };

    const QString m_folder;
    const Archive::Limits m_limits;
    const base::Clock &m_clock;
    HandoverFolder m_handovers;
    Standby m_standby;
    QList<Taken> m_taken; // whose figures are not on disk yet
    QHash<ArchiveKey, Seen> m_seen;
    std::optional<QSet<SeriesId>> m_toldSeen;
    QStringList m_damaged;

    std::mutex m_guard; // guards what follows; only the writer changes m_archive
    std::shared_ptr<Archive> m_archive; // null: somebody else keeps it
    std::shared_ptr<Archive> m_view;    // of what somebody else keeps
    bool m_viewIsOld = true, m_interrupted = false;
    QList<Rename> m_renames; // made while it was not kept here
    qsizetype m_renamesHanded = 0;
};

} // namespace history
