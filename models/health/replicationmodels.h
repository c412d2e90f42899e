// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables about replication: the standbys of a cluster, each with its state and what promoting it would cost, and
// the slots of a server with how long they can go on. Columns and their meaning; GUI thread.

#include "models/health/replicationview.h"
#include "models/health/rowsmodel.h"
#include "models/health/slotoutlook.h"

namespace health {

class StandbyModel final : public RowsModel<StandbyView> {
    Q_OBJECT
public:
    enum Column { Name, State, Behind, Age, CatchUp, LostTime, LostData, Opens, SlotsLeft, Sync, From, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Standbys; }
    [[nodiscard]] QString key(const StandbyView &row) const override;
    [[nodiscard]] Cell cell(const StandbyView &row, int column) const override;
};

struct SlotView {
    watch::SlotRow slot;
    SlotOutlook outlook;
};

class SlotModel final : public RowsModel<SlotView> {
    Q_OBJECT
public:
    enum Column { Name, Type, Active, Retained, Safe, DiskFull, Xmin, Failover, State, ColumnCount };
    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] HelpSubject helpSubject() const override { return HelpSubject::Slots; }
    [[nodiscard]] QString key(const SlotView &row) const override { return row.slot.name.raw(); }
    [[nodiscard]] Cell cell(const SlotView &row, int column) const override;
};

} // namespace health
