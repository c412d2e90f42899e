// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/preparedpanel.h"

#include "models/health/lockwords.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::space;
using theme::Token;

PreparedPanel::PreparedPanel(QWidget *parent) :
    QWidget(parent), m_about(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)),
    m_statement(new theme::ElidedLabel(FontRole::Mono, Token::Text, this)), m_copy(new theme::Button({}, theme::Button::Kind::Secondary, this))
{
    setObjectName(u"preparedPanel"_s);
    m_about->setObjectName(u"preparedAbout"_s);
    m_statement->setObjectName(u"preparedStatement"_s);
    m_copy->setObjectName(u"preparedCopy"_s);
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setCompact(true);
    m_copy->setIconName(u"copy"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space(2));
    foot->addWidget(m_statement, 1);
    foot->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2), space(3), 0);
    column->setSpacing(space(1));
    column->addWidget(m_about);
    column->addLayout(foot);
    connect(m_copy, &theme::Button::clicked, this, [this] {
        if (m_prepared)
            QGuiApplication::clipboard()->setText(health::rollbackStatement(*m_prepared));
    });
    retranslate();
}

void PreparedPanel::show(const watch::LockBlocker *prepared, bool past)
{
    const auto now = prepared ? std::optional(*prepared) : std::nullopt;
    if (now == m_prepared && past == m_past)
        return; // a selection in the text stays
    m_prepared = now;
    m_past = past;
    retranslate();
}

void PreparedPanel::retranslate()
{
    m_copy->setText(tr("Copy statement"));
    const QString statement = m_prepared && !m_past ? health::rollbackStatement(*m_prepared) : QString();
    m_about->setText(m_prepared ? health::preparedLines(*m_prepared).join(u'\n') : QString());
    m_statement->setText(statement);
    m_statement->setVisible(!statement.isEmpty());
    m_copy->setVisible(!statement.isEmpty());
    setVisible(m_prepared.has_value());
}

void PreparedPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_preparedpanel.cpp"
