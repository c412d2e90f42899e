// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/serviceshop.h"

#include "models/base/log.h"
#include "models/base/untrusted.h"

#include <QFile>
#include <QRandomGenerator>

#include <sys/stat.h>

namespace service {

using program::HttpReply;
using program::HttpRequest;

using namespace std::chrono_literals;

namespace {

constexpr auto kHealthLimit = 1s;
constexpr auto kRequestLimit = 5s;

HttpReply unavailable(const char *what, const flow::Error &error)
{
    const QString why = base::Untrusted(error.text).visible();
    return {503, QByteArray(what) + ": " + why.toUtf8() + '\n', QByteArrayLiteral("text/plain; charset=utf-8")};
}

QByteArray firstValue(const postgres::Rows &rows)
{
    return PQntuples(rows.get()) > 0 ? QByteArray(PQgetvalue(rows.get(), 0, 0)) : QByteArray();
}

QByteArray stampOf(const QString &file)
{
    struct stat s{};
    if (stat(QFile::encodeName(file).constData(), &s) != 0)
        return {};
    return QByteArray::number(quint64(s.st_ino)) + ' ' + QByteArray::number(qint64(s.st_mtim.tv_sec)) + '.'
        + QByteArray::number(qint64(s.st_mtim.tv_nsec)) + ' ' + QByteArray::number(qint64(s.st_size));
}

// Keeps the labels of the metrics few whatever clients ask for.
QByteArray knownPath(const QByteArray &path)
{
    return path == "/health" || path == "/orders" || path == "/metrics" ? path : QByteArrayLiteral("other");
}

QByteArray knownMethod(const QByteArray &method)
{
    return method == "GET" || method == "POST" ? method : QByteArrayLiteral("other");
}

} // namespace

ServiceShop::ServiceShop(flow::Reactor &reactor, const ServiceConfig &config)
    : m_reactor(reactor), m_config(config), m_database(reactor, config), m_queue(reactor, config)
{
    readSwitches();
}

void ServiceShop::readSwitches()
{
    m_switchesStamp = stampOf(m_config.switchesFile);
    auto switches = ServiceSwitches::load(m_config.switchesFile);
    if (switches)
        m_switches = *switches;
    else
        base::logWarning("service", QString::fromStdString(switches.error().action + ": " + switches.error().text));
}

flow::Task<void> ServiceShop::watchSwitches()
{
    for (;;) {
        const auto slept = co_await m_reactor.sleepFor(250ms);
        if (!slept)
            co_return;
        if (stampOf(m_config.switchesFile) != m_switchesStamp)
            readSwitches();
    }
}

flow::Task<HttpReply> ServiceShop::answer(HttpRequest request)
{
    const auto begin = m_reactor.now();
    const bool faulty = request.path != "/metrics";
    if (faulty && m_switches.delay > 0ms)
        (void)co_await m_reactor.sleepFor(m_switches.delay);
    HttpReply reply(500, QByteArrayLiteral("injected error\n"), QByteArrayLiteral("text/plain; charset=utf-8"));
    const bool burst = faulty && QRandomGenerator::global()->generateDouble() < m_switches.errorShare;
    if (!burst)
        reply = co_await route(request);
    m_metrics.requestDone(knownMethod(request.method), knownPath(request.path), reply.status,
        std::chrono::duration_cast<std::chrono::microseconds>(m_reactor.now() - begin));
    co_return reply;
}

flow::Task<HttpReply> ServiceShop::route(const HttpRequest &request)
{
    const QByteArrayView method(request.method), path(request.path);
    if (path == "/health" && method == "GET")
        co_return co_await health();
    if (path == "/orders" && method == "GET")
        co_return co_await orders();
    if (path == "/orders" && method == "POST")
        co_return co_await placeOrder();
    if (path == "/metrics" && method == "GET")
        co_return HttpReply(200, m_metrics.toText(), QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8"));
    const int status = knownPath(request.path) == "other" ? 404 : 405;
    co_return HttpReply(status, QByteArrayLiteral("{\"error\":\"no such thing here\"}\n"));
}

flow::Task<HttpReply> ServiceShop::health()
{
    const auto due = m_reactor.now() + kHealthLimit;
    const auto [sql, redis] =
        co_await flow::whenAll(m_database.query("select 1", postgres::Params(), due), m_queue.ping(due));
    if (!sql)
        co_return unavailable("database", sql.error());
    if (!redis)
        co_return unavailable("redis", redis.error());
    co_return HttpReply(200, QByteArrayLiteral("{\"status\":\"ok\"}\n"));
}

flow::Task<HttpReply> ServiceShop::orders()
{
    const auto rows = co_await m_database.query(
        "select coalesce(json_agg(o), '[]')::text from (select id, customer_id, placed_at, status, total_cents "
        "from shop.orders order by placed_at desc limit 20) as o",
        postgres::Params(), m_reactor.now() + kRequestLimit);
    if (!rows)
        co_return unavailable("database", rows.error());
    co_return HttpReply(200, firstValue(*rows) + '\n');
}

flow::Task<HttpReply> ServiceShop::placeOrder()
{
    const auto due = m_reactor.now() + kRequestLimit;
    const std::string customer = std::to_string(1 + QRandomGenerator::global()->bounded(2000));
    const std::string product = std::to_string(1 + QRandomGenerator::global()->bounded(500));
    const auto rows = co_await m_database.query(
        "with placed as (insert into shop.orders (customer_id, total_cents) "
        "select $1::bigint, p.price_cents from shop.products as p where p.id = $2::bigint returning id), "
        "item as (insert into shop.order_items (order_id, product_id, quantity) "
        "select id, $2::bigint, 1 from placed) select id::text from placed",
        postgres::Params(customer, product), due);
    if (!rows)
        co_return unavailable("database", rows.error());
    const QByteArray id = firstValue(*rows);
    const auto queued = co_await m_queue.push(id, due);
    if (!queued)
        co_return unavailable("redis", queued.error());
    co_return HttpReply(201, "{\"id\":" + id + "}\n");
}

flow::Task<void> ServiceShop::work()
{
    auto nextSweep = m_reactor.now() + 60s;
    for (;;) {
        auto pause = 200ms;
        if (!m_switches.stopWorker) {
            const auto sent = co_await sendMails();
            if (!sent)
                m_metrics.jobFailed();
            if (!sent)
                pause = 1000ms;
        }
        if (m_switches.stopWorker && m_switches.backlog > 0)
            (void)co_await m_queue.fillTo(m_switches.backlog, m_reactor.now() + 1s);
        if (m_reactor.now() >= nextSweep) {
            (void)co_await keepADay();
            nextSweep = m_reactor.now() + 60s;
        }
        const auto slept = co_await m_reactor.sleepFor(pause);
        if (!slept)
            co_return;
    }
}

flow::Task<flow::Result<qint64>> ServiceShop::sendMails()
{
    const auto due = m_reactor.now() + kRequestLimit;
    const QList<QByteArray> ids = co_await flow::orFail(m_queue.take(due));
    if (ids.isEmpty())
        co_return 0;
    const std::string list = "{" + ids.join(',').toStdString() + "}";
    const auto marked = co_await m_database.query(
        "update shop.orders set status = 'sent', sent_at = now() where id = any($1::bigint[]) and status = 'placed'",
        postgres::Params(list), due);
    if (!marked) {
        (void)co_await m_queue.giveBack(ids, m_reactor.now() + 1s);
        co_return std::unexpected(marked.error());
    }
    m_metrics.jobsSent(ids.size());
    co_return ids.size();
}

// A sandbox that stays up for days must not fill the disk.
flow::Task<flow::Result<void>> ServiceShop::keepADay()
{
    const auto gone = co_await m_database.query(
        "delete from shop.orders where id in (select id from shop.orders where placed_at < now() - interval '1 day' "
        "order by placed_at limit 5000)",
        postgres::Params(), m_reactor.now() + kRequestLimit);
    if (!gone)
        co_return std::unexpected(gone.error());
    co_return {};
}

} // namespace service
