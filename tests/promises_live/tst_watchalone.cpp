// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl watch` alone, without a desktop: it remembers what it watches, so that a budget that burns and a figure that
// runs out are alerts; and two of them are one memory, whatever becomes of the first.

#include "models/promises/objectivetally.h"
#include "tests/support/livewatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kOrders = R"(    metrics:
      - id: business.orders
        title: Orders
        interval: 1s
        sql: select 42
)";

// Broken from its first second on.
constexpr auto kBroken = R"(objectives:
  - {id: orders, target: db, metric: business.orders, limit: 41, goal: 99, window: 1h}
)";

// Windows that a test has time for.
constexpr auto kSoon = "minimum_observed: 50\nminimum_of_burn: 1\nburns:\n  - {long: 5min, short: 2min, rate: 14.4, speed: fast, problem: critical}\n";

class Watcher {
public:
    explicit Watcher(const LiveWatch &live)
    {
        m_process.setProcessEnvironment(live.ctl.variables);
        m_process.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")),
                        {u"watch"_s, u"--alerts"_s, u"--json"_s, u"--wait"_s, u"2"_s, u"--environment"_s, live.file});
    }
    ~Watcher()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    [[nodiscard]] bool runs() { return m_process.waitForStarted(5000); }
    // Whether it said that an alert of such a rule fired.
    [[nodiscard]] bool fired(const QString &rule)
    {
        m_said += m_process.readAllStandardOutput();
        return std::ranges::any_of(m_said.split('\n'), [&rule](const QByteArray &line) {
            const QJsonObject o = QJsonDocument::fromJson(line).object();
            return o[u"alert"_s].toString() == u"fired" && o[u"rule"_s].toString() == rule;
        });
    }
    void kill()
    {
        ::kill(pid_t(m_process.processId()), SIGKILL);
        m_process.waitForFinished(5000);
    }
    [[nodiscard]] bool ends()
    {
        m_process.terminate();
        return m_process.waitForFinished(15000) && m_process.exitStatus() == QProcess::NormalExit;
    }
    [[nodiscard]] QByteArray words() { return m_said + m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_said;
};

QString historyOf(const LiveWatch &live) { return live.state + u"/quarterdeck/history"_s; }

// Of each ten seconds how many were counted, from the first whole one to the last.
QList<int> secondsCounted(const LiveWatch &live, base::WallTime from, base::WallTime to)
{
    QList<int> counts;
    const auto archive = history::Archive::openToRead(historyOf(live), base::Clock::system());
    if (!archive)
        return counts;
    const history::ArchiveKey key = promises::tallyKey(u"live"_s, live.environment->objectives.first());
    const auto whole = [](base::WallTime at) { return history::floorDiv(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count(), 10) * 10; };
    const base::WallTime start{std::chrono::seconds(whole(from) + 10)}, end{std::chrono::seconds(whole(to))};
    if (end <= start)
        return counts;
    for (const auto &bucket : (*archive)->read(key, start, end, int((end - start) / 10s) + 1))
        counts << int(bucket.stat.count);
    return counts;
}

// Somebody has written of ten whole seconds after that moment.
bool remembers(const LiveWatch &live, base::WallTime from)
{
    const QList<int> counts = secondsCounted(live, from, base::Clock::system().wallNow());
    return !counts.isEmpty() && counts.first() > 0;
}

// A server and its first watcher. All begin at once: they wait most of the time, for windows that pass.
struct Alone {
    LiveWatch live;
    std::optional<Watcher> watcher;

    explicit Alone(const QByteArray &ofTarget = "    deadline: 1s\n", const QByteArray &after = {}) : live(ofTarget, after) {}
    [[nodiscard]] bool begins() { return watcher.emplace(live).runs(); }
};

} // namespace

