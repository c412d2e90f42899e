// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/adminlink.h"

#include <array>

namespace cluster {

using flow::Errc;
using flow::Error;
using flow::Result;
using flow::Task;

namespace {

struct Clear {
    void operator()(PGresult *r) const { PQclear(r); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct FreeMemory {
    void operator()(char *p) const { PQfreemem(p); }
};
using Text = std::unique_ptr<char, FreeMemory>;

} // namespace

AdminLink::AdminLink(flow::Reactor &reactor, PGconn *connection) : m_reactor(reactor), m_connection(connection) {}

AdminLink::~AdminLink()
{
    PQfinish(m_connection);
}

Task<Result<std::unique_ptr<AdminLink>>> AdminLink::open(flow::Reactor &reactor, QString socketFolder, int port,
                                                         QString database, flow::TimePoint due, QString user, QString passFile)
{
    const QByteArray host = socketFolder.toUtf8();
    const QByteArray number = QByteArray::number(port);
    const QByteArray name = database.toUtf8();
    const QByteArray login = user.toUtf8(), passwords = passFile.toUtf8();
    const std::array keywords{"host", "port", "user", "dbname", "passfile", "sslmode", "application_name", "service",
                              static_cast<const char *>(nullptr)};
    // Not expanded: a database name can never turn into a connection string.
    const std::array values{host.constData(), number.constData(), login.constData(), name.constData(), passwords.constData(), "disable",
                            "quarterdeck sandbox", "", static_cast<const char *>(nullptr)};
    std::unique_ptr<AdminLink> link(new AdminLink(reactor, PQconnectStartParams(keywords.data(), values.data(), 0)));
    PostgresPollingStatusType state = PQstatus(link->m_connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED
                                                                                     : PGRES_POLLING_WRITING;
    while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
        const auto interest = state == PGRES_POLLING_READING ? flow::Readable : flow::Writable;
        flow::FdWatch watch(reactor, PQsocket(link->m_connection));
        co_await flow::orFail(co_await watch.wait(interest, due));
        state = PQconnectPoll(link->m_connection);
    }
    if (state != PGRES_POLLING_OK)
        co_return link->failed(nullptr);
    PQsetnonblocking(link->m_connection, 1);
    PQsetNoticeProcessor(link->m_connection, [](void *, const char *) {}, nullptr);
    co_return link;
}

Task<Result<QByteArray>> AdminLink::run(QByteArray script, flow::TimePoint due)
{
    if (!PQsendQuery(m_connection, script.constData()))
        co_return failed(nullptr);
    flow::FdWatch watch(m_reactor, PQsocket(m_connection));
    for (;;) {
        const int left = PQflush(m_connection);
        if (left < 0)
            co_return failed(nullptr);
        if (left == 0)
            break;
        co_await flow::orFail(co_await watch.wait(flow::Readable | flow::Writable, due));
        if (!PQconsumeInput(m_connection))
            co_return failed(nullptr);
    }
    QByteArray value;
    std::optional<Error> error;
    for (;;) {
        while (PQisBusy(m_connection)) {
            co_await flow::orFail(co_await watch.wait(flow::Readable, due));
            if (!PQconsumeInput(m_connection))
                co_return failed(nullptr);
        }
        const Answer answer(PQgetResult(m_connection));
        if (!answer)
            break;
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_TUPLES_OK && PQntuples(answer.get()) > 0)
            value = PQgetvalue(answer.get(), 0, 0);
        else if (status == PGRES_FATAL_ERROR && !error)
            error = failed(answer.get()).error();
    }
    if (error)
        co_return std::unexpected(std::move(*error));
    co_return value;
}

QByteArray AdminLink::identifier(const QString &name) const
{
    const QByteArray utf8 = name.toUtf8();
    const Text text(PQescapeIdentifier(m_connection, utf8.constData(), size_t(utf8.size())));
    return text ? QByteArray(text.get()) : QByteArray();
}

QByteArray AdminLink::literal(const QString &value) const
{
    const QByteArray utf8 = value.toUtf8();
    const Text text(PQescapeLiteral(m_connection, utf8.constData(), size_t(utf8.size())));
    return text ? QByteArray(text.get()) : QByteArray();
}

QByteArray AdminLink::scramVerifier(const QByteArray &role, const QByteArray &password) const
{
    const Text text(PQencryptPasswordConn(m_connection, password.constData(), role.constData(), "scram-sha-256"));
    return text ? QByteArray(text.get()) : QByteArray();
}

std::unexpected<Error> AdminLink::failed(const PGresult *result) const
{
    Error e{result ? Errc::Server : Errc::Closed, result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection)};
    if (const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr)
        e.sqlstate = state;
    while (!e.text.empty() && e.text.back() == '\n')
        e.text.pop_back();
    return std::unexpected(std::move(e));
}

} // namespace cluster
