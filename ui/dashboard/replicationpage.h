// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who receives from the selected server, and from whom it receives itself. GUI thread.

#include "models/health/tablemodels.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

class ReplicationPage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"replication"};
    static QString title() { return tr("Replication"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &subject);

    explicit ReplicationPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;

private:
    health::ReplicationModel *m_rows;
};

} // namespace dashboard
