// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// In what the selected server differs from its partners in other environments: one table, and the sentence above it. Part of
// the Security tab. GUI thread.

#include "models/audit/paritymodel.h"
#include "ui/dashboard/livetable.h"

namespace dashboard {

class ParityView final : public QWidget {
    Q_OBJECT
public:
    explicit ParityView(settings::Settings &settings, QWidget *parent = nullptr);

    void showEntry(const audit::ParityDesk::Entry &entry, bool unasked); // unasked: it is compared by itself
    [[nodiscard]] static QString told(const audit::ParityDesk::Entry &entry, base::TimePoint now);
    [[nodiscard]] LiveTable &table() const { return *m_table; }

private:
    audit::ParityModel *m_rows;
    LiveTable *m_table;
};

} // namespace dashboard
