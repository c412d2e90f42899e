// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshotrun.h"

#include "models/base/untrusted.h"
#include "ui/alerts/alertspage.h"
#include "ui/alerts/wishdialog.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/figuresdialog.h"
#include "ui/incidents/incidentspane.h"
#include "ui/palette/commandpalette.h"
#include "ui/shell/incidentviews.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr auto kLook = 50ms;
constexpr auto kStart = 120s;
constexpr auto kFine = 120s;
constexpr auto kHistory = 45s; // so that the charts have something to show
constexpr auto kSeen = 60s;
constexpr auto kWhole = 3s; // until what hangs on a cause is counted to it, or has passed with it
constexpr auto kHealed = 90s;
constexpr auto kTold = 20s; // until persons are told, too
constexpr auto kStopped = "kill"_L1; // the fault that the second pane is drawn with

} // namespace

ScreenshotRun::ScreenshotRun(ScreenshotCanvas &canvas, const QString &sandboxFolder) :
    m_canvas(canvas), m_session(sandboxFolder), m_sandbox(m_session.sandboxDriver())
{
    connect(&m_sandbox, &start::SandboxDriver::started, this, &ScreenshotRun::takeStarted);
    connect(&m_sandbox, &start::SandboxDriver::failed, this, [this](const base::Error &error) {
        std::fprintf(stderr, "quarterdeck: %s\n", qPrintable(base::Untrusted(error.text).visible()));
        m_over = true;
        m_steps.clear();
    });
    connect(&m_sandbox, &start::SandboxDriver::done, this, [this] { m_answered = true; });
    connect(&m_sandbox, &start::SandboxDriver::refused, this, [this](const base::Error &error) {
        m_answered = true;
        std::fprintf(stderr, "quarterdeck: %s\n", qPrintable(base::Untrusted(error.text).visible()));
    });
    connect(&m_sandbox, &start::SandboxDriver::stopped, this, [this] { m_over = true; });
    connect(&m_look, &QTimer::timeout, this, &ScreenshotRun::look);
}

void ScreenshotRun::start()
{
    m_steps.push_back({[this] { m_sandbox.up(); }, [this] { return m_started; }, kStart, [this](bool inTime) {
        if (inTime)
            return;
        m_steps.clear();
        m_over = true;
    }});
    m_steps.push_back({[] { }, [this] { return allFine() && passed(kHistory); },
                       kFine, [this](bool) { drawHealthy(); }});
    for (const QString &fault : sandbox::Sandbox::faultNames())
        addFault(fault);
    addDown();
    m_look.start(kLook);
}

void ScreenshotRun::addDown()
{
    m_steps.push_back({[this] { m_sandbox.down(); }, [this] { return m_over; }, kStart, [](bool) { }});
}

void ScreenshotRun::leave()
{
    m_steps.clear();
    m_begun = false;
    addDown();
}

void ScreenshotRun::look()
{
    if (m_steps.empty()) {
        m_look.stop();
        emit finished();
        return;
    }
    if (!m_begun) {
        m_begun = true;
        m_since.start();
        m_steps.front().begin();
        return;
    }
    const bool ready = m_steps.front().ready();
    if (!ready && !passed(m_steps.front().limit))
        return;
    const auto end = std::move(m_steps.front().end);
    m_steps.pop_front();
    m_begun = false;
    end(ready);
}

void ScreenshotRun::takeStarted(const sandbox::State &state)
{
    connect(&m_session.feed(), &watch::Feed::environmentChanged, this, [this] {
        window().dashboard().setRange(5min);
        m_started = true;
    });
    m_session.openEnvironment(state.environmentFile);
    if (state.adopted) // a run that was cut short may have left a fault behind
        m_sandbox.heal();
}

bool ScreenshotRun::passed(std::chrono::milliseconds time) const
{
    return m_since.hasExpired(qint64(time.count()));
}

bool ScreenshotRun::allFine()
{
    const health::Situation &now = window().dashboard().situation();
    if (now.total == 0 || now.reachable < now.total || !now.problems.isEmpty())
        m_fineSince.invalidate();
    else if (!m_fineSince.isValid())
        m_fineSince.start();
    return m_fineSince.isValid() && m_fineSince.hasExpired(qint64(std::chrono::milliseconds(kWhole).count()));
}

