// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An HTTP receiver that answers as a script says, request by request, the last line for ever; keeps what it was sent with the
// time at which it accepted it.

#include "tests/support/hostilepeer.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <vector>

struct ScriptedAnswer {
    enum Kind { Reply, Hang, Reset, Close };
    Kind kind = Reply;
    int status = 200;
    QByteArray body;
    QByteArray headers; // further ones, each with its CR LF
};

inline ScriptedAnswer reply(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    ScriptedAnswer a;
    a.status = status;
    a.body = body;
    a.headers = headers;
    return a;
}

inline ScriptedAnswer doing(ScriptedAnswer::Kind kind)
{
    ScriptedAnswer a;
    a.kind = kind;
    return a;
}

class ScriptedReceiver {
public:
    struct Request {
        QByteArray line;                     // "POST /x HTTP/1.1"
        QMap<QByteArray, QByteArray> headers; // names in lower case
        QByteArray body;
        std::chrono::system_clock::time_point at;
    };

    explicit ScriptedReceiver(QList<ScriptedAnswer> script) : m_script(std::move(script)), m_peer([this](auto &c) { converse(c); }) {}

    [[nodiscard]] quint16 port() const { return m_peer.port(); }
    [[nodiscard]] QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(port()) + "/hook"; }
    [[nodiscard]] QList<Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_requests.begin(), m_requests.end()}; // not shared with the thread that goes on writing
    }
    [[nodiscard]] int count() const { return int(requests().size()); }
    void setScript(QList<ScriptedAnswer> script)
    {
        const std::lock_guard lock(m_mutex);
        m_script = std::move(script);
        m_next = 0;
    }

private:
    void converse(HostilePeer::Connection &c)
    {
        for (;;) {
            QByteArray got = QByteArray::fromStdString(c.readUntil("\r\n\r\n"));
            if (got.isEmpty())
                return;
            Request request;
            const qsizetype end = got.indexOf("\r\n\r\n");
            const QList<QByteArray> lines = got.left(end).split('\n');
            request.line = lines.first().trimmed();
            for (const QByteArray &line : lines.mid(1))
                request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
            request.body = got.mid(end + 4);
            const int length = request.headers.value("content-length").toInt();
            while (request.body.size() < length) {
                const std::string more = c.readSome();
                if (more.empty())
                    return;
                request.body += QByteArray::fromStdString(more);
            }
            ScriptedAnswer answer;
            {
                const std::lock_guard lock(m_mutex);
                request.at = std::chrono::system_clock::now();
                m_requests.push_back(request);
                if (!m_script.isEmpty())
                    answer = m_script.at(std::min<qsizetype>(m_next++, m_script.size() - 1));
            }
            if (answer.kind == ScriptedAnswer::Hang)
                return c.waitForTheEnd();
            if (answer.kind == ScriptedAnswer::Reset)
                return c.reset();
            if (answer.kind == ScriptedAnswer::Close)
                return;
            const QByteArray reply = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n" + answer.headers
                + "\r\n" + answer.body;
            if (!c.write(std::string_view(reply.constData(), std::size_t(reply.size()))))
                return;
        }
    }

    mutable std::mutex m_mutex;
    QList<ScriptedAnswer> m_script;
    qsizetype m_next = 0;
    std::vector<Request> m_requests;
    HostilePeer m_peer; // last: it uses the others
};
