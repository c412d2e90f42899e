// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/updatedialog.h"

#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kDraftWidth = 620, kDraftHeight = 380; // px at scale 1

} // namespace

UpdateDialog::UpdateDialog(const QString &incident, const QString &draft, QWidget *parent) : QDialog(parent), m_text(new QPlainTextEdit(draft, this))
{
    setObjectName(u"updateDialog"_s);
    const QString heading = tr("Draft of an update on %1").arg(incident);
    setWindowTitle(heading);
    auto *label = new PlainLabel(heading, FontRole::Answer, Token::Text, this);
    label->setWordWrap(true);
    auto *note = new PlainLabel(tr("Made from what stands in the journal. Change it, copy it, send it yourself: nobody is told from here."), FontRole::Small, Token::Muted, this);
    note->setWordWrap(true);
    m_text->setObjectName(u"updateText"_s);
    m_text->setAccessibleName(tr("Draft"));
    m_text->setTabChangesFocus(true);
    auto *leave = new Button(tr("Close"), Button::Kind::Secondary, this);
    leave->setObjectName(u"updateClose"_s);
    auto *copy = new Button(tr("Copy"), Button::Kind::Primary, this);
    copy->setObjectName(u"updateCopy"_s);
    copy->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(label);
    column->addWidget(note);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);
    resize(theme::scaled(kDraftWidth), theme::scaled(kDraftHeight));
    connect(leave, &Button::clicked, this, &QDialog::reject);
    connect(copy, &Button::clicked, this, &UpdateDialog::copy);
    copy->setFocus(Qt::OtherFocusReason);
}

void UpdateDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    accept();
}

} // namespace incidents

#include "moc_updatedialog.cpp"
