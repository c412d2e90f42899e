// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL with sessions that wait for each other, its standby and a PgBouncer in front with clients that wait,
// watched, recorded and killed: every field of every snapshot and every cell of every page that is drawn from one comes
// back as it was, also when the servers are gone and after a restart of the console.

#include "models/recorder/flightrecorder.h"
#include "models/recorder/packing.h"
#include "models/watch/feed.h"
#include "tests/support/pgbouncerserver.h"
#include "tests/support/probebench.h"
#include "tests/support/screendump.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/detailtabs.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Runs as time does, but for moments in which it is held, on a millisecond as they are recorded.
class HeldClock final : public base::Clock {
public:
    [[nodiscard]] base::TimePoint now() const override { return m_held ? m_now : std::chrono::steady_clock::now(); }
    [[nodiscard]] base::WallTime wallNow() const override { return m_held ? m_wall : std::chrono::system_clock::now(); }
    void hold()
    {
        m_now = now();
        m_wall = std::chrono::floor<std::chrono::milliseconds>(wallNow());
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

struct Page {
    QString target;
    dashboard::DetailTabs::Tab tab;
};
const Page kFirst{u"db"_s, dashboard::DetailTabs::Sessions};

struct Console {
    explicit Console(const environment::EnvironmentPtr &environment, const QString &folder) :
        feed([](flow::Reactor &) {
            auto secrets = std::make_unique<ScriptedSecrets>();
            secrets->table[u"stats"_s] = "seen";
            return secrets;
        }),
        recorder(folder + u"/recorder"_s)
    {
        QObject::connect(&feed, &watch::Feed::sampled, &feed, [this](const watch::Delivery &d) { store.append(d); });
        feed.setEnvironment(environment);
        window = std::make_unique<shell::MainWindow>(feed, store, nullptr, clock);
        window->dashboard().setRecorder(&recorder);
        window->resize(1440, 900);
        window->show();
        open(kFirst);
        pane().focusFleet(); // a page with the keyboard would choose a row
        (void)QTest::qWaitFor([this] { return window->findChild<QWidget *>(u"chart0"_s) != nullptr; }, 10'000);
    }
    dashboard::DashboardPane &pane() { return window->dashboard(); }
    dashboard::DetailTabs &tabs() { return *window->findChild<dashboard::DetailTabs *>(); }
    [[nodiscard]] watch::SnapshotPtr snapshot(const char *target) const { return feed.snapshot(QLatin1String(target)); }
    void open(const Page &page)
    {
        pane().select(page.target);
        tabs().showTab(page.tab);
    }
    // Of every target those that are drawn from snapshots: the others ask the server.
    std::vector<Page> pages()
    {
        using dashboard::DetailTabs;
        std::vector<Page> all;
        for (const environment::Target &target : feed.environment()->targets) {
            pane().select(target.id);
            for (int tab = 0; tab < DetailTabs::kTabs; ++tab)
                if (tab != DetailTabs::Sql && tab != DetailTabs::Security && tabs().offers(DetailTabs::Tab(tab)))
                    all.push_back({target.id, DetailTabs::Tab(tab)});
        }
        return all;
    }

    HeldClock clock;
    watch::Feed feed;
    history::SeriesStore store;
    recorder::FlightRecorder recorder;
    std::unique_ptr<shell::MainWindow> window;
};

struct Seen {
    recorder::Frame frame;
    std::vector<std::pair<Page, QString>> pages; // and what stood there

    [[nodiscard]] QString text(const QString &target, dashboard::DetailTabs::Tab tab) const
    {
        for (const auto &[page, text] : pages)
            if (page.target == target && page.tab == tab)
                return text;
        return {};
    }
};

constexpr std::size_t kWalked = 5; // of the moments with waits the one that is looked at on every page

// What is on screen but for what follows a moment later: the charts' headers, the bars.
QString textOf(const QWidget &window)
{
    QStringList leaveOut = kOther;
    for (int i = 0; i < 60; ++i)
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
        for (const auto &[page, text] : seen.pages) {
            console.open(page);
            QVERIFY(console.tabs().tab() == page.tab);
            const QString wrong = difference(textOf(*console.window), text);
            QVERIFY2(wrong.isEmpty(), qPrintable(page.target + u' ' + dashboard::DetailTabs::nameOf(page.tab) + u'\n' + wrong));
        }
        console.open(kFirst);
    }
    static environment::Target postgres(const QString &id, const PostgresServer &server)
    {
        environment::PostgresSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = server.port();
        settings.user = u"postgres"_s;
        settings.tls.mode = environment::Tls::Mode::Disable;
        return targetOf(id, environment::TargetKind::Postgres, settings);
    }
    static std::shared_ptr<environment::Environment> environmentOf(const PostgresServer &server, const PostgresServer &standby, const PgBouncerServer &pooler)
    {
        environment::PgBouncerSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = pooler.port();
        settings.user = u"stats"_s;
        settings.tls.mode = environment::Tls::Mode::Disable;
        auto e = std::make_shared<environment::Environment>();
        e->name = u"live"_s;
        e->targets = {postgres(u"db"_s, server), postgres(u"standby1"_s, standby), targetOf(u"pooler"_s, environment::TargetKind::PgBouncer, settings)};
        e->targets[1].edges = {{environment::EdgeKind::ReplicatesFrom, u"db"_s}};
        e->targets[2].edges = {{environment::EdgeKind::RoutesThrough, u"db"_s}};
        e->targets[2].credential = {environment::Credential::Source::Keyring, u"stats"_s, {}};
        return e;
    }
    static bool isRead(const Console &console)
    {
        const watch::SnapshotPtr db = console.snapshot("db"), standby = console.snapshot("standby1"), pooler = console.snapshot("pooler");
        return db && standby && pooler && db->sessions && db->storage && db->upkeep && db->upkeep->tablesPart.known() && db->statements.latest
            && db->replication && db->replication->size() == 1 && db->replicationSlots && db->replicationSlots->size() == 1 && standby->sessions
            && standby->storage && standby->log.receiver && pooler->pools && pooler->pools->size() == 1;
    }

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toUtf8());
    }

