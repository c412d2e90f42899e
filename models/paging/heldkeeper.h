// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The disk's end of a HeldFollower: reads the journal and brings what holds into the files. Functions are called through the event
// loop of its thread alone. What cannot be written is tried again with the next look.

#include "models/journal/database.h"
#include "models/paging/heldfollower.h"

class QTimer;

namespace paging {

class HeldKeeper : public QObject {
    Q_OBJECT
public:
    explicit HeldKeeper(HeldFollower::Files files);

    void follow(bool on);

private:
    void look();
    void read(base::WallTime now);
    [[nodiscard]] base::Result<QList<journal::StoredEntry>> all(base::WallTime now);
    void bring(base::WallTime now);
    void complain(const base::Error &error);

    const HeldFollower::Files m_files;
    std::optional<journal::Reader> m_reader;
    journal::FileIdentity m_identity; // of what it reads
    QTimer *m_timer = nullptr;
    qint64 m_seen = -1; // newest entry that was read
    HeldActs m_held;
    HeldActs::News m_news; // not on disk yet
    std::string m_said;
};

} // namespace paging
