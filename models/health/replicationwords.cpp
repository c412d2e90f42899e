// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationwords.h"

#include "models/base/format.h"
#include "models/health/wording.h"

namespace health {

namespace {

QString bytesText(double bytes)
{
    return base::figure(bytes, base::Unit::Bytes).text();
}

QString namesOf(const std::vector<base::Untrusted> &names)
{
    QStringList all;
    for (const base::Untrusted &name : names)
        all << name.visible();
    return Wording::listed(all);
}

} // namespace

QString ReplicationWords::state(const StandbyView &v)
{
    const StandbyStatus &s = v.status;
    switch (s.state) {
    case StandbyState::CaughtUp:
        return tr("caught up");
    case StandbyState::Behind:
        if (s.intendedSeconds > 0)
            return tr("kept %1 behind on purpose").arg(base::duration(s.intendedSeconds));
        return s.trend == Trend::Shrinking ? tr("behind, catching up") : s.trend == Trend::Growing ? tr("behind, and falling back") : tr("behind");
    case StandbyState::Paused:
        return tr("replay paused");
    case StandbyState::Silent:
        return tr("link silent for %1").arg(base::age(s.silentSeconds.value_or(0)));
    case StandbyState::NotStreaming:
        return s.archive ? tr("not streaming, reads the archive") : tr("not streaming");
    case StandbyState::Missing:
        return tr("missing");
    case StandbyState::Diverged:
        return tr("diverged: a primary of its own, timeline %1").arg(v.timeline);
    case StandbyState::Unknown:
        return tr("unknown");
    }
    return {};
}

QString ReplicationWords::distance(const StandbyView &v)
{
    const StandbyStatus &s = v.status;
    if (s.state == StandbyState::Missing || s.state == StandbyState::Diverged || s.state == StandbyState::Unknown || !s.behindBytes)
        return {};
    QStringList parts;
    if (*s.behindBytes > 0)
        parts << bytesText(*s.behindBytes);
    if (s.behindSeconds.value_or(0) >= 0.1)
        parts << base::duration(*s.behindSeconds);
    if (parts.isEmpty())
        return {};
    const QString behind = tr("%1 behind", "amount and time").arg(parts.join(tr(", ", "between amounts")));
    if (s.state == StandbyState::CaughtUp || s.state == StandbyState::Paused || s.intendedSeconds > 0)
        return behind;
    if (s.catchUpSeconds)
        return tr("%1, catches up in %2").arg(behind, base::age(*s.catchUpSeconds));
    if (s.trend == Trend::Growing || s.trend == Trend::Steady)
        return tr("%1, does not catch up").arg(behind);
    return behind;
}

QString ReplicationWords::loss(const FailoverCost &c)
{
    if (!c.lostBytes && !c.lostSeconds)
        return tr("an unknown amount", "what would be lost");
    if (c.lostBytes.value_or(0) <= 0)
        return tr("nothing", "what would be lost");
    const QString bytes = bytesText(*c.lostBytes);
    if (!c.lostSeconds)
        return bytes;
    return *c.lostSeconds < 0.1 ? tr("less than 0.1 s, %1").arg(bytes) : tr("about %1, %2", "time and amount lost").arg(base::duration(*c.lostSeconds), bytes);
}

QString ReplicationWords::opening(const FailoverCost &c)
{
    if (!c.replayBytes)
        return tr("it opens after an unknown time");
    if (*c.replayBytes <= 0)
        return tr("it opens at once");
    if (!c.replaySeconds)
        return tr("%1 to replay before it opens", "an amount").arg(bytesText(*c.replayBytes));
    return *c.replaySeconds < 1 ? tr("less than 1 s of replay before it opens")
                                : tr("%1 of replay before it opens", "a time").arg(base::age(*c.replaySeconds));
}

QString ReplicationWords::slotsLeft(const FailoverCost &c)
{
    QStringList parts;
    if (!c.lostSlots.empty())
        parts << (c.lostSlots.size() == 1 ? tr("slot %1 is not synced").arg(namesOf(c.lostSlots)) : tr("slots %1 are not synced").arg(namesOf(c.lostSlots)));
    if (!c.unsureSlots.empty())
        parts << (c.unsureSlots.size() == 1 ? tr("slot %1 may not be synced").arg(namesOf(c.unsureSlots))
                                            : tr("slots %1 may not be synced").arg(namesOf(c.unsureSlots)));
    if (!c.absentSlots.empty())
        parts << (c.absentSlots.size() == 1 ? tr("slot %1 must be made there").arg(namesOf(c.absentSlots))
                                            : tr("slots %1 must be made there").arg(namesOf(c.absentSlots)));
    return parts.join(QStringLiteral("; "));
}

QString ReplicationWords::promotion(const StandbyView &v)
{
    const FailoverCost &c = v.cost;
    const QString name = v.name.visible();
    if (!c.possible)
        return tr("%1 cannot be promoted: %2.").arg(name, state(v));
    QStringList parts{c.synchronous ? tr("lose %1, none of it confirmed to anybody").arg(loss(c)) : tr("lose %1").arg(loss(c)),
                      opening(c)};
    if (const QString left = slotsLeft(c); !left.isEmpty())
        parts << left;
    parts << tr("sequences skip up to %n values", nullptr, c.sequenceGap);
    const QString sentence = tr("Promote %1 now: %2.").arg(name, parts.join(QStringLiteral("; ")));
    return c.frozenSeconds ? sentence + QLatin1Char(' ') + tr("The primary was last heard %1 ago.").arg(base::age(*c.frozenSeconds)) : sentence;
}

QString ReplicationWords::promotionClause(const ClusterView &cluster)
{
    const StandbyView *best = bestCandidate(cluster);
    return best ? promotionClause(*best) : QString();
}

QString ReplicationWords::promotionClause(const StandbyView &v)
{
    if (!v.cost.possible || !v.cost.lostBytes)
        return {};
    return QStringLiteral("; ") + tr("promoting %1 now loses %2").arg(v.name.visible(), loss(v.cost));
}

QString ReplicationWords::hangingClause(const ClusterView &cluster)
{
    return QStringLiteral("; ") + tr("commits hang until %n standbys confirm them", nullptr, cluster.commitsNeed);
}

QString ReplicationWords::oldPrimaryClause(const ClusterView &cluster)
{
    for (const StandbyView &v : cluster.standbys)
        if (v.status.state == StandbyState::Diverged && v.timeline > 0 && v.timeline < cluster.timeline)
            return QStringLiteral("; ") + tr("%1 is the old one: timeline %2, not %3").arg(v.name.visible(), QString::number(v.timeline), QString::number(cluster.timeline));
    return {};
}

QString ReplicationWords::commits(const ClusterView &cluster)
{
    if (cluster.commitsNeed <= 0)
        return {};
    return cluster.commitsHang ? tr("Commits hang: %n standbys must confirm them, and fewer stream.", nullptr, cluster.commitsNeed)
                               : tr("Each commit waits for %n standbys.", nullptr, cluster.commitsNeed);
}

QString ReplicationWords::load(const LoadShare &share)
{
    const auto line = [&share](const QString &title, std::optional<double> ServerShare::*what) {
        QStringList parts;
        for (const ServerShare &s : share.servers)
            if (s.*what)
                parts << tr("%1 %2", "server and its share").arg(s.name.visible(), base::figure(*(s.*what), base::Unit::Percent).text());
        return parts.size() < 2 ? QString() : title.arg(parts.join(tr(", ", "between amounts")));
    };
    QStringList all{line(tr("Reads: %1"), &ServerShare::reads), line(tr("transactions: %1"), &ServerShare::transactions),
                    line(tr("sessions: %1"), &ServerShare::sessions)};
    all.removeAll(QString());
    QStringList sentences;
    if (!all.isEmpty())
        sentences << all.join(QStringLiteral("; ")) + QLatin1Char('.');
    for (const PoolRoute &route : share.routes)
        sentences << tr("Pool %1 leads to %2.").arg(route.pool.visible(), namesOf(route.servers));
    if (!share.idleStandby.isEmpty())
        sentences << tr("%1 is caught up and idle: it could take reads.").arg(share.idleStandby.visible());
    return sentences.join(QLatin1Char(' '));
}

} // namespace health
