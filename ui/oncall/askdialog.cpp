// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/askdialog.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace oncall {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kAskWidth = 560; // px at scale 1

PlainLabel *wrappedIn(FontRole role, Token token, const char *name)
{
    auto *label = new PlainLabel({}, role, token);
    label->setWordWrap(true);
    label->setObjectName(QLatin1StringView(name));
    return label;
}

} // namespace

AskDialog::AskDialog(const QString &heading, const QString &confirm, QWidget *parent) :
    QDialog(parent), m_form(new QFormLayout), m_head(wrappedIn(FontRole::Body, Token::Text, "askHead")), m_lines(wrappedIn(FontRole::Small, Token::Muted, "askLines")),
    m_warning(wrappedIn(FontRole::Small, Token::Warning, "askWarning")), m_objection(wrappedIn(FontRole::Small, Token::Critical, "askObjection")), m_leave(new Button(tr("Leave it"))),
    m_confirm(new Button(confirm, Button::Kind::Primary))
{
    setWindowTitle(heading);
    m_leave->setObjectName(u"askLeave"_s);
    m_confirm->setObjectName(u"askConfirm"_s);
    m_leave->setAutoDefault(false);
    m_confirm->setDefault(true);
    m_form->setHorizontalSpacing(space(3));
    m_form->setVerticalSpacing(space(3));
    auto *card = new theme::Card;
    card->setGround(Token::Raised);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(space(3), space(2), space(3), space(2));
    inside->setSpacing(space(1));
    for (PlainLabel *label : {m_head, m_lines, m_warning})
        inside->addWidget(label);
    auto *title = wrappedIn(FontRole::Answer, Token::Text, "askHeading");
    title->setText(heading);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(title);
    column->addLayout(m_form);
    column->addWidget(card);
    column->addWidget(m_objection);
    column->addLayout(buttons);
    setFixedWidth(theme::scaled(kAskWidth));
    connect(m_leave, &Button::clicked, this, &QDialog::reject);
    connect(m_confirm, &Button::clicked, this, &QDialog::accept);
}

void AskDialog::addRow(const QString &name, QWidget *field)
{
    if (auto *line = qobject_cast<QLineEdit *>(field))
        line->setTextMargins(space(1), 0, space(1), 0);
    m_form->addRow(new PlainLabel(name), field);
    field->setAccessibleName(name);
}

void AskDialog::addHint(const QString &words)
{
    auto *hint = wrappedIn(FontRole::Small, Token::Muted, "askHint");
    hint->setText(words);
    m_form->addRow(QString(), hint);
}

void AskDialog::foretell(const paging::Foretold &foretold)
{
    const std::pair<PlainLabel *, QString> parts[] = {{m_head, foretold.head}, {m_lines, foretold.lines.join(u'\n')}, {m_warning, foretold.warning}, {m_objection, foretold.objection}};
    for (const auto &[label, text] : parts) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }
    m_head->parentWidget()->setVisible(!foretold.head.isEmpty() || !foretold.lines.isEmpty());
    m_confirm->setEnabled(foretold.objection.isEmpty());
    theme::fitHeight(this);
}

void AskDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    theme::fitHeight(this);
}

} // namespace oncall

#include "moc_askdialog.cpp"
