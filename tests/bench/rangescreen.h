// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Charts of the product over a long memory on disk, offscreen: how long from the wish for a range until each chart has been
// painted with what was read of it, through the threads that the desktop reads with. The bench's GUI thread only.

#include "models/history/past.h"
#include "tests/bench/cputime.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QGridLayout>
#include <QSet>
#include <QTimer>

namespace bench {

class RangeScreen : public QObject {
public:
    // The clock stands still.
    RangeScreen(const QString &folder, const base::Clock &clock, int charts)
        : m_clock(clock), m_memory(folder, m_clock, {}, std::chrono::hours(1)), m_past(m_store, m_memory, m_clock), m_group(m_store, m_clock)
    {
        theme::Theme::current().install();
        m_group.setInterval(std::chrono::hours(24)); // nothing ticks
        m_group.setPast(&m_past);
        auto *grid = new QGridLayout(&m_window);
        const int columns = charts > 1 ? 4 : 1;
        for (int c = 0; c < charts; ++c) {
            auto *chart = new charts::TrendChart(m_group, &m_window);
            chart->viewport()->installEventFilter(this);
            grid->addWidget(chart, c / columns, c % columns);
            m_charts.append(chart);
        }
        m_window.resize(1600, 900);
        m_window.show();
        bool open = false;
        connect(&m_memory, &history::LongMemory::opened, this, [&open] { open = true; });
        for (const double end = wall() + 60; !open && wall() < end;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        disconnect(&m_memory, nullptr, this, nullptr);
        if (!open)
            qFatal("the long memory does not open");
    }

    // Empties the charts and points them at a range; what was read before is forgotten.
    void aim(const QString &scope, std::chrono::seconds length, std::chrono::seconds back)
    {
        for (charts::TrendChart *chart : std::as_const(m_charts))
            chart->setSpec({});
        m_past.setScope({});
        m_past.setScope(scope);
        m_group.zoom({m_clock.now() - back - length, m_clock.now() - back});
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    // Milliseconds until the charts have been painted with these series, one each; negative: they were not.
    double show(const QList<history::SeriesKey> &keys, double seconds = 10)
    {
        QEventLoop loop;
        m_done.clear();
        m_paintedAt = 0;
        m_loop = &loop;
        QTimer::singleShot(int(seconds * 1000), &loop, &QEventLoop::quit);
        const double began = wall();
        for (qsizetype c = 0; c < m_charts.size(); ++c) {
            charts::ChartSpec spec;
            spec.title = keys.at(c).target;
            spec.series = {{keys.at(c), {}, std::chrono::seconds(10)}};
            m_charts.at(c)->setSpec(spec);
        }
        loop.exec();
        m_loop = nullptr;
        return m_paintedAt > 0 ? (m_paintedAt - began) * 1000 : -1;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || !m_loop)
            return false;
        for (const charts::TrendChart *chart : std::as_const(m_charts))
            if (chart->viewport() == watched && chart->pointsHandedOver() > 0)
                m_done.insert(chart);
        if (m_done.size() < m_charts.size())
            return false;
        // the event comes before the painting: note the time once the window is through with it
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_loop && m_paintedAt == 0) {
                    m_paintedAt = wall();
                    m_loop->quit();
                }
            },
            Qt::QueuedConnection);
        return false;
    }

private:
    // The same calendar; the other clock began long enough ago that every range lies on it.
    class EarlierStart final : public base::Clock {
    public:
        explicit EarlierStart(const base::Clock &of) : m_of(of) {}
        [[nodiscard]] base::TimePoint now() const override { return m_of.now() + std::chrono::days(200); }
        [[nodiscard]] base::WallTime wallNow() const override { return m_of.wallNow(); }
        [[nodiscard]] bool manual() const override { return true; }

    private:
        const base::Clock &m_of;
    };

    const EarlierStart m_clock;
    history::SeriesStore m_store; // of this start: nothing
    history::LongMemory m_memory;
    history::Past m_past;
    charts::ChartGroup m_group;
    QWidget m_window;
    QList<charts::TrendChart *> m_charts;
    QSet<const charts::TrendChart *> m_done; // painted with what was read
    QEventLoop *m_loop = nullptr;
    double m_paintedAt = 0;
};

} // namespace bench
