// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/keeper.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace incidents {

void Keeper::open()
{
    m_timer = new QTimer(this);
    connect(m_timer, &QTimer::timeout, this, [this] { look(0); });
    m_timer->start(kLookEvery);
    look(-1);
}

void Keeper::look(qint64 ticket)
{
    if (!m_reader && QFileInfo::exists(m_file)) {
        auto reader = journal::Reader::open(m_file);
        if (reader)
            m_reader = std::move(*reader);
    }
    if (!m_reader) { // nobody has written yet, or its own room says what is wrong with it
        if (ticket != 0)
            emit found({}, false, ticket);
        return;
    }
    const bool anew = m_seen < 0;
    const auto newest = anew ? m_reader->newest(1) : m_reader->after(m_seen);
    auto all = anew && newest ? factsIn(*m_reader) : base::Result<std::vector<Fact>>();
    if (!newest || !all) {
        m_reader.reset(); // exchanged or damaged: opened again, from the beginning
        m_seen = -1;
        emit found({}, false, ticket);
        return;
    }
    std::vector<Fact> facts = std::move(*all);
    for (const journal::StoredEntry &entry : *newest) {
        m_seen = std::max(m_seen, entry.id);
        if (auto fact = anew ? std::nullopt : factOf(entry))
            facts.push_back(std::move(*fact));
    }
    if (anew || !facts.empty() || ticket != 0)
        emit found(facts, anew, ticket);
}

} // namespace incidents

#include "moc_keeper.cpp"