void ScreenshotRun::drawDashboard(const QString &name)
{
    m_canvas.draw(name, window(), [this] { window().dashboard().refresh(); });
}

void ScreenshotRun::drawHealthy()
{
    drawDashboard(u"dashboard-healthy"_s);
    window().dashboard().select(u"shop-primary"_s);
    for (int tab = 0; tab < dashboard::DetailTabs::kTabs; ++tab) {
        if (dashboard::DetailTabs::Tab(tab) == dashboard::DetailTabs::Sql) // needs a person's login
            continue;
        window().dashboard().showTab(dashboard::DetailTabs::Tab(tab));
        drawDashboard(u"tab-"_s + dashboard::DetailTabs::nameOf(dashboard::DetailTabs::Tab(tab)));
    }
    window().dashboard().showTab(dashboard::DetailTabs::Sessions);
    window().dashboard().showFigures();
    if (auto *figures = window().findChild<dashboard::FiguresDialog *>()) {
        m_canvas.draw(u"figures"_s, window(), {}, figures);
        figures->reject();
    }
    window().openPalette();
    m_canvas.draw(u"palette"_s, window());
    window().openPalette(u"hold"_s);
    m_canvas.draw(u"palette-typed"_s, window());
    window().commandPalette().dismiss();
    drawViews(u"quiet"_s);
}

void ScreenshotRun::drawViews(const QString &state)
{
    using shell::IncidentViews;
    static constexpr std::pair<IncidentViews::View, const char *> kPages[] = {
        {IncidentViews::Incidents, "incidents"}, {IncidentViews::Alerts, "alerts"}, {IncidentViews::OnCall, "oncall"}, {IncidentViews::Deliveries, "deliveries"}};
    for (const auto &[view, name] : kPages) {
        window().showView(view);
        m_canvas.draw(u"%1-%2"_s.arg(QLatin1String(name), state), window());
    }
    window().showDashboard();
}

// As by its key on the page of alerts.
void ScreenshotRun::drawWish(const QString &name, Qt::Key key)
{
    window().showView(shell::IncidentViews::Alerts);
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(window().alertsPage(), &press);
    if (auto *dialog = window().findChild<alerts::WishDialog *>()) {
        m_canvas.draw(name, window(), {}, dialog);
        delete dialog;
    }
    window().showDashboard();
}

void ScreenshotRun::addViews()
{
    const auto opened = [this] { return window().incidents().worstOpen() == base::Severity::Critical && passed(kTold); };
    m_steps.push_back({[] { }, opened, kSeen, [this](bool inTime) {
        if (!inTime)
            m_unseen.append(u"incident"_s);
        drawViews(u"critical"_s);
        drawWish(u"alerts-silence"_s, Qt::Key_S);
        drawWish(u"alerts-maintenance"_s, Qt::Key_M);
    }});
}

void ScreenshotRun::addFault(const QString &fault)
{
    const auto inject = [this, fault] {
        m_answered = false;
        m_sandbox.inject(fault);
    };
    const auto heal = [this] {
        m_answered = false;
        m_sandbox.heal();
    };
    const auto seen = [this] { return m_answered && !window().dashboard().situation().problems.isEmpty(); };
    m_steps.push_back({inject, seen, kSeen, [this, fault](bool inTime) {
        if (!inTime)
            m_unseen.append(fault);
    }});
    m_steps.push_back({[] { }, [this] { return passed(kWhole); }, kSeen,
                       [this, fault](bool) {
        const auto &problems = window().dashboard().situation().problems;
        if (!problems.isEmpty())
            window().dashboard().select(problems.first().target);
        drawDashboard(u"dashboard-"_s + fault);
    }});
    if (fault == kStopped)
        addViews();
    m_steps.push_back({heal, [this] { return m_answered && allFine(); }, kHealed, [this, fault](bool inTime) {
        if (inTime)
            return;
        for (const health::Problem &left : window().dashboard().situation().problems)
            std::fprintf(stderr, "quarterdeck: %s: %s\n", qPrintable(fault), qPrintable(left.sentence));
    }});
}

} // namespace app

#include "moc_screenshotrun.cpp"
