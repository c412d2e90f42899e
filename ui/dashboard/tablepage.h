// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A page that is one live table, with the sentences for what was not read. Owns the table, not its model. GUI thread.

#include "ui/dashboard/detailpage.h"
#include "ui/dashboard/livetable.h"

class QVBoxLayout;

namespace dashboard {

class TablePage : public DetailPage {
    Q_OBJECT
public:
    [[nodiscard]] const CellTree *shownRows() const override;
    void keepState() override;
    [[nodiscard]] LiveTable &table() const { return *m_table; }

protected:
    TablePage(QLatin1StringView name, QWidget *parent) : DetailPage(parent), m_name(name) {}
    void setTable(QAbstractItemModel *model, const LiveTable::Columns &columns, settings::Settings &settings, settings::Key key,
                  const QString &accessibleName);
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    // Says why there are no rows, and whether that is so. `sign` is the figure whose refusal means that we may not see them.
    bool showAbsence(const watch::SnapshotPtr &snapshot, bool read, watch::MetricId sign);
    void showRows(const watch::TargetSnapshot &snapshot, base::TimePoint now);

private:
    QLatin1StringView m_name;
    LiveTable *m_table = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace dashboard
