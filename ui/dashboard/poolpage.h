// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pools of a PgBouncer, or of the one in front of the selected server. GUI thread.

#include "models/health/tablemodels.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

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
    health::PoolModel *m_rows;
};

} // namespace dashboard
