// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/secretfield.h"

#include "ui/theme/space.h"

#include <QKeyEvent>

namespace theme {
namespace {

bool isUndo(QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

} // namespace

SecretField::SecretField(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setTextMargins(space(1), 0, space(1), 0);
}

base::Secret SecretField::secret() const
{
    QByteArray bytes = text().toUtf8();
    base::Secret taken(std::string(bytes.constData(), std::size_t(bytes.size())));
    bytes.fill('\0');
    return taken;
}

bool SecretField::isEmpty() const
{
    return text().isEmpty();
}

void SecretField::forget()
{
    QString held = text();
    clear();
    held.fill(u'\0'); // the last owner now, so this overwrites in place
}

bool SecretField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isUndo(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    if (isUndo(event))
        return;
    QLineEdit::keyPressEvent(event);
}

} // namespace theme

#include "moc_secretfield.cpp"
