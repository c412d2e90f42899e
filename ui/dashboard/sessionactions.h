// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Below the sessions: what may be done with the selected one, then the forecast that asks once with a reason, then what
// came of it. Offers only what our role on that server may do. GUI thread.

#include "models/acts/act.h"
#include "models/operate/signaller.h"

#include <QWidget>

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class ReasonSheet;

class SessionActions : public QWidget {
    Q_OBJECT
public:
    explicit SessionActions(QWidget *parent = nullptr);

    void setSignaller(operate::Signaller *signaller); // null: nothing is offered
    // Which session is selected; pid 0: none. `server` is the system identifier of what the table shows.
    void setSession(const QString &target, const QString &server, acts::Role role, int pid, const QString &name);
    void request(acts::Signal signal); // as if its button were pressed

signals:
    void finished(); // the forecast was answered: back to the table

protected:
    void changeEvent(QEvent *event) override;

private:
    void foreseen(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal);
    void carriedOut(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal, const acts::SignalEffect &effect);
    void refused(const QString &target, const base::Error &error);
    void ask();
    void confirm(const QString &reason);
    void leave();
    void tell(const QString &sentence, bool good);
    void show(bool asking);
    void retranslate();
    [[nodiscard]] bool offers(acts::Signal signal) const;

    operate::Signaller *m_signaller = nullptr;
    QString m_target, m_server, m_name;
    acts::Role m_role = acts::Role::Unknown;
    int m_pid = 0;
    bool m_asking = false;
    acts::SessionForecast m_forecast;

    theme::ElidedLabel *m_who;
    theme::Button *m_cancel;
    theme::Button *m_end;
    theme::PlainLabel *m_told;
    ReasonSheet *m_sheet;
};

} // namespace dashboard
