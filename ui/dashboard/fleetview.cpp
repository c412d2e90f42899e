// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/fleetview.h"

#include "ui/dashboard/fleetdelegate.h"
#include "ui/dashboard/fleettree.h"
#include "ui/dashboard/ordermodel.h"
#include "ui/dashboard/targetmenu.h"
#include "ui/settings/settings.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using health::FleetModel;
using settings::Key;
using theme::scaled;
using theme::space;

namespace {
// px of width, at scale 1
constexpr int kTrendFrom = 380;
constexpr int kFullFrom = 340;
}

FleetView::FleetView(FleetModel &model, const history::SeriesStore &store, settings::Settings &settings,
                     const base::Clock &clock, QWidget *parent) :
    theme::Card(parent), m_model(model), m_settings(settings),
    m_order(new OrderModel({FleetModel::Now, FleetModel::Age}, this)), m_filter(new theme::SearchField(u"filter"_s, this)),
    m_tree(new FleetTree(this)), m_nothing(new theme::EmptyState(this)),
    m_add(new theme::Button({}, theme::Button::Kind::Quiet, this))
{
    setObjectName(u"fleetCard"_s);
    m_filter->setObjectName(u"fleetFilter"_s);
    m_filter->setKeyHint(u"/"_s);
    m_tree->setObjectName(u"fleet"_s);
    m_nothing->setObjectName(u"fleetNothing"_s);
    m_order->setSourceModel(&m_model);
    m_tree->setModel(m_order);
    m_tree->setItemDelegate(new FleetDelegate(store, clock, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, space(2), 1, space(2));
    column->setSpacing(space(1));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space(2), 0, space(2), 0);
    top->setSpacing(space(1));
    top->addWidget(m_filter, 1);
    top->addWidget(m_add);
    m_add->setObjectName(u"fleetAdd"_s);
    m_add->setIconName(u"plus"_s);
    m_add->setCompact(true);
    column->addLayout(top);
    column->addWidget(m_tree, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    placeColumns();
    restoreState();
    retranslate();

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_order->setFilter(text);
        expandTiers();
        showNothing();
    });
    connect(m_add, &theme::Button::clicked, this, [this] { emit actionRequested({TargetAction::Kind::Add}); });
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &FleetView::showMenu);
    auto *remove = new QShortcut(Qt::Key_Delete, m_tree);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] { emit actionRequested({TargetAction::Kind::Remove, selected()}); });
    connect(m_filter, &theme::SearchField::left, this, &FleetView::focusRows);
    connect(m_filter, &QLineEdit::returnPressed, this, &FleetView::focusRows);
    connect(m_nothing, &theme::EmptyState::actionRequested, this, [this] {
        if (m_order->filtered())
            m_filter->clear();
        else
            emit actionRequested({TargetAction::Kind::Add});
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (const QString target = index.data(health::TargetRole).toString(); !target.isEmpty())
            emit selectionChanged(target);
    });
    connect(m_tree->header(), &QHeaderView::sectionResized, this, [this](int section) {
        const bool byHand = QGuiApplication::mouseButtons() & Qt::LeftButton && m_tree->header()->underMouse();
        m_columnsChosen |= byHand && section != FleetModel::Name;
    });
    connect(m_order, &QAbstractItemModel::rowsInserted, this, &FleetView::expandTiers);
    connect(m_order, &QAbstractItemModel::modelReset, this, &FleetView::expandTiers);
}

void FleetView::setEnvironment(environment::EnvironmentPtr environment)
{
    m_environment = std::move(environment);
    showNothing();
}

void FleetView::showNothing()
{
    const bool filtered = m_order->filtered();
    const bool empty = m_order->rowCount() == 0 && (filtered || (m_environment && m_environment->targets.isEmpty()));
    if (filtered)
        m_nothing->setContent(u"filter"_s, tr("No target matches"), tr("Names, roles, kinds and tiers are searched."), tr("Clear the filter"));
    else
        m_nothing->setContent(u"database"_s, tr("Nothing is watched yet"), tr("This environment names no target."), tr("Add a target"));
    m_tree->setVisible(!empty);
    m_nothing->setVisible(empty);
}

