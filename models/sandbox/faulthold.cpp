// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/faulthold.h"

#include "models/base/log.h"
#include "models/cluster/adminlink.h"
#include "models/program/jsonfile.h"
#include "models/program/program.h"

#include <QSaveFile>

#include <vector>

namespace sandbox {

using namespace std::chrono_literals;
using flow::Result;
using flow::Task;

namespace {

enum ExitCode { Ended = 0, Usage = 2, Refused = 3 };
using Link = std::unique_ptr<cluster::AdminLink>;

struct HoldConfig {
    QString socketFolder, database, mode, table, ready, user, passFile;
    int port = 0;
};

Result<HoldConfig> loadConfig(const QStringList &args)
{
    auto json = program::JsonFile::fromArguments(args);
    if (!json)
        return std::unexpected(std::move(json).error());
    HoldConfig c;
    c.socketFolder = json->text("socketFolder");
    c.database = json->text("database");
    c.mode = json->text("mode");
    c.ready = json->text("ready");
    c.port = json->port("port");
    if (c.mode == QStringLiteral("lock"))
        c.table = json->optionalText("table");
    if (c.mode == QStringLiteral("pool")) {
        c.user = json->text("user");
        c.passFile = json->text("passFile");
    }
    if (auto complete = json->complete(); !complete)
        return std::unexpected(std::move(complete).error());
    return c;
}

void report(const QString &file, const QByteArray &line)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(line + '\n') < 0 || !out.flush() || !out.commit()) // commit() alone takes a full disk for success
        base::logWarning("sandbox", QStringLiteral("cannot write %1: %2").arg(file, out.errorString()));
}

Task<Result<Link>> connect(flow::Reactor &reactor, const HoldConfig &config, QString user = QStringLiteral("postgres"))
{
    return cluster::AdminLink::open(reactor, config.socketFolder, config.port, config.database, reactor.now() + 5s, user);
}

// As it is written in SQL; empty: there is none. Names are folded and quoted by the server itself.
Task<Result<QByteArray>> tableToLock(flow::Reactor &reactor, cluster::AdminLink &link, QString wanted)
{
    const QByteArray chosen = wanted.isEmpty()
        ? QByteArray("c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'")
        : "c.oid = to_regclass(" + link.literal(wanted) + ")";
    const QByteArray query = "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                             "where " + chosen + " order by pg_total_relation_size(c.oid) desc, c.oid limit 1";
    co_return co_await link.run(query, reactor.now() + 10s);
}

// Ends only by an error: the server has gone, or we are asked to end.
Task<Result<void>> holdLock(flow::Reactor &reactor, const HoldConfig &config)
{
    Link link = co_await flow::orFail(connect(reactor, config));
    const QByteArray table = co_await flow::orFail(tableToLock(reactor, *link, config.table));
    if (table.isEmpty())
        co_return flow::fail(flow::Errc::Absent, "absent");
    // As the table's owner, so that an operator may end it as he may end an application's session.
    const QByteArray ask = "select pg_get_userbyid(relowner) from pg_class where oid = " + link->literal(QString::fromUtf8(table)) + "::regclass";
    const QByteArray owner = co_await flow::orFail(link->run(ask, reactor.now() + 10s));
    link = co_await flow::orFail(connect(reactor, config, QString::fromUtf8(owner)));
    co_await flow::orFail(link->run("begin; lock table " + table + " in access exclusive mode", reactor.now() + 30s));
    report(config.ready, "ok " + table);
    for (;;) {
        co_await flow::orFail(co_await reactor.sleepFor(1000ms));
        co_await flow::orFail(link->run("select 1", reactor.now() + 60s));
    }
}

// Takes slots until only those reserved for superusers are left, and those that others give up later, too.
Task<Result<void>> holdConnections(flow::Reactor &reactor, const HoldConfig &config)
{
    std::vector<Link> links;
    links.push_back(co_await flow::orFail(connect(reactor, config)));
    bool reported = false;
    for (;;) {
        const QByteArray room = co_await flow::orFail(links.front()->run(
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int "
            "- (select count(*) from pg_stat_activity where backend_type = 'client backend')",
            reactor.now() + 60s));
        for (int left = room.toInt(); left > 0; --left)
            links.push_back(co_await flow::orFail(connect(reactor, config)));
        if (!reported)
            report(config.ready, "ok");
        reported = true;
        co_await flow::orFail(co_await reactor.sleepFor(250ms));
    }
}

// Takes server connections of a pooler, each by a transaction that stays open, until nobody gets one any more.
Task<Result<void>> holdPool(flow::Reactor &reactor, const HoldConfig &config)
{
    constexpr std::size_t kMost = 90;
    const flow::TimePoint patience = reactor.now() + 10s; // after a fault before, a pooler refuses until it has logged in again
    std::vector<Link> links;
    while (links.size() < kMost) {
        auto opening = cluster::AdminLink::open(reactor, config.socketFolder, config.port, config.database, reactor.now() + 5s, config.user, config.passFile);
        Result<Link> link = co_await std::move(opening);
        Result<QByteArray> begun;
        if (link)
            begun = co_await (*link)->run("begin; select 1 /* held by the sandbox */", reactor.now() + 1500ms);
        if (link && begun) {
            links.push_back(std::move(*link));
            continue;
        }
        const flow::Error error = link ? begun.error() : link.error();
        if (link && error.code == flow::Errc::TimedOut)
            break; // it would wait in the queue
        if (error.code == flow::Errc::Cancelled || reactor.now() >= patience)
            co_return std::unexpected(error);
        co_await flow::orFail(co_await reactor.sleepFor(300ms));
    }
    report(config.ready, "ok " + QByteArray::number(qsizetype(links.size())));
    for (;;) {
        co_await flow::orFail(co_await reactor.sleepFor(1000ms));
        for (const Link &link : links)
            co_await flow::orFail(link->run("select 1 /* held by the sandbox */", reactor.now() + 60s));
    }
}

Task<int> hold(flow::Reactor &reactor, const HoldConfig &config)
{
    auto holding = config.mode == QStringLiteral("lock") ? holdLock(reactor, config)
        : config.mode == QStringLiteral("pool")          ? holdPool(reactor, config)
                                                         : holdConnections(reactor, config);
    const Result<void> end = co_await holding;
    if (end.error().code == flow::Errc::Cancelled)
        co_return Ended;
    report(config.ready, QByteArray::fromStdString(end.error().text).simplified());
    co_return Refused;
}

} // namespace

int runSandboxHold(const QStringList &args)
{
    const auto config = loadConfig(args);
    if (!config) {
        base::logError("sandbox", QString::fromStdString(config.error().action + ": " + config.error().text));
        return Usage;
    }
    return program::runProgram([&](flow::Reactor &reactor) { return hold(reactor, *config); });
}

} // namespace sandbox
