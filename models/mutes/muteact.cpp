// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/muteact.h"

#include "models/acts/fileact.h"
#include "models/base/moment.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mutes {

namespace {

QString parameters(const Mute &mute, bool begins)
{
    QJsonObject o{{u"environment"_s, mute.scope}, {u"finding"_s, mute.finding}};
    if (mute.target.isEmpty())
        o.insert(u"group"_s, mute.group);
    o.insert(u"from"_s, base::isoMoment(mute.from)); // of the one that ends, too: one that is newer goes on
    if (begins) {
        o.insert(u"until"_s, base::isoMoment(mute.until));
        o.insert(u"worst"_s, mute.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s);
    }
    return QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
}

constexpr qsizetype kMostDetails = 8192, kLongestName = 200;
constexpr std::chrono::minutes kSameMoment{1}; // when it begins, and when the journal has it

bool isShort(const Mute &mute)
{
    return std::max({mute.scope.size(), mute.target.size(), mute.group.size(), mute.finding.size(), mute.who.size()}) <= kLongestName && mute.reason.size() <= kLongestReason;
}

// Since when the one has been in force that is ended.
base::WallTime beginOf(const QString &file, const Mute &mute, base::WallTime now)
{
    if (const auto all = readMutes(file, now))
        for (const Mute &m : *all)
            if (m.sameFinding(mute))
                return m.from;
    return mute.from;
}

} // namespace

QString actOf(Change change) { return change == Change::Begin ? u"finding.mute"_s : u"finding.unmute"_s; }

flow::Task<base::Result<void>> actOnMute(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                         Change change, Mute mute, QString system)
{
    const bool begins = change == Change::Begin;
    const base::WallTime now = base::Clock::system().wallNow();
    if (!begins) {
        const std::function<base::WallTime()> look = [file, mute, now] { return beginOf(file, mute, now); };
        auto looking = flow::offload<base::WallTime>(reactor, pool, reactor.now() + std::chrono::seconds(5), look);
        const auto from = co_await std::move(looking);
        if (!from)
            co_return std::unexpected(from.error());
        mute.from = *from;
    }
    acts::Request request;
    request.act = actOf(change);
    request.target = mute.target;
    request.systemIdentifier = system;
    request.actor = mute.who;
    request.reason = mute.reason;
    request.details = parameters(mute, begins);
    const std::function<base::Result<void>()> write = [file, begins, mute, now] { return begins ? keepMute(file, mute, now) : endMute(file, mute, now); };
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), write);
    co_return co_await std::move(acting);
}

std::optional<MuteNews> muteNewsIn(const journal::StoredEntry &intent)
{
    const auto told = acts::toldIn(intent.details, kMostDetails);
    const bool begins = intent.record.act == actOf(Change::Begin);
    if (!told || (!begins && intent.record.act != actOf(Change::End)))
        return {};
    const QJsonObject &o = told->parameters;
    const base::WallTime written(std::chrono::milliseconds(intent.record.time / 1000));
    MuteNews news;
    news.change = begins ? Change::Begin : Change::End;
    Mute &mute = news.mute;
    mute.scope = o.value(u"environment"_s).toString();
    mute.target = intent.record.target;
    mute.group = mute.target.isEmpty() ? o.value(u"group"_s).toString() : QString();
    mute.finding = o.value(u"finding"_s).toString();
    mute.who = intent.name;
    mute.from = base::momentIn(o.value(u"from"_s).toString()).value_or(written);
    if (mute.scope.isEmpty() || (mute.target.isEmpty() && mute.group.isEmpty()) || mute.finding.isEmpty() || mute.from > written + kSameMoment || !isShort(mute))
        return {};
    if (!begins)
        return news;
    const auto until = base::momentIn(o.value(u"until"_s).toString());
    mute.worst = o.value(u"worst"_s) == u"critical"_s ? base::Severity::Critical : base::Severity::Warning;
    mute.reason = told->reason;
    if (!until || *until <= mute.from || *until - mute.from > kLongest || mute.from < written - kSameMoment || mute.reason.trimmed().isEmpty() || mute.who.isEmpty() || !isShort(mute))
        return {};
    mute.until = *until;
    return news;
}

} // namespace mutes
