// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettemodel.h"

#include <algorithm>
#include <tuple>

namespace palette {

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent) { }

void PaletteModel::setCommands(QList<Command> commands)
{
    beginResetModel();
    m_commands = std::move(commands);
    m_haystacks.clear();
    m_haystacks.reserve(std::size_t(m_commands.size()));
    for (const Command &command : m_commands)
        m_haystacks.emplace_back(command.title, command.keywords);
    rebuild();
    endResetModel();
}

void PaletteModel::setRecent(const QStringList &ids)
{
    beginResetModel();
    m_recent = ids;
    rebuild();
    endResetModel();
}

void PaletteModel::setFilter(const QString &text)
{
    if (text.simplified() == m_filter)
        return;
    beginResetModel();
    m_filter = text.simplified();
    rebuild();
    endResetModel();
}

const Command *PaletteModel::command(const QModelIndex &index) const
{
    if (index.model() != this || index.row() < 0 || index.row() >= int(m_rows.size()))
        return nullptr;
    return &m_commands[m_rows[std::size_t(index.row())].command];
}

void PaletteModel::rebuild()
{
    m_rows = m_filter.isEmpty() ? withoutFilter() : ranked();
    if (m_rows.size() > kMostRows)
        m_rows.resize(kMostRows);
    for (Row &row : m_rows)
        row.enabled = m_commands[row.command].isEnabled();
}

std::vector<PaletteModel::Row> PaletteModel::withoutFilter() const
{
    std::vector<Row> rows;
    for (const QString &id : m_recent) {
        const auto found = std::ranges::find(m_commands, id, &Command::id);
        if (found != m_commands.end() && rows.size() < kMostRecent)
            rows.push_back({found - m_commands.begin(), tr("Recently used"), {}});
    }
    QStringList groups;
    for (const Command &command : m_commands)
        if (!groups.contains(command.group))
            groups.append(command.group);
    for (const QString &group : groups)
        for (qsizetype i = 0; i < m_commands.size(); ++i)
            if (m_commands[i].group == group)
                rows.push_back({i, group, {}});
    return rows;
}

std::vector<PaletteModel::Row> PaletteModel::ranked() const
{
    struct Hit {
        Rank rank;
        qsizetype recency; // 0: the newest
        qsizetype command;
    };
    std::vector<Hit> hits;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        auto found = rank(m_filter, m_haystacks[std::size_t(i)], Positions::Skipped);
        if (!found)
            continue;
        const qsizetype used = m_recent.indexOf(m_commands[i].id);
        hits.push_back({std::move(*found), used < 0 ? m_recent.size() : used, i});
    }
    std::ranges::sort(hits, [](const Hit &a, const Hit &b) {
        return std::tie(b.rank.fit, a.recency, b.rank.closeness, a.command)
            < std::tie(a.rank.fit, b.recency, a.rank.closeness, b.command);
    });
    if (hits.size() > kMostRows)
        hits.resize(kMostRows);

    QStringList groups;
    for (const Hit &hit : hits)
        if (!groups.contains(m_commands[hit.command].group))
            groups.append(m_commands[hit.command].group);
    std::vector<Row> rows;
    rows.reserve(hits.size());
    for (const QString &group : groups)
        for (const Hit &hit : hits)
            if (m_commands[hit.command].group == group)
                rows.push_back({hit.command, group, rank(m_filter, m_haystacks[std::size_t(hit.command)])->positions});
    return rows;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const Command *shown = command(index);
    if (!shown)
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shown->title;
    case IdRole:
        return shown->id;
    case GroupRole:
        return row.group;
    case FirstOfGroupRole:
        return index.row() == 0 || m_rows[std::size_t(index.row()) - 1].group != row.group;
    case DetailRole:
        return shown->detail;
    case ShortcutRole:
        return QVariant::fromValue(shown->shortcut);
    case PositionsRole:
        return QVariant::fromValue(row.positions);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!command(index))
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemNeverHasChildren;
    return m_rows[std::size_t(index.row())].enabled ? base | Qt::ItemIsEnabled | Qt::ItemIsSelectable : base;
}

} // namespace palette

#include "moc_palettemodel.cpp"
