// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table of value rows. Seals Qt's index bookkeeping: a subclass says what its columns are and what a row's key
// is. setRows() makes the smallest change: rows that stay keep their place (and selection), those that went are
// removed, new ones come last; sorting is the view's. GUI thread.

#include "models/base/format.h"
#include "models/base/severity.h"
#include "models/base/untrusted.h"
#include "models/health/columnhelp.h"
#include "models/health/roles.h"
#include "models/health/vocabulary.h"

#include <QAbstractTableModel>
#include <QHash>

#include <algorithm>
#include <concepts>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace health {

// What one column says about one row.
struct Cell {
    QString text;                 // visible
    QString raw;                  // as received; empty: the text
    std::optional<double> value;  // then text is made from it
    base::Unit unit = base::Unit::Count;
    base::Severity severity = base::Severity::Ok;
    QString whole;                // visible; what the text leaves out or translates
    bool quiet = false;
    std::optional<double> rank = {}; // the place when sorted by it, where neither text nor value tells that

    static Cell of(const base::Untrusted &text) { return {text.visible(), text.raw(), {}, base::Unit::Count, base::Severity::Ok, {}, false, {}}; }
    static Cell of(const QString &text) { return of(base::Untrusted(text)); }
    static Cell of(std::optional<double> value, base::Unit unit) { return {{}, {}, value, unit, base::Severity::Ok, {}, false, {}}; }
    // A word of the server's, translated; the word itself is what is copied.
    static Cell word(const QString &serverWord)
    {
        Cell c = of(serverWord);
        c.whole = std::exchange(c.text, spoken(serverWord));
        if (c.whole == c.text)
            c.whole.clear();
        return c;
    }
    [[nodiscard]] Cell as(base::Severity s) const
    {
        Cell c = *this;
        c.severity = s;
        return c;
    }
    friend bool operator==(const Cell &, const Cell &) = default;

    [[nodiscard]] QVariant data(int role) const
    {
        switch (role) {
        case Qt::DisplayRole:
            return value ? base::figure(*value, unit).text() : text;
        case ValueRole:
            return value ? QVariant(*value) : QVariant();
        case UnitRole:
            return value ? QVariant(int(unit)) : QVariant();
        case SeverityRole:
            return int(severity);
        case SortRole:
            return rank ? QVariant(*rank) : value ? QVariant(*value) : QVariant(text);
        case RawRole:
            return raw.isEmpty() ? text : raw;
        case WholeRole:
            return whole.isEmpty() ? QVariant() : QVariant(whole);
        case QuietRole:
            return quiet;
        default:
            return {};
        }
    }
};

template <class Row>
class RowsModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const std::vector<Row> &rows)
    {
        if (takeInPlace(rows))
            return;
        QHash<QString, const Row *> wanted;
        wanted.reserve(qsizetype(rows.size()));
        for (const Row &row : rows)
            wanted.insert(key(row), &row);
        removeAllBut(wanted);
        const auto kept = int(m_rows.size());
        for (int i = 0; i < kept; ++i) {
            const Row *row = wanted.take(m_keys[std::size_t(i)]);
            if constexpr (std::equality_comparable<Row>)
                if (*row == m_rows[std::size_t(i)])
                    continue;
            take(i, *row);
        }
        if (wanted.isEmpty())
            return;
        beginInsertRows({}, kept, kept + int(wanted.size()) - 1);
        for (const Row &row : rows)
            if (const QString k = key(row); wanted.remove(k)) {
                m_rows.push_back(row);
                m_keys.push_back(k);
                m_cells.emplace_back();
            }
        endInsertRows();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : columns(); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final
    {
        if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        // An order asks one cell of every row once: the others are not made for it.
        if (role == SortRole && m_cells[std::size_t(index.row())].empty())
            return cell(m_rows[std::size_t(index.row())], index.column()).data(role);
        return cells(index.row())[std::size_t(index.column())].data(role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns())
            return {};
        if (role == HelpRole)
            return columnHelp(helpSubject(), section);
        return role == Qt::DisplayRole ? QVariant(title(section)) : QVariant();
    }
    [[nodiscard]] const Row *row(const QModelIndex &index) const
    {
        return index.isValid() && checkIndex(index, CheckIndexOption::IndexIsValid) ? &m_rows[std::size_t(index.row())] : nullptr;
    }

protected:
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual HelpSubject helpSubject() const = 0;
    [[nodiscard]] virtual QString key(const Row &row) const = 0; // unique
    [[nodiscard]] virtual Cell cell(const Row &row, int column) const = 0;

private:
    const std::vector<Cell> &cells(int at) const
    {
        std::vector<Cell> &held = m_cells[std::size_t(at)];
        if (held.empty())
            held = cellsOf(m_rows[std::size_t(at)]);
        return held;
    }

    std::vector<Cell> cellsOf(const Row &row) const
    {
        std::vector<Cell> cells;
        for (int column = 0; column < columns(); ++column)
            cells.push_back(cell(row, column));
        return cells;
    }

    // Numbers and shared texts alike: equal without a look into the texts, which is what a comparison costs.
    static bool sameBytes(const Row *a, const Row *b, std::size_t rows)
    {
        return std::memcmp(static_cast<const void *>(a), static_cast<const void *>(b), rows * sizeof(Row)) == 0;
    }

    // Most rounds bring the same rows in the same order: nothing to look up then.
    bool takeInPlace(const std::vector<Row> &rows)
    {
        if (rows.size() != m_rows.size())
            return false;
        constexpr std::size_t kRun = 16; // few of so many differ
        std::vector<std::size_t> different;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if constexpr (std::equality_comparable<Row>) {
                if (i % kRun == 0 && i + kRun <= rows.size() && sameBytes(&rows[i], &m_rows[i], kRun)) {
                    i += kRun - 1;
                    continue;
                }
                if (sameBytes(&rows[i], &m_rows[i], 1) || rows[i] == m_rows[i])
                    continue;
            }
            if (key(rows[i]) != m_keys[i])
                return false;
            different.push_back(i);
        }
        for (const std::size_t i : different)
            take(int(i), rows[i]);
        return true;
    }

    void take(int at, const Row &row)
    {
        std::vector<Cell> &held = m_cells[std::size_t(at)];
        if constexpr (std::equality_comparable<Row>) { // that it differs is known
            m_rows[std::size_t(at)] = row;
            held.clear();
            emit dataChanged(createIndex(at, 0), createIndex(at, columns() - 1));
            return;
        }
        const std::vector<Cell> old = cells(at);
        m_rows[std::size_t(at)] = row;
        held = cellsOf(row);
        const auto changed = std::mismatch(held.begin(), held.end(), old.begin());
        if (changed.first == held.end())
            return;
        emit dataChanged(index(at, int(changed.first - held.begin())), index(at, columns() - 1));
    }

    void removeAllBut(const QHash<QString, const Row *> &wanted)
    {
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (wanted.contains(m_keys[std::size_t(last)]))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(m_keys[std::size_t(first - 1)]))
                --first;
            beginRemoveRows({}, first, last);
            forget(m_rows, first, last);
            forget(m_keys, first, last);
            forget(m_cells, first, last);
            endRemoveRows();
            last = first;
        }
    }

    template <class T>
    static void forget(std::vector<T> &of, int first, int last)
    {
        of.erase(of.begin() + first, of.begin() + last + 1);
    }

    // Apart, because a round compares all rows and looks at few keys and cells.
    std::vector<Row> m_rows;
    std::vector<QString> m_keys;
    mutable std::vector<std::vector<Cell>> m_cells; // made when first looked at
};

} // namespace health
