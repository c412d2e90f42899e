// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/keeper.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace incidents {

namespace {

std::optional<LaidAside> laidAsideIn(const QList<journal::StoredEntry> &notes)
{
    for (auto note = notes.crbegin(); note != notes.crend(); ++note) // one of another machine names a file there
        if (QFileInfo(note->details).isFile())
            return LaidAside{note->details, base::fromMicroseconds(note->record.time)};
    return {};
}

} // namespace

void Keeper::open()
{
    m_timer = new QTimer(this);
    connect(m_timer, &QTimer::timeout, this, [this] { look(0); });
    m_timer->start(kLookEvery);
    look(-1);
}

void Keeper::look(qint64 ticket)
{
    if (m_reader && journal::FileIdentity::of(m_file) != m_identity) // another one lies there now
        forget();
    if (!m_reader && !QFileInfo::exists(m_file)) { // nobody has written yet
        const bool lost = std::exchange(m_lost, false);
        if (ticket != 0 || lost)
            emit found({}, lost, ticket);
        return;
    }
    base::Result<void> done = read(ticket);
    if (!done) { // once more: it may have been exchanged meanwhile
        forget();
        done = read(ticket);
    }
    if (done)
        return;
    forget();
    if (done.error().code == base::Errc::Absent) { // it is being made
        if (ticket != 0)
            emit found({}, false, ticket);
    } else if (done.error().code != base::Errc::TimedOut) { // else somebody writes for long
        m_lost = true;
        emit unreadable(done.error(), ticket);
    } else if (ticket > 0) {
        emit found({}, false, ticket);
    }
}

base::Result<void> Keeper::read(qint64 ticket)
{
    if (!m_reader) {
        m_identity = journal::FileIdentity::of(m_file);
        auto reader = journal::Reader::open(m_file);
        if (!reader)
            return std::unexpected(reader.error());
        m_reader = std::move(*reader);
    }
    const bool anew = m_seen < 0;
    const auto newest = anew ? m_reader->newest(1) : m_reader->after(m_seen);
    if (!newest)
        return std::unexpected(newest.error());
    std::vector<Fact> facts;
    if (anew) {
        auto all = historyIn(*m_reader);
        journal::Query noted;
        noted.act = QStringLiteral("journal.moved-aside");
        const auto notes = m_reader->search(noted);
        if (!all || !notes)
            return std::unexpected(all ? notes.error() : all.error());
        facts = std::move(*all);
        emit laidAside(laidAsideIn(*notes));
    }
    for (const journal::StoredEntry &entry : *newest) {
        m_seen = std::max(m_seen, entry.id);
        if (anew)
            continue;
        auto fact = factOf(entry);
        if (!fact)
            fact = commandOf(entry);
        if (fact)
            facts.push_back(std::move(*fact));
    }
    m_lost = false;
    if (anew || !facts.empty() || ticket != 0)
        emit found(facts, anew, ticket);
    return {};
}

void Keeper::forget()
{
    m_lost = m_lost || m_seen >= 0;
    m_reader.reset();
    m_seen = -1;
}

} // namespace incidents

#include "moc_keeper.cpp"
