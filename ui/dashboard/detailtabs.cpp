// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/detailtabs.h"

#include "ui/dashboard/indexespage.h"
#include "ui/dashboard/poolpage.h"
#include "ui/dashboard/replicationpage.h"
#include "ui/dashboard/securitypage.h"
#include "ui/dashboard/sessionspage.h"
#include "ui/dashboard/statementspage.h"
#include "ui/dashboard/sqlpage.h"
#include "ui/dashboard/storagepage.h"
#include "ui/dashboard/vacuumpage.h"
#include "ui/theme/space.h"
#include "ui/theme/tabstrip.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {

struct Entry {
    QLatin1StringView name;
    QString (*title)();
    bool (*offered)(const DetailSubject &);
    int (*count)(const DetailSubject &);
    DetailPage *(*make)(const DetailTools &, QWidget *);
};

template <class Page>
Entry entry()
{
    return {Page::kName, Page::title, Page::offered, Page::count,
            [](const DetailTools &tools, QWidget *parent) -> DetailPage * { return new Page(tools, parent); }};
}

const Entry &entryOf(int tab)
{
    static const Entry entries[]{entry<SessionsPage>(), entry<StatementsPage>(), entry<ReplicationPage>(), entry<StoragePage>(), entry<VacuumPage>(),
                                 entry<IndexesPage>(), entry<PoolPage>(), entry<SqlPage>(), entry<SecurityPage>()};
    static_assert(std::size(entries) == DetailTabs::kTabs);
    return entries[tab];
}

} // namespace

DetailTabs::DetailTabs(settings::Settings &settings, watch::Feed &feed, QWidget *parent) :
    theme::Card(parent), m_tools{settings, feed}, m_strip(new theme::TabStrip(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(u"detailCard"_s);
    m_strip->setObjectName(u"detailTabs"_s);
    const QString wanted = settings.value(settings::Key::SelectedTab).toString();
    for (int tab = 0; tab < kTabs; ++tab) {
        m_strip->addTab(QString());
        m_stack->addWidget(new QWidget);
        if (entryOf(tab).name == wanted)
            m_wanted = tab;
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, theme::space(2));
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    retranslate();
    m_strip->setCurrentIndex(m_wanted);
    connect(m_strip, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_choosing)
            m_wanted = index;
        refresh();
    });
}

DetailPage *DetailTabs::page(Tab tab)
{
    if (m_pages[tab])
        return m_pages[tab];
    DetailPage *made = entryOf(tab).make(m_tools, this);
    m_pages[tab] = made;
    QWidget *placeholder = m_stack->widget(tab);
    m_stack->insertWidget(tab, made);
    m_stack->removeWidget(placeholder);
    placeholder->deleteLater();
    m_stack->setCurrentIndex(m_strip->currentIndex());
    connect(made, &DetailPage::retryRequested, this, [this] { emit retryRequested(m_subject.target ? m_subject.target->id : QString()); });
    emit pageMade();
    return made;
}

QLatin1StringView DetailTabs::nameOf(Tab tab) { return entryOf(tab).name; }

bool DetailTabs::offers(Tab tab) const { return m_subject.target && entryOf(tab).offered(m_subject); }

void DetailTabs::setSubject(const DetailSubject &subject)
{
    m_subject = subject;
    m_subject.mayType = m_tools.desk && !subject.recorded;
    choose();
    for (int tab = 0; tab < kTabs; ++tab)
        m_strip->setCount(tab, offers(Tab(tab)) ? entryOf(tab).count(m_subject) : -1);
    refresh();
}

void DetailTabs::setStatements(statements::Memory *memory, statements::Planner *planner)
{
    m_tools.memory = memory;
    m_tools.planner = planner;
}

void DetailTabs::choose()
{
    m_choosing = true;
    int first = -1;
    for (int tab = 0; tab < kTabs; ++tab) {
        const bool offered = offers(Tab(tab));
        if (m_strip->isTabVisible(tab) != offered)
            m_strip->setTabVisible(tab, offered);
        if (offered && first < 0)
            first = tab;
    }
    setVisible(first >= 0);
    if (first >= 0)
        m_strip->setCurrentIndex(offers(Tab(m_wanted)) ? m_wanted : first);
    m_choosing = false;
}

void DetailTabs::refresh()
{
    m_stack->setCurrentIndex(m_strip->currentIndex());
    if (isVisible() && offers(tab()))
        page(tab())->show(m_subject);
}

void DetailTabs::showTab(Tab tab)
{
    if (!offers(tab))
        return;
    m_strip->setCurrentIndex(tab);
    refresh(); // its rows are there at once, also when it was chosen already
}

void DetailTabs::lookAgain()
{
    if (isVisible() && m_pages[tab()] && !m_subject.recorded)
        m_pages[tab()]->lookAgain();
}

const CellTree *DetailTabs::shownRows() const
{
    const DetailPage *shown = isVisible() ? m_pages[tab()] : nullptr;
    return shown ? shown->shownRows() : nullptr;
}

DetailTabs::Tab DetailTabs::tab() const { return Tab(std::clamp(m_strip->currentIndex(), 0, kTabs - 1)); }

void DetailTabs::keepState()
{
    m_tools.settings.set(settings::Key::SelectedTab, QString(entryOf(m_wanted).name));
    for (DetailPage *page : m_pages)
        if (page)
            page->keepState();
}

void DetailTabs::retranslate()
{
    for (int tab = 0; tab < kTabs; ++tab)
        m_strip->setTabText(tab, entryOf(tab).title());
    m_strip->setAccessibleName(tr("Tables about this target"));
}

void DetailTabs::changeEvent(QEvent *event)
{
    theme::Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_detailtabs.cpp"
#include "moc_detailpage.cpp"
