// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/eventkeeper.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace events {

void EventKeeper::open(base::WallTime now)
{
    m_now = now;
    m_from = now - EventFile::kKept;
    std::optional<EventFile> other; // kept by another program: read alone
    if (const auto why = m_path.isEmpty() ? std::nullopt : take(); why && why->code == base::Errc::Absent)
        if (auto read = EventFile::openToRead(m_path, now))
            other = std::move(*read);
    const EventFile *const there = m_file ? &*m_file : other ? &*other : nullptr;
    emit opened(there ? there->known() : QHash<Place, Known>(), there ? there->found() : std::vector<Found>());
    m_look = new QTimer(this);
    connect(m_look, &QTimer::timeout, this, &EventKeeper::takeOver);
    connect(m_look, &QTimer::timeout, this, &EventKeeper::readJournal);
    m_look->start(std::chrono::seconds(2));
    readJournal();
}

std::optional<base::Error> EventKeeper::take()
{
    auto file = EventFile::open(m_path, m_now);
    if (!file) {
        if (file.error().code != base::Errc::Absent)
            complain(file.error());
        return file.error();
    }
    m_file = std::move(*file);
    return std::nullopt;
}

void EventKeeper::takeOver()
{
    if (m_file || m_path.isEmpty() || take())
        return;
    m_said.clear();
    m_theirs = m_file->found();
    for (const Unkept::Row &row : m_unkept.missingIn(*m_file))
        if (auto done = m_file->append(row.place, row.known, row.events, m_now); !done)
            complain(done.error());
    m_unkept = {};
}

void EventKeeper::append(const Place &place, const Known &known, const std::vector<Event> &events, base::WallTime now)
{
    m_now = now;
    if (!m_file) {
        m_unkept.add(place, known, events);
        return;
    }
    if (auto done = m_file->append(place, known, notAmong(m_theirs, place, events), now); !done)
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
    if (m_journalFile.isEmpty())
        return;
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
