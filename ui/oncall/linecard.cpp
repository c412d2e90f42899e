// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/linecard.h"

#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/taborder.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oncall {

using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

PlainLabel *wrapped(FontRole role, Token token, QWidget *parent)
{
    auto *label = new PlainLabel({}, role, token, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word breaks, the card keeps its width
    narrow.setHeightForWidth(true);
    label->setSizePolicy(narrow);
    return label;
}

} // namespace

LineCard::LineCard(QWidget *parent) :
    Card(parent), m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted, this)), m_empty(wrapped(FontRole::Body, Token::Muted, this)), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    m_column->setSpacing(space(3));
    m_column->addWidget(m_heading);
    m_column->addWidget(m_empty);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    refresh();
}

void LineCard::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void LineCard::setEmptyWords(const QString &words)
{
    m_empty->setText(words);
    refresh();
}

void LineCard::setLines(const QList<Line> &lines)
{
    if (lines == m_lines)
        return;
    const QString focused = focusedId();
    m_lines = lines;
    while (m_rows.size() < lines.size()) {
        Row row;
        row.whole = new QWidget(this);
        row.text = wrapped(FontRole::Body, Token::Text, row.whole);
        row.under = wrapped(FontRole::Small, Token::Muted, row.whole);
        row.action = new theme::Button({}, theme::Button::Kind::Secondary, row.whole);
        row.action->setObjectName(u"lineAction"_s);
        row.action->setCompact(true);
        auto *words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(row.text);
        words->addWidget(row.under);
        auto *across = new QHBoxLayout(row.whole);
        across->setContentsMargins(scaled(18), 0, 0, 0);
        across->setSpacing(space(2));
        across->addLayout(words, 1);
        across->addWidget(row.action, 0, Qt::AlignTop);
        m_column->addWidget(row.whole);
        if (m_rows.isEmpty())
            theme::tabFirstIn(this, row.action);
        else
            setTabOrder(m_rows.last().action, row.action);
        const qsizetype place = m_rows.size();
        connect(row.action, &QAbstractButton::clicked, this, [this, place] { emit acted(m_lines.value(place).id); });
        m_rows.append(row);
    }
    refresh();
    if (focused.isEmpty() || focusedId() == focused)
        return;
    if (std::none_of(m_lines.cbegin(), m_lines.cend(), [&focused](const Line &line) { return line.id == focused && !line.action.isEmpty(); }))
        emit left();
    for (qsizetype i = 0; i < m_lines.size(); ++i) // the keyboard goes with its line
        if (m_lines[i].id == focused && !m_lines[i].action.isEmpty())
            m_rows[i].action->setFocus(Qt::OtherFocusReason);
}

void LineCard::refresh()
{
    const bool marks = std::any_of(m_lines.cbegin(), m_lines.cend(), [](const Line &line) { return line.mark.has_value(); });
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const Line line = m_lines.value(i);
        row.whole->setVisible(i < m_lines.size());
        row.whole->layout()->setContentsMargins(marks ? scaled(18) : 0, 0, 0, 0);
        row.text->setText(line.text);
        row.under->setText(line.under);
        row.under->setVisible(!line.under.isEmpty());
        row.action->setText(line.action);
        row.action->setAccessibleName(line.action.isEmpty() ? QString() : QString(line.action + u", "_s + line.text));
        row.action->setVisible(!line.action.isEmpty());
    }
    m_empty->setVisible(m_lines.isEmpty() && !m_empty->text().isEmpty());
    setVisible(!m_lines.isEmpty() || !m_empty->text().isEmpty());
    update();
}

void LineCard::focusAction()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        if (!m_lines[i].action.isEmpty()) {
            m_rows[i].action->setFocus(Qt::OtherFocusReason);
            return;
        }
}

QString LineCard::focusedId() const
{
    for (qsizetype i = 0; i < std::min(m_rows.size(), m_lines.size()); ++i)
        if (m_rows[i].action->hasFocus())
            return m_lines[i].id;
    return {};
}

void LineCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QRect place = m_rows[i].whole->geometry();
        painter.fillRect(QRect(1, place.top() - space(2) + 1, width() - 2, 1), theme::color(Token::Line));
        if (m_lines[i].mark)
            theme::paintMark(painter, QRectF(place.left(), place.top(), scaled(12), QFontMetrics(theme::font(FontRole::Body)).height()), *m_lines[i].mark, 10);
    }
}

} // namespace oncall

#include "moc_linecard.cpp"
