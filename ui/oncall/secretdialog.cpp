// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/secretdialog.h"

#include "models/base/untrusted.h"
#include "ui/theme/secretfield.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace oncall {

SecretDialog::SecretDialog(const notify::ChannelStanding &channel, QWidget *parent) :
    AskDialog(tr("Store the secret of %1").arg(base::Untrusted(channel.title).visible()), tr("Store it"), parent), m_entry(new QComboBox), m_secret(new theme::SecretField)
{
    setObjectName(u"secretDialog"_s);
    m_entry->setObjectName(u"askEntry"_s);
    m_secret->setObjectName(u"askSecret"_s);
    for (const QString &entry : channel.keyring)
        m_entry->addItem(base::Untrusted(entry).visible(), entry);
    addRow(tr("Entry of the keyring"), m_entry);
    addRow(tr("Secret"), m_secret);
    connect(m_entry, &QComboBox::currentIndexChanged, this, &SecretDialog::lookAgain);
    connect(m_secret, &QLineEdit::textChanged, this, &SecretDialog::lookAgain);
    connect(this, &QDialog::rejected, m_secret, &theme::SecretField::forget);
    lookAgain();
    m_secret->setFocus(Qt::OtherFocusReason);
}

QString SecretDialog::entry() const { return m_entry->currentData().toString(); }

base::Secret SecretDialog::takeSecret()
{
    base::Secret taken = m_secret->secret();
    m_secret->forget();
    return taken;
}

void SecretDialog::lookAgain()
{
    paging::Foretold foretold;
    foretold.head = tr("It goes into the keyring of this workstation as %1, instead of what is there under this name.").arg(base::Untrusted(entry()).visible());
    foretold.lines << tr("channels.yaml has the name alone; neither the journal nor a log gets the secret. Test the channel afterwards.");
    if (m_secret->isEmpty())
        foretold.objection = tr("Nothing was typed.");
    foretell(foretold);
}

} // namespace oncall

#include "moc_secretdialog.cpp"
