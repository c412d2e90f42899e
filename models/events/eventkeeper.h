// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The disk's end of a book of events, on a thread of its own: its file, and the journal, looked at each two seconds. While
// another program keeps the file it reads alone, and takes over with what it saw meanwhile once that one has gone.
// Functions are called through the event loop of its thread alone.

#include "models/events/eventfile.h"
#include "models/events/journaled.h"
#include "models/events/unkept.h"

#include <QObject>

#include <memory>
#include <optional>

class QTimer;

namespace events {

class EventKeeper : public QObject {
    Q_OBJECT
public:
    EventKeeper(QString eventFile, QString journalFile) : m_path(std::move(eventFile)), m_journalFile(std::move(journalFile)) {}

    void open(base::WallTime now);
    void append(const Place &place, const Known &known, const std::vector<Event> &events, base::WallTime now);

signals:
    void opened(const QHash<events::Place, events::Known> &known, const std::vector<events::Found> &found);
    void refused(const base::Error &error);
    void written(const std::vector<events::Written> &all); // all that stand in the journal now

private:
    std::optional<base::Error> take(); // why the file is not ours
    void takeOver();
    void readJournal();
    void complain(const base::Error &error);

    const QString m_path, m_journalFile;
    std::optional<EventFile> m_file;
    Unkept m_unkept;             // while the file is not ours
    std::vector<Found> m_theirs; // what stood in it when it became ours
    std::optional<journal::Reader> m_reader;
    QTimer *m_look = nullptr;
    qint64 m_seen = -1; // newest entry of the journal that was read
    base::WallTime m_now{}, m_from{}; // as it was said last; what is kept of the journal
    std::vector<Written> m_written;
    std::string m_said;
};

} // namespace events