    void liveAndReplayedAreEqual()
    {
        PostgresServer::Options options;
        options.settings << u"shared_preload_libraries = pg_stat_statements"_s;
        auto server = std::make_unique<PostgresServer>(options);
        server->sql(u"create extension pg_stat_statements"_s);
        options.settings = QStringList{u"wal_receiver_status_interval = 1"_s};
        options.standbyOf = server.get();
        auto standby = std::make_unique<PostgresServer>(options);
        auto pooler = std::make_unique<PgBouncerServer>(*server);
        const auto e = environmentOf(*server, *standby, *pooler);
        std::vector<Seen> seen;
        {
            Console console(e, m_home.path());
            std::vector<PgConnection> clients;
            for (int i = 0; i < 3; ++i)
                clients.push_back(pooler->client("postgres"));
            for (int i = 0; i < 2; ++i)
                PQclear(PQexec(clients[std::size_t(i)].get(), "select 1"));
            PQsendQuery(clients[2].get(), "select 1");
            PQflush(clients[2].get());
            QTRY_VERIFY_WITH_TIMEOUT(isRead(console), 20'000);
            Client holder(server->connect(u"postgres"_s)), waiter(server->connect(u"postgres"_s)), third(server->connect(u"postgres"_s));
            for (const char *sql : {"create table t (id int primary key, v text)", "insert into t values (1, 'x')", "begin", "update t set v = 'held' where id = 1"})
                PQclear(PQexec(holder.get(), sql));
            PQsendQuery(waiter.get(), "update t set v = 'waits' where id = 1");
            PQsendQuery(third.get(), "alter table t add column w int");
            const auto waiting = [&] {
                const watch::SnapshotPtr snapshot = console.snapshot("db");
                return snapshot->sessions && std::count_if(snapshot->sessions->begin(), snapshot->sessions->end(), [](const auto &row) { return !row.blockedBy.empty(); }) >= 2;
            };
            QTRY_VERIFY_WITH_TIMEOUT(waiting() && console.snapshot("pooler")->pools->front().clientsWaiting == 1, 20'000);
            for (const Page &page : console.pages())
                console.open(page); // made
            console.open(kFirst);
            const auto capture = [&](bool everyPage) {
                console.clock.hold();
                console.pane().refresh();
                Seen now{console.pane().moment().frame(), {}};
                for (const Page &page : everyPage ? console.pages() : std::vector{kFirst}) {
                    console.open(page);
                    now.pages.emplace_back(page, textOf(*console.window));
                }
                console.open(kFirst);
                console.recorder.record(now.frame);
                seen.push_back(std::move(now));
                console.clock.go();
            };
            const auto sentAt = [&] { return console.snapshot("db")->latest.front().sentAt; };
            for (std::size_t i = 0; i < 12; ++i) {
                const base::TimePoint before = sentAt();
                QTRY_VERIFY_WITH_TIMEOUT(sentAt() != before, 10'000);
                capture(i == kWalked);
            }
            PQclear(PQexec(holder.get(), "rollback"));
            QTRY_VERIFY_WITH_TIMEOUT(!waiting(), 20'000);
            capture(true);
            using dashboard::DetailTabs;
            QCOMPARE(seen[kWalked].pages.size(), std::size_t(14)); // seven of the primary, six of the standby, one of the pooler
            QVERIFY(seen[kWalked].text(u"db"_s, DetailTabs::Sessions).contains(u"update t set v = 'waits'"_s));
            QVERIFY(seen[kWalked].text(u"db"_s, DetailTabs::Replication).contains(u"standby1"_s));
            QVERIFY(seen[kWalked].text(u"standby1"_s, DetailTabs::Replication).contains(u"failoverCost: "_s));
            QVERIFY(seen[kWalked].text(u"db"_s, DetailTabs::Storage).contains(u"# storageTableRows"_s));
            QVERIFY(seen[kWalked].text(u"pooler"_s, DetailTabs::Pool).contains(u"# poolTableRows"_s));
            server.reset(); // and the server is gone
            QTRY_VERIFY_WITH_TIMEOUT(console.snapshot("db")->status.condition != watch::Condition::Up
                                         && console.snapshot("standby1")->log.receiver == false, 20'000);
            capture(true);
            console.pane().setRecorder(&console.recorder);
            QTRY_VERIFY(console.pane().scrubber().available());
            for (const std::size_t i : {std::size_t(3), kWalked, std::size_t(0), std::size_t(11), std::size_t(12), seen.size() - 1})
                compare(console, seen[i]);
            console.pane().setRecorder(nullptr);
        }
        pooler.reset();
        standby.reset();
        // every field, from the files
        recorder::Tape tape = recorder::Tape::ofFolder(m_home.filePath(u"recorder"_s));
        for (const Seen &each : seen) {
            const recorder::FramePtr frame = tape.at(u"live"_s, each.frame.moment.wallNow);
            QVERIFY(frame);
            for (const environment::Target &target : e->targets)
                QVERIFY2(recorder::same(*frame->moment.snapshot(target.id), *each.frame.moment.snapshot(target.id)), qPrintable(target.id));
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
        compare(again, seen[kWalked]); // and what was, is still seen
        again.pane().setRecorder(nullptr);
    }
};

QTEST_MAIN(TstLiveReplay)
#include "tst_livereplay.moc"
