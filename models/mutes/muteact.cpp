// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/muteact.h"

#include "models/acts/fileact.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mutes {

namespace {

QString parameters(const Mute &mute, bool begins)
{
    QJsonObject o{{u"environment"_s, mute.scope}, {u"finding"_s, mute.finding}};
    if (mute.target.isEmpty())
        o.insert(u"group"_s, mute.group);
    if (begins) {
        o.insert(u"until"_s, acts::isoOf(mute.until));
        o.insert(u"worst"_s, mute.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s);
    }
    return QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
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
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<base::Result<void>()> write = [file, begins, mute, now] { return begins ? keepMute(file, mute, now) : endMute(file, mute, now); };
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), write);
    co_return co_await std::move(acting);
}

} // namespace mutes
