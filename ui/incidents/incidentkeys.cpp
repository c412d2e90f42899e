// SPDX-License-Identifier: GPL-3.0-or-later
// The pane by keyboard: one letter a change, wherever in it the keyboard is but in a field.
#include "ui/incidents/incidentspane.h"

#include "models/incidents/draftupdate.h"
#include "models/incidents/wording.h"
#include "ui/incidents/incidentdetail.h"
#include "ui/incidents/updatedialog.h"
#include "ui/theme/dialogs.h"

#include <QKeyEvent>

namespace incidents {

QString IncidentsPane::keys()
{
    return tr("O opens one, A acknowledges, E escalates, H hands over, T takes over and D declines what was handed over, S says that the first step is taken, R resolves or reopens, M merges, N writes a note, U drafts an update. "
              "L shows the log and the timeline, P what the process wrote that a line names; in the log / searches, S chooses how bad, T the target. "
              "Elsewhere / filters the list, Esc shows all again.");
}

bool IncidentsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    return (key->modifiers() == Qt::NoModifier && take(key->key())) || QWidget::eventFilter(watched, event);
}

// From buttons, from the log, and where there is no row to hold the keyboard.
void IncidentsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier || !take(event->key()))
        QWidget::keyPressEvent(event);
}

bool IncidentsPane::take(int key)
{
    using Kind = Change::Kind;
    const Incident *incident = current();
    const bool resolved = incident && incident->state == State::Resolved, handedOver = incident && incident->handOver;
    switch (key) {
    case Qt::Key_O:
        openNew();
        return true;
    case Qt::Key_A:
        askFor(handedOver && incident->state == State::Open ? Kind::Accept : Kind::Acknowledge);
        return true;
    case Qt::Key_E:
        askFor(Kind::Escalate);
        return true;
    case Qt::Key_H:
        askFor(Kind::HandOver);
        return true;
    case Qt::Key_T:
        askFor(Kind::Accept);
        return true;
    case Qt::Key_D:
        askFor(Kind::Decline);
        return true;
    case Qt::Key_S:
        askFor(Kind::Engage);
        return true;
    case Qt::Key_R:
        askFor(resolved ? Kind::Reopen : Kind::Resolve);
        return true;
    case Qt::Key_M:
        askFor(Kind::Merge);
        return true;
    case Qt::Key_N:
        m_detail->focusNote();
        return true;
    case Qt::Key_U:
        draftUpdate();
        return true;
    case Qt::Key_L:
        m_detail->showLog();
        return true;
    case Qt::Key_P:
        m_detail->showLogOfLine();
        return true;
    default:
        return false;
    }
}

void IncidentsPane::draftUpdate()
{
    const Incident *incident = current();
    if (!incident)
        return;
    auto *dialog = new UpdateDialog(nameOf(*incident), incidents::draftUpdate(*incident, m_clock.wallNow()), this);
    theme::openDialog(dialog);
}

} // namespace incidents
