// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a test sees of a running sandbox's servers, asked of them directly and never of the code that breaks them.
// Blocking but for the requests on the reactor; the test's own thread only.

#include "models/http/client.h"
#include "models/redis/connection.h"
#include "models/sandbox/statefile.h"
#include "tests/support/runtask.h"

#include <libpq-fe.h>

#include <QFile>

#include <sys/statvfs.h>

class SandboxView {
public:
    explicit SandboxView(const QString &folder) : m_folder(folder), m_client(m_reactor, trust(folder)) {}

    [[nodiscard]] sandbox::StateFile state() const
    {
        auto state = sandbox::StateFile::load(m_folder);
        if (!state)
            qFatal("no state: %s", state.error().text.c_str());
        return *state;
    }
    [[nodiscard]] sandbox::ServerRecord server(const QString &name) const
    {
        const auto s = state();
        const auto *found = s.find(name);
        if (!found)
            qFatal("no server %s", qPrintable(name));
        return *found;
    }
    // First field of the first row, as the superuser; "error" when it cannot be asked within two seconds.
    [[nodiscard]] QString sql(const QString &name, const char *statement) const
    {
        const auto s = server(name);
        const QByteArray host = s.extra.value(QStringLiteral("socketFolder")).toUtf8(), port = QByteArray::number(s.port);
        const char *keys[] = {"host", "port", "user", "dbname", "connect_timeout", nullptr};
        const char *values[] = {host.constData(), port.constData(), "postgres", "shop", "2", nullptr};
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(PQconnectdbParams(keys, values, 0), &PQfinish);
        const std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(c.get(), statement), &PQclear);
        return PQntuples(r.get()) > 0 ? QString::fromUtf8(PQgetvalue(r.get(), 0, 0)) : QStringLiteral("error");
    }
    flow::Result<http::Response> ask(const char *path)
    {
        http::Request request("https://localhost:" + std::to_string(server(QStringLiteral("shop-api")).port) + path);
        request.maxConnectionAge = std::chrono::milliseconds(0); // a new handshake each time
        auto answer = runTask(m_client.get(request, m_reactor.now() + std::chrono::seconds(8)));
        return answer ? *std::move(answer) : flow::fail(flow::Errc::TimedOut, "no end");
    }
    long long queueLength()
    {
        const redis::ConnectionSettings settings("127.0.0.1", server(QStringLiteral("shop-redis")).port);
        const auto length = runTask(askQueue(m_reactor, m_pool, settings));
        return length ? *length : -1;
    }
    [[nodiscard]] double spaceUsed() const // share of the small disk
    {
        const auto s = state();
        struct statvfs v {};
        const QString path = QStringLiteral("/proc/%1/root%2/shop-primary-space").arg(s.spaceHolder.pid).arg(m_folder);
        if (statvfs(QFile::encodeName(path).constData(), &v) != 0 || v.f_blocks == 0)
            return -1;
        return 1 - double(v.f_bavail) / double(v.f_blocks);
    }
    [[nodiscard]] flow::Reactor &reactor() { return m_reactor; }

private:
    static http::TlsSettings trust(const QString &folder)
    {
        http::TlsSettings tls;
        tls.rootCertificate = (folder + QStringLiteral("/ca/ca.crt")).toStdString();
        return tls;
    }
    static flow::Task<long long> askQueue(flow::Reactor &reactor, flow::BlockingPool &pool, redis::ConnectionSettings settings)
    {
        const auto due = reactor.now() + std::chrono::seconds(3);
        auto connection = co_await redis::Connection::open(reactor, pool, settings, due);
        if (!connection)
            co_return -1;
        redis::Command length{"LLEN", "shop:queue:mail"};
        const auto reply = co_await (*connection)->command(length, due);
        co_return reply ? reply->integer : -1;
    }

    QString m_folder;
    flow::Reactor m_reactor;
    flow::BlockingPool m_pool{1};
    http::Client m_client;
};
