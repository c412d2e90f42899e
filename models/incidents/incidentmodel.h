// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The incidents of a list, worst and oldest first, as a model; rows keep their place while they can. GUI thread.

#include "models/base/keyedlist.h"
#include "models/base/severity.h"
#include "models/environment/environment.h"
#include "models/incidents/projection.h"

#include <QAbstractListModel>

namespace incidents {

class IncidentModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    enum class Shown : std::uint8_t { Open, Resolved, Drills };
    struct Wanted {
        Shown shown = Shown::Open;
        QString text; // as mentions() takes it
        friend bool operator==(const Wanted &, const Wanted &) = default;
    };
    enum ItemRole { IdRole = Qt::UserRole, SeverityTitleRole, UnderRole, MarkRole }; // DisplayRole: "#212 OLTP writes blocked"

    using KeyedList::KeyedList;

    // environment: whose targets they are about; null: nobody knows.
    void show(const std::vector<Incident> &incidents, const Wanted &wanted, const environment::Environment *environment, base::WallTime now);
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
    Wanted m_wanted;
};

[[nodiscard]] base::Severity markOf(const Incident &incident); // Ok once it is resolved

} // namespace incidents
