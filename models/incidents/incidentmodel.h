// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The incidents of a list, worst and oldest first, as a model; rows keep their place while they can. GUI thread.

#include "models/base/keyedlist.h"
#include "models/base/severity.h"
#include "models/incidents/projection.h"

#include <QAbstractListModel>

namespace incidents {

class IncidentModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    enum class Shown : std::uint8_t { Open, Resolved, Drills };
    enum ItemRole { IdRole = Qt::UserRole, SeverityTitleRole, UnderRole, MarkRole }; // DisplayRole: "#212 OLTP writes blocked"

    using KeyedList::KeyedList;

    void show(const std::vector<Incident> &incidents, Shown shown, base::WallTime now);
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not here

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString id, name, severity, under;
        base::Severity mark = base::Severity::Ok;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QList<Row> m_rows;
    Shown m_shown = Shown::Open;
};

[[nodiscard]] base::Severity markOf(const Incident &incident); // Ok once it is resolved

} // namespace incidents
