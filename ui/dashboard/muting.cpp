// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's part in muting: asks why and how long, and shows what came of it. What else counts in the score.
#include "ui/dashboard/dashboardpane.h"

#include "models/operate/muter.h"
#include "models/watch/feed.h"
#include "ui/dashboard/mutedialog.h"
#include "ui/dashboard/problemlist.h"
#include "ui/dashboard/securityscore.h"
#include "ui/theme/dialogs.h"

namespace dashboard {

void DashboardPane::setMuter(operate::Muter *muter)
{
    if (m_muter)
        m_muter->disconnect(this);
    m_muter = muter;
    const auto take = [this] {
        m_moment.setMutes(m_muter ? m_muter->mutes() : QList<mutes::Mute>());
        refresh();
    };
    if (muter)
        connect(muter, &operate::Muter::changed, this, take);
    take();
}

void DashboardPane::scoreSecurity(const QString &folder)
{
    auto *score = new SecurityScore(m_feed, *m_audits, folder, this);
    const auto take = [this, score] {
        m_moment.setSecurity(score->looks());
        refresh();
    };
    connect(score, &SecurityScore::changed, this, take);
    take();
}

void DashboardPane::muteOrUnmute(const health::Problem &problem)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!m_muter || !environment || m_moment.recorded())
        return;
    const watch::SnapshotPtr snapshot = m_moment.snapshot(problem.target);
    const QString system = snapshot ? snapshot->facts.systemIdentifier : QString();
    if (problem.mute) {
        mutes::Mute ended = *problem.mute;
        ended.reason.clear(); // why it was muted, not why it counts again
        m_muter->unmute(ended, system);
        return;
    }
    auto *dialog = new MuteDialog(problem, *environment, m_moment.wallNow(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, system] {
        if (m_muter)
            m_muter->mute(dialog->mute(), system);
    });
    theme::openDialog(dialog);
}

} // namespace dashboard
