// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/muteact.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mutes {

namespace {

constexpr auto kWrite = 5s;

QString iso(base::WallTime at)
{
    return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count(), Qt::UTC).toString(Qt::ISODate);
}

QString parameters(const Mute &mute, bool begins)
{
    QJsonObject o{{u"environment"_s, mute.scope}, {u"finding"_s, mute.finding}};
    if (mute.target.isEmpty())
        o.insert(u"group"_s, mute.group);
    if (begins) {
        o.insert(u"until"_s, iso(mute.until));
        o.insert(u"worst"_s, mute.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s);
    }
    return QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
}

flow::Task<base::Result<acts::Effect>> write(flow::Reactor &reactor, flow::BlockingPool &pool, QString file, bool begins, Mute mute)
{
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<base::Result<void>()> change = [file, begins, mute, now] { return begins ? keepMute(file, mute, now) : endMute(file, mute, now); };
    auto writing = flow::offload<base::Result<void>>(reactor, pool, reactor.now() + kWrite, change);
    const auto written = co_await writing;
    if (!written)
        co_return std::unexpected(written.error());
    if (!*written)
        co_return std::unexpected(written->error());
    co_return acts::Effect();
}

} // namespace

QString actOf(Change change) { return change == Change::Begin ? u"finding.mute"_s : u"finding.unmute"_s; }

flow::Task<base::Result<void>> actOnMute(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                         Change change, Mute mute, QString system)
{
    const bool begins = change == Change::Begin;
    acts::Request request;
    request.act = actOf(change);
    request.target = mute.target;
    request.systemIdentifier = system;
    request.actor = mute.who;
    request.reason = mute.reason;
    request.details = parameters(mute, begins);
    flow::Reactor *const r = &reactor;
    flow::BlockingPool *const p = &pool;
    const acts::Dispatcher::Work work = [r, p, file, begins, mute] { return write(*r, *p, file, begins, mute); };
    auto dispatching = dispatcher.dispatch(std::move(request), acts::Standing(), work);
    const auto done = co_await std::move(dispatching);
    if (!done)
        co_return std::unexpected(done.error());
    co_return base::Result<void>();
}

} // namespace mutes
