// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/incidentviews.h"

#include "ui/theme/searchfield.h"
#include "ui/theme/sidecolumn.h"
#include "ui/theme/space.h"
#include "ui/theme/tabstrip.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace shell {

namespace {

constexpr int kSideFrom = 900, kLeastWidth = 800; // px at scale 1

} // namespace

IncidentViews::IncidentViews(QWidget *parent) : QWidget(parent), m_strip(new theme::TabStrip(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("incidentViews"));
    m_strip->setObjectName(QStringLiteral("incidentViewRow"));
    for (int view = 0; view < kViews; ++view) {
        m_strip->addTab(QString());
        m_stack->addWidget(new QWidget); // its place
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme::space(2), theme::space(1), theme::space(4), 0);
    row->addWidget(m_strip, 1);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    retranslate();
    arrange();
    connect(m_strip, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_arranging)
            choose(index);
    });
}

void IncidentViews::setPage(View view, QWidget *page, std::function<void()> focus, std::function<QString()> keys)
{
    QWidget *shown = page ? page : new QWidget;
    QWidget *before = m_stack->widget(view);
    m_stack->insertWidget(view, shown);
    m_stack->removeWidget(before);
    before->deleteLater();
    m_pages[view] = {page, std::move(focus), std::move(keys)};
    fit(shown);
    arrange();
}

void IncidentViews::fit(QWidget *page) const
{
    for (auto *side : page->findChildren<theme::SideColumn *>())
        side->setVisible(width() >= theme::scaled(kSideFrom));
}

void IncidentViews::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (const Page &page : m_pages)
        if (page.page)
            fit(page.page);
}

QSize IncidentViews::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    least.setWidth(std::min(least.width(), theme::scaled(kLeastWidth))); // without what hides
    return least;
}

void IncidentViews::arrange()
{
    m_arranging = true;
    int there = 0, first = -1;
    for (int view = 0; view < kViews; ++view) {
        m_strip->setTabVisible(view, m_pages[view].page);
        there += m_pages[view].page ? 1 : 0;
        if (m_pages[view].page && first < 0)
            first = view;
    }
    m_strip->setVisible(there > 1);
    if (first >= 0 && !m_pages[std::max(0, m_strip->currentIndex())].page)
        m_strip->setCurrentIndex(first);
    m_arranging = false;
    m_stack->setCurrentIndex(std::max(0, m_strip->currentIndex()));
}

void IncidentViews::choose(int index)
{
    m_stack->setCurrentIndex(index);
    emit viewChanged(View(index));
}

void IncidentViews::setCount(View view, int count) { m_strip->setCount(view, count); }

void IncidentViews::showView(View view)
{
    if (m_pages[view].page)
        m_strip->setCurrentIndex(view);
}

IncidentViews::View IncidentViews::view() const { return View(std::clamp(m_stack->currentIndex(), 0, kViews - 1)); }

void IncidentViews::focusPage()
{
    const Page &page = m_pages[view()];
    if (page.focus)
        page.focus();
    else if (page.page)
        page.page->setFocus(Qt::ShortcutFocusReason);
}

void IncidentViews::focusFilter()
{
    if (QWidget *page = m_pages[view()].page)
        for (auto *field : page->findChildren<theme::SearchField *>())
            if (field->isVisible())
                return field->setFocus(Qt::ShortcutFocusReason);
}

QString IncidentViews::keys() const
{
    const Page &page = m_pages[view()];
    return page.keys ? page.keys() : QString();
}

QRect IncidentViews::row() const { return {m_strip->mapToGlobal(QPoint()), m_strip->size()}; }

QString IncidentViews::title(View view)
{
    switch (view) {
    case Incidents: return tr("Incidents");
    case Alerts: return tr("Alerts");
    case OnCall: return tr("On call");
    case Deliveries: return tr("Deliveries");
    }
    return {};
}

QKeySequence IncidentViews::key(View view) { return QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(view))); }

void IncidentViews::retranslate()
{
    for (int view = 0; view < kViews; ++view) {
        m_strip->setTabText(view, title(View(view)));
        m_strip->setTabToolTip(view, key(View(view)).toString(QKeySequence::NativeText));
    }
    m_strip->setAccessibleName(tr("Views of incidents"));
}

void IncidentViews::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shell

#include "moc_incidentviews.cpp"
