// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/httpreader.h"

#include <QList>

namespace program {

namespace {
const char *reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}
} // namespace

std::optional<HttpRequest> HttpReader::refuse(int status, const char *why)
{
    m_refused.emplace(status, QByteArray(why) + '\n', QByteArrayLiteral("text/plain; charset=utf-8"));
    return std::nullopt;
}

std::optional<HttpRequest> HttpReader::next()
{
    if (m_refused)
        return std::nullopt;
    const auto headEnd = m_buffer.indexOf("\r\n\r\n");
    if (headEnd < 0 && m_buffer.size() > kLargestHead)
        return refuse(431, "request head larger than 16 KiB");
    if (headEnd < 0)
        return std::nullopt;

    const QList<QByteArray> lines = m_buffer.left(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.first().split(' ');
    if (first.size() != 3 || first[0].isEmpty() || !first[2].startsWith("HTTP/1.") || !first[1].startsWith('/'))
        return refuse(400, "not an HTTP/1.1 request");

    HttpRequest request;
    request.method = first[0];
    request.path = first[1].left(first[1].indexOf('?') < 0 ? first[1].size() : first[1].indexOf('?'));
    request.keepAlive = first[2] != "HTTP/1.0";
    qsizetype length = 0;
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        if (colon <= 0)
            return refuse(400, "malformed header line");
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        QByteArray &kept = request.headers[name];
        kept += kept.isEmpty() ? value : ',' + value;
        if (name == "transfer-encoding")
            return refuse(501, "chunked bodies are not taken; send Content-Length");
        if (name == "connection")
            request.keepAlive = value.toLower() == "keep-alive" || (request.keepAlive && value.toLower() != "close");
        if (name == "content-length") {
            bool ok = false;
            length = value.toLongLong(&ok);
            if (!ok || length < 0)
                return refuse(400, "malformed Content-Length");
            if (length > kLargestBody)
                return refuse(413, "body larger than 64 KiB");
        }
    }
    if (m_buffer.size() < headEnd + 4 + length)
        return std::nullopt;
    request.body = m_buffer.mid(headEnd + 4, length);
    m_buffer.remove(0, headEnd + 4 + length);
    return request;
}

QByteArray toBytes(const HttpReply &reply, bool keepAlive)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status)
        + "\r\nContent-Type: " + reply.type + "\r\nContent-Length: " + QByteArray::number(reply.body.size())
        + "\r\nCache-Control: no-store\r\nConnection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n";
    return out + reply.body;
}

} // namespace program
