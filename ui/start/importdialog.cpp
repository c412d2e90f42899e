// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/importdialog.h"

#include "models/base/untrusted.h"
#include "models/environment/idfrom.h"
#include "models/watch/importable.h"
#include "ui/start/formfield.h"
#include "ui/start/tallrows.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {
constexpr int kImportWidth = 760, kImportHeight = 480;
enum Column { Name, Address, Source, Watched, ColumnCount };
}

ImportDialog::ImportDialog(Connector &connector, QWidget *parent) :
    ChangeDialog(connector, tr("Watch servers that other programs know"), tr("Watch them"), Button::Kind::Primary, parent),
    m_model(new QStandardItemModel(0, ColumnCount, this)), m_list(new QTreeView), m_nothing(new theme::EmptyState), m_tier(new QComboBox)
{
    setObjectName(u"ImportDialog"_s);
    m_list->setObjectName(u"ImportList"_s);
    m_list->setAccessibleName(tr("Servers found, each with a box to choose it"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TallRows(this));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_model->setHorizontalHeaderLabels({tr("Server"), tr("Address"), tr("Found in"), tr("Watched as")});
    m_nothing->setObjectName(u"ImportNothing"_s);
    m_nothing->setContent(u"search"_s, tr("Looking…"), tr("Service and pass files are read."));
    m_tier->setObjectName(u"ImportTier"_s);
    m_tier->setEditable(true);
    m_tier->setInsertPolicy(QComboBox::NoInsert);
    if (const auto environment = connector.extended())
        for (const environment::Tier &tier : environment->tiers)
            m_tier->addItem(tier.title.isEmpty() ? tier.id : tier.title, tier.id);
    m_tier->setCurrentIndex(0);
    auto *tier = new FormField(tr("Tier"), m_tier);
    tier->setMaximumWidth(theme::scaled(260));
    auto *why = new theme::PlainLabel(tr("From pg_service.conf and .pgpass. The entries refer to these files; no password is read or copied."),
                                      FontRole::Small, Token::Muted);
    why->setWordWrap(true);
    content()->addWidget(why);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_nothing, 1);
    content()->addWidget(tier);
    m_list->hide();
    connect(m_model, &QStandardItemModel::itemChanged, this, &ImportDialog::refresh);
    connect(&connector, &Connector::importsFound, this, &ImportDialog::showFound);
    resize(theme::scaled(kImportWidth), theme::scaled(kImportHeight));
    refresh();
    connector.lookForImports();
}

void ImportDialog::showFound(const QList<watch::Importable> &found)
{
    m_found = found;
    m_model->removeRows(0, m_model->rowCount());
    for (const watch::Importable &one : found) {
        const bool fresh = one.there.isEmpty();
        auto *name = new QStandardItem(base::Untrusted(one.target.title).visible());
        name->setCheckable(fresh);
        if (fresh)
            name->setCheckState(Qt::Unchecked);
        const QList<QStandardItem *> row{name, new QStandardItem(base::Untrusted(watch::addressOf(one.target)).visible()),
                                         new QStandardItem(one.from), new QStandardItem(one.there)};
        for (QStandardItem *item : row)
            item->setEnabled(fresh);
        m_model->appendRow(row);
    }
    m_list->setVisible(!found.isEmpty());
    m_nothing->setVisible(found.isEmpty());
    m_nothing->setContent(u"search"_s, tr("Nothing to import"),
                          tr("There is no entry in pg_service.conf and no server in .pgpass that is named by host and user."));
    for (int column = 0; column < ColumnCount; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setCurrentIndex(m_model->index(0, 0));
    if (!found.isEmpty())
        m_list->setFocus(Qt::OtherFocusReason);
    refresh();
}

void ImportDialog::refresh()
{
    const int n = int(chosen().size());
    action()->setEnabled(n > 0);
    action()->setText(n > 0 ? tr("Watch %n server(s)", nullptr, n) : tr("Watch them"));
}

QList<environment::Target> ImportDialog::chosen() const
{
    QList<environment::Target> targets;
    for (int row = 0; row < m_model->rowCount() && row < m_found.size(); ++row)
        if (const QStandardItem *item = m_model->item(row); item && item->isCheckable() && item->checkState() == Qt::Checked)
            targets.append(m_found[row].target);
    return targets;
}

environment::Change ImportDialog::change() const
{
    environment::AddTargets adding{chosen(), {}};
    const QString typed = m_tier->currentText().trimmed();
    const int known = m_tier->findText(typed);
    const QString id = known >= 0 ? m_tier->itemData(known).toString() : environment::idFrom(typed);
    if (known < 0 && !id.isEmpty())
        adding.tiers.append({id, typed, {}});
    for (environment::Target &target : adding.targets)
        target.tier = id;
    return adding;
}

} // namespace start

#include "moc_importdialog.cpp"
