// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The delivery log as a table, newest first: a row for each telling on each channel, with how its last attempt went. GUI thread.

#include "models/base/keyedlist.h"
#include "models/notify/outbox.h"
#include "models/rota/escalation.h"

#include <QAbstractTableModel>

namespace notify {

class DeliveryModel : public base::KeyedList<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { When, What, Whom, By, Outcome, Tries };
    enum ItemRole { MarkRole = Qt::UserRole }; // base::Severity as int, of the outcome
    static constexpr int kMost = 500;

    using KeyedList::KeyedList;

    // Oldest first, as the outbox has it; names of persons are those of `all`.
    void show(const std::vector<Delivery> &log, const rota::OnCall &all);
    [[nodiscard]] const Delivery *at(int row) const; // null: no such row
    [[nodiscard]] QString keyOf(int row) const { return at(row) ? at(row)->event + u'/' + at(row)->channel : QString(); }
    [[nodiscard]] int rowOf(const QString &key) const; // -1: not here
    // All that is known of it, name and value.
    [[nodiscard]] QList<std::pair<QString, QString>> details(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        Delivery last;
        QString whom;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QList<Row> m_rows;
};

// "told", "told at attempt 2", "refused", "not sent"; of a screen and the terminal.
[[nodiscard]] QString outcomeText(const Delivery &delivery);
[[nodiscard]] QString momentTitle(Moment moment); // "Firing", "Resolved"

} // namespace notify
