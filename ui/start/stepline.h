// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One step of something that takes a while: a shape for its state, a name, what came of it. GUI thread.

#include "ui/theme/tokens.h"

#include <QWidget>

namespace theme {
class PlainLabel;
}

namespace start {

class StepLine : public QWidget {
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Failed, Skipped, Past }; // Past: was said, may still go on

    explicit StepLine(const QString &name, QWidget *parent = nullptr);
    void setState(State state);
    void setSentence(const QString &sentence); // below the name; empty: none
    void setNote(const QString &note);         // at the right: "0.4 s"
    void setStale(bool stale);                 // faded: no longer true
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    State m_state = State::Waiting;
    bool m_stale = false;
    theme::PlainLabel *m_name;
    theme::PlainLabel *m_sentence;
    theme::PlainLabel *m_note;
};

} // namespace start
