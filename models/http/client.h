// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One HTTP conversation partner: libcurl's multi interface on the flow reactor, with one connection that is kept
// between requests. One request at a time. No proxy, netrc, cookie or redirect comes from the environment; only
// http and https are spoken. Names are resolved in a thread of libcurl. Engine thread only.
//
// Errors: Unresolved, Closed (refused, reset, ended early), TimedOut, Tls (with a sentence and a remedy),
// Protocol (not HTTP, or beyond a cap), Invalid (the URL), Cancelled.

#include "models/base/secret.h"
#include "models/flow/scope.h"
#include "models/http/peercertificates.h"
#include "models/http/request.h"
#include "models/http/response.h"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace http {

class Transfer;

enum class IdleEnd { Due, PeerClosed };

class Client {
public:
    explicit Client(flow::Reactor &reactor, TlsSettings tls = {});
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    // Sent with each request as "<prefix> <secret>", prefix such as "Authorization: Bearer".
    void setAuthorization(std::string prefix, base::Secret secret);

    flow::Task<flow::Result<Response>> get(Request request, flow::TimePoint due);
    // Waits between requests; ends early when the peer gives up the kept connection.
    flow::Task<flow::Result<IdleEnd>> idle(flow::TimePoint until);

    [[nodiscard]] const PeerCertificates &peer() const { return m_peer; } // of the last full handshake

private:
    friend class Transfer;
    static int socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *known);
    static int timerChanged(CURLM *, long ms, void *self);
    void turn();
    void runDue();

    flow::Reactor &m_reactor;
    TlsSettings m_tls;
    std::string m_authorization; // prefix
    base::Secret m_secret;
    PeerCertificates m_peer;
    int m_epoll;
    int m_timer; // timerfd: libcurl's own timers are finer than the reactor's wheel
    std::unique_ptr<flow::FdWatch> m_watch;
    CURLM *m_multi;
    CURL *m_easy;
    bool m_due = false; // libcurl wants to run at once
    curl_socket_t m_kept = CURL_SOCKET_BAD;
};

} // namespace http
