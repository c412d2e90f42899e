// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Addresses of a host, found in a pool thread since getaddrinfo can be given no limit.

#include "models/flow/pool.h"

#include <sys/socket.h>

#include <string>
#include <vector>

namespace redis {

struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;
};

// A path gives the one address of that socket. Errors: Unresolved, TimedOut, Cancelled, Invalid (path too long).
flow::Task<flow::Result<std::vector<Address>>> addressesOf(flow::Reactor &reactor, flow::BlockingPool &dns, std::string host,
                                                           int port, flow::TimePoint due);

} // namespace redis
