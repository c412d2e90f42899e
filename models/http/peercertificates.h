// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a TLS server showed in its last full handshake, known also when it was not trusted. Filled by OpenSSL's
// verification on the engine thread; the text in it was chosen by the peer.

#include "models/base/clock.h"
#include "models/base/result.h"

#include <string>
#include <vector>

struct ssl_ctx_st;
struct x509_store_ctx_st;

namespace http {

struct PeerCertificates {
    bool seen = false;
    base::WallTime notBefore{};        // of the server's own certificate
    base::WallTime notAfter{};
    base::WallTime earliestNotAfter{}; // of everything the server sent: the chain ends when its first link does
    std::vector<std::string> names;    // hosts and addresses it is for
    std::string issuer;
    std::string protocol;              // "TLSv1.3"
    int verifyError = 0;               // X509_V_ERR_..., 0: the authority is trusted

    // Makes verification on this context report here. Must outlive the context's connections.
    // trustAnyway: look, but never refuse.
    void observe(ssl_ctx_st *context, bool trustAnyway);

    // Why the peer was refused: one sentence and what to do. host: the name that was asked for.
    [[nodiscard]] base::Error refusal(const std::string &host, base::WallTime now) const;

private:
    static int verify(int trusted, x509_store_ctx_st *store);
    void collect(x509_store_ctx_st *store);
    bool m_trustAnyway = false;
};

} // namespace http
