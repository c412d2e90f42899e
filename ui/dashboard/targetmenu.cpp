// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/targetmenu.h"

#include "models/base/untrusted.h"

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {

// A name of the file as a menu shows it: no underlined letters out of its ampersands.
QString shown(const QString &title, const QString &id)
{
    return base::Untrusted(title.isEmpty() ? id : title).visible().replace(u'&', u"&&"_s);
}

} // namespace

TargetMenu::TargetMenu(const environment::Environment &environment, const environment::Target *target, QWidget *parent) : QMenu(parent)
{
    using Kind = TargetAction::Kind;
    setObjectName(u"targetMenu"_s);
    if (target) {
        offer(*this, tr("Test the connection"), {Kind::Test, target->id});
        offer(*this, tr("Edit…"), {Kind::Edit, target->id}, Qt::CTRL | Qt::Key_T);
        QMenu *tiers = addMenu(tr("Move to tier"));
        for (const environment::Tier &tier : environment.tiers) {
            QAction *one = offer(*tiers, shown(tier.title, tier.id), {Kind::MoveToTier, target->id, tier.id});
            one->setCheckable(true);
            one->setChecked(tier.id == target->tier);
            one->setEnabled(tier.id != target->tier);
        }
        tiers->setEnabled(!environment.tiers.isEmpty());
        offer(*this, tr("Remove…"), {Kind::Remove, target->id}, Qt::Key_Delete);
        addSeparator();
    }
    offer(*this, tr("Add a target…"), {Kind::Add}, QKeySequence::New);
    offer(*this, tr("Import from pg_service.conf and .pgpass…"), {Kind::Import});
    offer(*this, tr("Arrange tiers…"), {Kind::ArrangeTiers});
}

QAction *TargetMenu::offer(QMenu &menu, const QString &text, const TargetAction &action, const QKeySequence &key)
{
    QAction *made = menu.addAction(text);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetShortcut); // shown here, bound by the window
    connect(made, &QAction::triggered, this, [this, action] { emit requested(action); });
    return made;
}

} // namespace dashboard

#include "moc_targetmenu.cpp"
