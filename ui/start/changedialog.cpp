// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/changedialog.h"

#include "models/base/untrusted.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {

ChangeDialog::ChangeDialog(Connector &connector, const QString &title, const QString &action, Button::Kind kind, QWidget *parent) :
    QDialog(parent), m_connector(connector), m_content(new QVBoxLayout), m_message(new theme::PlainMessageBar),
    m_cancel(new Button(tr("Cancel"))), m_action(new Button(action, kind))
{
    setWindowTitle(title);
    m_message->setObjectName(u"DialogMessage"_s);
    m_cancel->setObjectName(u"DialogCancel"_s);
    m_action->setObjectName(u"DialogAction"_s);
    m_cancel->setAutoDefault(false);
    m_action->setAutoDefault(false);
    if (kind == Button::Kind::Primary)
        m_action->setDefault(true);
    m_message->hide();
    auto *heading = new theme::PlainLabel(title, FontRole::Answer, Token::Text);
    heading->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_action);
    m_content->setSpacing(space(3));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(4));
    column->addWidget(heading);
    column->addLayout(m_content, 1);
    column->addWidget(m_message);
    column->addLayout(buttons);
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_action, &Button::clicked, this, &ChangeDialog::carryOut);
    connect(&connector, &Connector::saved, this, [this] {
        if (m_saving)
            accept();
    });
    connect(&connector, &Connector::saveFailed, this, [this](const base::Error &error) {
        if (!std::exchange(m_saving, false))
            return;
        m_action->setEnabled(true);
        m_message->showMessage(theme::Mark::Critical, base::Untrusted(QString::fromStdString(error.text + ' ' + error.remedy)));
    });
}

void ChangeDialog::carryOut()
{
    m_message->hide();
    m_saving = true;
    m_action->setEnabled(false);
    m_connector.save(change(), base::Secret());
}

} // namespace start

#include "moc_changedialog.cpp"
