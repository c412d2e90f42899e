// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationmodels.h"

#include "models/health/replicationwords.h"

namespace health {

using base::Severity;
using base::Unit;

namespace {

Severity severityOf(const StandbyView &v)
{
    switch (v.status.state) {
    case StandbyState::CaughtUp:
        return Severity::Ok;
    case StandbyState::Behind:
        return v.status.intendedSeconds > 0 || v.status.trend == Trend::Shrinking ? Severity::Ok : Severity::Warning;
    case StandbyState::Paused:
    case StandbyState::Silent:
    case StandbyState::NotStreaming:
        return Severity::Warning;
    case StandbyState::Missing:
        return v.expected ? Severity::Critical : Severity::Warning;
    case StandbyState::Diverged:
        return Severity::Critical;
    case StandbyState::Unknown:
        return Severity::Unknown;
    }
    return Severity::Unknown;
}

constexpr double kSoon = 4 * 3600; // a disk full within a shift

} // namespace

QString StandbyModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Standby");
    case State:
        return tr("State");
    case Behind:
        return tr("To replay");
    case Age:
        return tr("Shows");
    case CatchUp:
        return tr("Catches up");
    case LostTime:
        return tr("Would lose");
    case LostData:
        return tr("Loses data");
    case Opens:
        return tr("Opens after");
    case SlotsLeft:
        return tr("Slots");
    case Sync:
        return tr("Sync");
    case From:
        return tr("From");
    default:
        return {};
    }
}

QString StandbyModel::key(const StandbyView &row) const
{
    return row.target.isEmpty() ? row.name.raw() + QChar(0) + row.client.raw() : QChar(0) + row.target;
}

Cell StandbyModel::cell(const StandbyView &row, int column) const
{
    const FailoverCost &cost = row.cost;
    const StandbyStatus &s = row.status;
    switch (column) {
    case Name:
        return Cell::of(row.name);
    case State: {
        Cell c = Cell::of(ReplicationWords::state(row)).as(severityOf(row));
        c.whole = ReplicationWords::distance(row);
        return c;
    }
    case Behind:
        return Cell::of(s.behindBytes, Unit::Bytes);
    case Age:
        return Cell::of(s.behindSeconds, Unit::Seconds);
    case CatchUp: {
        const bool waits = s.behindBytes.value_or(0) > 0 && (s.state == StandbyState::Behind || s.state == StandbyState::Paused);
        if (!waits || s.intendedSeconds > 0)
            return {};
        if (s.catchUpSeconds)
            return Cell::of(s.catchUpSeconds, Unit::Seconds);
        return s.trend == Trend::Unknown ? Cell() : Cell::of(tr("never", "catches up")).as(Severity::Warning);
    }
    case LostTime:
        return cost.possible ? Cell::of(cost.lostSeconds, Unit::Seconds) : Cell();
    case LostData:
        return cost.possible ? Cell::of(cost.lostBytes, Unit::Bytes) : Cell();
    case Opens:
        return cost.possible ? Cell::of(cost.replaySeconds, Unit::Seconds) : Cell();
    case SlotsLeft: {
        if (!cost.possible)
            return {};
        const auto left = cost.lostSlots.size() + cost.unsureSlots.size() + cost.absentSlots.size();
        Cell c = left == 0 ? Cell::of(tr("all there")) : Cell::of(tr("%n missing", "slots", int(left))).as(Severity::Warning);
        c.whole = ReplicationWords::slotsLeft(cost);
        return c;
    }
    case Sync:
        return Cell::word(row.syncState);
    case From:
        return Cell::of(row.upstream.isEmpty() ? row.client : base::Untrusted(row.upstream));
    default:
        return {};
    }
}

QString SlotModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Slot");
    case Type:
        return tr("Type");
    case Active:
        return tr("In use");
    case Retained:
        return tr("Keeps");
    case Safe:
        return tr("Left until lost");
    case DiskFull:
        return tr("Disk full in");
    case Xmin:
        return tr("Holds back");
    case Failover:
        return tr("Failover");
    case State:
        return tr("State");
    default:
        return {};
    }
}

Cell SlotModel::cell(const SlotView &row, int column) const
{
    const watch::SlotRow &slot = row.slot;
    switch (column) {
    case Name:
        return Cell::of(slot.name);
    case Type:
        return Cell::word(slot.type);
    case Active:
        return Cell::of(slot.active ? tr("yes") : tr("no")).as(slot.active ? Severity::Ok : Severity::Warning);
    case Retained:
        return Cell::of(slot.retainedBytes, Unit::Bytes);
    case Safe:
        return Cell::of(slot.safeBytes, Unit::Bytes);
    case DiskFull:
        return Cell::of(row.outlook.diskFullSeconds, Unit::Seconds)
            .as(row.outlook.diskFullSeconds.value_or(kSoon) < kSoon ? Severity::Warning : Severity::Ok);
    case Xmin:
        return Cell::of(slot.xminAge, Unit::Count);
    case Failover:
        if (slot.type != QLatin1String("logical"))
            return {};
        if (slot.synced.value_or(false))
            return Cell::of(tr("is a copy"));
        return slot.failover.value_or(false) ? Cell::of(tr("is copied")) : Cell::of(tr("is lost")).as(Severity::Warning);
    case State: {
        const bool lost = slot.walStatus == QLatin1String("lost");
        const bool soon = slot.walStatus == QLatin1String("unreserved");
        Cell c = Cell::word(slot.walStatus).as(lost ? Severity::Critical : soon ? Severity::Warning : Severity::Ok);
        if (!slot.invalidated.isEmpty())
            c.whole = slot.invalidated;
        return c;
    }
    default:
        return {};
    }
}

} // namespace health

#include "moc_replicationmodels.cpp"
