// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertact.h"

#include "models/acts/fileact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

QString detailsOf(const Wish &wish)
{
    QJsonObject o{{u"environment"_s, wish.scope}, {u"id"_s, wish.id}, {u"from"_s, acts::isoOf(wish.from)}, {u"until"_s, acts::isoOf(wish.until)},
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
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), change);
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
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), change);
    co_return co_await std::move(acting);
}

} // namespace alerts
