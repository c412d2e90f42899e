// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertact.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace alerts {

namespace {

constexpr auto kWishWrite = 5s;

QString isoOf(base::WallTime at)
{
    return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count(), Qt::UTC).toString(Qt::ISODate);
}

QString detailsOf(const Wish &wish)
{
    QJsonObject o{{u"environment"_s, wish.scope}, {u"id"_s, wish.id}, {u"from"_s, isoOf(wish.from)}, {u"until"_s, isoOf(wish.until)},
                  {u"worst"_s, wish.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s}};
    if (wish.kind == Wish::Kind::Acknowledge)
        o.insert(u"alert"_s, wish.key);
    QJsonArray matchers;
    for (const Matcher &matcher : wish.matchers)
        matchers.append(textOf(matcher));
    if (!matchers.isEmpty())
        o.insert(u"matchers"_s, matchers);
    return QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
}

flow::Task<base::Result<acts::Effect>> changeFile(flow::Reactor &reactor, flow::BlockingPool &pool, std::function<base::Result<void>()> change)
{
    auto writing = flow::offload<base::Result<void>>(reactor, pool, reactor.now() + kWishWrite, change);
    const auto written = co_await writing;
    if (!written)
        co_return std::unexpected(written.error());
    if (!*written)
        co_return std::unexpected(written->error());
    co_return acts::Effect();
}

flow::Task<base::Result<void>> dispatched(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, acts::Request request,
                                          std::function<base::Result<void>()> change)
{
    flow::Reactor *const r = &reactor;
    flow::BlockingPool *const p = &pool;
    const acts::Dispatcher::Work work = [r, p, change] { return changeFile(*r, *p, change); };
    auto dispatching = dispatcher.dispatch(std::move(request), acts::Standing(), work);
    const auto done = co_await std::move(dispatching);
    if (!done)
        co_return std::unexpected(done.error());
    co_return base::Result<void>();
}

} // namespace

QString actOf(Wish::Kind kind)
{
    switch (kind) {
    case Wish::Kind::Silence: return u"alert.silence"_s;
    case Wish::Kind::Maintenance: return u"alert.maintain"_s;
    case Wish::Kind::Acknowledge: return u"alert.acknowledge"_s;
    }
    return {};
}

flow::Task<base::Result<void>> keepByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file, Wish wish)
{
    acts::Request request;
    request.act = actOf(wish.kind);
    request.actor = wish.who;
    request.reason = wish.reason;
    request.details = detailsOf(wish);
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<base::Result<void>()> change = [file, wish, now] { return keepWish(file, wish, now); };
    auto acting = dispatched(reactor, pool, dispatcher, std::move(request), change);
    co_return co_await std::move(acting);
}

flow::Task<base::Result<void>> releaseByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                            QString scope, QString id, QString who)
{
    acts::Request request;
    request.act = u"alert.release"_s;
    request.actor = who;
    request.details = QString::fromUtf8(QJsonDocument(QJsonObject{{u"environment"_s, scope}, {u"id"_s, id}}).toJson(QJsonDocument::Compact));
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<base::Result<void>()> change = [file, scope, id, now]() -> base::Result<void> {
        if (auto ended = endWish(file, scope, id, now); !ended)
            return std::unexpected(ended.error());
        return {};
    };
    auto acting = dispatched(reactor, pool, dispatcher, std::move(request), change);
    co_return co_await std::move(acting);
}

} // namespace alerts
