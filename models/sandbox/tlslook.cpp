// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/tlslook.h"

#include "models/sandbox/loopbacksocket.h"

#include <QCoreApplication>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace sandbox {

using flow::Errc;
using flow::Result;
using flow::Task;

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Connection = std::unique_ptr<SSL, decltype(&SSL_free)>;

// Through memory, so that a server that goes away never costs a SIGPIPE.
Task<Result<void>> send(flow::FdWatch &watch, int fd, QByteArray bytes, flow::TimePoint due)
{
    while (!bytes.isEmpty()) {
        const auto n = ::send(fd, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            co_return flow::fail(Errc::Closed, std::strerror(errno));
        if (n > 0)
            bytes.remove(0, n);
        else
            co_await flow::orFail(co_await watch.wait(flow::Writable, due));
    }
    co_return Result<void>();
}

Task<Result<QByteArray>> receive(flow::FdWatch &watch, int fd, std::size_t most, flow::TimePoint due)
{
    std::array<char, 16384> buffer;
    for (;;) {
        const auto n = ::recv(fd, buffer.data(), std::min(most, buffer.size()), 0);
        if (n > 0)
            co_return QByteArray(buffer.data(), n);
        if (n == 0)
            co_return flow::fail(Errc::Closed, QCoreApplication::translate("sandbox", "it closed the connection").toStdString());
        if (errno != EAGAIN && errno != EINTR)
            co_return flow::fail(Errc::Closed, std::strerror(errno));
        co_await flow::orFail(co_await watch.wait(flow::Readable, due));
    }
}

Task<Result<void>> askForTls(flow::FdWatch &watch, int fd, flow::TimePoint due)
{
    const QByteArray request("\0\0\0\x08\x04\xd2\x16\x2f", 8); // SSLRequest: its length, code 80877103
    co_await flow::orFail(send(watch, fd, request, due));
    const QByteArray answer = co_await flow::orFail(receive(watch, fd, 1, due));
    if (answer != "S")
        co_return flow::fail(Errc::Tls, QCoreApplication::translate("sandbox", "it does not offer TLS").toStdString());
    co_return Result<void>();
}

QByteArray waiting(BIO *bio)
{
    QByteArray bytes(qsizetype(BIO_ctrl_pending(bio)), '\0');
    const int n = BIO_read(bio, bytes.data(), int(bytes.size()));
    return bytes.left(std::max(n, 0));
}

QByteArray peerOf(SSL *connection)
{
    const std::unique_ptr<X509, decltype(&X509_free)> peer(SSL_get1_peer_certificate(connection), &X509_free);
    unsigned char *der = nullptr;
    const int size = peer ? i2d_X509(peer.get(), &der) : 0;
    const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

} // namespace

Task<Result<QByteArray>> shownCertificate(flow::Reactor &reactor, int port, TlsDoor door, flow::TimePoint due)
{
    const LoopbackSocket socket = co_await flow::orFail(LoopbackSocket::connect(reactor, port, due));
    flow::FdWatch watch(reactor, socket.fd());
    if (door == TlsDoor::PostgresRequest)
        co_await flow::orFail(askForTls(watch, socket.fd(), due));
    const Context context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const Connection connection(SSL_new(context.get()), &SSL_free);
    if (!connection)
        co_return flow::fail(Errc::Internal, "no memory for TLS");
    BIO *in = BIO_new(BIO_s_mem());
    BIO *out = BIO_new(BIO_s_mem());
    SSL_set_bio(connection.get(), in, out); // owns both from here on
    for (;;) {
        ERR_clear_error();
        const int done = SSL_connect(connection.get());
        const int why = SSL_get_error(connection.get(), done);
        const QByteArray say = waiting(out);
        co_await flow::orFail(send(watch, socket.fd(), say, due));
        if (done == 1)
            break;
        if (why != SSL_ERROR_WANT_READ)
            co_return flow::fail(Errc::Tls, QCoreApplication::translate("sandbox", "the TLS handshake failed").toStdString());
        const QByteArray heard = co_await flow::orFail(receive(watch, socket.fd(), 16384, due));
        BIO_write(in, heard.constData(), int(heard.size()));
    }
    co_return peerOf(connection.get());
}

} // namespace sandbox
