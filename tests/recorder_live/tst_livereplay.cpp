// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL with sessions that wait for each other, watched, recorded and killed: every field of every snapshot
// and every cell on screen comes back as it was, also when the server is gone and after a restart of the console.

#include "models/recorder/flightrecorder.h"
#include "models/recorder/packing.h"
#include "models/watch/feed.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"
#include "tests/support/screendump.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Runs as time does, but for moments in which it is held.
class HeldClock final : public base::Clock {
public:
    [[nodiscard]] base::TimePoint now() const override { return m_held ? m_now : std::chrono::steady_clock::now(); }
    [[nodiscard]] base::WallTime wallNow() const override { return m_held ? m_wall : std::chrono::system_clock::now(); }
    void hold()
    {
        m_now = now();
        m_wall = wallNow();
        m_held = true;
    }
    void go() { m_held = false; }

private:
    bool m_held = false;
    base::TimePoint m_now{};
    base::WallTime m_wall{};
};

struct Finish {
    void operator()(PGconn *c) const { PQfinish(c); }
};
using Client = std::unique_ptr<PGconn, Finish>;

const QStringList kOther{u"pastBand"_s, u"scrubBar"_s, u"sessionActions"_s, u"chartLive"_s, u"statusTime"_s, u"statusNewest"_s, u"windowMessage"_s, u"rolePill"_s,
                         u"statusCost"_s};

struct Console {
    explicit Console(const environment::EnvironmentPtr &environment, const QString &folder) :
        feed([](flow::Reactor &) { return std::make_unique<ScriptedSecrets>(); }), recorder(folder + u"/recorder"_s)
    {
        QObject::connect(&feed, &watch::Feed::sampled, &feed, [this](const watch::Delivery &d) { store.append(d); });
        feed.setEnvironment(environment);
        window = std::make_unique<shell::MainWindow>(feed, store, nullptr, clock);
        window->dashboard().setRecorder(&recorder);
        window->resize(1440, 900);
        window->show();
        window->dashboard().select(u"db"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        (void)QTest::qWaitFor([this] { return window->findChild<QWidget *>(u"chart0"_s) != nullptr; }, 10'000);
    }
    dashboard::DashboardPane &pane() { return window->dashboard(); }

    HeldClock clock;
    watch::Feed feed;
    history::SeriesStore store;
    recorder::FlightRecorder recorder;
    std::unique_ptr<shell::MainWindow> window;
};

struct Seen {
    recorder::Frame frame;
    QString text;
};

// What is on screen but for what follows a moment later: the charts' headers, the bars.
QString textOf(const QWidget &window)
{
    QStringList leaveOut = kOther;
    for (int i = 0; i < 20; ++i)
        leaveOut << u"chart%1"_s.arg(i);
    return test::dump(window, leaveOut);
}

} // namespace

class TstLiveReplay : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;

    // What differs between two texts, first lines.
    static QString difference(const QString &shown, const QString &expected)
    {
        const QStringList a = shown.split(u'\n'), b = expected.split(u'\n');
        QStringList out;
        for (qsizetype i = 0; i < std::max(a.size(), b.size()) && out.size() < 8; ++i)
            if (a.value(i) != b.value(i))
                out << u"shown    "_s + a.value(i) << u"expected "_s + b.value(i);
        return out.join(u'\n');
    }
    void compare(Console &console, const Seen &seen)
    {
        QTRY_VERIFY_WITH_TIMEOUT(console.clock.wallNow() - seen.frame.moment.wallNow > 2s, 10'000); // closer is now
        console.pane().scrubber().go(seen.frame.moment.wallNow);
        const std::int64_t wanted = recorder::wallMilliseconds(seen.frame.moment.wallNow);
        QTRY_VERIFY_WITH_TIMEOUT(console.pane().moment().recorded()
                                     && recorder::wallMilliseconds(console.pane().moment().wallNow()) == wanted, 10'000);
        QCOMPARE(difference(textOf(*console.window), seen.text), QString());
    }

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toUtf8());
    }

