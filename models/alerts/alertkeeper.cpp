// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertkeeper.h"

#include "models/mutes/mutefile.h"

#include <utility>

namespace alerts {

void AlertKeeper::open(int opening, const QString &book)
{
    m_lock.reset();
    m_opening = opening;
    m_book = book;
    m_foreign = false;
    m_bookSeen.clear();
    look(); // elects, too, from the second opening on
    if (!m_lock)
        elect();
    if (!m_lock && !m_book.isEmpty())
        emit opened(m_opening, false, {});
    follow();
    if (!m_timer) {
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, &AlertKeeper::look);
        m_timer->start(kLook);
    }
}

// Without a state folder there is nobody to agree with, and each tells.
void AlertKeeper::elect()
{
    if (!m_book.isEmpty()) {
        m_lock = PagerLock::take(m_book);
        if (!m_lock)
            return;
    }
    auto kept = std::make_shared<KeptBook>();
    if (auto read = readBook(m_book)) {
        *kept = *std::move(read);
    } else if (read.error().code != base::Errc::Absent) {
        m_foreign = read.error().code == base::Errc::Invalid;
        complain(read.error());
    }
    emit opened(m_opening, true, kept);
}

void AlertKeeper::look()
{
    if (const QString stamp = mutes::stampOf(m_wishes); stamp != m_wishesSeen) {
        m_wishesSeen = stamp;
        const auto read = readWishes(m_wishes, base::Clock::system().wallNow());
        if (!read)
            complain(read.error());
        emit wishesRead(read.value_or(QList<Wish>())); // what cannot be read does not hold
    }
    if (const QString stamp = mutes::stampOf(m_rules); std::exchange(m_rulesSeen, stamp) != stamp && m_timer)
        emit rulesChanged();
    if (m_timer && !m_lock && !m_book.isEmpty())
        elect();
    if (m_timer)
        follow();
}

void AlertKeeper::follow()
{
    if (m_lock || m_book.isEmpty())
        return;
    const QString stamp = mutes::stampOf(m_book);
    if (std::exchange(m_bookSeen, stamp) == stamp)
        return;
    auto read = readBook(m_book);
    emit followed(m_opening, read ? std::make_shared<const KeptBook>(*std::move(read)) : nullptr);
}

void AlertKeeper::write(const KeptBookPtr &book)
{
    if (m_book.isEmpty() || !m_lock || m_foreign)
        return;
    if (auto done = writeBook(m_book, *book); !done)
        complain(done.error());
    else
        m_said.clear();
}

void AlertKeeper::complain(const base::Error &error)
{
    if (std::exchange(m_said, error.text) != error.text)
        emit refused(error);
}

} // namespace alerts

#include "moc_alertkeeper.cpp"
