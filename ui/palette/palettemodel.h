// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The commands that fit what was typed, best first, under their groups; with nothing typed the recently used
// ones lead. Groups stand in the order of their best command. GUI thread.

#include "ui/palette/command.h"
#include "ui/palette/ranking.h"

#include <QAbstractListModel>

#include <vector>

namespace palette {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        GroupRole,
        FirstOfGroupRole, // bool: a heading belongs above this row
        DetailRole,
        ShortcutRole,     // QKeySequence
        PositionsRole,    // QList<qsizetype>: characters of the title that were typed
    };
    static constexpr int kMostRows = 100;   // nobody reads further; the rest is found by typing more
    static constexpr int kMostRecent = 5;

    explicit PaletteModel(QObject *parent = nullptr);

    void setCommands(QList<Command> commands);
    void setRecent(const QStringList &ids); // newest first
    void setFilter(const QString &text);

    [[nodiscard]] const QString &filter() const { return m_filter; }
    // nullptr for a bad index. Valid until the commands are set again.
    [[nodiscard]] const Command *command(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        qsizetype command = 0;
        QString group;
        QList<qsizetype> positions;
        bool enabled = true;
    };
    void rebuild();
    [[nodiscard]] std::vector<Row> ranked() const;
    [[nodiscard]] std::vector<Row> withoutFilter() const;

    QList<Command> m_commands;
    std::vector<Haystack> m_haystacks; // of the commands, in their order
    QStringList m_recent;
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace palette
