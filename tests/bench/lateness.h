// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How late this thread gets to an event that comes at any moment, by the clock: it is asked each 5 ms from a thread of
// its own. Beside it a thread that does nothing else is asked at the same moments: what that one is late is the
// machine's doing. From its making until end(); made, ended and read on the thread that is watched.

#include "tests/bench/cputime.h"

#include <QObject>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace bench {

class Lateness {
public:
    Lateness()
    {
        m_idle.moveToThread(&m_idleThread);
        m_idleThread.start();
        m_asking = std::thread([this] {
            while (!m_over) {
                m_watched.ask(doing);
                m_idle.ask(doing);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
    }
    ~Lateness() { end(); }
    Lateness(const Lateness &) = delete;
    Lateness &operator=(const Lateness &) = delete;

    void end()
    {
        if (m_over.exchange(true))
            return;
        m_asking.join();
        m_idleThread.quit();
        m_idleThread.wait();
    }

    std::atomic<int> doing{-1}; // what goes on now, in numbers of the bench's own; any thread

    // After end(), ms.
    [[nodiscard]] const std::vector<double> &late() const { return m_watched.late; }
    [[nodiscard]] const std::vector<double> &idle() const { return m_idle.late; } // of the thread that does nothing
    [[nodiscard]] int duringLongest() const { return m_watched.during; }
    [[nodiscard]] double lateMoreThan(double ms) const
    {
        return double(std::ranges::count_if(m_watched.late, [ms](double l) { return l > ms; }));
    }

private:
    class Answering : public QObject {
    public:
        // From any thread.
        void ask(const std::atomic<int> &what)
        {
            const double asked = wall();
            QMetaObject::invokeMethod(
                this,
                [this, asked, &what] {
                    late.push_back((wall() - asked) * 1000);
                    if (late.back() > longest) {
                        longest = late.back();
                        during = what.load();
                    }
                },
                Qt::QueuedConnection);
        }
        std::vector<double> late;
        double longest = 0;
        int during = -1;
    };

    Answering m_watched;
    QThread m_idleThread;
    Answering m_idle;
    std::atomic<bool> m_over = false;
    std::thread m_asking;
};

} // namespace bench
