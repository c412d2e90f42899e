// SPDX-License-Identifier: GPL-3.0-or-later
// OnCallPage: its keys and buttons, and what is asked before something is arranged.
#include "ui/oncall/oncallpage.h"

#include "ui/oncall/arrangedialogs.h"
#include "ui/oncall/linecard.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/tooltip.h"

#include <QShortcut>

using namespace Qt::StringLiterals;

namespace oncall {

void OnCallPage::joinActs()
{
    m_acts->setObjectName(u"oncallActs"_s);
    m_override->setObjectName(u"oncallOverride"_s);
    m_handOver->setObjectName(u"oncallHandOver"_s);
    m_withdraw->setObjectName(u"oncallWithdraw"_s);
    m_import->setObjectName(u"oncallImport"_s);
    const std::tuple<theme::Button *, Qt::Key, std::function<void()>> acts[] = {{m_override, Qt::Key_O, [this] { ask(false); }},
                                                                               {m_handOver, Qt::Key_H, [this] { ask(true); }},
                                                                               {m_withdraw, Qt::Key_W, [this] { askWithdrawal({}); }},
                                                                               {m_import, Qt::Key_I, [this] { askImport(); }}};
    for (const auto &[button, key, act] : acts) {
        connect(button, &QAbstractButton::clicked, this, act);
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    }
    connect(m_arranged, &LineCard::acted, this, &OnCallPage::askWithdrawal);
}

// A console that only looks has none of these.
void OnCallPage::showActs(const rota::Board &board)
{
    const bool rotas = !board.posts.isEmpty();
    m_acts->setVisible(m_desk->mayAct() && rotas);
    m_withdraw->setEnabled(!board.offered.isEmpty() || !board.arranged.isEmpty());
    theme::setPlainToolTip(m_withdraw, m_withdraw->isEnabled() ? QString() : tr("Nothing is arranged beside the rota."));
}

void OnCallPage::ask(bool offered)
{
    if (!m_acts->isVisible())
        return;
    auto *dialog = new ArrangeDialog(offered, m_desk->known(), m_clock.wallNow(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_desk)
            m_desk->arrange(dialog->step());
    });
    theme::openDialog(dialog);
}

void OnCallPage::askWithdrawal(const QString &id)
{
    if (!m_acts->isVisible() || !m_withdraw->isEnabled())
        return;
    auto *dialog = new WithdrawDialog(m_desk->known(), id, m_clock.wallNow(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_desk)
            m_desk->arrange(dialog->step());
    });
    theme::openDialog(dialog);
}

void OnCallPage::askImport()
{
    if (!m_acts->isVisible())
        return;
    auto *dialog = new ImportDialog(*m_desk, m_clock.wallNow(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_desk)
            m_desk->arrange(dialog->step());
    });
    theme::openDialog(dialog);
}

} // namespace oncall
