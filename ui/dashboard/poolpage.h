// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pools of a PgBouncer, or of the one in front of the selected server, and below them the advice about the selected one,
// or about the one that needs it most while none is selected. GUI thread.

#include "models/health/pooladvice.h"
#include "models/health/tablemodels.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

class PoolActions;

class PoolPage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"pool"};
    static QString title() { return tr("Pool"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &subject);

    explicit PoolPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;

private:
    void choose(); // the advice follows the selected row

    const DetailTools &m_tools;
    health::PoolModel *m_rows;
    PoolActions *m_actions;
    environment::EnvironmentPtr m_environment; // keeps the pooler
    const environment::Target *m_pooler = nullptr;
    watch::SnapshotPtr m_snapshot; // of the pooler
    std::vector<health::PoolAdvice> m_advice;
};

} // namespace dashboard
