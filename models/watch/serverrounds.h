// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the two connections of one PostgreSQL target tell of the other databases of its server, for the targets that are
// watched through it (`via`). Engine thread only. Shared by the probe that asks and those that listen; it outlives each
// of them, so that listeners stay when the one that asks is started anew.

#include "models/flow/event.h"
#include "models/postgres/asker.h"
#include "models/watch/snapshot.h"

#include <QHash>

#include <map>
#include <memory>
#include <set>

namespace watch {

// One hot round, of the databases somebody listens for.
struct ServerRound {
    struct Database {
        bool there = false; // the server has it
        std::vector<Reading> readings;
        std::vector<SessionRow> sessions;
    };
    base::TimePoint sentAt{};
    base::WallTime wallAt{};
    std::chrono::milliseconds interval{};
    QHash<QString, Database> databases; // by raw name
};

class ServerRounds {
public:
    // Who asks.
    [[nodiscard]] bool wanted() const { return !m_listeners.empty(); }
    [[nodiscard]] std::shared_ptr<ServerRound> begin() const; // with an empty entry for each database that is listened for
    void tell(std::shared_ptr<const ServerRound> round);
    void lost(base::Error error);
    void setFacts(const Facts &facts) { m_facts = facts; }
    void setSizes(QHash<QString, double> bytes) { m_sizes = std::move(bytes); }
    void setDoor(std::shared_ptr<postgres::Asker> door) { m_door = std::move(door); }
    [[nodiscard]] const std::multiset<int> &otherPids() const { return m_pids; } // of the listeners' own connections

    // Who listens. A database is asked for as long as one of these lives.
    class Listener {
    public:
        Listener(std::shared_ptr<ServerRounds> rounds, QString database);
        ~Listener();
        Listener(const Listener &) = delete;
        Listener &operator=(const Listener &) = delete;

    private:
        std::shared_ptr<ServerRounds> m_rounds;
        QString m_database;
    };
    [[nodiscard]] const std::shared_ptr<const ServerRound> &latest() const { return m_latest; } // null: lost, or not yet
    [[nodiscard]] const std::optional<base::Error> &lastError() const { return m_error; } // of the last loss; nothing: never lost
    [[nodiscard]] const Facts &facts() const { return m_facts; }
    [[nodiscard]] std::optional<double> bytesOf(const QString &database) const;
    [[nodiscard]] std::shared_ptr<postgres::Asker> door() const { return m_door; }
    [[nodiscard]] flow::Event &news() { return m_news; } // a round, or a loss
    void connected(int pid) { m_pids.insert(pid); }
    void disconnected(int pid);

private:
    std::map<QString, int> m_listeners; // database -> how many
    std::shared_ptr<const ServerRound> m_latest;
    std::optional<base::Error> m_error;
    Facts m_facts;
    QHash<QString, double> m_sizes;
    std::shared_ptr<postgres::Asker> m_door;
    std::multiset<int> m_pids;
    flow::Event m_news;
};

// One for each target that somebody asks or listens through.
class Servers {
public:
    [[nodiscard]] std::shared_ptr<ServerRounds> of(const QString &target);

private:
    QHash<QString, std::weak_ptr<ServerRounds>> m_rounds;
};

} // namespace watch
