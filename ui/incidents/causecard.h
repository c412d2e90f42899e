// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The probable cause with the facts it rests on, and a way to the log lines of the processes that it names. GUI thread.

#include "models/incidents/incident.h"
#include "ui/theme/card.h"

class QHBoxLayout;

namespace theme {
class Button;
class PlainLabel;
}

namespace incidents {

class CauseCard : public theme::Card {
    Q_OBJECT
public:
    explicit CauseCard(QWidget *parent = nullptr);

    void show(const Incident &incident); // hides where nothing was found out
    // Of the processes that it names, these have lines in the frozen log.
    void offerLogs(const QList<int> &pids);
    [[nodiscard]] QString named() const; // everything it says, for who looks for processes in it
    [[nodiscard]] QList<theme::PlainLabel *> words() const { return {m_cause, m_facts}; } // that wrap

signals:
    void logRequested(int pid);

private:
    theme::PlainLabel *m_cause, *m_facts;
    QHBoxLayout *m_row;
    QWidget *m_rowHolder;
    QList<theme::Button *> m_buttons;
};

} // namespace incidents
