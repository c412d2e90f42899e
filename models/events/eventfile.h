// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The file of events found on targets, beside the long memory: a line of JSON for each change, with the events and with
// what is known of the target since, so that a change is never told twice (format: resources/docs/events.md). Kept for
// 90 days, at most kMostEvents and kMostBytes. One program writes; the others read. Blocking; one thread at a time.

#include "models/base/result.h"
#include "models/events/known.h"

#include <QFile>
#include <QHash>

#include <memory>

namespace events {

[[nodiscard]] QString standardFile(); // $XDG_STATE_HOME/quarterdeck/events.jsonl; empty without a home

struct Place { // of a target
    QString scope; // name of the environment
    QString target;
    friend bool operator==(const Place &, const Place &) = default;
    friend size_t qHash(const Place &p, size_t seed = 0) { return qHashMulti(seed, p.scope, p.target); }
};

struct Found {
    QString scope;
    Event event;
};

class EventFile {
public:
    static constexpr std::size_t kMostEvents = 10'000;
    static constexpr qint64 kMostBytes = qint64(8) << 20;
    static constexpr std::chrono::days kKept{90};

    // Reads what is there and takes the writer's place. Absent: another program has it, and this one reads alone.
    [[nodiscard]] static base::Result<EventFile> open(const QString &path, base::WallTime now);
    [[nodiscard]] static base::Result<EventFile> openToRead(const QString &path, base::WallTime now); // a file that is not there is empty

    [[nodiscard]] const QHash<Place, Known> &known() const { return m_known; }
    [[nodiscard]] const std::vector<Found> &found() const { return m_found; } // as they came

    // On disk when it returns.
    [[nodiscard]] base::Result<void> append(const Place &place, const Known &known, const std::vector<Event> &events, base::WallTime now);

private:
    EventFile() = default;
    [[nodiscard]] base::Result<void> read();
    void take(const QByteArray &line);
    void forget(base::WallTime now);
    [[nodiscard]] base::Result<void> rewrite();

    QString m_path;
    std::unique_ptr<QFile> m_lock, m_file;
    qint64 m_compact = 0; // bytes after the last rewriting
    bool m_torn = false; // its last line is not complete
    QHash<Place, Known> m_known;
    std::vector<Found> m_found;
};

} // namespace events
