// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The decisions about one alert as a model, oldest first. GUI thread.

#include "models/alerts/trail.h"
#include "models/base/keyedlist.h"

#include <QAbstractListModel>

namespace alerts {

class TrailModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    // DisplayRole: what was decided, and why.
    enum ItemRole {
        ClockRole = Qt::UserRole, // "04:00:12", local
        MomentRole,               // with its day, local and in UTC
        NoteRole,                 // of a channel or an incident
        NobodyRole,               // here somebody would have been told, and was not
    };
    using KeyedList::KeyedList;

    void show(const Trail &trail);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    Trail m_trail;
};

} // namespace alerts
