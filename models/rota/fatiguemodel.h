// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What being on call cost, as a table: of persons, of shifts (newest first) or of rules (worst first). A share without pages is a
// dash, never 0. GUI thread.

#include "models/rota/escalation.h"
#include "models/rota/fatigue.h"

#include <QAbstractTableModel>

namespace rota {

class FatigueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Of : std::uint8_t { Persons, Shifts, Rules };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Fatigue &fatigue, const OnCall &all, Of of);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<QStringList> m_rows; // the first cell is text, the others are figures
    Of m_of = Of::Persons;
};

} // namespace rota
