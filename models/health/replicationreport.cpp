// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationreport.h"

#include "models/health/replicationwords.h"
#include "models/health/slotoutlook.h"

namespace health {

namespace {

QJsonValue jsonOf(std::optional<double> value) { return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null); }

QJsonArray jsonOf(const std::vector<base::Untrusted> &names)
{
    QJsonArray out;
    for (const base::Untrusted &name : names)
        out.append(name.visible());
    return out;
}

QJsonValue trendWord(Trend trend)
{
    switch (trend) {
    case Trend::Shrinking:
        return QStringLiteral("shrinking");
    case Trend::Steady:
        return QStringLiteral("steady");
    case Trend::Growing:
        return QStringLiteral("growing");
    case Trend::Unknown:
        break;
    }
    return QJsonValue::Null;
}

QJsonObject costObject(const StandbyView &v)
{
    const FailoverCost &c = v.cost;
    QJsonObject out{{QStringLiteral("possible"), c.possible}, {QStringLiteral("sentence"), ReplicationWords::promotion(v)}};
    if (!c.possible)
        return out;
    out.insert(QStringLiteral("lost_seconds"), jsonOf(c.lostSeconds));
    out.insert(QStringLiteral("lost_bytes"), jsonOf(c.lostBytes));
    out.insert(QStringLiteral("synchronous"), c.synchronous);
    out.insert(QStringLiteral("replay_bytes"), jsonOf(c.replayBytes));
    out.insert(QStringLiteral("replay_seconds"), jsonOf(c.replaySeconds));
    out.insert(QStringLiteral("slots_lost"), jsonOf(c.lostSlots));
    out.insert(QStringLiteral("slots_unsure"), jsonOf(c.unsureSlots));
    out.insert(QStringLiteral("slots_to_make"), jsonOf(c.absentSlots));
    out.insert(QStringLiteral("sequence_gap"), c.sequenceGap);
    out.insert(QStringLiteral("primary_silent_seconds"), jsonOf(c.frozenSeconds));
    return out;
}

QJsonObject standbyObject(const StandbyView &v)
{
    const StandbyStatus &s = v.status;
    return {{QStringLiteral("name"), v.name.visible()},
            {QStringLiteral("target"), v.target.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(v.target)},
            {QStringLiteral("upstream"), v.upstream},
            {QStringLiteral("state"), standbyStateWord(s.state)},
            {QStringLiteral("words"), ReplicationWords::state(v)},
            {QStringLiteral("trend"), trendWord(s.trend)},
            {QStringLiteral("behind_bytes"), jsonOf(s.behindBytes)},
            {QStringLiteral("behind_seconds"), jsonOf(s.behindSeconds)},
            {QStringLiteral("catch_up_seconds"), jsonOf(s.catchUpSeconds)},
            {QStringLiteral("not_received_bytes"), jsonOf(s.missingBytes)},
            {QStringLiteral("silent_seconds"), jsonOf(s.silentSeconds)},
            {QStringLiteral("replay_paused"), s.paused},
            {QStringLiteral("sync_state"), v.syncState},
            {QStringLiteral("promote"), costObject(v)}};
}

QJsonArray slotArray(const Observed &o, const ClusterView &cluster)
{
    QJsonArray out;
    const watch::SnapshotPtr snapshot = o.snapshots.value(cluster.primary);
    if (!snapshot || !snapshot->replicationSlots)
        return out;
    const std::optional<double> free = logDiskFree(o.environment, o.snapshots, cluster.primary);
    for (const watch::SlotRow &slot : *snapshot->replicationSlots) {
        const SlotOutlook outlook = slotOutlook(slot, snapshot->log.rate, free);
        out.append(QJsonObject{{QStringLiteral("name"), slot.name.visible()},
                               {QStringLiteral("type"), slot.type},
                               {QStringLiteral("active"), slot.active},
                               {QStringLiteral("state"), slot.walStatus},
                               {QStringLiteral("invalidated"), slot.invalidated},
                               {QStringLiteral("retained_bytes"), jsonOf(slot.retainedBytes)},
                               {QStringLiteral("xmin_age"), jsonOf(slot.xminAge)},
                               {QStringLiteral("disk_full_seconds"), jsonOf(outlook.diskFullSeconds)},
                               {QStringLiteral("lost_in_seconds"), jsonOf(outlook.lostSeconds)}});
    }
    return out;
}

} // namespace

QJsonArray replicationReport(const Observed &o)
{
    QJsonArray out;
    for (const ClusterView &cluster : replicationOf(o.environment, o.snapshots, o.now)) {
        const LoadShare share = loadShare(cluster, o.environment, o.snapshots);
        QJsonArray standbys, servers;
        for (const StandbyView &v : cluster.standbys)
            standbys.append(standbyObject(v));
        for (const ServerShare &s : share.servers)
            servers.append(QJsonObject{{QStringLiteral("target"), s.target},
                                       {QStringLiteral("transactions_percent"), jsonOf(s.transactions)},
                                       {QStringLiteral("reads_percent"), jsonOf(s.reads)},
                                       {QStringLiteral("sessions_percent"), jsonOf(s.sessions)}});
        out.append(QJsonObject{{QStringLiteral("primary"), cluster.primary},
                               {QStringLiteral("primary_answers"), cluster.primaryAnswers},
                               {QStringLiteral("timeline"), cluster.timeline},
                               {QStringLiteral("written_bytes_per_second"), jsonOf(cluster.writeRate)},
                               {QStringLiteral("commits_need"), cluster.commitsNeed},
                               {QStringLiteral("commits_hang"), cluster.commitsHang},
                               {QStringLiteral("standbys"), standbys},
                               {QStringLiteral("slots"), slotArray(o, cluster)},
                               {QStringLiteral("load"), QJsonObject{{QStringLiteral("sentence"), ReplicationWords::load(share)},
                                                                    {QStringLiteral("servers"), servers}}}});
    }
    return out;
}

} // namespace health
