// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The cluster of the selected server: its standbys, what promoting each would cost, who does the work, and the slots of
// this server. GUI thread.

#include "models/health/replicationmodels.h"
#include "ui/dashboard/tablepage.h"

namespace theme {
class ElidedLabel;
class PlainLabel;
}

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
    void keepState() override;
    [[nodiscard]] LiveTable &slotTable() const { return *m_slotTable; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSlots(const DetailSubject &subject);
    void showWords(const health::ClusterView &cluster, const DetailSubject &subject);
    void fit();

    health::StandbyModel *m_standbys;
    health::SlotModel *m_slots;
    theme::PlainLabel *m_meter; // a line a candidate
    theme::ElidedLabel *m_load;
    LiveTable *m_slotTable;
};

} // namespace dashboard
