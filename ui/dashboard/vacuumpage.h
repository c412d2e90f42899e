// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tables by their vacuum debt. GUI thread.

#include "models/health/upkeepmodels.h"
#include "ui/dashboard/advicepage.h"

namespace dashboard {

class VacuumPage final : public AdvicePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"vacuum"};
    static QString title() { return tr("Vacuum"); }
    static int count(const DetailSubject &) { return -1; }

    explicit VacuumPage(const DetailTools &tools, QWidget *parent = nullptr);

protected:
    void fill(const watch::Upkeep &upkeep) override;
    [[nodiscard]] std::vector<health::Advice> about(const QModelIndex &row) const override;
    [[nodiscard]] const watch::Upkeep::Part &part(const watch::Upkeep &upkeep) const override { return upkeep.tablesPart; }
    [[nodiscard]] QStringList parts() const override;

private:
    health::VacuumModel *m_rows;
};

} // namespace dashboard
