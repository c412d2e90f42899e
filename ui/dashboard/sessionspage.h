// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sessions as a blocking tree, and below them what may be done with the selected one, or how a prepared transaction is
// ended. GUI thread.

#include "models/health/sessionsmodel.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

class PreparedPanel;
class SessionActions;

class SessionsPage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"sessions"};
    static QString title() { return tr("Sessions"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &subject);

    explicit SessionsPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;
    void showCause() override; // who holds up most

private:
    void choose(); // the actions follow the selected row

    const DetailTools &m_tools;
    health::SessionsModel *m_rows;
    SessionActions *m_actions;
    PreparedPanel *m_prepared;
    bool m_recorded = false;
    QString m_target;
    watch::SnapshotPtr m_snapshot;
};

} // namespace dashboard
