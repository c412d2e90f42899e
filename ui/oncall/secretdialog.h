// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks for the secret of a channel: into the keyring of this workstation, under the name that channels.yaml has for it. What was typed
// leaves it only as a base::Secret. GUI thread.

#include "models/base/secret.h"
#include "models/notify/channelstanding.h"
#include "ui/oncall/askdialog.h"

class QComboBox;

namespace theme {
class SecretField;
}

namespace oncall {

class SecretDialog : public AskDialog {
    Q_OBJECT
public:
    SecretDialog(const notify::ChannelStanding &channel, QWidget *parent);

    [[nodiscard]] QString entry() const;
    [[nodiscard]] base::Secret takeSecret(); // empties the field

private:
    void lookAgain();

    QComboBox *m_entry;
    theme::SecretField *m_secret;
};

} // namespace oncall
