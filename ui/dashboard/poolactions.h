// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Below the pools: what the advice about one of them is and why, the line of pgbouncer.ini it comes down to, and the two
// things that may be done (set the advised size, undo the last change); then the question, asked once with a reason, then what
// came of it. Offers only what our role on the pooler's console may do. GUI thread.

#include "models/acts/act.h"
#include "models/health/pooladvice.h"
#include "models/operate/poolkeeper.h"

#include <QWidget>

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class ReasonSheet;

class PoolActions : public QWidget {
    Q_OBJECT
public:
    explicit PoolActions(QWidget *parent = nullptr);

    void setKeeper(operate::PoolKeeper *keeper); // null: nothing is offered
    // What is told; null advice: nothing. `identity` is that of the pooler whose table is shown.
    void setPool(const environment::Target *pooler, const QString &identity, acts::Role role, const health::PoolAdvice *advice);

signals:
    void finished(); // the question was answered: back to the table

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void foreseen(const QString &pooler, const acts::PoolForecast &forecast);
    void carriedOut(const QString &pooler, const acts::PoolForecast &forecast, const acts::PoolEffect &effect);
    void refused(const QString &pooler, const QString &database, bool undo, const base::Error &error);
    void askAhead(); // what the file would say, and whether there is something to undo
    void ask(const acts::PoolForecast &forecast);
    void confirm(const QString &reason);
    void leave();
    void tell(const QString &sentence, bool good);
    void refresh();
    void makeRoom();
    [[nodiscard]] bool about(const QString &pooler, const QString &database) const;

    operate::PoolKeeper *m_keeper = nullptr;
    QString m_pooler, m_identity, m_asked; // m_asked: what the last foresight was about
    acts::Role m_role = acts::Role::Unknown;
    std::optional<health::PoolAdvice> m_advice;
    acts::PoolChange m_change;
    std::optional<acts::PoolForecast> m_resize, m_undo, m_question, m_carried; // m_carried: is being done
    QString m_cannot;                      // why it is not done from here

    theme::PlainLabel *m_told;
    theme::ElidedLabel *m_what;
    theme::PlainLabel *m_why, *m_lines;
    theme::Button *m_set, *m_restore;
    ReasonSheet *m_sheet;
};

} // namespace dashboard
