// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidenthead.h"

#include "models/health/nextstep.h"
#include "models/incidents/incidentmodel.h"
#include "models/incidents/rules.h"
#include "models/incidents/wording.h"
#include "ui/incidents/causecard.h"
#include "ui/theme/button.h"
#include "ui/theme/mark.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kMostOffers = 2;

} // namespace

IncidentHead::IncidentHead(QWidget *parent) :
    QWidget(parent), m_title(new PlainLabel({}, FontRole::Answer, Token::Text, this)), m_severity(new PlainLabel({}, FontRole::Strong, Token::Critical, this)),
    m_offeredTo(new PlainLabel({}, FontRole::Body, Token::Warning, this)), m_more(new Button({}, Button::Kind::Quiet, this)), m_cause(new CauseCard(this)), m_offers(new QHBoxLayout)
{
    build();
    retranslate();
}

void IncidentHead::build()
{
    using Kind = Change::Kind;
    m_title->setObjectName(u"incidentTitle"_s);
    m_title->setWordWrap(true);
    const auto button = [this](const char *name, Button::Kind kind, Kind change) {
        auto *b = new Button({}, kind, this);
        b->setObjectName(QLatin1String(name));
        connect(b, &Button::clicked, this, [this, change] { emit changeRequested(change); });
        return b;
    };
    m_takeOver = button("incidentTakeOver", Button::Kind::Primary, Kind::Accept);
    m_acknowledge = button("incidentAcknowledge", Button::Kind::Primary, Kind::Acknowledge);
    m_escalate = button("incidentEscalate", Button::Kind::Secondary, Kind::Escalate);
    m_handOver = button("incidentHandOver", Button::Kind::Secondary, Kind::HandOver);
    m_resolve = button("incidentResolve", Button::Kind::Secondary, Kind::Resolve);
    m_reopen = button("incidentReopen", Button::Kind::Secondary, Kind::Reopen);
    m_more->setObjectName(u"incidentMore"_s);
    m_more->setIconName(u"chevron-down"_s);
    connect(m_more, &Button::clicked, this, &IncidentHead::openMenu);
    auto *top = new QHBoxLayout;
    top->setSpacing(space(3));
    top->addWidget(m_title, 1);
    top->addWidget(m_severity, 0, Qt::AlignTop);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(space(1) + 2);
    for (QWidget *w : {m_takeOver, m_acknowledge, m_escalate, m_handOver, m_resolve, m_reopen})
        acts->addWidget(w);
    acts->addStretch(1);
    acts->addWidget(m_more);
    m_offeredTo->setObjectName(u"incidentOfferedTo"_s);
    m_offeredTo->setWordWrap(true);
    m_offers->setSpacing(space(2));
    m_offers->addStretch(1);
    for (int i = 0; i < kMostOffers; ++i) { // made here, they have their place in the order of Tab
        auto *b = new Button({}, Button::Kind::Secondary, this);
        b->setObjectName(u"incidentOffer"_s);
        b->hide();
        m_offers->insertWidget(i, b);
        m_offered.append(b);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(3), space(3), space(3));
    column->setSpacing(space(3));
    column->addLayout(top);
    column->addLayout(acts);
    column->addWidget(m_offeredTo);
    column->addWidget(m_cause);
    column->addLayout(m_offers);
    for (PlainLabel *label : words())
        label->installEventFilter(this);
}

QList<PlainLabel *> IncidentHead::words() const { return QList<PlainLabel *>{m_title, m_offeredTo} + m_cause->words(); }

void IncidentHead::show(const Incident &incident, bool mayAct)
{
    using Kind = Change::Kind;
    m_mayAct = mayAct;
    m_incident = incident;
    const bool handedOver = incident.handOver.has_value();
    m_title->setText(nameOf(incident));
    m_severity->setText(title(incident.severity));
    m_severity->setToken(theme::markToken(theme::mark(markOf(incident))));
    m_takeOver->setVisible(mayAct && may(Kind::Accept, incident));
    m_acknowledge->setVisible(mayAct && incident.state == State::Open && !handedOver);
    m_escalate->setVisible(mayAct && may(Kind::Escalate, incident));
    m_resolve->setVisible(mayAct && may(Kind::Resolve, incident));
    m_reopen->setVisible(mayAct && may(Kind::Reopen, incident));
    m_offeredTo->setText(handOverSentence(incident));
    m_offeredTo->setVisible(handedOver);
    m_cause->show(incident);
}

