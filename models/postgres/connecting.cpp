// SPDX-License-Identifier: GPL-3.0-or-later
// Session::open: from a name to an authenticated connection, each failure with its reason.
#include "models/postgres/addresses.h"
#include "models/postgres/certificate.h"
#include "models/postgres/clientcertificate.h"
#include "models/postgres/peercheck.h"
#include "models/postgres/servererror.h"
#include "models/postgres/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace postgres {

using flow::Errc;
using flow::Error;
using flow::fail;
using flow::orFail;

namespace {

// An honest server says far less before it lets anybody in; a hostile one may talk for ever.
constexpr std::uint64_t kMostBytesBeforeLogin = 64 * 1024;

// Its share of the time to connect: what is silent for so long will be so for longer.
constexpr std::chrono::seconds kLookUp{2};

Error connecting(Error e, const ConnectionSettings &s)
{
    e.action = QCoreApplication::translate("postgres", "connect to %1").arg(QString::fromStdString(s.label())).toStdString();
    return e;
}

PGconn *startConnection(const ConnectionSettings &settings, const std::string &address)
{
    const auto words = settings.keywords(address);
    std::vector<const char *> keys, values;
    for (const auto &[key, value] : words) {
        keys.push_back(key);
        values.push_back(value.c_str());
    }
    if (settings.password && !settings.password->empty()) {
        keys.push_back("password");
        values.push_back(settings.password->revealZ());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    PGconn *c = PQconnectStartParams(keys.data(), values.data(), 0); // 0: a dbname is a name, never a conninfo
    PQsetErrorVerbosity(c, PQERRORS_VERBOSE); // the only way to the SQLSTATE of a refused login
    return c;
}

std::uint64_t bytesReceived(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_bytes_received : 0;
}

// 08001: nothing comes back from there, not even a refusal. It is the network; a server that hangs still lets connect.
Error silent(ConnStatusType phase)
{
    if (phase == CONNECTION_STARTED || phase == CONNECTION_NEEDED) {
        Error e{Errc::TimedOut, QCoreApplication::translate("postgres", "no answer").toStdString(), "08001"};
        e.remedy = QCoreApplication::translate("postgres", "A network between here and there drops its packets, or that machine is off.").toStdString();
        return e;
    }
    const bool talked = phase != CONNECTION_SSL_STARTUP;
    Error e{Errc::TimedOut, talked ? QCoreApplication::translate("postgres", "the server stopped answering while connecting").toStdString() : QCoreApplication::translate("postgres", "no answer").toStdString()};
    e.remedy = QCoreApplication::translate("postgres", "The server hangs, or a network between here and there drops its packets.").toStdString();
    return e;
}

// Of several addresses, each with its own failure, one a line.
std::string joined(const std::vector<std::string> &failures)
{
    std::string all;
    for (const std::string &f : failures)
        all += (all.empty() ? "" : ";\n") + f;
    return all;
}

std::string failureAt(const std::string &address, const Error &e)
{
    return e.text.find(address) == std::string::npos ? address + ": " + e.text : e.text;
}

std::optional<Error> examine(const ConnectionSettings &settings, const std::string &address)
{
    auto own = examineClientFiles(settings);
    return own ? std::move(own) : examinePeer(settings, address, flow::milliseconds(1500));
}

} // namespace

Task<Result<std::unique_ptr<Session>>> Session::connect(Engine engine, const ConnectionSettings &settings, std::string address, TimePoint due)
{
    std::unique_ptr<Session> session(new Session(engine, startConnection(settings, address), settings.label()));
    PGconn *conn = session->m_conn;
    auto want = PGRES_POLLING_WRITING;
    auto phase = PQstatus(conn);
    if (!conn || phase == CONNECTION_BAD)
        want = PGRES_POLLING_FAILED;
    while (want != PGRES_POLLING_OK && want != PGRES_POLLING_FAILED) {
        // libpq may have closed and reopened its socket, even under the same number: watch it afresh.
        session->m_watch = std::make_unique<flow::FdWatch>(engine.reactor, PQsocket(conn));
        const std::uint32_t interest = want == PGRES_POLLING_READING ? flow::Readable : flow::Writable;
        auto ready = co_await session->m_watch->wait(interest, due);
        session->m_watch.reset();
        if (!ready) {
            if (ready.error().code == Errc::TimedOut)
                co_return std::unexpected(silent(PQstatus(conn)));
            co_return std::unexpected(std::move(ready).error());
        }
        phase = PQstatus(conn);
        want = PQconnectPoll(conn);
        if (want != PGRES_POLLING_OK && bytesReceived(PQsocket(conn)) > kMostBytesBeforeLogin)
            co_return fail(Errc::Protocol, QCoreApplication::translate("postgres", "the peer is not a PostgreSQL server: it talks without end").toStdString());
    }
    if (want == PGRES_POLLING_FAILED) {
        Error error = connectError(PQerrorMessage(conn));
        if (PQconnectionNeedsPassword(conn)) {
            error.code = Errc::Authentication;
            error.text = QCoreApplication::translate("postgres", "the server asks for a password and none is known").toStdString();
            error.remedy = QCoreApplication::translate("postgres", "Enter the password.").toStdString();
        } else if (settings.poolerConsole && error.sqlstate == "08P01") { // all it ever says
            error.code = Errc::Authentication;
            error.remedy = QCoreApplication::translate("postgres", "Name a user of PgBouncer's stats_users or admin_users, with the password of its auth_file.").toStdString();
        } else if (error.sqlstate.empty() && phase != CONNECTION_BAD && phase != CONNECTION_STARTED && phase != CONNECTION_NEEDED && !settings.isSocket()) {
            session.reset();
            std::function<std::optional<Error>()> job = [settings, address] { return examine(settings, address); };
            auto wait = flow::offload<std::optional<Error>>(engine.reactor, engine.dns, due, std::move(job));
            auto found = co_await wait;
            if (found && *found)
                co_return std::unexpected(std::move(**found));
            if (error.code == Errc::Closed)
                error.sqlstate = kDropped;
        }
        co_return std::unexpected(std::move(error));
    }
    const char *encoding = PQparameterStatus(conn, "client_encoding");
    if (encoding && std::string_view(encoding) != "UTF8" && std::string_view(encoding) != "UNICODE")
        co_return fail(Errc::Protocol, QCoreApplication::translate("postgres", "the server does not speak UTF-8 to this program").toStdString());
    PQsetErrorVerbosity(conn, PQERRORS_DEFAULT);
    PQsetnonblocking(conn, 1);
    session->m_watch = std::make_unique<flow::FdWatch>(engine.reactor, PQsocket(conn));
    // A SQL_ASCII database knows no encoding, and refuses the whole answer when a name in it is no UTF-8. Its bytes
    // are taken as they are instead; Untrusted shows what is no text.
    const char *stored = PQparameterStatus(conn, "server_encoding");
    if (stored && std::string_view(stored) == "SQL_ASCII")
        co_await orFail(session->query("set client_encoding to 'SQL_ASCII'", due));
    session->m_version = PQserverVersion(conn);
    if (session->m_version == 0 && !settings.poolerConsole) // a fork that calls itself something else; the number is what it is like
        co_await orFail(session->askVersion(due));
    co_return session;
}

Task<Result<void>> Session::askVersion(TimePoint due)
{
    auto said = co_await query("select pg_catalog.current_setting('server_version_num')", due);
    if (!said && m_broken)
        co_return std::unexpected(std::move(said).error());
    if (said && PQntuples(said->get()) == 1)
        m_version = std::atoi(PQgetvalue(said->get(), 0, 0));
    co_return {};
}

Task<Result<std::unique_ptr<Session>>> Session::open(Engine engine, ConnectionSettings settings, TimePoint due)
{
    std::vector<std::string> addresses(1);
    bool remembered = false;
    if (!settings.isSocket()) {
        const auto last = lastAddress(settings.host);
        const auto now = engine.reactor.now();
        const TimePoint lookedUp = std::min(last ? now + (due - now) / 2 : due, now + kLookUp); // the rest is for the last address
        std::function<Addresses()> job = [host = settings.host] { return lookUp(host); };
        auto wait = flow::offload<Addresses>(engine.reactor, engine.dns, lookedUp, std::move(job));
        auto found = co_await wait;
        if (!found && found.error().code != Errc::TimedOut)
            co_return std::unexpected(std::move(found).error());
        if (last && (!found || found->temporary)) {
            addresses[0] = *last;
            remembered = true;
        } else if (!found) {
            co_return std::unexpected(connecting(Error{Errc::TimedOut, QCoreApplication::translate("postgres", "the name service does not answer").toStdString()}, settings));
        } else if (!found->error.empty()) {
            Error e{found->temporary ? Errc::Closed : Errc::Unresolved, settings.host + ": " + found->error};
            e.remedy = QCoreApplication::translate("postgres", "Correct the name, or check this computer's network and name service.").toStdString();
            if (last)
                e.remedy += ' ' + QCoreApplication::translate("postgres", "Its address was %1 before.").arg(QString::fromStdString(*last)).toStdString();
            co_return std::unexpected(connecting(std::move(e), settings));
        } else {
            addresses = std::move(found->found);
        }
    }
    Error failure{Errc::Unresolved, settings.host};
    std::vector<std::string> failures;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const auto now = engine.reactor.now();
        const TimePoint share = now + (due - now) / std::int64_t(addresses.size() - i);
        auto one = co_await connect(engine, settings, addresses[i], share);
        if (one) {
            if (!settings.isSocket())
                rememberAddress(settings.host, addresses[i]);
            if (remembered)
                (*one)->m_rememberedAddress = addresses[i];
            co_return std::move(*one);
        }
        failure = std::move(one).error();
        if (failure.code != Errc::Closed && failure.code != Errc::TimedOut)
            co_return std::unexpected(connecting(std::move(failure), settings));
        failures.push_back(failureAt(addresses[i], failure));
    }
    if (failures.size() > 1)
        failure.text = joined(failures);
    co_return std::unexpected(connecting(std::move(failure), settings));
}

std::string Session::tlsVersion() const
{
    const char *version = PQsslInUse(m_conn) ? PQsslAttribute(m_conn, "protocol") : nullptr;
    return version ? version : "none";
}

std::optional<base::WallTime> Session::certificateExpiry() const
{
    return peerValidUntil(static_cast<ssl_st *>(PQgetssl(m_conn)));
}

} // namespace postgres
