// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/connection.h"

#include "models/redis/addresses.h"

#include <QCoreApplication>

#include <hiredis/hiredis.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace redis {

using flow::Errc;
using flow::Error;
using flow::fail;
using flow::orFail;
using flow::Result;
using flow::Task;
using flow::TimePoint;

namespace {

Error closed(int code)
{
    return {Errc::Closed, code ? strerror(code) : QCoreApplication::translate("redis", "It closed the connection.").toStdString()};
}

void tune(int socket)
{
    const auto set = [socket](int level, int option, int value) { setsockopt(socket, level, option, &value, sizeof value); };
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, 10);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 5);
    set(IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, 8000);
}

void append(std::string &out, const Command &command)
{
    std::vector<const char *> parts;
    std::vector<std::size_t> sizes;
    for (const std::string &s : command) {
        parts.push_back(s.data());
        sizes.push_back(s.size());
    }
    char *bytes = nullptr;
    const int n = redisFormatCommandArgv(&bytes, int(command.size()), parts.data(), sizes.data());
    if (n > 0) {
        out.append(bytes, std::size_t(n));
        explicit_bzero(bytes, std::size_t(n)); // it may be AUTH
    }
    redisFreeCommand(bytes);
}

// What an error reply at opening means.
Error refusal(const Reply &reply)
{
    const std::string code = reply.errorCode();
    if (code == "NOAUTH")
        return {Errc::Authentication, reply.text, {}, {}, QCoreApplication::translate("redis", "Give this target a credential.").toStdString()};
    if (code == "WRONGPASS" || reply.text.starts_with("ERR invalid password") || reply.text.starts_with("ERR AUTH"))
        return {Errc::Authentication, reply.text, {}, {}, QCoreApplication::translate("redis", "Correct the user or the password of this target.").toStdString()};
    if (code == "NOPERM")
        return {Errc::Permission, reply.text, {}, {}, QCoreApplication::translate("redis", "Let this user run the command, or name another user.").toStdString()};
    if (code == "DENIED")
        return {Errc::Permission, reply.text, {}, {}, QCoreApplication::translate("redis", "The server takes no connections from here while it has no password.").toStdString()};
    return {Errc::Server, reply.text};
}

} // namespace

Connection::Connection(flow::Reactor &reactor, int socket) : m_reactor(reactor), m_socket(socket), m_watch(std::make_unique<flow::FdWatch>(reactor, socket))
{
}

Connection::~Connection()
{
    m_watch.reset(); // before the descriptor is closed
    ::close(m_socket);
}

std::unexpected<Error> Connection::broke(Error error)
{
    m_broken = true;
    return std::unexpected(std::move(error));
}

Task<Result<Connection::Ptr>> Connection::open(flow::Reactor &reactor, flow::BlockingPool &dns, ConnectionSettings settings,
                                               TimePoint due)
{
    const auto addresses = co_await orFail(addressesOf(reactor, dns, settings.host, settings.port, due));
    Error last{Errc::Unresolved, QCoreApplication::translate("redis", "Its name has no address.").toStdString()};
    for (const Address &address : addresses) {
        const int socket = ::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket < 0) {
            last = {Errc::Io, strerror(errno)};
            continue;
        }
        Ptr connection(new Connection(reactor, socket));
        if (address.bytes.ss_family != AF_UNIX)
            tune(socket);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&address.bytes), address.size) != 0) {
            if (errno != EINPROGRESS) {
                last = closed(errno);
                continue;
            }
            auto ready = co_await connection->m_watch->wait(flow::Writable, due);
            if (!ready) {
                if (ready.error().code == Errc::TimedOut)
                    ready.error().text = QCoreApplication::translate("redis", "It did not accept a connection in time.").toStdString();
                co_return std::unexpected(std::move(ready).error());
            }
            int code = 0;
            socklen_t size = sizeof code;
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size);
            if (code != 0) {
                last = closed(code);
                continue;
            }
        }
        co_await orFail(connection->introduce(std::move(settings), due));
        co_return connection;
    }
    co_return std::unexpected(std::move(last));
}