void FleetView::setReadOnly()
{
    m_readOnly = true;
    m_add->hide();
}

void FleetView::showMenu(const QPoint &at)
{
    if (!m_environment || m_readOnly)
        return;
    const QModelIndex index = m_tree->indexAt(at);
    auto *menu = new TargetMenu(*m_environment, m_environment->find(index.data(health::TargetRole).toString()), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &TargetMenu::requested, this, &FleetView::actionRequested);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void FleetView::placeColumns()
{
    QHeaderView *header = m_tree->header();
    header->setSectionResizeMode(FleetModel::Name, QHeaderView::Stretch);
    const bool narrow = width() < scaled(kFullFrom);
    header->resizeSection(FleetModel::What, std::clamp(width() * 26 / 100, scaled(narrow ? 72 : 88), scaled(170)));
    header->resizeSection(FleetModel::Now, scaled(narrow ? 62 : 68));
    header->resizeSection(FleetModel::Trend, scaled(50));
    header->resizeSection(FleetModel::Age, scaled(narrow ? 56 : 60));
    header->setSectionHidden(FleetModel::Trend, width() < scaled(kTrendFrom)); // names first
}

void FleetView::restoreState()
{
    const QByteArray columns = m_settings.value(Key::FleetColumns).toByteArray();
    m_columnsChosen = !columns.isEmpty() && m_tree->header()->restoreState(columns);
    m_tree->header()->setSectionResizeMode(FleetModel::Name, QHeaderView::Stretch);
    const int sort = m_settings.value(Key::FleetSort).toInt();
    m_tree->header()->setSortIndicator(std::abs(sort) - 1, sort < 0 ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_tree->setSortingEnabled(true);
    expandTiers();
}

void FleetView::resizeEvent(QResizeEvent *event)
{
    theme::Card::resizeEvent(event);
    if (!m_columnsChosen)
        placeColumns();
}

void FleetView::keepState()
{
    const QHeaderView *header = m_tree->header();
    if (m_columnsChosen)
        m_settings.set(Key::FleetColumns, header->saveState());
    const int column = header->sortIndicatorSection() + 1;
    m_settings.set(Key::FleetSort, header->sortIndicatorOrder() == Qt::DescendingOrder ? -column : column);
}

void FleetView::expandTiers() { m_tree->expandAll(); }

void FleetView::select(const QString &target)
{
    if (target == selected())
        return;
    QModelIndex index = m_order->mapFromSource(m_model.indexOf(target));
    if (!index.isValid() && m_order->filtered()) {
        m_filter->clear(); // it was hidden by the filter
        index = m_order->mapFromSource(m_model.indexOf(target));
    }
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        if (index.row() == 0)
            m_tree->scrollTo(index.parent()); // its heading comes along
        m_tree->scrollTo(index);
    }
}

QString FleetView::selected() const { return m_tree->currentIndex().data(health::TargetRole).toString(); }

void FleetView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FleetView::focusRows() { m_tree->setFocus(Qt::ShortcutFocusReason); }

void FleetView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter targets"));
    m_filter->setAccessibleName(tr("Filter targets by name, role, kind or tier"));
    m_tree->setAccessibleName(tr("Targets by tier"));
    m_add->setAccessibleName(tr("Add a target"));
    theme::setPlainToolTip(m_add, tr("Add a target (Ctrl+N)"));
    showNothing();
}

void FleetView::changeEvent(QEvent *event)
{
    theme::Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange && m_tree) {
        placeColumns();
        m_tree->doItemsLayout();
    }
}

} // namespace dashboard

#include "moc_fleetview.cpp"