    void liveAndReplayedAreEqual()
    {
        auto server = std::make_unique<PostgresServer>();
        auto e = std::make_shared<environment::Environment>();
        e->name = u"live"_s;
        environment::PostgresSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = quint16(server->port());
        settings.user = u"postgres"_s;
        settings.tls.mode = environment::Tls::Mode::Disable;
        e->targets.append(targetOf(u"db"_s, environment::TargetKind::Postgres, settings));
        std::vector<Seen> seen;
        {
            Console console(e, m_home.path());
            QTRY_VERIFY_WITH_TIMEOUT(console.feed.snapshot(u"db"_s) && console.feed.snapshot(u"db"_s)->sessions
                                         && console.feed.snapshot(u"db"_s)->storage, 20'000);
            Client holder(server->connect(u"postgres"_s)), waiter(server->connect(u"postgres"_s)), third(server->connect(u"postgres"_s));
            for (const char *sql : {"create table t (id int primary key, v text)", "insert into t values (1, 'x')", "begin", "update t set v = 'held' where id = 1"})
                PQclear(PQexec(holder.get(), sql));
            PQsendQuery(waiter.get(), "update t set v = 'waits' where id = 1");
            PQsendQuery(third.get(), "alter table t add column w int");
            const auto waiting = [&] {
                const watch::SnapshotPtr snapshot = console.feed.snapshot(u"db"_s);
                return snapshot->sessions && std::count_if(snapshot->sessions->begin(), snapshot->sessions->end(), [](const auto &row) { return !row.blockedBy.empty(); }) >= 2;
            };
            QTRY_VERIFY_WITH_TIMEOUT(waiting(), 20'000);
            const auto capture = [&] {
                console.clock.hold();
                console.pane().refresh();
                seen.push_back({console.pane().moment().frame(), textOf(*console.window)});
                console.recorder.record(seen.back().frame);
                console.clock.go();
            };
            const auto sentAt = [&] { return console.feed.snapshot(u"db"_s)->latest.front().sentAt; };
            for (int i = 0; i < 12; ++i) {
                const base::TimePoint before = sentAt();
                QTRY_VERIFY_WITH_TIMEOUT(sentAt() != before, 10'000);
                capture();
            }
            PQclear(PQexec(holder.get(), "rollback"));
            QTRY_VERIFY_WITH_TIMEOUT(!waiting(), 20'000);
            capture();
            QVERIFY(seen.front().text.contains(u"waits"_s));
            server.reset(); // and the server is gone
            QTRY_VERIFY_WITH_TIMEOUT(console.feed.snapshot(u"db"_s)->status.condition != watch::Condition::Up, 20'000);
            capture();
            console.pane().setRecorder(&console.recorder);
            QTRY_VERIFY(console.pane().scrubber().available());
            for (const std::size_t i : {std::size_t(3), std::size_t(0), std::size_t(11), std::size_t(12), seen.size() - 1})
                compare(console, seen[i]);
            console.pane().setRecorder(nullptr);
        }
        // every field, from the files
        recorder::Tape tape = recorder::Tape::ofFolder(m_home.filePath(u"recorder"_s));
        for (const Seen &each : seen) {
            const recorder::FramePtr frame = tape.at(u"live"_s, each.frame.moment.wallNow);
            QVERIFY(frame);
            QVERIFY(recorder::same(*frame->moment.snapshot(u"db"_s), *each.frame.moment.snapshot(u"db"_s)));
            QCOMPARE(frame->moment.now, each.frame.moment.now);
        }
        // another start, with nobody to talk to
        QElapsedTimer since;
        since.start();
        Console again(e, m_home.path());
        again.recorder.newest(u"live"_s, again.clock.wallNow(), &again.pane(), [&again](const recorder::FramePtr &last) { again.pane().remember(last); });
        const auto shown = [&again] { return test::dump(*again.window).contains(u"These rows are"_s); };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), 10'000);
        qInfo("the last rows are on screen %lld ms after the start", (long long)since.elapsed());
        for (const auto &health : again.pane().situation().targets)
            QVERIFY(health.severity != base::Severity::Ok);
        QTRY_VERIFY(again.pane().scrubber().available());
        compare(again, seen[5]); // and what was, is still seen
        again.pane().setRecorder(nullptr);
    }
};

QTEST_MAIN(TstLiveReplay)
#include "tst_livereplay.moc"
