// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The HTTP/1.1 that our small programs speak: bytes in, request out; reply in, bytes out. No sockets. Any thread.

#include <QByteArray>
#include <QHash>

#include <optional>

namespace program {

struct HttpRequest {
    QByteArray method;
    QByteArray path; // without query
    QByteArray body;
    bool keepAlive = true;
    QHash<QByteArray, QByteArray> headers; // names in lower case; of one that comes again the values, with commas between
};

struct HttpReply {
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body;

    HttpReply(int s, QByteArray b) : status(s), body(std::move(b)) { }
    HttpReply(int s, QByteArray b, QByteArray t) : status(s), type(std::move(t)), body(std::move(b)) { }
};

// Collects the bytes of one connection and gives its requests one after the other (pipelining works).
class HttpReader {
public:
    static constexpr qsizetype kLargestHead = 16 * 1024;
    static constexpr qsizetype kLargestBody = 64 * 1024;

    void add(const char *bytes, qsizetype n) { m_buffer.append(bytes, n); }

    // The next complete request; nothing while bytes are missing. refused(): the peer does not speak our HTTP.
    [[nodiscard]] std::optional<HttpRequest> next();
    [[nodiscard]] std::optional<HttpReply> refused() const { return m_refused; }

private:
    std::optional<HttpRequest> refuse(int status, const char *why);

    QByteArray m_buffer;
    std::optional<HttpReply> m_refused;
};

[[nodiscard]] QByteArray toBytes(const HttpReply &reply, bool keepAlive);

} // namespace program
