// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/celltree.h"

#include "models/health/roles.h"

#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>

namespace dashboard {

CellTree::CellTree(QWidget *parent) : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setSortIndicatorClearable(true);
    header()->viewport()->installEventFilter(this);
    setMouseTracking(true);
}

void CellTree::paintEvent(QPaintEvent *event)
{
    const QModelIndex last = indexAt(QPoint(0, viewport()->height() - 1));
    emit seen(indexAt(QPoint(0, 0)).row(), last.isValid() ? last.row() : model() ? model()->rowCount() - 1 : -1);
    QTreeView::paintEvent(event);
}

QModelIndex CellTree::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex at = currentIndex();
    const int step = action == MoveRight ? 1 : action == MoveLeft ? -1 : 0;
    if (step == 0 || !at.isValid())
        return QTreeView::moveCursor(action, modifiers);
    const bool opens = step > 0 && at.column() == 0 && itemsExpandable() && model()->hasChildren(at) && !isExpanded(at);
    if (opens || (step < 0 && header()->visualIndex(at.column()) == 0))
        return QTreeView::moveCursor(action, modifiers);
    for (int place = header()->visualIndex(at.column()) + step; place >= 0 && place < header()->count(); place += step)
        if (const int column = header()->logicalIndex(place); !isColumnHidden(column))
            return at.siblingAtColumn(column);
    return at;
}

void CellTree::keyPressEvent(QKeyEvent *event)
{
    m_pointed = QModelIndex();
    m_heading = -1;
    QTreeView::keyPressEvent(event);
}

bool CellTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove)
        m_pointed = indexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::MouseMove)
        m_pointed = indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::Leave)
        m_pointed = QModelIndex();
    return QTreeView::viewportEvent(event);
}

bool CellTree::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == header()->viewport()) {
        if (event->type() == QEvent::MouseMove)
            m_heading = header()->logicalIndexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        else if (event->type() == QEvent::Leave)
            m_heading = -1;
    }
    return QTreeView::eventFilter(watched, event);
}

CellTree::Help CellTree::helpOf(int column, const QModelIndex &cell) const
{
    const QRect place = cell.isValid()
        ? QRect(viewport()->mapToGlobal(visualRect(cell).topLeft()), visualRect(cell).size())
        : QRect(header()->mapToGlobal(QPoint(header()->sectionViewportPosition(column), 0)), QSize(header()->sectionSize(column), header()->height()));
    if (const QString own = cell.data(health::HelpRole).toString(); !own.isEmpty())
        return {cell.data(health::HelpTitleRole).toString(), own, place};
    return {model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
            model()->headerData(column, Qt::Horizontal, health::HelpRole).toString(), place};
}

CellTree::Help CellTree::pointedHelp() const
{
    if (!isVisible() || !model())
        return {};
    if (m_heading >= 0)
        return helpOf(m_heading, {});
    return m_pointed.isValid() ? helpOf(m_pointed.column(), m_pointed) : Help();
}

CellTree::Help CellTree::currentHelp() const
{
    return hasFocus() && currentIndex().isValid() ? helpOf(currentIndex().column(), currentIndex()) : Help();
}

} // namespace dashboard

#include "moc_celltree.cpp"
