// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person at the screen would feel: how late the GUI thread gets to an event that comes at any moment, how long it
// is held by each event, and by each that paints; by the clock, and of the processor's time, which other programs do not
// lengthen. The application of the bench; its GUI thread, but for the asking.

#include "tests/bench/cputime.h"
#include "tests/bench/median.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace bench {

class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    void begin()
    {
        m_events.clear();
        m_frames.clear();
        m_frameCpu.clear();
        m_late.clear();
        m_longest.clear();
        m_over = false;
        m_asking = std::thread([this] {
            while (!m_over) {
                QMetaObject::invokeMethod(this, [this, asked = wall()] { m_late.push_back((wall() - asked) * 1000); }, Qt::QueuedConnection);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
    }
    void end()
    {
        m_over = true;
        m_asking.join();
    }
    ~TimedApplication() override
    {
        m_over = true;
        if (m_asking.joinable())
            m_asking.join();
    }
    [[nodiscard]] const std::vector<double> &late() const { return m_late; }     // ms
    [[nodiscard]] const std::vector<double> &events() const { return m_events; } // ms, from 0.1 on
    [[nodiscard]] const std::vector<double> &frames() const { return m_frames; } // ms
    [[nodiscard]] const std::vector<double> &frameCpu() const { return m_frameCpu; } // ms
    // What held the thread longest, by receiver and type of event: ms of the processor, dearest first.
    void printLongest(std::size_t most) const
    {
        std::vector<std::pair<double, std::string>> all;
        for (const auto &[what, ms] : m_longest)
            all.emplace_back(ms, what);
        std::sort(all.rbegin(), all.rend());
        for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
            std::printf("  %.1f ms of the processor in %s\n", all[i].first, all[i].second.c_str());
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QEvent::Type type = event->type();
        const std::string name = receiver->metaObject()->className();
        const double began = wall(), cpuBegan = threadCpu();
        ++m_depth;
        const bool taken = QApplication::notify(receiver, event);
        --m_depth;
        const double took = (wall() - began) * 1000, cpu = (threadCpu() - cpuBegan) * 1000;
        if (took > 0.1)
            m_events.push_back(took);
        if (type == QEvent::UpdateRequest) {
            m_frames.push_back(took);
            m_frameCpu.push_back(cpu);
        }
        if (cpu > 2) {
            double &longest = m_longest[name + ", event " + std::to_string(type)];
            longest = std::max(longest, cpu);
        }
        return taken;
    }

private:
    int m_depth = 0;
    std::vector<double> m_late, m_events, m_frames, m_frameCpu;
    std::map<std::string, double> m_longest;
    std::atomic<bool> m_over = true;
    std::thread m_asking;
};

} // namespace bench
