// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a target's row looks: mark, name and role, the word and figure that matter, its trend, its age. Stale rows
// fade and their figure is struck; a row is never green when its figure is old. GUI thread; the store outlives it.

#include "models/history/seriesstore.h"

#include <QStyledItemDelegate>

namespace dashboard {

class FleetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    FleetDelegate(const history::SeriesStore &store, const base::Clock &clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Trend {
        history::SeriesKey key;
        base::TimePoint readAt{};
        QList<float> values;
    };
    void paintName(QPainter &painter, const QRect &box, const QModelIndex &index, bool stale) const;
    const QList<float> &trend(const QModelIndex &index) const;

    const history::SeriesStore &m_store;
    const base::Clock &m_clock;
    mutable QHash<QString, Trend> m_trends; // by target, of rows painted lately
};

} // namespace dashboard
