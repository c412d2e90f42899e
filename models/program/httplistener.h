// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Accepts HTTP connections on one port (of the loopback unless told otherwise) and answers each request through a handler. Keep-alive; bounded in
// connections and bytes; a peer that stays silent is closed after half a minute. Engine thread only.

#include "models/flow/scope.h"
#include "models/program/httpreader.h"

#include <functional>

namespace program {

class HttpListener {
public:
    using Handler = std::function<flow::Task<HttpReply>(HttpRequest)>;
    static constexpr std::size_t kMostConnections = 128;

    explicit HttpListener(flow::Reactor &reactor) : m_reactor(reactor) { }
    ~HttpListener();
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    base::Result<void> listen(quint16 port, const QByteArray &address = "127.0.0.1"); // 0: a free one; IPv4 or IPv6, no name
    [[nodiscard]] quint16 port() const { return m_port; }

    flow::Task<void> serve(Handler handler); // until cancelled

private:
    static flow::Task<void> converse(flow::Reactor &reactor, int fd, const Handler &handler);

    flow::Reactor &m_reactor;
    int m_fd = -1;
    quint16 m_port = 0;
};

} // namespace program
