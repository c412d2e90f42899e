// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What takes room on the selected server or host. GUI thread.

#include "models/health/tablemodels.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

class StoragePage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"storage"};
    static QString title() { return tr("Storage"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &subject);

    explicit StoragePage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;

private:
    health::StorageModel *m_rows;
};

} // namespace dashboard
