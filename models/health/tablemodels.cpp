// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/tablemodels.h"

namespace health {

using base::Severity;
using base::Unit;

QString PoolModel::title(int column) const
{
    switch (column) {
    case Database:
        return tr("Database");
    case User:
        return tr("User");
    case Mode:
        return tr("Mode");
    case Active:
        return tr("Clients");
    case Waiting:
        return tr("Waiting");
    case LongestWait:
        return tr("Longest wait");
    case Servers:
        return tr("Servers in use");
    case Size:
        return tr("Size");
    case State:
        return tr("State");
    case MostUsed:
        return tr("Most used");
    default:
        return {};
    }
}

QString PoolModel::key(const watch::PoolRow &row) const
{
    return row.database.raw() + QChar(0) + row.user.raw();
}

Cell PoolModel::cell(const watch::PoolRow &row, int column) const
{
    switch (column) {
    case Database:
        return Cell::of(row.database);
    case User:
        return Cell::of(row.user);
    case Mode:
        return Cell::word(row.mode);
    case Active:
        return Cell::of(double(row.clientsActive), Unit::Count);
    case Waiting:
        return Cell::of(double(row.clientsWaiting), Unit::Count).as(row.clientsWaiting > 0 ? Severity::Warning : Severity::Ok);
    case LongestWait:
        return Cell::of(row.clientsWaiting > 0 ? std::optional<double>(row.maxWaitSeconds) : std::nullopt, Unit::Seconds);
    case Servers:
        return Cell::of(double(row.serversActive), Unit::Count);
    case Size:
        return Cell::of(row.size > 0 ? std::optional<double>(row.size + row.reserve) : std::nullopt, Unit::Count);
    case State:
        return row.disabled ? Cell::of(tr("disabled")).as(Severity::Warning)
            : row.paused    ? Cell::of(tr("paused")).as(Severity::Warning)
                            : Cell::of(tr("open"));
    case MostUsed:
        return Cell::of(row.use.seconds > 0 ? std::optional<double>(row.use.peakActive) : std::nullopt, Unit::Count);
    default:
        return {};
    }
}

QString StorageModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Size:
        return tr("Size");
    case Free:
        return tr("Free");
    default:
        return {};
    }
}

QString StorageModel::key(const watch::StorageRow &row) const
{
    return QString::number(int(row.kind)) + row.name.raw();
}

Cell StorageModel::cell(const watch::StorageRow &row, int column) const
{
    using StorageKind = watch::StorageRow::Kind;
    switch (column) {
    case Name:
        return Cell::of(row.name);
    case Kind:
        switch (row.kind) {
        case StorageKind::Database:
            return Cell::of(tr("database"));
        case StorageKind::Table:
            return Cell::of(row.estimated ? tr("table, estimated") : tr("table"));
        case StorageKind::Mount:
            return Cell::of(tr("disk"));
        case StorageKind::WalFolder:
            return Cell::of(tr("WAL folder"));
        }
        return {};
    case Size:
        return Cell::of(row.bytes, Unit::Bytes);
    case Free:
        return Cell::of(row.freeBytes, Unit::Bytes);
    default:
        return {};
    }
}

} // namespace health

#include "moc_tablemodels.cpp"
