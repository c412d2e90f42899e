// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/statementrange.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dashboard {

namespace {

constexpr std::chrono::seconds kRanges[] = {1min, 15min, 1h, 24h};
constexpr std::chrono::minutes kLengths[] = {10min, 30min, 1h, 6h, 24h};
constexpr int kHour = 2; // of kLengths

QDateTime dateOf(base::WallTime t) { return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count()); }

} // namespace

StatementRange::StatementRange(const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_clock(clock), m_range(new theme::Segmented(this)), m_stretches(new QWidget(this)),
    m_nameA(new theme::PlainLabel({}, theme::FontRole::Strong, theme::Token::Text, m_stretches)),
    m_nameB(new theme::PlainLabel({}, theme::FontRole::Strong, theme::Token::Text, m_stretches)), m_a(new QDateTimeEdit(m_stretches)),
    m_b(new QDateTimeEdit(m_stretches)), m_length(new QComboBox(m_stretches))
{
    m_range->setObjectName(u"statementRange"_s);
    m_a->setObjectName(u"statementStartA"_s);
    m_b->setObjectName(u"statementStartB"_s);
    m_length->setObjectName(u"statementLength"_s);
    auto *inner = new QHBoxLayout(m_stretches);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(theme::space(2));
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameA, m_a, m_nameB, m_b, m_length})
        inner->addWidget(part);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space(3));
    row->addWidget(m_range);
    row->addWidget(m_stretches);
    row->addStretch(1);
    for (QDateTimeEdit *edit : {m_a, m_b}) {
        edit->setCalendarPopup(true);
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &StatementRange::changed);
    }
    connect(m_length, &QComboBox::activated, this, &StatementRange::changed);
    connect(m_range, &theme::Segmented::chosen, this, &StatementRange::choose);
    retranslate();
    m_range->setCurrent(1);
    m_length->setCurrentIndex(kHour);
    m_stretches->hide();
}

void StatementRange::choose(int index)
{
    const bool two = index == int(std::size(kRanges));
    if (two && m_stretches->isHidden()) { // the last whole hour, and the same one of the day before
        const base::WallTime hour = std::chrono::floor<std::chrono::hours>(m_clock.wallNow()) - 1h;
        const QSignalBlocker a(m_a), b(m_b);
        m_a->setDateTime(dateOf(hour - 24h));
        m_b->setDateTime(dateOf(hour));
    }
    m_stretches->setVisible(two);
    emit changed();
}

bool StatementRange::comparing() const { return m_range->current() == int(std::size(kRanges)); }

base::WallTime StatementRange::startOf(const QDateTimeEdit *edit) const { return base::fromMilliseconds(edit->dateTime().toMSecsSinceEpoch()); }

StatementRange::Chosen StatementRange::chosen() const
{
    if (!comparing()) {
        const base::WallTime now = m_clock.wallNow();
        return {{now - kRanges[std::clamp(m_range->current(), 0, int(std::size(kRanges)) - 1)], now}, {}};
    }
    const auto length = kLengths[std::clamp(m_length->currentIndex(), 0, int(std::size(kLengths)) - 1)];
    const base::WallTime a = startOf(m_a), b = startOf(m_b);
    return {{b, b + length}, statements::Stretch{a, a + length}};
}

void StatementRange::retranslate()
{
    m_range->setItems({tr("1 min"), tr("15 min"), tr("1 h"), tr("24 h"), tr("A and B")});
    m_range->setAccessibleName(tr("Time the statements are shown of"));
    m_nameA->setText(tr("A"));
    m_nameB->setText(tr("B"));
    m_a->setAccessibleName(tr("Beginning of A, the earlier stretch"));
    m_b->setAccessibleName(tr("Beginning of B, the later stretch"));
    const int current = m_length->currentIndex();
    m_length->clear();
    m_length->addItems({tr("10 min each"), tr("30 min each"), tr("1 h each"), tr("6 h each"), tr("24 h each")});
    m_length->setCurrentIndex(current);
    m_length->setAccessibleName(tr("Length of A and B"));
}

void StatementRange::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_statementrange.cpp"
