// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a window says, as text: every cell of every table with all its roles, every sentence. Two moments that look the
// same give the same text.

#include <QAbstractItemView>
#include <QLabel>
#include <QStringList>
#include <QWidget>

namespace test {

// In the order of the text: models move rows as little as possible, so that their order tells how they came to be.
inline QStringList dumpRows(const QAbstractItemModel &model, const QModelIndex &parent, int depth)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            QStringList roles;
            for (int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                roles << index.data(role).toString();
            for (int role = Qt::UserRole; role < Qt::UserRole + 24; ++role) {
                const QVariant value = index.data(role);
                roles << (value.canConvert<QVariantMap>() && !value.canConvert<QString>()
                              ? QStringList(value.toMap().keys()).join(u',') + u'=' + [&value] {
                                    QStringList all;
                                    for (const QVariant &each : value.toMap())
                                        all << each.toString();
                                    return all.join(u',');
                                }()
                              : value.toString());
            }
            cells << roles.join(u'~');
        }
        out << (QStringList{QString(depth * 2, u' ') + cells.join(u" | ")} + dumpRows(model, model.index(row, 0, parent), depth + 1)).join(u'\n');
    }
    out.sort();
    return out;
}

inline QString dump(const QWidget &window, const QStringList &leaveOut = {})
{
    QStringList out;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        bool skip = !widget->isVisible();
        for (const QWidget *up = widget; up && !skip; up = up->parentWidget())
            skip = leaveOut.contains(up->objectName());
        if (skip)
            continue;
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            out << QStringLiteral("# ") + view->objectName();
            out << dumpRows(*view->model(), {}, 0);
        } else if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            out << label->objectName() + QStringLiteral(": ") + label->text();
        } else if (const QString text = widget->property("text").toString(); !text.isEmpty()) {
            out << widget->objectName() + QStringLiteral(": ") + text;
        } else if (!widget->accessibleName().isEmpty()) {
            out << widget->objectName() + QStringLiteral(": ") + widget->accessibleName();
        }
    }
    return out.join(u'\n').replace(QChar(0x00a0), u' ');
}

} // namespace test
