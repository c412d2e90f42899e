// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/servicequeue.h"

#include <QFile>

namespace service {

namespace {

constexpr auto kKey = "shop:queue:mail";

// A pass file's line is host:port:database:user:password, with \: and \\ for those two characters.
std::shared_ptr<const base::Secret> passwordFor(const QString &passfile, quint16 port)
{
    QFile in(passfile);
    if (passfile.isEmpty() || !in.open(QIODevice::ReadOnly))
        return {};
    while (!in.atEnd()) {
        std::string line = in.readLine().toStdString();
        std::string fields[5];
        int field = 0;
        for (std::size_t i = 0; i < line.size() && line[i] != '\n'; ++i) {
            const bool escaped = line[i] == '\\' && i + 1 < line.size();
            if (line[i] == ':' && field < 4)
                ++field;
            else
                fields[field] += escaped ? line[++i] : line[i];
        }
        base::wipe(line);
        if (fields[1] == std::to_string(port))
            return std::make_shared<const base::Secret>(std::move(fields[4]));
        base::wipe(fields[4]);
    }
    return {};
}

redis::ConnectionSettings redisSettings(const ServiceConfig &config)
{
    redis::ConnectionSettings s("127.0.0.1", config.redisPort);
    s.password = passwordFor(config.passfile, config.redisPort);
    return s;
}

struct Busy {
    int &count;
    explicit Busy(int &c) : count(c) { ++count; }
    ~Busy() { --count; }
    Busy(const Busy &) = delete;
    Busy &operator=(const Busy &) = delete;
};

flow::Task<flow::Result<void>> succeeded(flow::Task<flow::Result<redis::Reply>> asked)
{
    co_await flow::orFail(std::move(asked));
    co_return {};
}

} // namespace

ServiceQueue::ServiceQueue(flow::Reactor &reactor, const ServiceConfig &config)
    : m_reactor(reactor), m_settings(redisSettings(config))
{
}

flow::Task<flow::Result<redis::Reply>> ServiceQueue::command(redis::Command command, flow::TimePoint due)
{
    if (m_busy >= kMostConnections)
        co_return flow::fail(flow::Errc::Server, "all connections of the service are busy");
    const Busy use(m_busy);
    redis::Connection::Ptr connection;
    flow::Result<redis::Reply> reply = flow::fail(flow::Errc::Closed, "not connected");
    // A kept connection may have died since: then one fresh one is tried.
    while (!m_idle.empty()) {
        connection = std::move(m_idle.back());
        m_idle.pop_back();
        reply = co_await connection->command(command, due);
        if (!connection->broken() || reply || reply.error().code != flow::Errc::Closed)
            break;
        connection.reset();
    }
    if (!connection) {
        connection = co_await flow::orFail(redis::Connection::open(m_reactor, m_pool, m_settings, due));
        reply = co_await connection->command(command, due);
    }
    if (!connection->broken())
        m_idle.push_back(std::move(connection));
    if (reply && reply->isError())
        co_return flow::fail(flow::Errc::Server, reply->text);
    co_return reply;
}

flow::Task<flow::Result<void>> ServiceQueue::ping(flow::TimePoint due)
{
    redis::Command ping{"PING"};
    return succeeded(command(std::move(ping), due));
}

flow::Task<flow::Result<void>> ServiceQueue::push(QByteArray id, flow::TimePoint due)
{
    redis::Command push{"LPUSH", kKey, id.toStdString()};
    return succeeded(command(std::move(push), due));
}

flow::Task<flow::Result<QByteArrayList>> ServiceQueue::take(flow::TimePoint due)
{
    redis::Command take{"RPOP", kKey, "100"};
    const redis::Reply reply = co_await flow::orFail(command(std::move(take), due));
    QByteArrayList ids;
    for (const redis::Reply &element : reply.elements) {
        bool ok = false;
        const qint64 id = QByteArray::fromStdString(element.text).toLongLong(&ok);
        if (ok)
            ids += QByteArray::number(id);
    }
    co_return ids;
}

flow::Task<flow::Result<void>> ServiceQueue::giveBack(QByteArrayList ids, flow::TimePoint due)
{
    redis::Command back{"RPUSH", kKey};
    for (auto id = ids.crbegin(); id != ids.crend(); ++id)
        back.push_back(id->toStdString());
    return succeeded(command(std::move(back), due));
}

flow::Task<flow::Result<void>> ServiceQueue::fillTo(int length, flow::TimePoint due)
{
    redis::Command count{"LLEN", kKey};
    const redis::Reply depth = co_await flow::orFail(command(std::move(count), due));
    redis::Command push{"LPUSH", kKey};
    for (auto n = depth.integer; n < length; ++n)
        push.emplace_back("0");
    if (push.size() > 2)
        co_await flow::orFail(command(std::move(push), due));
    co_return {};
}

} // namespace service
