// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/factcard.h"

#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace theme {

namespace {

constexpr double kNamesPart = 0.4; // of the width

} // namespace

FactCard::FactCard(const QString &link, QWidget *parent) :
    Card(parent), m_grid(new QGridLayout), m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted, this)), m_column(new QVBoxLayout(this))
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
    m_column->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    m_column->setSpacing(space(3));
    m_column->addLayout(top);
    m_column->addLayout(m_grid);
}

void FactCard::setHeading(const QString &heading) { m_heading->setText(heading); }

void FactCard::setLinkVisible(bool visible)
{
    if (m_link)
        m_link->setVisible(visible);
}

void FactCard::setStacked(bool stacked) { m_stacked = stacked; }

void FactCard::setAbove(QWidget *widget) { m_column->insertWidget(1, widget); }

void FactCard::setRows(const QList<Row> &rows)
{
    setVisible(!rows.isEmpty());
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_shown.size() < rows.size())
        addRow();
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const bool there = i < rows.size();
        const auto [name, whole, value] = m_shown[i];
        name->setVisible(there && !m_stacked);
        whole->setVisible(there && m_stacked);
        value->setVisible(there && (!m_stacked || !rows[i].value.isEmpty()));
        if (!there)
            continue;
        name->setText(rows[i].name);
        name->setToken(rows[i].mark ? Token::Text : Token::Muted);
        whole->setText(rows[i].name);
        value->setText(rows[i].value);
        for (QWidget *said : {static_cast<QWidget *>(name), static_cast<QWidget *>(whole)}) // what the tool tip of the row says
            said->setAccessibleDescription(rows[i].help);
        value->setToken(rows[i].token);
    }
    const bool marks = std::ranges::any_of(rows, [](const Row &row) { return row.mark.has_value(); });
    m_grid->setColumnMinimumWidth(0, marks ? scaled(15) : 0);
    m_grid->setHorizontalSpacing(marks ? space(1) : space(2));
    share();
    update();
}

void FactCard::share()
{
    int widest = 0;
    for (qsizetype i = 0; i < m_rows.size() && !m_stacked; ++i)
        widest = std::max(widest, m_shown[i].name->sizeHint().width());
    m_grid->setColumnMinimumWidth(1, std::min(widest, int(width() * kNamesPart)));
}

void FactCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    share();
}

void FactCard::addRow()
{
    auto *name = new ElidedLabel(FontRole::Body, Token::Muted, this);
    auto *whole = new PlainLabel({}, FontRole::Body, Token::Text, this);
    auto *value = new ElidedLabel(m_stacked ? FontRole::Small : FontRole::Body, Token::Text, this);
    name->setElideMode(Qt::ElideRight);
    whole->setWordWrap(true);
    const int row = int(m_shown.size()) * 2;
    if (m_stacked) {
        m_grid->addWidget(whole, row, 1, 1, 2);
        m_grid->addWidget(value, row + 1, 1, 1, 2);
        name->hide();
    } else {
        m_grid->addWidget(name, row, 1);
        m_grid->addWidget(value, row, 2, Qt::AlignRight);
        whole->hide();
    }
    m_shown.push_back(Shown{name, whole, value});
}

QRect FactCard::placeOf(qsizetype row) const
{
    if (!m_stacked)
        return m_shown[row].name->geometry();
    const QRect name = m_shown[row].whole->geometry();
    return m_shown[row].value->isVisible() ? name.united(m_shown[row].value->geometry()) : name;
}

QString FactCard::textOf(int row) const { return row < m_rows.size() ? m_rows[row].name + QLatin1Char(' ') + m_rows[row].value : QString(); }

bool FactCard::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return Card::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        if (const QRect place = placeOf(i); help->y() >= place.top() - space(1) && help->y() <= place.bottom() + space(1))
            showPlainToolTip(help->globalPos(), m_rows[i].help, this);
    return true;
}

void FactCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QRect place = placeOf(i);
        painter.fillRect(QRect(1, place.top() - space(2) + 1, width() - 2, 1), color(Token::Line));
        if (m_rows[i].mark)
            paintMark(painter, QRectF(space(3), place.top(), scaled(12), QFontMetrics(theme::font(FontRole::Body)).height()), *m_rows[i].mark, 10);
    }
}

} // namespace theme

#include "moc_factcard.cpp"
