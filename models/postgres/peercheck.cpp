// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/peercheck.h"

#include "models/postgres/certificate.h"

#include <QCoreApplication>

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>

namespace postgres {

using base::Errc;
using base::Error;
using base::milliseconds;

namespace {

Error named(Errc code, const QString &text, const char *remedy)
{
    Error e{code, text.toStdString()};
    e.remedy = QCoreApplication::translate("postgres", remedy).toStdString();
    return e;
}

class Socket {
public:
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    bool connectTo(const std::string &address, const std::string &port, milliseconds limit)
    {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
        addrinfo *list = nullptr;
        if (getaddrinfo(address.c_str(), port.c_str(), &hints, &list) != 0)
            return false;
        const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> keep(list, &freeaddrinfo);
        m_fd = socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        // SO_SNDTIMEO bounds connect() too
        const timeval t{.tv_sec = limit.count() / 1000, .tv_usec = (limit.count() % 1000) * 1000};
        setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &t, sizeof t);
        setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
        return ::connect(m_fd, list->ai_addr, list->ai_addrlen) == 0;
    }
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd = -1;
};

Error certificateError(const ConnectionSettings &s, const X509 *c, long reason)
{
    const auto now = QString::fromStdString(shown(std::chrono::system_clock::now()));
    const auto until = c ? validUntil(c) : std::nullopt;
    const auto from = c ? validFrom(c) : std::nullopt;
    switch (reason) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server's certificate expired on %1; this computer's clock says %2")
            .arg(until ? QString::fromStdString(shown(*until)) : QString(), now), "Install a new certificate on the server.");
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server's certificate is valid from %1 on; this computer's clock says %2")
            .arg(from ? QString::fromStdString(shown(*from)) : QString(), now), "Check the clocks of this computer and of the server.");
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server's certificate is for %1, not for %2")
            .arg(c ? QString::fromStdString(names(c)) : QString(), QString::fromStdString(s.host)),
            "Connect under a name that the certificate holds, or install a certificate for this name.");
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server's certificate is signed by an unknown authority, %1")
            .arg(c ? QString::fromStdString(issuer(c)) : QString()), "Name the file of the authority that signs your servers' certificates.");
    default:
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server's certificate is refused: %1").arg(QLatin1String(X509_verify_cert_error_string(reason))),
            "Install a certificate on the server that can be verified.");
    }
}

// The first thing found wrong, with the certificate it is about: OpenSSL drops both when it refuses.
struct Refusal {
    long reason = X509_V_OK;
    X509 *certificate = nullptr;
    ~Refusal() { X509_free(certificate); }
};

int keepRefusal(int ok, X509_STORE_CTX *context)
{
    if (ok)
        return 1;
    const auto *ssl = static_cast<const SSL *>(X509_STORE_CTX_get_ex_data(context, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto *refusal = static_cast<Refusal *>(SSL_get_app_data(ssl));
    if (refusal->reason == X509_V_OK) {
        refusal->reason = X509_STORE_CTX_get_error(context);
        if (X509 *c = X509_STORE_CTX_get_current_cert(context); c && X509_up_ref(c))
            refusal->certificate = c;
    }
    return 0;
}

// The handshake libpq makes, with the reason kept.
std::optional<Error> examineTls(const ConnectionSettings &s, int fd)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    if (s.verifies() && SSL_CTX_load_verify_locations(context.get(), s.trustedAuthorities().c_str(), nullptr) != 1)
        return named(Errc::Tls, QCoreApplication::translate("postgres", "cannot read the authorities' certificates in %1").arg(QString::fromStdString(s.trustedAuthorities())),
            "Name a readable file with the certificates of the authorities you trust.");
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(ssl.get(), fd);
    X509_VERIFY_PARAM *wanted = SSL_get0_param(ssl.get());
    const bool byAddress = X509_VERIFY_PARAM_set1_ip_asc(wanted, s.host.c_str()) == 1;
    if (!byAddress)
        SSL_set_tlsext_host_name(ssl.get(), s.host.c_str());
    if (s.tls == TlsMode::VerifyFull && !byAddress)
        SSL_set1_host(ssl.get(), s.host.c_str());
    Refusal refusal;
    SSL_set_app_data(ssl.get(), &refusal);
    SSL_set_verify(ssl.get(), s.verifies() ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, s.verifies() ? &keepRefusal : nullptr);
    ERR_clear_error();
    if (SSL_connect(ssl.get()) == 1)
        return {};
    if (refusal.reason != X509_V_OK)
        return certificateError(s, refusal.certificate, refusal.reason);
    const unsigned long why = ERR_peek_last_error();
    const char *reason = why ? ERR_reason_error_string(why) : nullptr;
    return named(Errc::Tls, QCoreApplication::translate("postgres", "the encrypted handshake failed: %1").arg(QLatin1String(reason ? reason : "connection closed")),
        "Check the TLS settings of the server and of this connection.");
}

Error anotherProtocol()
{
    return named(Errc::Protocol, QCoreApplication::translate("postgres", "the peer is not a PostgreSQL server"), "Check the port: something else listens there.");
}

// A PostgreSQL server says S or N and then waits for us; "SSH-2.0-" and "NNTP" go on.
bool saysMore(int fd)
{
    pollfd p{fd, POLLIN, 0};
    char next = 0;
    return poll(&p, 1, 20) == 1 && recv(fd, &next, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

} // namespace

std::optional<Error> examinePeer(const ConnectionSettings &s, const std::string &address, milliseconds limit)
{
    Socket peer;
    if (s.isSocket() || !peer.connectTo(address, s.port, limit))
        return {};
    constexpr std::array<unsigned char, 8> kSslRequest{0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f};
    char answer = 0;
    if (send(peer.fd(), kSslRequest.data(), kSslRequest.size(), MSG_NOSIGNAL) != ssize_t(kSslRequest.size()) || recv(peer.fd(), &answer, 1, 0) != 1)
        return {};
    const bool goesOn = saysMore(peer.fd());
    switch (answer) {
    case 'S':
        if (goesOn)
            return anotherProtocol();
        return s.tls == TlsMode::Disable ? std::nullopt : examineTls(s, peer.fd());
    case 'N':
        if (goesOn)
            return anotherProtocol();
        if (s.tls == TlsMode::Disable || s.tls == TlsMode::Prefer)
            return {};
        return named(Errc::Tls, QCoreApplication::translate("postgres", "the server does not offer encryption"), "Turn on ssl on the server, or allow an unencrypted connection if this link needs none.");
    case 'E':
        return {};
    default:
        return anotherProtocol();
    }
}

} // namespace postgres
