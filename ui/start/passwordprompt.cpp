// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/passwordprompt.h"

#include "ui/start/keyringwords.h"
#include "ui/theme/secretfield.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::space;
using theme::Token;

namespace start {

PasswordPrompt::PasswordPrompt(QWidget *parent) :
    Card(parent), m_why(new theme::PlainLabel(this)), m_field(new theme::SecretField(this)),
    m_keep(new QCheckBox(tr("Keep in the keyring"), this)), m_give(new Button(tr("Connect"), Button::Kind::Primary, this)),
    m_later(new Button(tr("Not now"), Button::Kind::Quiet, this))
{
    setObjectName(u"PasswordPrompt"_s);
    setGround(Token::WarningWash, Token::Warning);
    m_why->setWordWrap(true);
    m_why->setObjectName(u"PromptWhy"_s);
    m_field->setObjectName(u"PromptPassword"_s);
    m_field->setAccessibleName(tr("Password"));
    m_field->setPlaceholderText(tr("Password"));
    m_field->setMinimumWidth(theme::scaled(180));
    m_keep->setObjectName(u"PromptKeep"_s);
    m_give->setObjectName(u"PromptGive"_s);
    m_later->setObjectName(u"PromptLater"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), space(2), space(3), space(2));
    row->setSpacing(space(3));
    row->addWidget(m_why, 1);
    row->addWidget(m_field);
    row->addWidget(m_keep);
    row->addWidget(m_give);
    row->addWidget(m_later);
    connect(m_give, &Button::clicked, this, &PasswordPrompt::give);
    connect(m_later, &Button::clicked, this, &PasswordPrompt::decline);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_give->setEnabled(!m_field->isEmpty()); });
    m_give->setEnabled(false);
    hide();
}

void PasswordPrompt::ask(const QString &target, const QString &title, const QString &key, secrets::Availability keyring)
{
    m_target = target;
    m_key = key;
    m_field->forget();
    m_why->setText(askedBecause(keyring, title));
    setAccessibleName(m_why->text());
    const bool canKeep = keyring != secrets::Availability::NoBackend;
    m_keep->setVisible(canKeep);
    m_keep->setChecked(canKeep);
    show();
    m_field->setFocus(Qt::OtherFocusReason);
}

base::Secret PasswordPrompt::takePassword()
{
    base::Secret taken = m_field->secret();
    m_field->forget();
    return taken;
}

void PasswordPrompt::give()
{
    if (m_field->isEmpty())
        return;
    hide();
    emit given(m_target, m_key, m_keep->isChecked());
    m_field->forget();
}

void PasswordPrompt::decline()
{
    m_field->forget();
    hide();
    emit declined(m_target);
}

void PasswordPrompt::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        decline();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        give();
    else
        Card::keyPressEvent(event);
}

} // namespace start

#include "moc_passwordprompt.cpp"