class TstWatchAlone : public QObject {
    Q_OBJECT
    std::unique_ptr<Alone> m_burning, m_running, m_shared;

private slots:
    void initTestCase()
    {
        m_shared = std::make_unique<Alone>(kOrders, kBroken);
        QVERIFY(m_shared->begins());

        m_burning = std::make_unique<Alone>(kOrders, kBroken);
        CtlRun &ctl = m_burning->live.ctl;
        QVERIFY(QDir().mkpath(ctl.path(u"rules/promises"_s)));
        ctl.write(u"rules/promises/objectives.yaml"_s, kSoon);
        ctl.variables.insert(u"QUARTERDECK_RESOURCES"_s, ctl.path(u"rules"_s));
        QVERIFY(m_burning->begins());

        // with an older memory, as the same program wrote it before: the connections rose for an hour and are gone in another one
        m_running = std::make_unique<Alone>();
        const QString folder = historyOf(m_running->live);
        QVERIFY(QDir().mkpath(folder));
        {
            const auto &clock = base::Clock::system();
            const auto archive = history::Archive::open(folder, {}, clock);
            QVERIFY(archive.has_value());
            const base::WallTime now = clock.wallNow();
            for (int ago = 3600; ago > 0; ago -= 10)
                (*archive)->add({u"live"_s, {u"db"_s, watch::MetricId(u"pg.connections.used"_s), {}}}, now - std::chrono::seconds(ago), 70.0 - ago / 100.0);
            QVERIFY((*archive)->close().has_value());
        }
        QVERIFY(m_running->begins());
    }
    void cleanupTestCase()
    {
        m_shared.reset();
        m_burning.reset();
        m_running.reset();
    }

    void twoWatchersAreOneMemory()
    {
        const LiveWatch &live = m_shared->live;
        Watcher &first = *m_shared->watcher;
        const auto &clock = base::Clock::system();
        const auto began = [&live] { return QDir(historyOf(live)).entryList({u"*.journal"_s}).size() > 0; };
        QTRY_VERIFY2_WITH_TIMEOUT(began(), first.words().constData(), 40000);
        Watcher second(live);
        QVERIFY(second.runs());
        const base::WallTime both = clock.wallNow() + 10s; // by then it watches, too
        QTRY_VERIFY_WITH_TIMEOUT(remembers(live, both), 90000);
        first.kill();
        const base::WallTime killed = clock.wallNow();
        QTRY_VERIFY_WITH_TIMEOUT(remembers(live, killed) && secondsCounted(live, both, clock.wallNow()).size() >= 3, 90000);
        const base::WallTime ended = clock.wallNow();
        QVERIFY2(second.ends(), second.words().constData());
        const QList<int> counts = secondsCounted(live, both, ended);
        QStringList said;
        for (const int count : counts)
            said << QString::number(count);
        QVERIFY2(counts.size() >= 3, qPrintable(said.join(u' ')));
        // Each second once: a busy machine may miss one or two, nobody counts one twice.
        QVERIFY2(std::ranges::all_of(counts, [](int count) { return count >= 7 && count <= 10; }), qPrintable(said.join(u' ')));
    }

    void aBudgetThatBurnsIsAnAlert()
    {
        const LiveWatch &live = m_burning->live;
        Watcher &watcher = *m_burning->watcher;
        QTRY_VERIFY2_WITH_TIMEOUT(watcher.fired(u"burn"_s), watcher.words().constData(), 90000);
        watcher.kill();
        // and the next one knows it from what the killed one wrote
        const CtlRun::Outcome check = live.ctl.run({u"check"_s, u"--environment"_s, live.file});
        QVERIFY2(check.code == 2 && check.out.contains("The error budget \"orders\" of db has burnt"), (check.out + check.err).constData());
        // the score of those minutes is kept as well, with the rules that made it
        const CtlRun::Outcome ledger = live.ctl.run({u"promises"_s, u"--json"_s, u"--environment"_s, live.file});
        const QJsonArray times = QJsonDocument::fromJson(ledger.out).object()[u"time_in_colour"_s].toArray();
        QVERIFY2(times.size() >= 2, (ledger.out + ledger.err).constData());
        for (const qsizetype of : {qsizetype(0), qsizetype(1)}) { // all of them, the one target
            const QJsonObject time = times[of].toObject();
            QVERIFY2(time[u"score_lowest"_s].isDouble() && time[u"score_highest"_s].toInt() >= time[u"score_lowest"_s].toInt(), ledger.out.constData());
            QCOMPARE(time[u"score_rules"_s].toArray().size(), 1);
        }
    }

    void whatRunsOutIsAnAlert()
    {
        Watcher &watcher = *m_running->watcher;
        QTRY_VERIFY2_WITH_TIMEOUT(watcher.fired(u"forecast/pg.connections.used"_s), watcher.words().constData(), 30000);
    }
};

QTEST_GUILESS_MAIN(TstWatchAlone)
#include "tst_watchalone.moc"
