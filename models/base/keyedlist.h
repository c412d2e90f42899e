// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A model whose rows come and go: what is new takes the place of what was, row by row, so that a selection, the place
// of a view and persistent indexes of rows that stay stay with them. Base: QAbstractListModel or QAbstractTableModel. GUI
// thread.

#include <QAbstractItemModel>

#include <algorithm>
#include <functional>
#include <utility>

namespace base {

template <class Base>
class KeyedList : public Base {
public:
    using Base::Base;

protected:
    // rows: what the model holds; QList or std::deque. keyOf: what makes a row the same one. another: they are of something
    // else altogether (a filter, another incident), so no row goes on.
    template <class Rows, class Key>
    void exchange(Rows &rows, Rows next, Key keyOf, bool another = false)
    {
        if (another) {
            this->beginResetModel();
            rows = std::move(next);
            this->endResetModel();
            return;
        }
        const auto key = [&keyOf](const Rows &list, auto row) -> decltype(auto) { return std::invoke(keyOf, list[row]); };
        const auto holds = [&key](const Rows &list, const auto &wanted, auto from) {
            for (auto i = from; i < list.size(); ++i)
                if (key(list, i) == wanted)
                    return true;
            return false;
        };
        using Size = typename Rows::size_type;
        for (Size end = rows.size(); end > 0;) { // those that are gone, a stretch at a time
            Size begin = end;
            while (begin > 0 && !holds(next, key(rows, begin - 1), Size(0)))
                --begin;
            if (begin == end)
                --end;
            else
                drop(rows, begin, std::exchange(end, begin));
        }
        for (Size i = 0; i < next.size(); ++i) {
            if (i < rows.size() && key(rows, i) == key(next, i))
                continue;
            if (holds(rows, key(next, i), std::min(i, rows.size()))) {
                Size from = i;
                while (!(key(rows, from) == key(next, i)))
                    ++from;
                this->beginMoveRows({}, int(from), int(from), {}, int(i));
                std::rotate(rows.begin() + std::ptrdiff_t(i), rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(from) + 1);
                this->endMoveRows();
                continue;
            }
            Size count = 1;
            while (i + count < next.size() && !holds(rows, key(next, i + count), i))
                ++count;
            this->beginInsertRows({}, int(i), int(i + count) - 1);
            for (Size n = 0; n < count; ++n)
                rows.insert(rows.begin() + std::ptrdiff_t(i + n), next[i + n]);
            this->endInsertRows();
            i += count - 1;
        }
        if (rows.size() > next.size()) // of a key that stood there twice
            drop(rows, next.size(), rows.size());
        for (Size i = 0; i < next.size(); ++i) {
            Size end = i;
            for (; end < next.size() && !(rows[end] == next[end]); ++end)
                rows[end] = next[end];
            if (end > i)
                emit this->dataChanged(this->index(int(i), 0), this->index(int(end) - 1, static_cast<const QAbstractItemModel *>(this)->columnCount() - 1));
            i = end;
        }
    }

private:
    template <class Rows, class Size>
    void drop(Rows &rows, Size begin, Size end)
    {
        this->beginRemoveRows({}, int(begin), int(end) - 1);
        rows.erase(rows.begin() + std::ptrdiff_t(begin), rows.begin() + std::ptrdiff_t(end));
        this->endRemoveRows();
    }
};

} // namespace base
