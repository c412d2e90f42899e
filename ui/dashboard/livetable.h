// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A live table with its absent states: rows, or one sentence why there are none and what to do. Sorting, columns
// and copying work alike in every table. GUI thread.

#include "ui/settings/settings.h"

#include <QSet>
#include <QWidget>

#include <optional>

class QAbstractItemModel;
class QAbstractProxyModel;

namespace theme {
class EmptyState;
class PlainLabel;
}

namespace dashboard {

class CellDelegate;
class CellTree;

class LiveTable : public QWidget {
    Q_OBJECT
public:
    struct Columns {
        QSet<int> numeric;
        QSet<int> code; // in the code face
        QSet<int> leading; // their beginning says most: cut at the end, not in the middle
        int stretch = 0; // takes what is left
        QList<int> widths; // at text scale 1
        QList<int> expendable = {}; // left out while the room is short, the first one first
        int leastStretch = 120; // px at scale 1, of the column that takes what is left
    };

    LiveTable(QAbstractItemModel *model, const Columns &columns, settings::Settings &settings, settings::Key key,
              QWidget *parent = nullptr);

    void showRows(const QString &stale); // stale: "Values of 12 s ago", or empty
    void showNothing(const QString &icon, const QString &title, const QString &sentence, const QString &action = {});
    // Columns that take no room while there is nothing for them to show. Always the same ones.
    void offerColumns(const QSet<int> &columns, bool there);
    [[nodiscard]] CellTree *view() const { return m_view; }
    [[nodiscard]] QString nothing() const; // title of the absent state; empty: rows are shown
    void keepState();

signals:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeColumns(); // so that none is out of sight
    [[nodiscard]] int wanted(int column) const;
    void copy() const;

    Columns m_columns;
    settings::Settings &m_settings;
    settings::Key m_key;
    std::optional<bool> m_offered; // the columns that are not always there; nothing: all are
    QSet<int> m_absent;
    bool m_columnsChosen = false; // by the person: no longer as the room allows
    QAbstractProxyModel *m_order;
    CellTree *m_view;
    CellDelegate *m_delegate;
    theme::PlainLabel *m_stale;
    theme::EmptyState *m_nothing;
};

} // namespace dashboard
