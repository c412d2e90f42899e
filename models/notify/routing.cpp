// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/routing.h"

#include "models/notify/words.h"

namespace notify {

bool takesPractice(const Channel &channel, const Notice &notice)
{
    return !notice.practice || notice.channels.contains(channel.id) || channel.kind == ChannelKind::Desktop || channel.environments.contains(notice.environment);
}

std::optional<Unheard> whyUnheard(const Channel &channel, const Notice &notice, bool heard, base::WallTime now)
{
    const bool ends = notice.moment == Moment::Resolved || notice.moment == Moment::Acknowledged;
    if (!notice.channels.isEmpty()) // a level of escalation, a test: these, whatever they hear otherwise
        return notice.channels.contains(channel.id) ? std::nullopt : std::optional(Unheard{Words::tr("It was meant for other channels.")});
    if (ends) // whoever was told that it began is told that it ended
        return heard ? std::nullopt : std::optional(Unheard{Words::tr("It was not told there that it began.")});
    if (notice.moment == Moment::Test)
        return Unheard{Words::tr("A test names its channel.")};
    if (!takesPractice(channel, notice))
        return Unheard{Words::tr("It is practice: only the desktop and channels that name this environment are told."), true};
    if (channel.reaches() == Channel::Reaches::People && !notice.people)
        return Unheard{Words::tr("People are not asked yet.")};
    const auto meant = [](const QStringList &those, const QString &name) { return those.isEmpty() || those.contains(name); };
    if (!meant(channel.environments, notice.environment) || !meant(channel.services, notice.service) || !meant(channel.clusters, notice.cluster))
        return Unheard{Words::tr("The channel is for other services.")};
    if (notice.severity < channel.least)
        return Unheard{Words::tr("The channel hears of criticals alone."), true};
    const bool critical = notice.severity == base::Severity::Critical;
    if (channel.quiet && !critical && notice.moment != Moment::Resolved && channel.quiet->contains(now)) {
        const auto until = channel.quiet->nextChange(now);
        const auto zone = rota::zoneOf(channel.quiet->zone).value_or(QTimeZone::utc());
        return Unheard{until ? Words::tr("The channel is quiet until %1; criticals are told.").arg(rota::localTime(*until, zone).toString(QStringLiteral("HH:mm")))
                             : Words::tr("The channel is always quiet; criticals are told."),
                       true};
    }
    return std::nullopt;
}

} // namespace notify
