// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertact.h"

#include "models/acts/fileact.h"
#include "models/base/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

QString detailsOf(const Wish &wish)
{
    QJsonObject o{{u"environment"_s, wish.scope}, {u"id"_s, wish.id}, {u"from"_s, base::isoMoment(wish.from)}, {u"until"_s, base::isoMoment(wish.until)},
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

constexpr qsizetype kMostDetails = 8192, kLongestName = 200, kMostMatchers = 20, kLeastOfAnId = 4;

// As it was kept where it was said; without one of its conditions it would hold for more.
std::optional<Wish> wishIn(const journal::StoredEntry &intent, Wish::Kind kind, const acts::Told &told)
{
    const QJsonObject &o = told.parameters;
    const auto from = base::momentIn(o.value(u"from"_s).toString()), until = base::momentIn(o.value(u"until"_s).toString());
    const QJsonArray matchers = o.value(u"matchers"_s).toArray();
    if (!from || !until || matchers.size() > kMostMatchers)
        return {};
    Wish wish;
    wish.kind = kind;
    wish.id = o.value(u"id"_s).toString();
    wish.scope = o.value(u"environment"_s).toString();
    wish.key = o.value(u"alert"_s).toString();
    for (const QJsonValue &text : matchers) {
        const auto matcher = matcherOf(text.toString());
        if (!matcher)
            return {};
        wish.matchers.append(*matcher);
    }
    wish.worst = o.value(u"worst"_s) == u"critical"_s ? base::Severity::Critical : base::Severity::Warning;
    wish.who = intent.name;
    wish.reason = told.reason;
    wish.at = base::fromMilliseconds(intent.record.time / 1000);
    wish.from = *from;
    wish.until = *until;
    wish.elsewhere = true;
    static const QRegularExpression id(u"\\A[0-9a-f]{16}\\z"_s);
    const bool whole = id.match(wish.id).hasMatch() && !wish.scope.isEmpty() && std::max({wish.scope.size(), wish.key.size(), wish.who.size()}) <= kLongestName;
    return whole && !objectionTo(wish, wish.at) ? std::optional(wish) : std::nullopt;
}

// What the person typed is a beginning; elsewhere others may begin so.
QString wholeId(const QString &file, const QString &scope, const QString &id, base::WallTime now)
{
    QStringList all;
    if (const auto wishes = readWishes(file, now); wishes && !id.isEmpty())
        for (const Wish &wish : *wishes)
            if (wish.scope == scope && wish.id.startsWith(id))
                all << wish.id;
    return all.size() == 1 ? all.first() : id;
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
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<QString()> look = [file, scope, id, now] { return wholeId(file, scope, id, now); };
    auto looking = flow::offload<QString>(reactor, pool, reactor.now() + std::chrono::seconds(5), look);
    const auto whole = co_await std::move(looking);
    if (!whole)
        co_return std::unexpected(whole.error());
    acts::Request request;
    request.act = u"alert.release"_s;
    request.actor = who;
    request.details = QString::fromUtf8(QJsonDocument(QJsonObject{{u"environment"_s, scope}, {u"id"_s, *whole}}).toJson(QJsonDocument::Compact));
    const std::function<base::Result<void>()> change = [file, scope, id = *whole, now]() -> base::Result<void> {
        if (auto ended = endWish(file, scope, id, now); !ended)
            return std::unexpected(ended.error());
        return {};
    };
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), change);
    co_return co_await std::move(acting);
}

std::optional<WishNews> wishNewsIn(const journal::StoredEntry &intent)
{
    const auto told = acts::toldIn(intent.details, kMostDetails);
    if (!told)
        return {};
    WishNews news;
    news.scope = told->parameters.value(u"environment"_s).toString();
    if (intent.record.act == u"alert.release"_s) {
        news.released = told->parameters.value(u"id"_s).toString();
        return news.released.size() >= kLeastOfAnId ? std::optional(news) : std::nullopt;
    }
    for (const Wish::Kind kind : {Wish::Kind::Silence, Wish::Kind::Maintenance, Wish::Kind::Acknowledge})
        if (intent.record.act == actOf(kind))
            news.said = wishIn(intent, kind, *told);
    return news.said ? std::optional(news) : std::nullopt;
}

} // namespace alerts
