// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/tiersdialog.h"

#include "models/environment/idfrom.h"
#include "ui/start/tallrows.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {
constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kTiersWidth = 480, kTiersHeight = 360;
}

TiersDialog::TiersDialog(Connector &connector, QWidget *parent) :
    ChangeDialog(connector, tr("Tiers"), tr("Save"), Button::Kind::Primary, parent), m_environment(connector.environment()),
    m_model(new QStandardItemModel(this)), m_list(new QListView), m_up(new Button(tr("Up"))), m_down(new Button(tr("Down"))),
    m_rename(new Button(tr("Rename"))), m_add(new Button(tr("New tier"))), m_remove(new Button(tr("Take out")))
{
    setObjectName(u"TiersDialog"_s);
    m_list->setObjectName(u"TierList"_s);
    m_list->setAccessibleName(tr("Tiers in the order of the screen"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TallRows(this));
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    for (const environment::Tier &tier : m_environment ? m_environment->tiers : QList<environment::Tier>()) {
        auto *item = new QStandardItem(tier.title.isEmpty() ? tier.id : tier.title);
        item->setData(tier.id, kIdRole);
        m_model->appendRow(item);
    }
    auto *side = new QVBoxLayout;
    side->setSpacing(space(2));
    const std::pair<Button *, QString> buttons[] = {
        {m_up, u"TierUp"_s}, {m_down, u"TierDown"_s}, {m_rename, u"TierRename"_s}, {m_add, u"TierAdd"_s}, {m_remove, u"TierRemove"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
        side->addWidget(button);
    }
    side->addStretch(1);
    auto *both = new QHBoxLayout;
    both->setSpacing(space(3));
    both->addWidget(m_list, 1);
    both->addLayout(side);
    auto *why = new theme::PlainLabel(tr("Tiers group the targets on screen, in this order. One that has targets cannot be taken out."),
                                      FontRole::Small, Token::Muted);
    why->setWordWrap(true);
    content()->addLayout(both, 1);
    content()->addWidget(why);
    connect(m_up, &Button::clicked, this, [this] { move(-1); });
    connect(m_down, &Button::clicked, this, [this] { move(1); });
    connect(m_rename, &Button::clicked, this, [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_add, &Button::clicked, this, &TiersDialog::add);
    connect(m_remove, &Button::clicked, this, &TiersDialog::removeCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TiersDialog::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TiersDialog::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TiersDialog::refresh);
    m_list->setCurrentIndex(m_model->index(0, 0));
    resize(theme::scaled(kTiersWidth), theme::scaled(kTiersHeight));
    refresh();
    m_list->setFocus(Qt::OtherFocusReason);
}

void TiersDialog::move(int by)
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row + by < 0 || row + by >= m_model->rowCount())
        return;
    m_model->insertRow(row + by, m_model->takeRow(row));
    m_list->setCurrentIndex(m_model->index(row + by, 0));
}

void TiersDialog::add()
{
    auto *item = new QStandardItem(tr("New tier"));
    m_model->appendRow(item);
    m_list->setCurrentIndex(item->index());
    m_list->edit(item->index());
}

void TiersDialog::removeCurrent()
{
    if (const QModelIndex current = m_list->currentIndex(); current.isValid() && targetsIn(current.data(kIdRole).toString()) == 0)
        m_model->removeRow(current.row());
}

int TiersDialog::targetsIn(const QString &tier) const
{
    if (!m_environment || tier.isEmpty())
        return 0;
    return int(std::count_if(m_environment->targets.begin(), m_environment->targets.end(), [&](const environment::Target &t) { return t.tier == tier; }));
}

void TiersDialog::refresh()
{
    const QModelIndex current = m_list->currentIndex();
    m_up->setEnabled(current.row() > 0);
    m_down->setEnabled(current.isValid() && current.row() + 1 < m_model->rowCount());
    m_rename->setEnabled(current.isValid());
    m_remove->setEnabled(current.isValid() && targetsIn(current.data(kIdRole).toString()) == 0);
    action()->setEnabled(!m_environment || arranged() != m_environment->tiers);
}

QList<environment::Tier> TiersDialog::arranged() const
{
    QList<environment::Tier> tiers;
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->item(row)->data(kIdRole).toString());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString title = m_model->item(row)->text().trimmed();
        QString id = ids[row];
        if (id.isEmpty()) {
            const QString wanted = environment::idFrom(title).isEmpty() ? u"tier"_s : environment::idFrom(title);
            id = wanted;
            for (int n = 2; ids.contains(id); ++n)
                id = wanted.left(58) + u'-' + QString::number(n);
            ids[row] = id;
        }
        tiers.append({id, title.isEmpty() ? id : title, {}});
    }
    return tiers;
}

environment::Change TiersDialog::change() const
{
    return environment::ArrangeTiers{m_environment ? m_environment->tiers : QList<environment::Tier>(), arranged()};
}

} // namespace start

#include "moc_tiersdialog.cpp"
