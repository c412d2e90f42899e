// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/formfield.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {

FormField::FormField(const QString &name, QWidget *editor, QWidget *keyboard, QWidget *parent) :
    QWidget(parent), m_keyboard(keyboard ? keyboard : editor),
    m_note(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this))
{
    auto *label = new theme::PlainLabel(name, FontRole::Small, Token::Muted, this);
    label->setBuddy(m_keyboard);
    m_keyboard->setAccessibleName(name);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    column->addWidget(label);
    column->addWidget(editor);
    column->addWidget(m_note);
    column->addStretch(1);
    refresh();
}

void FormField::setProblem(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FormField::refresh()
{
    m_note->setText(m_problem.isEmpty() ? m_hint : QStringLiteral("▲ ") + m_problem);
    m_note->setToken(m_problem.isEmpty() ? Token::Muted : Token::Critical);
    m_note->setVisible(!m_note->text().isEmpty());
    updateGeometry();
    m_keyboard->setAccessibleDescription(m_problem.isEmpty() ? m_hint : m_problem);
}

} // namespace start

#include "moc_formfield.cpp"
