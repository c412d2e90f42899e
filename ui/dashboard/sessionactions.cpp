// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/sessionactions.h"

#include "models/acts/sessionact.h"
#include "models/base/untrusted.h"
#include "models/health/signalwords.h"
#include "ui/dashboard/reasonsheet.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using acts::Signal;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

SessionActions::SessionActions(QWidget *parent) :
    QWidget(parent), m_who(new theme::ElidedLabel(FontRole::Body, Token::Muted, this)), m_cancel(new Button({}, Button::Kind::Secondary, this)),
    m_end(new Button({}, Button::Kind::Danger, this)), m_told(new theme::PlainLabel(this)), m_sheet(new ReasonSheet(u"signal"_s, ReasonSheet::Weight::Destroys, this))
{
    setObjectName(u"sessionActions"_s);
    m_who->setObjectName(u"selectedSession"_s);
    m_cancel->setObjectName(u"cancelStatement"_s);
    m_end->setObjectName(u"endSession"_s);
    m_told->setObjectName(u"signalTold"_s);
    for (Button *b : {m_cancel, m_end})
        b->setCompact(true);
    m_told->setWordWrap(true);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addWidget(m_who, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_end);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2), space(3), 0);
    column->setSpacing(space(1));
    column->addWidget(m_told);
    column->addLayout(buttons);
    column->addWidget(m_sheet);

    connect(m_cancel, &Button::clicked, this, [this] { request(Signal::Cancel); });
    connect(m_end, &Button::clicked, this, [this] { request(Signal::Terminate); });
    connect(m_sheet, &ReasonSheet::left, this, &SessionActions::leave);
    connect(m_sheet, &ReasonSheet::confirmed, this, &SessionActions::confirm);
    retranslate();
    m_told->hide();
    show(false);
}

void SessionActions::setSignaller(operate::Signaller *signaller)
{
    if (signaller == m_signaller)
        return;
    if (m_signaller)
        m_signaller->disconnect(this);
    m_signaller = signaller;
    if (signaller) {
        connect(signaller, &operate::Signaller::foreseen, this, &SessionActions::foreseen);
        connect(signaller, &operate::Signaller::carriedOut, this, &SessionActions::carriedOut);
        connect(signaller, &operate::Signaller::refused, this, &SessionActions::refused);
    }
    m_cancel->setEnabled(true); // what was asked of another one is not answered any more
    m_end->setEnabled(true);
    show(m_asking && signaller);
}

bool SessionActions::offers(Signal signal) const
{
    const acts::Act *act = acts::findAct(acts::actOf(signal));
    return m_signaller && m_pid > 0 && act && m_role >= act->needs;
}

void SessionActions::setSession(const QString &target, const QString &server, acts::Role role, int pid, const QString &name)
{
    if (m_asking)
        return; // the question is about the one that was asked for, whatever is selected or gone by now
    if (target != m_target)
        m_told->hide(); // else it stays until something else is done: the session it tells of has left the table
    m_target = target;
    m_server = server;
    m_role = role;
    m_pid = pid;
    m_name = name;
    show(false);
}

void SessionActions::show(bool asking)
{
    m_asking = asking;
    const bool any = !asking && (offers(Signal::Cancel) || offers(Signal::Terminate));
    m_who->setText(base::Untrusted(m_name));
    m_who->setVisible(any);
    m_cancel->setVisible(any && offers(Signal::Cancel));
    m_end->setVisible(any && offers(Signal::Terminate));
    m_sheet->setVisible(asking);
    setVisible(any || asking || !m_told->isHidden());
}

void SessionActions::request(Signal signal)
{
    if (!offers(signal) || m_asking)
        return;
    m_told->hide();
    m_cancel->setEnabled(false);
    m_end->setEnabled(false);
    m_signaller->foresee(m_target, m_pid, signal);
}

void SessionActions::foreseen(const QString &target, const acts::SessionForecast &forecast, Signal signal)
{
    m_cancel->setEnabled(true);
    m_end->setEnabled(true);
    if (target != m_target || forecast.identity.pid != m_pid)
        return; // another one is looked at by now
    m_forecast = forecast;
    if (signal == Signal::Terminate)
        ask();
    else if (forecast.letsGo == acts::LetGo::Nothing)
        tell(health::forecastLines(forecast, signal).value(1), false);
    else
        m_signaller->carryOut(m_target, m_server, forecast, signal, QString());
}

void SessionActions::ask()
{
    m_sheet->ask(tr("End session %1?").arg(health::sessionName(m_forecast)), health::forecastLines(m_forecast, Signal::Terminate),
                 tr("End session %1").arg(m_forecast.identity.pid));
    show(true);
    m_sheet->takeKeyboard();
}

void SessionActions::confirm(const QString &reason)
{
    show(false);
    m_signaller->carryOut(m_target, m_server, m_forecast, Signal::Terminate, reason);
    emit finished();
}

void SessionActions::leave()
{
    show(false);
    emit finished();
}

void SessionActions::carriedOut(const QString &target, const acts::SessionForecast &forecast, Signal signal, const acts::SignalEffect &effect)
{
    if (target == m_target)
        tell(health::effectSentence(forecast, signal, effect), effect.ended && effect.stillWaiting.empty());
}

void SessionActions::refused(const QString &target, const base::Error &error)
{
    m_cancel->setEnabled(true);
    m_end->setEnabled(true);
    if (target != m_target)
        return;
    QString text = base::Untrusted(std::string_view(error.text)).visible();
    if (!error.remedy.empty())
        text += u' ' + QString::fromStdString(error.remedy);
    tell(text, false);
}

void SessionActions::tell(const QString &sentence, bool good)
{
    m_told->setToken(good ? Token::Ok : Token::Warning);
    m_told->setText(sentence);
    m_told->show();
    show(m_asking);
}

void SessionActions::retranslate()
{
    m_cancel->setText(tr("Cancel statement"));
    m_end->setText(tr("End session…"));
}

void SessionActions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_sessionactions.cpp"
