// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/wishcard.h"

#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/taborder.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace alerts {

using theme::Button;
using theme::ElidedLabel;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

WishCard::WishCard(QWidget *parent) :
    Card(parent), m_column(new QVBoxLayout), m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted, this)), m_none(new PlainLabel({}, FontRole::Body, Token::Muted, this))
{
    m_none->setWordWrap(true);
    m_column->setSpacing(space(3));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    all->setSpacing(space(3));
    all->addWidget(m_heading);
    all->addWidget(m_none);
    all->addLayout(m_column);
    retranslate();
}

void WishCard::add()
{
    auto *all = new QWidget;
    Row row{all, new ElidedLabel(FontRole::Body, Token::Text), new ElidedLabel(FontRole::Small, Token::Muted), new Button({}, Button::Kind::Quiet)};
    row.what->setElideMode(Qt::ElideRight);
    row.until->setElideMode(Qt::ElideRight);
    row.end->setCompact(true);
    row.end->setObjectName(QStringLiteral("wishEnd"));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(row.what);
    words->addWidget(row.until);
    auto *across = new QHBoxLayout(all);
    across->setContentsMargins(0, 0, 0, 0);
    across->addLayout(words, 1);
    across->addWidget(row.end, 0, Qt::AlignTop);
    const auto place = m_rows.size();
    connect(row.end, &Button::clicked, this, [this, place] {
        if (place < std::size_t(m_lines.size()))
            emit endRequested(m_lines[qsizetype(place)].id);
    });
    m_column->addWidget(all);
    if (m_rows.empty())
        theme::tabFirstIn(this, row.end);
    else
        setTabOrder(m_rows.back().end, row.end);
    m_rows.push_back(row);
    retranslate();
}

void WishCard::show(const QList<WishLine> &lines, bool mayAct)
{
    m_none->setVisible(lines.isEmpty());
    const auto held = std::ranges::find_if(m_rows, [](const Row &row) { return row.end->hasFocus(); });
    const QString focused = held == m_rows.end() ? QString() : m_lines.value(held - m_rows.begin()).id;
    m_lines = lines;
    while (m_rows.size() < std::size_t(lines.size()))
        add();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool there = i < std::size_t(lines.size());
        m_rows[i].all->setVisible(there);
        if (!there)
            continue;
        const WishLine &line = lines[qsizetype(i)];
        m_rows[i].what->setText(line.what);
        m_rows[i].until->setText(line.until);
        m_rows[i].until->setToken(line.endsSoon ? Token::Warning : Token::Muted);
        m_rows[i].end->setVisible(mayAct);
        m_rows[i].end->setAccessibleName(m_rows[i].end->text() + QStringLiteral(", ") + line.what);
        m_rows[i].what->setAccessibleDescription(line.reason);
        theme::setPlainToolTip(m_rows[i].all, line.reason);
    }
    if (focused.isEmpty())
        return;
    const auto now = std::ranges::find(m_lines, focused, &WishLine::id); // the keyboard goes with its line
    if (now == m_lines.end() || !mayAct)
        emit left();
    else
        m_rows[std::size_t(now - m_lines.begin())].end->setFocus(Qt::OtherFocusReason);
}

QString WishCard::textOf(int row) const { return row < m_lines.size() ? m_lines[row].what + u' ' + m_lines[row].until : QString(); }

void WishCard::retranslate()
{
    m_heading->setText(tr("Silences and maintenance"));
    m_none->setText(tr("None: everybody who is to be told is told."));
    for (const Row &row : m_rows)
        row.end->setText(tr("End", "a silence before its time"));
}

void WishCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace alerts

#include "moc_wishcard.cpp"
