// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/timecontrols.h"

#include "models/base/format.h"
#include "ui/charts/chartgroup.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {
constexpr int kIntervals[] = {1, 2, 5, 10, 30}; // s
}

QList<std::chrono::seconds> TimeControls::ranges() const
{
    using namespace std::chrono_literals;
    using std::chrono::days;
    QList<std::chrono::seconds> all{5min, 15min, 1h, 6h, 24h};
    if (m_long)
        all += {days(2), days(14), days(90)};
    return all;
}

TimeControls::TimeControls(charts::ChartGroup &group, QWidget *parent) :
    QWidget(parent), m_group(group), m_range(new theme::Segmented(this)), m_live(new theme::Segmented(this)),
    m_interval(new QComboBox(this))
{
    m_range->setObjectName(u"chartRange"_s);
    m_live->setObjectName(u"chartLive"_s);
    m_interval->setObjectName(u"chartInterval"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space(2));
    row->addWidget(m_range);
    row->addWidget(m_live);
    row->addWidget(m_interval);
    retranslate();
    follow();
    connect(m_range, &theme::Segmented::chosen, this, [this](int index) {
        m_group.setRange(ranges().at(index));
    });
    connect(m_live, &theme::Segmented::chosen, this, [this](int index) { m_group.setLive(index == 0); });
    connect(m_interval, &QComboBox::activated, this, [this](int index) {
        m_group.setInterval(std::chrono::seconds(kIntervals[index]));
    });
    connect(&m_group, &charts::ChartGroup::stateChanged, this, &TimeControls::follow);
}

void TimeControls::follow()
{
    if (const bool past = m_group.past(); past != m_long) {
        m_long = past;
        retranslate();
    }
    m_range->setCurrent(int(ranges().indexOf(m_group.range())));
    m_live->setCurrent(m_group.live() ? 0 : 1);
    for (int i = 0; i < int(std::size(kIntervals)); ++i)
        if (std::chrono::seconds(kIntervals[i]) == m_group.interval())
            m_interval->setCurrentIndex(i);
}

void TimeControls::retranslate()
{
    QStringList words;
    for (const std::chrono::seconds range : ranges())
        words << (range < std::chrono::hours(1)
                      ? tr("%1 min").arg(std::chrono::duration_cast<std::chrono::minutes>(range).count())
                      : range < std::chrono::hours(48) ? tr("%1 h").arg(std::chrono::duration_cast<std::chrono::hours>(range).count())
                      : tr("%1 d", "days").arg(std::chrono::duration_cast<std::chrono::days>(range).count()));
    m_range->setItems(words);
    m_range->setAccessibleName(tr("Time shown by the charts"));
    m_live->setItems({tr("Live"), tr("Pause")});
    m_live->setAccessibleName(tr("Live or paused"));
    const int current = m_interval->currentIndex();
    m_interval->clear();
    for (const int seconds : kIntervals)
        m_interval->addItem(tr("%1 s").arg(seconds));
    m_interval->setCurrentIndex(std::max(0, current));
    m_interval->setAccessibleName(tr("Draw the charts every"));
    theme::setPlainToolTip(m_interval, tr("How often the charts are drawn. Figures are measured at the target's own interval."));
}

void TimeControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_timecontrols.cpp"
