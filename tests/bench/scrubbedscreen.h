// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The console's window over a tape of the flight recorder, offscreen, its sessions open and the past of the day on its
// charts: how long from the wish for a second until the window has been painted with it. The bench's GUI thread only.

#include "models/recorder/flightrecorder.h"
#include "models/watch/feed.h"
#include "tests/bench/cputime.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"

#include <QEvent>
#include <QEventLoop>
#include <QTimer>

#include <cmath>

namespace bench {

class ScrubbedScreen : public QObject {
public:
    // last: the newest frame of the tape, with one PostgreSQL in it; a minute has passed since.
    ScrubbedScreen(const QString &folder, const recorder::Frame &last) : m_recorder(folder)
    {
        m_clock.set(m_clock.now() + std::chrono::duration_cast<base::TimePoint::duration>(last.moment.wallNow - m_clock.wallNow()) + std::chrono::minutes(1));
        auto environment = std::make_shared<environment::Environment>();
        environment->name = last.scope;
        environment->title = last.scope;
        environment::Target target;
        target.id = target.title = last.moment.snapshots.cbegin().key();
        target.kind = environment::TargetKind::Postgres;
        target.settings = environment::PostgresSettings{};
        environment->targets.append(target);
        m_feed.setEnvironment(environment);
        for (const watch::Metric *metric : m_feed.catalogue()->ofKind(target.kind))
            if (metric->charted)
                for (int s = 24 * 3600; s > 0; s -= 10)
                    m_store.append({target.id, metric->id, {}}, m_clock.now() - std::chrono::seconds(s), 40 + 10 * std::sin(s / 300.0));
        m_window = std::make_unique<shell::MainWindow>(m_feed, m_store, nullptr, m_clock);
        watch::Delivery delivery;
        delivery.snapshots = recorder::onClock(last, m_clock.now(), m_clock.wallNow()).moment.snapshots;
        m_feed.accept(delivery);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->installEventFilter(this);
        m_window->dashboard().setRecorder(&m_recorder);
        m_window->dashboard().select(target.id);
        m_window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        const auto ready = [this] { return m_window->dashboard().scrubber().available() && m_window->findChild<QWidget *>(QStringLiteral("chart0")); };
        for (const double end = wall() + 60; !ready() && wall() < end;)
            wait(0.02);
        if (!ready())
            qFatal("the tape is not there, or the charts are not");
    }
    ~ScrubbedScreen() override
    {
        m_window->removeEventFilter(this);
        m_window->dashboard().setRecorder(nullptr);
    }

    // Milliseconds until the window has been painted with that second; negative: it was not.
    double seek(base::WallTime at, double seconds = 10)
    {
        m_wanted = at;
        m_paintedAt = 0;
        const double began = wall();
        m_window->dashboard().scrubber().go(at);
        wait(seconds);
        return m_paintedAt > 0 ? (m_paintedAt - began) * 1000 : -1;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // the request comes before the painting: note the time once the window is through with it
        if (event->type() == QEvent::UpdateRequest && m_loop && m_paintedAt == 0 && shows())
            QMetaObject::invokeMethod(
                this,
                [this, wanted = m_wanted] { // not one that the second before left behind
                    if (m_loop && m_paintedAt == 0 && wanted == m_wanted) {
                        m_paintedAt = wall();
                        m_loop->quit();
                    }
                },
                Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool shows() const
    {
        const dashboard::ShownMoment &moment = m_window->dashboard().moment();
        return moment.recorded() && moment.wallNow() == m_wanted;
    }
    void wait(double seconds)
    {
        QEventLoop loop;
        m_loop = &loop;
        QTimer::singleShot(int(seconds * 1000), &loop, &QEventLoop::quit);
        loop.exec();
        m_loop = nullptr;
    }

    base::ManualClock m_clock;
    watch::Feed m_feed{watch::Feed::WithoutEngine{}};
    history::SeriesStore m_store;
    recorder::FlightRecorder m_recorder;
    std::unique_ptr<shell::MainWindow> m_window;
    base::WallTime m_wanted{};
    QEventLoop *m_loop = nullptr;
    double m_paintedAt = 0;
};

} // namespace bench
