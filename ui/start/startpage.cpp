// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/start/door.h"
#include "ui/start/recentrow.h"
#include "ui/start/sandboxpanel.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QKeyEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

constexpr int kMostRecent = 5;
constexpr int kWidth = 840;
constexpr int kStartPanelWidth = 560;

// Keeps `inner` at its width in the middle of whatever room there is.
QWidget *centred(QWidget *inner, int width)
{
    auto *page = new QWidget;
    inner->setMaximumWidth(theme::scaled(width));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space(8), space(6), space(8), space(6));
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
    return page;
}

} // namespace

StartPage::StartPage(SandboxDriver &driver, const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_driver(driver), m_stack(new QStackedLayout(this))
{
    setObjectName(u"StartPage"_s);
    setAccessibleName(tr("First page"));
    m_stack->addWidget(makeDoors());
    m_stack->addWidget(makeProgress(clock));
    connect(&driver, &SandboxDriver::progressed, m_panel, &SandboxPanel::progress);
    connect(&driver, &SandboxDriver::failed, this, [this](const base::Error &error) {
        if (m_stack->currentIndex() == 1)
            m_panel->fail(error, m_driver.logFolder());
    });
    connect(&driver, &SandboxDriver::stopped, this, &StartPage::showDoors);
    connect(&driver, &SandboxDriver::started, this, [this](const sandbox::State &state) {
        m_panel->finish();
        m_stack->setCurrentIndex(0);
        emit sandboxStarted(state);
    });
}

QWidget *StartPage::makeDoors()
{
    auto *inner = new QWidget;
    m_watch = new Door(u"eye"_s,
                       {tr("Watch my servers"),
                        tr("Connects to the PostgreSQL, PgBouncer, Redis, HTTP and host targets that you name, and shows how "
                           "they stand. It only reads."),
                        tr("Costs at most two connections a server. Passwords stay in the keyring of your desktop.")},
                       u"1"_s);
    m_sandbox = new Door(u"sandbox"_s,
                         {tr("Open the sandbox"),
                          tr("Starts PostgreSQL, PgBouncer, Redis and a small shop on this machine, under your own account; "
                             "nothing outside its folder is touched."),
                          tr("Takes about 15 seconds. Ends when you close the console.")},
                         u"2"_s);
    m_watch->setObjectName(u"WatchDoor"_s);
    m_sandbox->setObjectName(u"SandboxDoor"_s);
    connect(m_watch, &Door::clicked, this, &StartPage::watchRequested);
    connect(m_sandbox, &Door::clicked, this, &StartPage::openSandbox);

    auto *doors = new QHBoxLayout;
    doors->setSpacing(space(4));
    doors->addWidget(m_watch, 1);
    doors->addWidget(m_sandbox, 1);

    m_recentBox = new QWidget;
    m_recentBox->setObjectName(u"RecentEnvironments"_s);
    m_recentRows = new QVBoxLayout(m_recentBox);
    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(0);
    m_recentBox->hide();

    auto *file = new theme::Button(tr("Open an environment file…"), theme::Button::Kind::Quiet);
    file->setObjectName(u"OpenFile"_s);
    for (QWidget *stop : std::initializer_list<QWidget *>{m_watch, m_sandbox, file})
        stop->installEventFilter(this);
    connect(file, &theme::Button::clicked, this, &StartPage::fileRequested);

    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(new theme::PlainLabel(tr("What would you like to watch?"), FontRole::Step, Token::Text));
    auto *keys = new theme::PlainLabel(tr("Press 1 or 2, or choose with the arrows and Enter."), FontRole::Body, Token::Muted);
    keys->setWordWrap(true);
    column->addWidget(keys);
    column->addSpacing(space(4));
    column->addLayout(doors);
    column->addSpacing(space(3));
    column->addWidget(m_recentBox);
    column->addWidget(file, 0, Qt::AlignLeft);
    return centred(inner, kWidth);
}

QWidget *StartPage::makeProgress(const base::Clock &clock)
{
    m_panel = new SandboxPanel(clock);
    connect(m_panel, &SandboxPanel::cancelRequested, this, [this] {
        m_panel->cancelling();
        m_driver.cancel();
    });
    connect(m_panel, &SandboxPanel::againRequested, this, &StartPage::openSandbox);
    connect(m_panel, &SandboxPanel::backRequested, this, &StartPage::showDoors);
    return centred(m_panel, kStartPanelWidth);
}

void StartPage::setRecent(const QList<RecentEnvironment> &environments)
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentBox->setVisible(!environments.isEmpty());
    if (environments.isEmpty())
        return;
    auto *heading = new theme::PlainLabel(tr("Recently open"), FontRole::Caption, Token::Muted);
    heading->setContentsMargins(space(3), 0, 0, space(1));
    m_recentRows->addWidget(heading);
    for (const RecentEnvironment &recent : environments.first(std::min<qsizetype>(environments.size(), kMostRecent))) {
        auto *row = new RecentRow(recent.title, recent.file, recent.kind);
        row->setObjectName(u"Recent:"_s + recent.file);
        row->installEventFilter(this);
        connect(row, &RecentRow::clicked, this, [this, file = recent.file] { emit environmentRequested(file); });
        m_recentRows->addWidget(row);
    }
}

void StartPage::showDoors()
{
    m_panel->finish();
    m_stack->setCurrentIndex(0);
    m_watch->setFocus(Qt::OtherFocusReason);
}

void StartPage::openSandbox()
{
    if (m_panel->isRunning())
        return;
    m_stack->setCurrentIndex(1);
    m_panel->begin();
    m_driver.up();
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stack->currentIndex() == 0)
        m_watch->setFocus(Qt::OtherFocusReason);
}

void StartPage::move(int step)
{
    QList<QWidget *> stops{m_watch, m_sandbox};
    for (auto *row : m_recentBox->findChildren<RecentRow *>(QString(), Qt::FindDirectChildrenOnly))
        stops.append(row);
    if (auto *file = findChild<theme::Button *>(u"OpenFile"_s))
        stops.append(file);
    qsizetype at = std::max<qsizetype>(0, stops.indexOf(focusWidget()));
    // Down from either door goes to what stands beneath both.
    if (step == 2)
        at = at < 2 ? 2 : at + 1;
    else if (step == -2)
        at = at <= 2 ? 0 : at - 1;
    else
        at += step;
    stops.at(std::clamp<qsizetype>(at, 0, stops.size() - 1))->setFocus(Qt::TabFocusReason);
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    // A button takes arrows for itself and moves along the tab order.
    if (event->type() == QEvent::KeyPress && pressed(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (!pressed(event->key()))
        QWidget::keyPressEvent(event);
}

bool StartPage::pressed(int key)
{
    if (m_stack->currentIndex() != 0)
        return false;
    switch (key) {
    case Qt::Key_1:
        m_watch->click();
        return true;
    case Qt::Key_2:
        m_sandbox->click();
        return true;
    case Qt::Key_Left:
        move(-1);
        return true;
    case Qt::Key_Right:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-2);
        return true;
    case Qt::Key_Down:
        move(2);
        return true;
    default:
        return false;
    }
}

} // namespace start

#include "moc_startpage.cpp"
#include "moc_sandboxdriver.cpp"
