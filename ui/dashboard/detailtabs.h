// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables about the selected target: sessions as a blocking tree, replication, pool, storage. A table is made
// when it is first looked at and fed only while it is seen. GUI thread.

#include "models/health/sessionsmodel.h"
#include "models/health/tablemodels.h"
#include "models/environment/environment.h"
#include "ui/settings/settings.h"
#include "ui/theme/card.h"

class QStackedWidget;

namespace theme {
class TabStrip;
}

namespace dashboard {

class CellTree;
class LiveTable;
class SessionActions;
class Signaller;

class DetailTabs : public theme::Card {
    Q_OBJECT
public:
    enum Tab { Sessions, Replication, Pool, Storage };
    static constexpr int kTabs = Storage + 1;

    explicit DetailTabs(settings::Settings &settings, QWidget *parent = nullptr);

    // pool: where the pools shown are read, the target itself or the PgBouncer in front of it; null: none
    void setTarget(const environment::Target *target, const watch::SnapshotPtr &snapshot, const watch::SnapshotPtr &pool,
                   base::TimePoint now);
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] bool offers(Tab tab) const;
    [[nodiscard]] LiveTable *table(Tab tab); // made if need be
    [[nodiscard]] const CellTree *shownRows() const; // null: no table is seen
    void keepState();
    void setSignaller(Signaller *signaller); // null: sessions are only looked at

signals:
    void tableMade();
    void retryRequested(const QString &target);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose();
    void refresh();
    void fill(Tab tab);
    void chooseSession(); // the actions follow the selected row
    [[nodiscard]] bool absent(LiveTable &table, const watch::TargetSnapshot &snapshot, bool read, watch::MetricId sign) const;
    [[nodiscard]] QString staleWords(const watch::TargetSnapshot &snapshot) const;

    settings::Settings &m_settings;
    theme::TabStrip *m_strip;
    QStackedWidget *m_stack;
    LiveTable *m_tables[kTabs] = {};
    SessionActions *m_actions;
    health::SessionsModel *m_sessions;
    health::ReplicationModel *m_replication;
    health::PoolModel *m_pools;
    health::StorageModel *m_storage;
    int m_wanted; // tab the person chose last; shown whenever the target offers it
    bool m_choosing = false; // the strip is changed by us
    QString m_target;
    environment::TargetKind m_kind = environment::TargetKind::Postgres;
    watch::SnapshotPtr m_snapshot, m_pool;
    base::TimePoint m_now{};
};

} // namespace dashboard
