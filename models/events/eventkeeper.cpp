// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/eventkeeper.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace events {

void EventKeeper::open(base::WallTime now)
{
    m_from = now - EventFile::kKept;
    std::optional<EventFile> other; // kept by another program: read alone
    if (!m_path.isEmpty()) {
        auto file = EventFile::open(m_path, now);
        if (file)
            m_file = std::move(*file);
        else if (file.error().code != base::Errc::Absent)
            complain(file.error());
        else if (auto read = EventFile::openToRead(m_path, now))
            other = std::move(*read);
    }
    const EventFile *const there = m_file ? &*m_file : other ? &*other : nullptr;
    emit opened(there ? there->known() : QHash<Place, Known>(), there ? there->found() : std::vector<Found>());
    if (m_journalFile.isEmpty())
        return;
    m_look = new QTimer(this);
    connect(m_look, &QTimer::timeout, this, &EventKeeper::readJournal);
    m_look->start(std::chrono::seconds(2));
    readJournal();
}

void EventKeeper::append(const Place &place, const Known &known, const std::vector<Event> &events, base::WallTime now)
{
    if (!m_file)
        return;
    if (auto done = m_file->append(place, known, events, now); !done)
        complain(done.error());
    else
        m_said.clear();
}

void EventKeeper::complain(const base::Error &error)
{
    if (std::exchange(m_said, error.text) != error.text)
        emit refused(error);
}

void EventKeeper::readJournal()
{
    if (!m_reader) {
        if (!QFileInfo::exists(m_journalFile))
            return; // nobody has written yet
        auto reader = journal::Reader::open(m_journalFile);
        if (!reader)
            return; // the desk of incidents says what is wrong with the journal
        m_reader = std::move(*reader);
    }
    const auto newest = m_seen < 0 ? m_reader->newest(1) : m_reader->after(m_seen);
    if (!newest) {
        m_reader.reset(); // exchanged or damaged: opened again, from the beginning
        m_seen = -1;
        return;
    }
    bool more = false;
    if (m_seen < 0) {
        auto all = writtenSince(*m_reader, m_from);
        if (!all)
            return;
        m_written = std::move(*all);
        more = true;
        m_seen = 0;
    } else {
        for (const journal::StoredEntry &entry : *newest)
            if (auto one = writtenIn(entry); one && std::ranges::find(m_written, *one) == m_written.end()) {
                m_written.push_back(std::move(*one));
                more = true;
            }
    }
    for (const journal::StoredEntry &entry : *newest)
        m_seen = std::max(m_seen, entry.id);
    if (more)
        emit written(m_written);
}

} // namespace events

#include "moc_eventkeeper.cpp"
