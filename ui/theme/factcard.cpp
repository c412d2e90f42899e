// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/factcard.h"

#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace theme {

FactCard::FactCard(const QString &link, QWidget *parent) :
    Card(parent), m_grid(new QGridLayout), m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted, this))
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    if (!link.isEmpty()) {
        m_link = new Button(link, Button::Kind::Quiet, this);
        m_link->setCompact(true);
        m_link->setObjectName(QStringLiteral("factLink"));
        top->addWidget(m_link);
        connect(m_link, &QAbstractButton::clicked, this, &FactCard::linkRequested);
    }
    m_grid->setHorizontalSpacing(space(3));
    m_grid->setVerticalSpacing(space(3));
    m_grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    column->setSpacing(space(3));
    column->addLayout(top);
    column->addLayout(m_grid);
}

void FactCard::setHeading(const QString &heading) { m_heading->setText(heading); }

void FactCard::setLinkVisible(bool visible)
{
    if (m_link)
        m_link->setVisible(visible);
}

void FactCard::setRows(const QList<Row> &rows)
{
    setVisible(!rows.isEmpty());
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_shown.size() < rows.size()) {
        auto *name = new ElidedLabel(FontRole::Body, Token::Muted, this);
        auto *value = new ElidedLabel(FontRole::Body, Token::Text, this);
        name->setElideMode(Qt::ElideRight);
        const int row = int(m_shown.size());
        m_grid->addWidget(name, row, 1);
        m_grid->addWidget(value, row, 2, Qt::AlignRight);
        m_shown.push_back(Shown{name, value});
    }
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const bool there = i < rows.size();
        m_shown[i].name->setVisible(there);
        m_shown[i].value->setVisible(there);
        if (!there)
            continue;
        m_shown[i].name->setText(rows[i].name);
        m_shown[i].name->setToken(rows[i].mark ? Token::Text : Token::Muted);
        m_shown[i].value->setText(rows[i].value);
        m_shown[i].value->setToken(rows[i].token);
    }
    const bool marks = std::ranges::any_of(rows, [](const Row &row) { return row.mark.has_value(); });
    m_grid->setColumnMinimumWidth(0, marks ? scaled(15) : 0);
    m_grid->setHorizontalSpacing(marks ? space(1) : space(2));
    update();
}

QString FactCard::textOf(int row) const { return row < m_rows.size() ? m_rows[row].name + QLatin1Char(' ') + m_rows[row].value : QString(); }

bool FactCard::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return Card::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        if (const QRect place = m_shown[i].name->geometry(); help->y() >= place.top() - space(1) && help->y() <= place.bottom() + space(1))
            showPlainToolTip(help->globalPos(), m_rows[i].help, this);
    return true;
}

void FactCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QRect place = m_shown[i].name->geometry();
        painter.fillRect(QRect(1, place.top() - space(2) + 1, width() - 2, 1), color(Token::Line));
        if (m_rows[i].mark)
            paintMark(painter, QRectF(space(3), place.top(), scaled(12), place.height()), *m_rows[i].mark, 10);
    }
}

} // namespace theme

#include "moc_factcard.cpp"
