// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The timeline of one incident as a model: a line grows at the end as it is lived. GUI thread.

#include "models/base/keyedlist.h"
#include "models/base/severity.h"
#include "models/incidents/incident.h"

#include <QAbstractListModel>

namespace incidents {

class TimelineModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    // DisplayRole: the sentence. MarkRole: a base::Severity as int; none: a plain line.
    enum ItemRole { ClockRole = Qt::UserRole, BesideRole, MarkRole, EntryRole };

    using KeyedList::KeyedList;

    void show(const Incident *incident); // null: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString clock, moment, text, beside, entry;
        std::optional<base::Severity> mark;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QString m_incident;
    QList<Row> m_rows;
};

} // namespace incidents
