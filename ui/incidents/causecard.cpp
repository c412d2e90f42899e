// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/causecard.h"

#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr qsizetype kMostLogs = 3;

} // namespace

CauseCard::CauseCard(QWidget *parent) :
    Card(parent), m_cause(new PlainLabel({}, FontRole::Body, Token::Text, this)), m_facts(new PlainLabel({}, FontRole::Small, Token::Muted, this)), m_row(new QHBoxLayout),
    m_rowHolder(new QWidget(this))
{
    setGround(Token::CriticalWash, Token::CriticalWash);
    m_cause->setObjectName(u"probableCause"_s);
    m_facts->setObjectName(u"causeFacts"_s);
    for (PlainLabel *label : words()) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space(2));
    for (qsizetype i = 0; i < kMostLogs; ++i) { // made here, they have their place in the order of Tab
        auto *button = new Button({}, Button::Kind::Quiet, m_rowHolder);
        button->setCompact(true);
        button->setObjectName(u"causeLog"_s);
        button->hide();
        m_row->addWidget(button);
        m_buttons.append(button);
    }
    m_row->addStretch(1);
    m_rowHolder->setLayout(m_row);
    m_rowHolder->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2) + 2, space(3), space(2) + 2);
    column->addWidget(m_cause);
    column->addWidget(m_facts);
    column->addWidget(m_rowHolder);
}

void CauseCard::show(const Incident &incident)
{
    setVisible(!incident.probableCause.isEmpty());
    m_cause->setText(tr("Probable cause: %1").arg(incident.probableCause.visible()));
    m_facts->setVisible(!incident.facts.isEmpty());
    m_facts->setText(tr("%n fact(s): %1", nullptr, int(incident.facts.size())).arg(incident.facts.join(u"; "_s)));
    const bool open = incident.isOpen();
    setGround(open ? Token::CriticalWash : Token::Raised, open ? Token::CriticalWash : Token::Line);
}

void CauseCard::offerLogs(const QList<int> &pids)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        Button *button = m_buttons[i];
        button->disconnect(this);
        button->setVisible(i < pids.size());
        if (i >= pids.size())
            continue;
        button->setText(tr("Log of %1", "process number").arg(pids[i]));
        theme::setPlainToolTip(button, tr("What this process wrote (P on a line that names it)"));
        connect(button, &QAbstractButton::clicked, this, [this, pid = pids[i]] { emit logRequested(pid); });
    }
    m_rowHolder->setVisible(!pids.isEmpty());
}

QString CauseCard::named() const { return m_cause->text() + u' ' + m_facts->text(); }

} // namespace incidents

#include "moc_causecard.cpp"
