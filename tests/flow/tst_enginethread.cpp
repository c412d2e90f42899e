// SPDX-License-Identifier: GPL-3.0-or-later
// Two threads: engine flows send batches to the GUI thread, the GUI posts work and cancels. Run under TSan.
#include "models/flow/enginethread.h"
#include "models/flow/pool.h"

#include <QTest>

using namespace flow;
using namespace std::chrono_literals;

// Coalescing mailbox: the engine pushes, the GUI takes everything once a turn. Qt's own locking makes
// the queued signal safe against the death of either side.
class Outbox : public QObject {
    Q_OBJECT
public:
    struct Shared {
        std::mutex mutex;
        std::vector<int> items;
        std::vector<int> take()
        {
            const std::lock_guard lock(mutex);
            return std::exchange(items, {});
        }
    };
    explicit Outbox(std::shared_ptr<Shared> s) : m_shared(std::move(s)) {}
    void push(int v)
    {
        bool first = false;
        {
            const std::lock_guard lock(m_shared->mutex);
            first = m_shared->items.empty();
            m_shared->items.push_back(v);
        }
        if (first)
            emit filled();
    }
signals:
    void filled();

private:
    std::shared_ptr<Shared> m_shared;
};

class TstEngineThread : public QObject {
    Q_OBJECT
private slots:
    void batchesArriveAndStopIsClean()
    {
        auto shared = std::make_shared<Outbox::Shared>();
        BlockingPool pool(4);
        std::vector<int> got;
        int turns = 0;
        QObject gui;
        std::atomic<bool> cleaned = false;
        auto main = [&](Reactor &r) -> Task<void> {
            Outbox out(shared);
            QObject::connect(&out, &Outbox::filled, &gui, [&] {
                ++turns;
                for (int v : shared->take())
                    got.push_back(v);
            });
            auto child = [](Reactor &r, BlockingPool &pool, Outbox &out, int id) -> Task<void> {
                for (int i = 0;; ++i) {
                    std::function<int()> work = [id, i] { return id * 1000 + i; };
                    auto job = offload<int>(r, pool, r.now() + 5s, work);
                    auto v = co_await job;
                    if (!v)
                        co_return;
                    out.push(*v);
                    if (i % 50 == 49 && !co_await r.sleepFor(50ms))
                        co_return;
                }
            };
            auto body = [&](TaskScope &scope) -> Task<void> {
                for (int id = 1; id <= 5; ++id)
                    scope.spawn(child(r, pool, out, id));
                co_await scope.join();
            };
            co_await withScope(body);
            auto sleepy = [](Reactor &r) -> Task<int> {
                auto s = co_await r.sleepFor(100ms);
                co_return s ? 1 : 0;
            };
            const int done = co_await shielded(r, 1s, sleepy(r));
            cleaned = done == 1;
        };
        EngineThread engine(main);
        std::atomic<int> posted = 0;
        for (int i = 0; i < 100; ++i)
            engine.post([&](Reactor &, TaskScope &scope) {
                scope.spawn([](std::atomic<int> &n) -> Task<void> { ++n; co_return; }(posted));
            });
        QTRY_VERIFY_WITH_TIMEOUT(got.size() > 1000, 10000);
        engine.stop();
        QVERIFY(cleaned);
        QCOMPARE(posted.load(), 100);
        QVERIFY(engine.leftOvers().empty());
        qInfo("%zu values in %d turns", got.size(), turns);
        engine.post([](Reactor &, TaskScope &) { qFatal("ran after stop"); });
    }

    void restartedManyTimes()
    {
        for (int i = 0; i < 50; ++i) {
            EngineThread engine([](Reactor &r) -> Task<void> { (void)co_await r.sleepFor(10s); });
            engine.post([](Reactor &r, TaskScope &s) {
                s.spawn([](Reactor &r) -> Task<void> { (void)co_await r.sleepFor(5s); }(r));
            });
        }
    }
};

QTEST_GUILESS_MAIN(TstEngineThread)
#include "tst_enginethread.moc"
