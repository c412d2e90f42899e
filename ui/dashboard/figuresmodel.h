// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figures a person can have a chart of, under a heading for each part of health; those that match what was typed. GUI
// thread.

#include "models/base/keyedlist.h"
#include "ui/dashboard/morefigures.h"

namespace dashboard {

class FiguresModel : public base::KeyedList<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { Title, Now, Note, Drawn, ColumnCount };
    static constexpr int HeadingRole = Qt::UserRole + 200; // bool: no figure, the name of a part
    using KeyedList::KeyedList;

    void setFigures(const QList<ListedFigure> &figures); // those that stay keep their place
    void setFilter(const QString &text); // every word of it, anywhere in title, part or id
    [[nodiscard]] const ListedFigure *figure(const QModelIndex &index) const; // null: a heading, or nothing

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        ListedFigure figure; // of a heading only the part
        friend bool operator==(const Line &, const Line &) = default;
        [[nodiscard]] bool heading() const { return figure.metric.isNull(); }
        [[nodiscard]] QString key() const { return heading() ? u'\x1f' + figure.part : figure.metric.name(); }
    };
    void rebuild(bool another);
    [[nodiscard]] bool matches(const ListedFigure &figure) const;
    [[nodiscard]] static QString spoken(const ListedFigure &figure);

    QList<ListedFigure> m_figures;
    QStringList m_words;
    QList<Line> m_lines;
};

} // namespace dashboard
