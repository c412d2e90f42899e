// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every probe over HTTP shares: one kept connection, one request an interval, a new connection each cold
// interval (so that name, route and certificate are looked at again), the end of the connection noticed between
// requests, conditions, back-off. Engine thread; owned by the Watcher.

#include "models/http/client.h"
#include "models/watch/nap.h"
#include "models/watch/probe.h"

namespace watch {

class HttpPoll : public Probe {
public:
    flow::Task<void> run(Publisher &out) final;
    void lookNow() final { m_nap.wake(); }

protected:
    // authorizationHeader: as the target has it, "Authorization: Bearer"; empty: nothing is asked for nor sent.
    HttpPoll(const ProbeContext &context, const environment::Target &target, const QUrl &url, const environment::Tls &tls,
             const QString &authorizationHeader);

    // Takes figures from an answer. An error says what is wrong with it: Authentication, Protocol, or Server when
    // the target lives but did not give its figures.
    virtual base::Result<void> read(const http::Response &response, Sample &sample, Publisher &out) = 0;
    // Readings without a value for a round that brought none.
    virtual void missing(NoValue reason, const base::Untrusted &why, Sample &sample) = 0;
    // What the connection itself told, after each answer and each refusal of TLS.
    virtual void connected(const http::PeerCertificates &, const http::Timings *, Sample &) {}

    // 200, or the error that another status means for a source of figures.
    [[nodiscard]] static base::Result<void> expectSuccess(const http::Response &response);
    // The answer is no to the secret that was sent with the request: not to be sent again by itself.
    [[nodiscard]] bool refusesSecret(const http::Response &response) const;

    ProbeContext m_context;
    const environment::Target &m_target;
    http::Request m_request;

private:
    flow::Task<base::Result<void>> round(http::Client &client, Publisher &out, bool *answered);
    flow::Task<base::Result<void>> authorize(http::Client &client);

    Nap m_nap; // between two attempts
    http::TlsSettings m_tls;
    QString m_authorizationHeader;
    bool m_sendsSecret = false;
    bool m_knocks = true; // the next request makes a connection after a failure, so it is one of many
    std::string m_action; // for errors: "request https://..."
};

} // namespace watch