Task<Result<void>> Connection::introduce(ConnectionSettings settings, TimePoint due)
{
    const bool authenticates = settings.password && !settings.password->empty();
    std::string bytes;
    if (authenticates) {
        Command auth{"AUTH"};
        if (!settings.user.empty())
            auth.push_back(settings.user);
        auth.emplace_back(settings.password->reveal());
        append(bytes, auth);
        base::wipe(auth.back());
    }
    std::size_t expected = authenticates ? 1 : 0;
    for (const Command &c : {Command{"CLIENT", "SETNAME", "quarterdeck"}, Command{"SELECT", std::to_string(settings.database)},
                             Command{"PING"}}) {
        append(bytes, c);
        ++expected;
    }
    co_await orFail(write(std::move(bytes), due));
    for (std::size_t i = 0; i < expected; ++i) {
        const Reply reply = co_await orFail(read(due));
        const bool name = i == (authenticates ? 1 : 0);
        // A name is a courtesy; while it loads its data the server answers INFO all the same.
        if (reply.isError() && !(name && reply.errorCode() == "NOPERM") && reply.errorCode() != "LOADING"
            && reply.errorCode() != "MASTERDOWN")
            co_return broke(refusal(reply));
    }
    co_return {};
}

Task<Result<void>> Connection::write(std::string bytes, TimePoint due)
{
    struct Wipe {
        std::string &text;
        ~Wipe() { base::wipe(text); }
    } wipe{bytes};
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto n = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n > 0) {
            sent += std::size_t(n);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR) {
            // What it said before it closed tells more than the broken pipe does.
            (void)receive();
            co_return {};
        }
        auto ready = co_await m_watch->wait(flow::Writable, due);
        if (!ready)
            co_return broke(std::move(ready).error());
    }
    co_return {};
}

Result<void> Connection::receive()
{
    char buffer[16384];
    for (int i = 0; i < 64; ++i) { // a peer that never pauses must not hold the engine
        const auto n = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (n < 0)
            return errno == EAGAIN || errno == EINTR ? Result<void>() : broke(closed(errno));
        if (n == 0)
            return broke(closed(0));
        if (auto fed = m_reader.feed(buffer, std::size_t(n)); !fed)
            return broke(std::move(fed).error());
    }
    return {};
}

Task<Result<Reply>> Connection::read(TimePoint due)
{
    for (;;) {
        auto reply = m_reader.next();
        if (!reply)
            co_return broke(std::move(reply).error());
        if (*reply)
            co_return std::move(**reply);
        if (m_broken)
            co_return std::unexpected(closed(0));
        auto ready = co_await m_watch->wait(flow::Readable, due);
        if (!ready) {
            if (ready.error().code == Errc::TimedOut)
                ready.error().text = QCoreApplication::translate("redis", "It accepted the request and sent no answer in time.").toStdString();
            co_return broke(std::move(ready).error());
        }
        auto received = receive();
        if (!received) { // a farewell may have come with the end of the stream
            auto last = m_reader.next();
            if (last && *last)
                co_return std::move(**last);
            co_return std::unexpected(std::move(received).error());
        }
    }
}

Task<Result<Reply>> Connection::command(Command command, TimePoint due)
{
    std::string bytes;
    append(bytes, command);
    co_await orFail(write(std::move(bytes), due));
    co_return co_await read(due);
}

Task<Result<std::vector<Reply>>> Connection::pipeline(std::vector<Command> commands, TimePoint due)
{
    std::string bytes;
    for (const Command &c : commands)
        append(bytes, c);
    co_await orFail(write(std::move(bytes), due));
    std::vector<Reply> out;
    while (out.size() < commands.size()) {
        Reply reply = co_await orFail(read(due));
        out.push_back(std::move(reply));
    }
    co_return out;
}

Task<Result<IdleEnd>> Connection::idle(TimePoint until)
{
    auto ready = co_await m_watch->wait(flow::Readable, until);
    if (!ready) {
        if (ready.error().code == Errc::TimedOut && m_reactor.now() >= until)
            co_return IdleEnd::Due;
        co_return std::unexpected(std::move(ready).error());
    }
    co_await orFail(receive());
    auto unasked = m_reader.next();
    if (unasked && !*unasked)
        co_return IdleEnd::Activity;
    // Replies are matched by order: one that nobody asked for makes all later ones wrong.
    co_return broke({Errc::Protocol, QCoreApplication::translate("redis", "It sent an answer that nobody asked for.").toStdString()});
}

} // namespace redis
