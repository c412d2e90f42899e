// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine's thread: reactor, root scope and event loop live and die in run(). Others talk to it with
// post(); it talks to the GUI with signals of objects that live in it (see Outbox in the tests). A std::thread, because
// its join waits for what libraries free at a thread's end; QThread::wait() returns before.

#include "models/flow/scope.h"

#include <QEventLoop>

#include <latch>
#include <thread>

namespace flow {

class EngineThread final {
public:
    using Main = std::function<Task<void>(Reactor &)>;
    explicit EngineThread(Main main) : m_main(std::move(main)), m_thread([this] { run(); }) { m_ready.wait(); }
    ~EngineThread() { stop(); }
    EngineThread(const EngineThread &) = delete;
    EngineThread &operator=(const EngineThread &) = delete;

    // f runs on the engine thread with the root scope, e.g. to spawn a flow; dropped after stop().
    void post(std::function<void(Reactor &, TaskScope &)> f)
    {
        m_inbox->post([this, f = std::move(f)] { f(*m_reactor, *m_root); });
    }

    // Cancels every flow, lets each finish its (shielded) clean-up, then ends the thread.
    void stop()
    {
        if (!m_thread.joinable())
            return;
        m_inbox->post([this] { m_root->cancel(); });
        m_thread.join();
    }

    [[nodiscard]] const std::vector<std::string> &leftOvers() const { return m_leftOvers; }  // after stop()

private:
    void run()
    {
        QEventLoop loop; // first: it brings the event dispatcher that the reactor's notifiers want
        Reactor reactor;
        TaskScope root, last;
        m_reactor = &reactor;
        m_root = &root;
        m_inbox = reactor.inbox();
        root.spawn(m_main(reactor));
        last.spawn([](TaskScope &root, QEventLoop &loop) -> Task<void> {
            co_await root.join();
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        }(root, loop));
        m_ready.count_down();
        ReadyQueue::here().pump();
        loop.exec();
        m_leftOvers = liveTasks();
    }
    Main m_main;
    std::latch m_ready{1};
    std::shared_ptr<Inbox> m_inbox;
    Reactor *m_reactor = nullptr;
    TaskScope *m_root = nullptr;
    std::vector<std::string> m_leftOvers;
    std::thread m_thread; // last: it uses the others
};

}  // namespace flow
