// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/addresses.h"

#include <QCoreApplication>

#include <netdb.h>
#include <sys/un.h>

#include <cstring>

namespace redis {

using flow::Errc;
using flow::Result;
using flow::Task;

namespace {

struct Resolved {
    std::vector<Address> addresses;
    std::string error;
};

Resolved resolve(const std::string &host, int port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (const int rc = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list); rc != 0)
        return {{}, gai_strerror(rc)};
    Resolved out;
    for (const addrinfo *a = list; a; a = a->ai_next) {
        Address &address = out.addresses.emplace_back();
        std::memcpy(&address.bytes, a->ai_addr, a->ai_addrlen);
        address.size = a->ai_addrlen;
    }
    freeaddrinfo(list);
    return out;
}

Result<std::vector<Address>> socketAddress(const std::string &path)
{
    sockaddr_un local{};
    local.sun_family = AF_UNIX;
    if (path.size() >= sizeof local.sun_path)
        return flow::fail(Errc::Invalid, QCoreApplication::translate("redis", "The path of its socket is too long.").toStdString());
    std::memcpy(local.sun_path, path.c_str(), path.size() + 1);
    std::vector<Address> out(1);
    std::memcpy(&out[0].bytes, &local, sizeof local);
    out[0].size = sizeof local;
    return out;
}

} // namespace

Task<Result<std::vector<Address>>> addressesOf(flow::Reactor &reactor, flow::BlockingPool &dns, std::string host, int port,
                                               flow::TimePoint due)
{
    if (host.starts_with('/'))
        co_return socketAddress(host);
    std::function<Resolved()> job = [host, port] { return resolve(host, port); };
    auto wait = flow::offload<Resolved>(reactor, dns, due, std::move(job));
    Result<Resolved> found = co_await wait;
    if (!found) {
        if (found.error().code == Errc::TimedOut)
            co_return flow::fail(Errc::TimedOut, QCoreApplication::translate("redis", "Its name was not resolved in time.").toStdString());
        co_return std::unexpected(std::move(found).error());
    }
    if (!found->error.empty()) {
        const QString text = QCoreApplication::translate("redis", "Its name has no address: %1 (%2)")
                                 .arg(QString::fromStdString(host), QString::fromLocal8Bit(found->error.c_str()));
        flow::Error error;
        error.code = Errc::Unresolved;
        error.text = text.toStdString();
        error.remedy = QCoreApplication::translate("redis", "Check the host name and the name servers of this machine.").toStdString();
        co_return std::unexpected(std::move(error));
    }
    co_return std::move(found->addresses);
}

} // namespace redis
