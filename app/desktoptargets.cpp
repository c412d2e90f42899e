// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktoptargets.h"

#include "models/watch/feed.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/start/connectiondialog.h"
#include "ui/start/importdialog.h"
#include "ui/start/removedialog.h"
#include "ui/start/testdialog.h"
#include "ui/start/tiersdialog.h"
#include "ui/theme/dialogs.h"

using namespace Qt::StringLiterals;

namespace app {

using Kind = dashboard::TargetAction::Kind;

DesktopTargets::DesktopTargets(shell::MainWindow &window, watch::Feed &feed, start::Connector &connector)
    : m_window(window), m_feed(feed), m_connector(connector)
{
    connect(&connector, &start::Connector::saved, this, [this](const start::Saved &saved) {
        emit changed(saved.file, saved.target, saved.before);
        if (saved.hadPassword)
            m_feed.retry(saved.target); // the file may say what it said before
    });
}

void DesktopTargets::act(const dashboard::TargetAction &action)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = environment ? environment->find(action.target) : nullptr;
    switch (action.kind) {
    case Kind::Add:
        add();
        break;
    case Kind::Import:
        theme::openDialog(new start::ImportDialog(m_connector, &m_window));
        break;
    case Kind::ArrangeTiers:
        if (environment)
            theme::openDialog(new start::TiersDialog(m_connector, &m_window));
        break;
    case Kind::Edit:
        if (target)
            edit(action.target);
        break;
    case Kind::Test:
        if (target)
            test(action.target);
        break;
    case Kind::MoveToTier:
        if (target)
            moveToTier(action.target, action.tier);
        break;
    case Kind::Remove:
        if (target)
            theme::openDialog(new start::RemoveDialog(m_connector, *target, environment->file, &m_window));
        break;
    }
}

void DesktopTargets::add()
{
    theme::openDialog(new start::ConnectionDialog(m_connector, base::Clock::system(), &m_window));
}

void DesktopTargets::edit(const QString &target)
{
    auto *dialog = new start::ConnectionDialog(m_connector, base::Clock::system(), &m_window);
    dialog->edit(*m_feed.environment()->find(target));
    theme::openDialog(dialog);
}

void DesktopTargets::test(const QString &target)
{
    auto *dialog = new start::TestDialog(m_connector, *m_feed.environment()->find(target), base::Clock::system(), &m_window);
    connect(dialog, &start::TestDialog::editRequested, this, [this](const QString &id) { act({Kind::Edit, id}); });
    theme::openDialog(dialog);
}

void DesktopTargets::moveToTier(const QString &target, const QString &tier)
{
    const environment::Target before = *m_feed.environment()->find(target);
    environment::ReplaceTarget change{before, before, {}};
    change.after.tier = tier;
    m_connector.save(change, base::Secret());
}

QList<palette::Command> DesktopTargets::commands()
{
    QList<palette::Command> all;
    const environment::EnvironmentPtr environment = m_feed.environment();
    const auto offer = [this, &all](const QString &id, const QString &title, const QString &words, const dashboard::TargetAction &action,
                                    const QKeySequence &key = {}) {
        palette::Command command;
        command.id = id;
        command.title = title;
        command.group = tr("Targets");
        command.keywords = words.split(u' ');
        command.shortcut = key;
        command.callback = [this, action] { act(action); };
        all.append(command);
    };
    const QString selected = m_window.dashboard().selectedTarget();
    if (const environment::Target *target = environment ? environment->find(selected) : nullptr) {
        const QString name = target->title.isEmpty() ? target->id : target->title;
        offer(u"target.edit"_s, tr("Edit %1…").arg(name), tr("change target address password rename"), {Kind::Edit, selected}, Qt::CTRL | Qt::Key_T);
        offer(u"target.test"_s, tr("Test the connection to %1").arg(name), tr("check login connect"), {Kind::Test, selected});
        offer(u"target.remove"_s, tr("Stop watching %1…").arg(name), tr("remove delete target"), {Kind::Remove, selected});
    }
    offer(u"target.import"_s, tr("Import from pg_service.conf and .pgpass…"), tr("add targets servers service pass file"), {Kind::Import});
    if (environment)
        offer(u"tiers.arrange"_s, tr("Arrange tiers…"), tr("groups order rename"), {Kind::ArrangeTiers});
    return all;
}

} // namespace app

#include "moc_desktoptargets.cpp"
