// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The disk's end of a desk, on a thread of its own: reads the journal, twice a second and when asked to, so that what
// another console writes into it shows within a second. Functions are called through the event loop of its thread alone.

#include "models/incidents/change.h"
#include "models/incidents/laidaside.h"

#include <QObject>

#include <optional>

class QTimer;

namespace incidents {

class Keeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kLookEvery{500};

    explicit Keeper(QString journalFile) : m_file(std::move(journalFile)) {}

    void open();
    void look(qint64 ticket); // now; the answer carries the ticket

signals:
    // anew: everything that stands there, instead of what came since.
    void found(const std::vector<incidents::Fact> &facts, bool anew, qint64 ticket);
    void laidAside(const std::optional<incidents::LaidAside> &before); // ahead of what was found anew
    void unreadable(const base::Error &error, qint64 ticket); // at each look, until it can be read

private:
    [[nodiscard]] base::Result<void> read(qint64 ticket);
    void forget();

    const QString m_file;
    std::optional<journal::Reader> m_reader;
    journal::FileIdentity m_identity; // of what is read
    QTimer *m_timer = nullptr;
    qint64 m_seen = -1;  // newest entry that was read
    bool m_lost = false; // what was told is of a file that cannot be read any more
};

} // namespace incidents
