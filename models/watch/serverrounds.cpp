// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/serverrounds.h"

namespace watch {

ServerRounds::Listener::Listener(std::shared_ptr<ServerRounds> rounds, QString database)
    : m_rounds(std::move(rounds)), m_database(std::move(database))
{
    ++m_rounds->m_listeners[m_database];
}

ServerRounds::Listener::~Listener()
{
    const auto at = m_rounds->m_listeners.find(m_database);
    if (--at->second == 0)
        m_rounds->m_listeners.erase(at);
}

std::shared_ptr<ServerRound> ServerRounds::begin() const
{
    auto round = std::make_shared<ServerRound>();
    round->databases.reserve(qsizetype(m_listeners.size()));
    for (const auto &[database, count] : m_listeners)
        round->databases.insert(database, {});
    return round;
}

void ServerRounds::tell(std::shared_ptr<const ServerRound> round)
{
    m_latest = std::move(round);
    m_news.happened();
}

void ServerRounds::lost(base::Error error)
{
    m_latest.reset();
    m_error = std::move(error);
    m_news.happened();
}

std::optional<double> ServerRounds::bytesOf(const QString &database) const
{
    const auto at = m_sizes.constFind(database);
    return at == m_sizes.constEnd() ? std::nullopt : std::optional(*at);
}

void ServerRounds::disconnected(int pid)
{
    if (const auto at = m_pids.find(pid); at != m_pids.end())
        m_pids.erase(at);
}

std::shared_ptr<ServerRounds> Servers::of(const QString &target)
{
    std::weak_ptr<ServerRounds> &known = m_rounds[target];
    auto rounds = known.lock();
    if (!rounds) {
        rounds = std::make_shared<ServerRounds>();
        known = rounds;
    }
    return rounds;
}

} // namespace watch
