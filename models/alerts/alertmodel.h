// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The alerts of a list as a model, in the order of the book; rows keep their place while they can. GUI thread.

#include "models/alerts/alert.h"
#include "models/base/keyedlist.h"

#include <QAbstractListModel>

namespace alerts {

class AlertModel : public base::KeyedList<QAbstractListModel> {
    Q_OBJECT
public:
    struct Wanted {
        bool resolved = false;  // those that are over, instead of those that are not
        bool explained = false; // also those that another one explains, as if nothing did
        QString text;           // in any of what a row says; words, all of them
        friend bool operator==(const Wanted &, const Wanted &) = default;
    };
    // DisplayRole: the sentence.
    enum ItemRole {
        KeyRole = Qt::UserRole,
        SeverityRole, // base::Severity as int; Ok once it is over
        StateRole,    // State as int
        UnderRole,    // "shop-primary · firing · critical · uptime"
        SinceRole,    // "2 min"
        FlagsRole,    // QStringList: "silenced", "flapping"
        QuietRole,    // nobody is told of it
        ExplainsRole, // how many it explains
    };

    using KeyedList::KeyedList;

    void show(const QList<Alert> &alerts, const Wanted &wanted, base::WallTime now);
    [[nodiscard]] int rowOf(const QString &key) const; // -1: not here

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString key, sentence, under, since;
        QStringList flags;
        base::Severity severity = base::Severity::Ok;
        State state = State::Pending;
        bool quiet = false;
        int explains = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QList<Row> m_rows;
    Wanted m_wanted;
};

} // namespace alerts
