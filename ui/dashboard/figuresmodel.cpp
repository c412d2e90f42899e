// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/figuresmodel.h"

#include "models/health/roles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

void FiguresModel::setFigures(const QList<ListedFigure> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    rebuild(false);
}

void FiguresModel::setFilter(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    rebuild(true);
}

bool FiguresModel::matches(const ListedFigure &figure) const
{
    const QString text = figure.title + u'\n' + figure.part + u'\n' + figure.metric.name();
    return std::ranges::all_of(m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

void FiguresModel::rebuild(bool another)
{
    QList<Line> next;
    for (const ListedFigure &figure : std::as_const(m_figures)) {
        if (!matches(figure))
            continue;
        if (next.isEmpty() || next.back().figure.part != figure.part) {
            Line heading;
            heading.figure.part = figure.part;
            next.append(heading);
        }
        next.append({figure});
    }
    exchange(m_lines, std::move(next), &Line::key, another);
}

const ListedFigure *FiguresModel::figure(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid) || m_lines.at(index.row()).heading())
        return nullptr;
    return &m_lines.at(index.row()).figure;
}

int FiguresModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int FiguresModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString FiguresModel::spoken(const ListedFigure &figure)
{
    QStringList words{figure.title};
    for (const QString &word : {figure.value, figure.note, figure.drawn ? tr("on a chart") : QString()})
        if (!word.isEmpty())
            words << word;
    return words.join(u", "_s);
}

QVariant FiguresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines.at(index.row());
    const ListedFigure &shown = line.figure;
    if (role == HeadingRole)
        return line.heading();
    if (line.heading())
        return index.column() == Title && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) ? QVariant(shown.part) : QVariant();
    switch (role) {
    case Qt::AccessibleTextRole:
        return index.column() == Title ? QVariant(spoken(shown)) : QVariant();
    case health::ValueRole:
        return index.column() == Now && !shown.value.isEmpty() ? QVariant(shown.value) : QVariant();
    case health::QuietRole:
        return index.column() == Note || (index.column() == Title && shown.value.isEmpty());
    case health::WholeRole:
        return index.column() == Title ? QVariant(shown.help) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Title:
        return shown.title;
    case Now:
        return shown.value;
    case Note:
        return shown.note;
    case Drawn:
        return shown.drawn ? tr("on a chart") : QString();
    default:
        return {};
    }
}

Qt::ItemFlags FiguresModel::flags(const QModelIndex &index) const
{
    return figure(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

} // namespace dashboard

#include "moc_figuresmodel.cpp"
