// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A bar that asks for the password of one target, says why, and says where it will be kept. Asks once; Esc or "Not
// now" leaves the target as it is. GUI thread.

#include "models/base/secret.h"
#include "models/secrets/secretsource.h"
#include "ui/theme/card.h"

class QCheckBox;

namespace theme {
class Button;
class PlainLabel;
class SecretField;
}

namespace start {

class PasswordPrompt : public theme::Card {
    Q_OBJECT
public:
    explicit PasswordPrompt(QWidget *parent = nullptr);

    // key: of the credential. keyring: why it is asked; Found means that the server refused what was there.
    void ask(const QString &target, const QString &title, const QString &key, secrets::Availability keyring);
    [[nodiscard]] base::Secret takePassword(); // empties the field

signals:
    void given(const QString &target, const QString &key, bool keep); // fetch it with takePassword()
    void declined(const QString &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void give();
    void decline();

    QString m_target, m_key;
    theme::PlainLabel *m_why;
    theme::SecretField *m_field;
    QCheckBox *m_keep;
    theme::Button *m_give;
    theme::Button *m_later;
};

} // namespace start
