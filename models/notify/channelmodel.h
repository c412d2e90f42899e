// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The channels of a list, as they stand in the file. GUI thread.

#include "models/base/keyedlist.h"
#include "models/notify/channelstanding.h"

#include <QAbstractListModel>

namespace notify {

class ChannelModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    // DisplayRole: the title. MarkRole: a base::Severity as int.
    enum ItemRole { IdRole = Qt::UserRole, UnderRole, MarkRole };

    using KeyedList::KeyedList;

    void show(const QList<ChannelStanding> &channels);
    [[nodiscard]] const ChannelStanding *at(int row) const; // null: no such row
    [[nodiscard]] int rowOf(const QString &id) const;       // -1: not here

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<ChannelStanding> m_rows;
};

// "slack, persons · broken", "webhook, machines · told 14:30:05, 2 wait"
[[nodiscard]] QString underOf(const ChannelStanding &standing);

} // namespace notify
