// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One connection to a Redis server. Engine thread only; one flow at a time. Commands are lists of arguments, so no
// value can become a command. After a deadline or a protocol error the connection is broken: drop it.
//
// Errors: Unresolved, Closed (refused, reset, ended), TimedOut, Authentication (wrong or missing password),
// Permission, Server (any other error reply at opening), Protocol (not Redis, or beyond a cap), Cancelled. An error
// reply to a command is a Reply, not an Error: one refused command leaves the others alone.

#include "models/base/secret.h"
#include "models/flow/pool.h"
#include "models/redis/reply.h"
#include "models/redis/replyreader.h"

#include <memory>
#include <string>
#include <vector>

namespace redis {

using Command = std::vector<std::string>;

struct ConnectionSettings {
    std::string host; // name, address, or the path of a socket ("/run/redis/redis.sock")
    int port = 6379;
    int database = 0;
    std::string user; // empty: the default user
    std::shared_ptr<const base::Secret> password; // null or empty: none
    ConnectionSettings(std::string h, int p) : host(std::move(h)), port(p) {}
};

enum class IdleEnd { Due, Activity };

class Connection {
public:
    using Ptr = std::unique_ptr<Connection>;
    // Resolves in the pool, connects (each address in turn within the limit), authenticates, selects the database.
    static flow::Task<flow::Result<Ptr>> open(flow::Reactor &reactor, flow::BlockingPool &dns, ConnectionSettings settings,
                                              flow::TimePoint due);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    flow::Task<flow::Result<Reply>> command(Command command, flow::TimePoint due);
    // In one round trip; replies in the order of the commands.
    flow::Task<flow::Result<std::vector<Reply>>> pipeline(std::vector<Command> commands, flow::TimePoint due);
    // Waits between rounds; the server's death ends it at once with Closed.
    flow::Task<flow::Result<IdleEnd>> idle(flow::TimePoint until);

    [[nodiscard]] bool broken() const { return m_broken; }

private:
    Connection(flow::Reactor &reactor, int socket);
    flow::Task<flow::Result<void>> write(std::string bytes, flow::TimePoint due);
    flow::Task<flow::Result<Reply>> read(flow::TimePoint due);
    flow::Result<void> receive(); // what has come, without waiting
    flow::Task<flow::Result<void>> introduce(ConnectionSettings settings, flow::TimePoint due);
    std::unexpected<flow::Error> broke(flow::Error error);

    flow::Reactor &m_reactor;
    int m_socket;
    std::unique_ptr<flow::FdWatch> m_watch;
    ReplyReader m_reader;
    bool m_broken = false;
};

} // namespace redis
