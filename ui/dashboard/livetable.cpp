// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/livetable.h"

#include "models/base/untrusted.h"
#include "models/health/roles.h"
#include "ui/dashboard/celldelegate.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/flatorder.h"
#include "ui/dashboard/ordermodel.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {
constexpr double kMostGrowth = 1.25;

QAbstractProxyModel *orderFor(const QAbstractItemModel *model, const QSet<int> &numeric, QObject *parent)
{
    if (qobject_cast<const QAbstractTableModel *>(model))
        return new FlatOrder(numeric, parent);
    return new OrderModel(numeric, parent);
}
}

LiveTable::LiveTable(QAbstractItemModel *model, const Columns &columns, settings::Settings &settings, settings::Key key,
                     QWidget *parent) :
    QWidget(parent), m_columns(columns), m_settings(settings), m_key(key), m_order(orderFor(model, columns.numeric, this)),
    m_view(new CellTree(this)), m_delegate(new CellDelegate(columns.code, columns.leading, this)),
    m_stale(new theme::PlainLabel({}, FontRole::Small, Token::Stale, this)), m_nothing(new theme::EmptyState(this))
{
    m_order->setSourceModel(model);
    m_view->setModel(m_order);
    if (auto *flat = qobject_cast<FlatOrder *>(m_order))
        connect(m_view, &CellTree::seen, flat, &FlatOrder::setSeen);
    m_view->setItemDelegate(m_delegate);
    m_view->header()->setMinimumSectionSize(scaled(44));
    m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    placeColumns();
    const QByteArray kept = settings.value(key).toByteArray();
    m_columnsChosen = !kept.isEmpty() && m_view->header()->restoreState(kept);
    m_view->header()->setSectionResizeMode(columns.stretch, QHeaderView::Stretch);

    m_stale->setContentsMargins(space(2), space(2), space(2), 0);
    setFocusProxy(m_view);
    m_stale->hide();
    m_nothing->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stale);
    column->addWidget(m_view, 1);
    column->addWidget(m_nothing, 1);

    auto *copyAction = new QAction(tr("Copy"), m_view);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(copyAction);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyAction, &QAction::triggered, this, &LiveTable::copy);
    connect(m_view->header(), &QHeaderView::sectionResized, this, [this](int section) {
        const bool byHand = QGuiApplication::mouseButtons() & Qt::LeftButton && m_view->header()->underMouse();
        m_columnsChosen |= byHand && section != m_columns.stretch;
    });
    connect(m_nothing, &theme::EmptyState::actionRequested, this, &LiveTable::actionRequested);
    connect(m_order, &QAbstractItemModel::rowsInserted, m_view, [this](const QModelIndex &parent) {
        if (parent.isValid())
            m_view->expand(parent); // who waits is seen without a click
    });
}

void LiveTable::placeColumns()
{
    QSet<int> hidden = m_absent;
    int fixed = 0, words = 0; // figures cannot be cut, words can
    const auto measure = [&] {
        fixed = scaled(m_columns.leastStretch);
        words = 0;
        for (int i = 0; i < m_columns.widths.size(); ++i)
            if (i != m_columns.stretch && !hidden.contains(i))
                (m_columns.numeric.contains(i) ? fixed : words) += wanted(i);
    };
    measure();
    for (auto next = m_columns.expendable.cbegin(); next != m_columns.expendable.cend() && fixed + words > width(); ++next) {
        hidden.insert(*next);
        measure();
    }
    const double room = width() > fixed ? width() - fixed : words;
    const double share = words > 0 ? std::clamp(0.6 * room / words, std::min(1.0, room / words), kMostGrowth) : 1;
    for (int i = 0; i < m_columns.widths.size(); ++i) {
        m_view->header()->setSectionHidden(i, hidden.contains(i));
        if (i != m_columns.stretch && !hidden.contains(i))
            m_view->header()->resizeSection(i, int(wanted(i) * (m_columns.numeric.contains(i) ? 1 : share)));
    }
}

int LiveTable::wanted(int column) const
{
    const int asked = scaled(m_columns.widths.at(column));
    if (!m_columns.numeric.contains(column))
        return asked;
    const QString heading = m_order->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return std::max(asked, QFontMetrics(theme::font(FontRole::Caption)).horizontalAdvance(heading) + space(5));
}

void LiveTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_columnsChosen)
        placeColumns();
}

void LiveTable::showRows(const QString &stale)
{
    m_delegate->setStale(!stale.isEmpty());
    m_stale->setText(stale);
    m_stale->setVisible(!stale.isEmpty());
    m_nothing->hide();
    m_view->show();
}

void LiveTable::offerColumns(const QSet<int> &columns, bool there)
{
    if (m_offered == there)
        return;
    m_offered = there;
    m_absent = there ? QSet<int>() : columns;
    if (!m_columnsChosen)
        placeColumns();
    else
        for (const int column : columns)
            m_view->header()->setSectionHidden(column, !there);
}

void LiveTable::showNothing(const QString &icon, const QString &title, const QString &sentence, const QString &action)
{
    m_stale->hide();
    m_view->hide();
    m_nothing->setContent(icon, title, sentence, action);
    m_nothing->show();
}

QString LiveTable::nothing() const { return m_nothing->isHidden() ? QString() : m_nothing->title(); }

void LiveTable::keepState()
{
    if (m_columnsChosen)
        m_settings.set(m_key, m_view->header()->saveState());
}

void LiveTable::copy() const
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(base::Untrusted(current.data(health::RawRole).toString()).visible());
}

void LiveTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_columnsChosen)
        placeColumns();
    if (event->type() == QEvent::FontChange) {
        placeColumns();
        m_view->doItemsLayout();
    }
}

} // namespace dashboard

#include "moc_livetable.cpp"
