// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/advicepanel.h"

#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::space;
using theme::Token;

AdvicePanel::AdvicePanel(QWidget *parent) :
    QWidget(parent), m_what(new theme::ElidedLabel(FontRole::Strong, Token::Text, this)), m_why(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)),
    m_statement(new theme::PlainLabel({}, FontRole::Mono, Token::Text, this)), m_copy(new theme::Button({}, theme::Button::Kind::Secondary, this))
{
    setObjectName(u"advicePanel"_s);
    m_what->setObjectName(u"adviceTitle"_s);
    m_why->setObjectName(u"adviceReason"_s);
    m_statement->setObjectName(u"adviceStatement"_s);
    m_copy->setObjectName(u"adviceCopy"_s);
    m_copy->setCompact(true);
    m_copy->setIconName(u"copy"_s);
    for (theme::PlainLabel *label : {m_why, m_statement}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space(2));
    foot->addWidget(m_statement, 1);
    foot->addWidget(m_copy, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2), space(3), 0);
    column->setSpacing(space(1));
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addLayout(foot);
    connect(m_copy, &theme::Button::clicked, this, &AdvicePanel::copy);
    retranslate();
}

QString AdvicePanel::statement() const
{
    QStringList lines;
    for (const health::Advice &a : m_advice)
        if (!a.statement.isEmpty())
            lines << a.statement.raw();
    return lines.join(u'\n');
}

void AdvicePanel::show(const std::vector<health::Advice> &advice, const QString &note)
{
    if (advice == m_advice && note == m_note)
        return; // a selection in the text stays
    m_advice = advice;
    m_note = note;
    retranslate();
}

void AdvicePanel::retranslate()
{
    m_copy->setText(tr("Copy statement"));
    QStringList titles, reasons, statements;
    for (const health::Advice &a : m_advice) {
        titles << tr("%1 (%2)", "advice, how sure it is").arg(health::adviceTitle(a), health::sureWord(a.sure));
        reasons << health::adviceReason(a) + u' ' + health::adviceCost(a);
        for (const QString &line : a.statement.raw().split(u'\n', Qt::SkipEmptyParts))
            statements << base::Untrusted(line).visible();
    }
    if (!m_note.isEmpty())
        reasons << m_note;
    QString head = titles.join(tr(", ", "between titles"));
    if (!m_advice.empty() && !m_advice.front().object.isEmpty())
        head = m_advice.front().object.visible() + u": "_s + head;
    m_what->setText(head);
    m_what->setVisible(!head.isEmpty());
    m_why->setText(reasons.join(u'\n'));
    m_statement->setText(statements.join(u'\n'));
    m_statement->setVisible(!statements.isEmpty());
    m_copy->setVisible(!statements.isEmpty());
    setVisible(!reasons.isEmpty());
    makeRoom();
}

void AdvicePanel::makeRoom()
{
    const int inside = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    m_why->setMinimumHeight(std::max(0, m_why->heightForWidth(inside)));
    const int beside = m_copy->isHidden() ? 0 : m_copy->sizeHint().width() + space(2);
    m_statement->setMinimumHeight(std::max(0, m_statement->heightForWidth(inside - beside)));
    layout()->activate();
    if (parentWidget() && parentWidget()->layout())
        parentWidget()->layout()->activate(); // the table above gives way at once
}

void AdvicePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void AdvicePanel::copy() { QGuiApplication::clipboard()->setText(statement()); }

void AdvicePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        makeRoom();
}

} // namespace dashboard

#include "moc_advicepanel.cpp"
