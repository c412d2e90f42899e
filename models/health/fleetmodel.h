// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fleet by tier: a row a target with its state, the figure that matters now, where its trend is found, and
// its age. Roles carry meaning (roles.h), never a look. refresh() changes rows in place; a new environment moves
// only what changed. GUI thread.

#include "models/health/roles.h"
#include "models/health/situation.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace health {

class FleetModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    // What: the name of the figure. Trend has no text: read the series of TargetRole, MetricRole, InstanceRole.
    enum Column { Name, What, Now, Trend, Age, ColumnCount };

    explicit FleetModel(QObject *parent = nullptr);
    ~FleetModel() override;

    void setEnvironment(environment::EnvironmentPtr environment, watch::CataloguePtr catalogue);
    void refresh(const QHash<QString, watch::SnapshotPtr> &snapshots, const Situation &situation, base::TimePoint now);
    [[nodiscard]] QModelIndex indexOf(const QString &target) const; // invalid: not there

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row;
    struct Tier;
    [[nodiscard]] static Tier *tierOf(const QModelIndex &index); // null: a target
    [[nodiscard]] QVariant tierData(const Tier &tier, int column, int role) const;
    [[nodiscard]] QVariant rowData(const Row &row, int column, int role) const;
    [[nodiscard]] QString what(const Row &row) const;
    void arrangeTargets(Tier &tier, int tierRow, const std::vector<const environment::Target *> &wanted);
    [[nodiscard]] Row fresh(const Row &old, const watch::TargetSnapshot *snapshot, const TargetHealth &health) const;

    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    std::vector<std::unique_ptr<Tier>> m_tiers;
    base::TimePoint m_now{};
};

} // namespace health
