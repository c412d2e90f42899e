// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/reasonsheet.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

ReasonSheet::ReasonSheet(const QString &name, Weight weight, QWidget *parent) :
    QWidget(parent), m_question(new theme::PlainLabel({}, FontRole::Strong, Token::Text, this)), m_forecast(new theme::PlainLabel(this)),
    m_reason(new QLineEdit(this)), m_leave(new Button({}, weight == Weight::Destroys ? Button::Kind::Primary : Button::Kind::Secondary, this)),
    m_confirm(new Button({}, weight == Weight::Destroys ? Button::Kind::Danger : Button::Kind::Primary, this))
{
    setObjectName(name + u"Sheet"_s);
    m_forecast->setObjectName(name + u"Forecast"_s);
    m_reason->setObjectName(name + u"Reason"_s);
    m_leave->setObjectName(name + u"Leave"_s);
    m_confirm->setObjectName(name + u"Confirm"_s);
    m_forecast->setWordWrap(true);
    m_forecast->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reason->setMaxLength(200);

    auto *answer = new QHBoxLayout;
    answer->setSpacing(space(2));
    answer->addWidget(m_reason, 1);
    answer->addWidget(m_leave);
    answer->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    column->addWidget(m_question);
    column->addWidget(m_forecast);
    column->addLayout(answer);

    connect(m_leave, &Button::clicked, this, &ReasonSheet::left);
    connect(m_confirm, &Button::clicked, this, &ReasonSheet::confirm);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) { m_confirm->setEnabled(!text.trimmed().isEmpty()); });
    retranslate();
}

void ReasonSheet::ask(const QString &question, const QStringList &forecast, const QString &confirm)
{
    m_question->setText(question);
    m_forecast->setText(forecast.join(u'\n'));
    m_confirm->setText(confirm);
    m_reason->clear();
    m_confirm->setEnabled(false);
}

void ReasonSheet::takeKeyboard() { m_reason->setFocus(Qt::OtherFocusReason); }

void ReasonSheet::confirm()
{
    const QString reason = m_reason->text().trimmed();
    if (!reason.isEmpty())
        emit confirmed(reason);
}

void ReasonSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void ReasonSheet::retranslate()
{
    m_leave->setText(tr("Leave it"));
    m_reason->setPlaceholderText(tr("Why? It stands in the journal."));
    m_reason->setAccessibleName(tr("Reason"));
}

void ReasonSheet::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_reasonsheet.cpp"
