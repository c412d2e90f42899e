// SPDX-License-Identifier: GPL-3.0-or-later
// Real targets on the real clock: a few are there at once, many come up one after the other.
#include "models/watch/connectiongate.h"
#include "models/watch/watcher.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/probebench.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <mutex>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Answers every request, and knows when each connection came.
class Counted {
public:
    Counted() : m_peer([this](HostilePeer::Connection &c) {
        {
            const std::lock_guard lock(m_guard);
            m_came.push_back(Clock::now());
        }
        while (!c.readUntil("\r\n\r\n").empty())
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }) {}
    [[nodiscard]] quint16 port() const { return m_peer.port(); }
    [[nodiscard]] std::vector<Clock::time_point> came() const
    {
        const std::lock_guard lock(m_guard);
        std::vector<Clock::time_point> sorted = m_came;
        std::ranges::sort(sorted);
        return sorted;
    }

private:
    mutable std::mutex m_guard;
    std::vector<Clock::time_point> m_came; // guarded by m_guard
    HostilePeer m_peer; // last: its threads end first
};

} // namespace

class TstManyTargets : public QObject {
    Q_OBJECT

private slots:
    void theyComeUpSpread_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("atLeastMs"); // until the last connection
        QTest::addColumn<int>("atMostMs");
        QTest::newRow("normal") << 10 << 0 << 1000;
        QTest::newRow("many") << 50 << 2800 << 4500;
    }
    void theyComeUpSpread()
    {
        QFETCH(int, count);
        QFETCH(int, atLeastMs);
        QFETCH(int, atMostMs);
        const Counted server;
        auto environment = std::make_shared<environment::Environment>();
        for (int i = 0; i < count; ++i) {
            environment::HttpSettings s;
            s.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
            auto t = targetOf(QStringLiteral("t-%1").arg(i), environment::TargetKind::Http, s);
            t.hotInterval = 1s;
            t.coldInterval = 30s;
            t.deadline = 3s;
            environment->targets.append(t);
        }
        flow::Reactor reactor;
        ScriptedSecrets secrets;
        const auto outbox = std::make_shared<watch::Outbox>();
        watch::Watcher watcher(reactor, secrets, outbox);
        flow::TaskScope scope;
        scope.spawn(watcher.run());
        watcher.setEnvironment(environment);
        flow::ReadyQueue::here().pump();
        QHash<QString, watch::SnapshotPtr> known;
        const auto allUp = [&] {
            const watch::Delivery d = outbox->take();
            for (const auto &[id, snapshot] : d.snapshots.asKeyValueRange())
                known.insert(id, snapshot);
            return known.size() == count && std::ranges::all_of(known, [](const auto &s) { return s->status.condition == watch::Condition::Up; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allUp(), 15000);
        const auto came = server.came();
        QVERIFY(came.size() >= std::size_t(count)); // one more when a connection was lost
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(came.back() - came.front()).count();
        QVERIFY2(ms >= atLeastMs && ms <= atMostMs, qPrintable(QString::number(ms)));
        const std::size_t step = watch::ConnectionGate::kPerSecond + 2; // a late thread of the peer may come with the next
        for (std::size_t i = watch::ConnectionGate::kAtOnce; i + step < came.size(); ++i)
            QVERIFY(came[i + step] - came[i] >= 800ms);
        scope.cancel();
        QTRY_COMPARE(scope.size(), 0u);
    }
};

QTEST_GUILESS_MAIN(TstManyTargets)
#include "tst_manytargets.moc"
