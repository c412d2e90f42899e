// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rows of an answer as a table: columns as the server named them, values as it wrote them, made visible and shortened
// for a cell; copied whole, and what was cut says so in the copy too. GUI thread.

#include "models/postgres/typedstatement.h"

#include <QAbstractTableModel>

namespace inquiry {

class AnswerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    static constexpr int kShown = 300; // characters of a cell

    void setAnswer(postgres::TypedRows rows);
    void clear() { setAnswer({}); }
    [[nodiscard]] QString copied() const; // heading and rows, with tabs between

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.columns.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    postgres::TypedRows m_rows;
};

} // namespace inquiry
