// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Indexes, those with advice first; foreign keys without one and sequences near their end among them. GUI thread.

#include "models/health/upkeepmodels.h"
#include "ui/dashboard/advicepage.h"

namespace dashboard {

class IndexesPage final : public AdvicePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"indexes"};
    static QString title() { return tr("Indexes"); }
    static int count(const DetailSubject &) { return -1; }

    explicit IndexesPage(const DetailTools &tools, QWidget *parent = nullptr);

protected:
    void fill(const watch::Upkeep &upkeep) override;
    [[nodiscard]] std::vector<health::Advice> about(const QModelIndex &row) const override;
    [[nodiscard]] const watch::Upkeep::Part &part(const watch::Upkeep &upkeep) const override { return upkeep.indexesPart; }
    [[nodiscard]] QStringList parts() const override;

private:
    health::IndexesModel *m_rows;
};

} // namespace dashboard