// Who may only look drafts: that writes nothing into the journal.
void IncidentHead::openMenu()
{
    using Kind = Change::Kind;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"incidentMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::pair<QString, Kind> entries[] = {{tr("Hand over…"), Kind::HandOver}, {tr("Decline the hand-over…"), Kind::Decline}, {tr("The first step is taken"), Kind::Engage},
                                                {tr("Harm has stopped…"), Kind::Mitigate}, {tr("Give a role…"), Kind::AssignRole}, {tr("Correct a time…"), Kind::Correct},
                                                {tr("Merge into another…"), Kind::Merge}, {tr("Link something…"), Kind::Link}, {tr("Add a follow-up…"), Kind::FollowUp},
                                                {tr("A follow-up is done…"), Kind::FollowUpDone}};
    for (const auto &[text, kind] : entries)
        if (m_mayAct && may(kind, m_incident))
            connect(menu->addAction(text), &QAction::triggered, this, [this, kind] { emit changeRequested(kind); });
    connect(menu->addAction(tr("Draft an update")), &QAction::triggered, this, &IncidentHead::updateRequested);
    connect(menu->addAction(tr("Draft a postmortem")), &QAction::triggered, this, &IncidentHead::postmortemRequested);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void IncidentHead::offer(const QList<health::Problem> &problems)
{
    for (qsizetype i = 0; i < m_offered.size(); ++i) {
        Button *b = m_offered[i];
        b->disconnect(this);
        b->setVisible(i < problems.size());
        if (i >= problems.size())
            continue;
        b->setText(health::stepWord(problems[i].action, problems[i].target));
        theme::setPlainToolTip(b, problems[i].sentence);
        b->setKind(i == 0 && !m_acknowledge->isVisibleTo(this) && !m_takeOver->isVisibleTo(this) ? Button::Kind::Primary : Button::Kind::Secondary);
        connect(b, &Button::clicked, this, [this, target = problems[i].target, action = problems[i].action, metric = problems[i].metric] { emit targetRequested(target, action, metric); });
    }
}

// Words that wrap, in layouts within layouts, would keep the height of those that stood there before.
void IncidentHead::fitWords()
{
    int wanted = m_handOver->sizeHint().width() + m_more->sizeHint().width() + 2 * space(3);
    for (const QWidget *w : {m_takeOver, m_acknowledge, m_escalate, m_resolve, m_reopen})
        wanted += w->isHidden() ? 0 : w->sizeHint().width() + space(1) + 2;
    const bool somebodyHasIt = m_mayAct && m_incident.state != State::Open && !m_incident.handOver && may(Change::Kind::HandOver, m_incident);
    m_handOver->setVisible(somebodyHasIt && wanted <= width()); // it is in the menu, too
    for (PlainLabel *label : words())
        fit(label);
    QLayout *inside = layout();
    inside->invalidate();
    const int height = std::max(inside->heightForWidth(width()), inside->minimumHeightForWidth(width()));
    if (height > 0) // it has a width
        setFixedHeight(height);
}

// Measured by the font: a label's own heightForWidth() never falls below the height it was given once.
void IncidentHead::fit(PlainLabel *label)
{
    const int height = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, label->text()).height();
    if (height != label->minimumHeight())
        label->setFixedHeight(height);
}

bool IncidentHead::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange) {
        fit(static_cast<PlainLabel *>(watched));
        QMetaObject::invokeMethod(this, &IncidentHead::fitWords, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void IncidentHead::retranslate()
{
    m_takeOver->setText(tr("Take it over"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_escalate->setText(tr("Escalate…"));
    m_handOver->setText(tr("Hand over…"));
    m_resolve->setText(tr("Resolve…"));
    m_reopen->setText(tr("Reopen…"));
    m_more->setAccessibleName(tr("More"));
    theme::setPlainToolTip(m_takeOver, tr("Take it over (T): from then on it is yours"));
    theme::setPlainToolTip(m_acknowledge, tr("Acknowledge (A)"));
    theme::setPlainToolTip(m_escalate, tr("Escalate (E)"));
    theme::setPlainToolTip(m_handOver, tr("Hand over (H)"));
    theme::setPlainToolTip(m_resolve, tr("Resolve (R)"));
    theme::setPlainToolTip(m_reopen, tr("Reopen (R)"));
}

void IncidentHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace incidents

#include "moc_incidenthead.cpp"
