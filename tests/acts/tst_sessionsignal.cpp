// SPDX-License-Identifier: GPL-3.0-or-later
// Cancelling and ending sessions on a real server: what is foretold comes true, in lock queues of every shape; a session
// that is no longer the one that was looked at is left alone; the server itself refuses whoever may not.

#include "models/acts/sessionsignal.h"
#include "tests/support/everysuspension.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

#include <QRandomGenerator>
#include <QTest>

using namespace std::chrono_literals;
using namespace acts;

namespace {

struct Finish {
    void operator()(PGconn *c) const { PQfinish(c); }
};
using Client = std::unique_ptr<PGconn, Finish>;

QList<int> sorted(const std::vector<int> &pids)
{
    QList<int> list(pids.begin(), pids.end());
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

class TstSessionSignal : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<flow::Reactor> m_reactor;
    std::unique_ptr<flow::BlockingPool> m_pool;
    std::unique_ptr<postgres::Session> m_session;

    flow::TimePoint in(base::milliseconds d) const { return m_reactor->now() + d; }
    std::unique_ptr<postgres::Session> connected(const std::string &user)
    {
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(m_server->port()), "postgres", user);
        s.tls = postgres::TlsMode::Disable;
        auto session = runTask(postgres::Session::open({*m_reactor, *m_pool}, s, in(5s)));
        if (!session || !*session)
            qFatal("%s", session ? session->error().text.c_str() : "hung");
        return std::move(**session);
    }
    Client client()
    {
        Client c(m_server->connect(QStringLiteral("postgres")));
        if (PQstatus(c.get()) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(c.get()));
        return c;
    }
    static void run(const Client &c, const char *sql) { PQclear(PQexec(c.get(), sql)); }
    // Begins a statement that waits, and returns once the server says that it does.
    void runWaiting(const Client &c, const QByteArray &sql)
    {
        QVERIFY(PQsendQuery(c.get(), sql.constData()));
        QTRY_VERIFY_WITH_TIMEOUT(waits(PQbackendPID(c.get())), 5000);
    }
    bool waits(int pid) { return m_server->sql(QStringLiteral("select count(*) from pg_locks where not granted and pid = %1").arg(pid)) != QStringLiteral("0"); }
    SessionForecast foretold(int pid, Signal signal, postgres::Session *by = nullptr)
    {
        postgres::SessionAsker server(by ? *by : *m_session);
        auto f = runTask(forecastSignal(server, pid, signal, in(5s)));
        if (!f || !*f)
            qFatal("%s", f ? f->error().text.c_str() : "hung");
        return **f;
    }
    base::Result<void> send(const SessionIdentity &identity, Signal signal, postgres::Session *by = nullptr)
    {
        postgres::SessionAsker server(by ? *by : *m_session);
        auto sent = runTask(sendSignal(server, identity, signal, in(5s)));
        return sent ? *sent : base::fail(base::Errc::TimedOut, "hung");
    }
    SignalEffect effectOf(const SessionForecast &forecast, Signal signal)
    {
        postgres::SessionAsker server(*m_session);
        auto e = runTask(measureSignal(*m_reactor, server, forecast, signal, in(3s)));
        if (!e || !*e)
            qFatal("%s", e ? e->error().text.c_str() : "hung");
        return **e;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        m_server->sql(QStringLiteral("create table orders (id int primary key, note text)"));
        m_server->sql(QStringLiteral("insert into orders select g, '' from generate_series(1, 10) as g"));
        for (const char *t : {"a", "b"})
            m_server->sql(QStringLiteral("create table %1 (id int)").arg(QLatin1String(t)));
        m_reactor = std::make_unique<flow::Reactor>();
        m_pool = std::make_unique<flow::BlockingPool>(4);
        m_session = connected("postgres");
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_pool.reset();
        m_reactor.reset();
        m_server.reset();
    }

    // The case in which tools that join pg_locks with itself name the wrong session.
    void endingTheTrueBlockerFreesTheQueueInItsOrder()
    {
        const Client holder = client(), alter = client(), reader = client(), other = client();
        run(holder, "begin; select count(*) from orders");
        runWaiting(alter, "alter table orders add column more int");
        runWaiting(reader, "select count(*) from orders");
        runWaiting(other, "begin; lock table orders in share mode");
        const SessionForecast f = foretold(PQbackendPID(holder.get()), Signal::Terminate);
        QCOMPARE(f.state, QStringLiteral("idle in transaction"));
        QVERIFY(!f.hasWritten && f.transactionSeconds && f.ofSuperuser && !f.background);
        QCOMPARE(sorted(f.release.next), QList<int>{PQbackendPID(alter.get())});
        QCOMPARE(sorted(f.release.waiting), sorted({PQbackendPID(reader.get()), PQbackendPID(other.get())}));

        QVERIFY2(foretold(PQbackendPID(other.get()), Signal::Terminate).release.waiting.empty(), "nobody waits behind the last one");

        // ending the one in the middle lets those behind it pass: it was only in front of them
        const SessionForecast middle = foretold(PQbackendPID(alter.get()), Signal::Cancel);
        QVERIFY(sorted(middle.release.next).contains(PQbackendPID(reader.get())));
        QVERIFY(send(middle.identity, Signal::Cancel).has_value());
        const SignalEffect effect = effectOf(middle, Signal::Cancel);
        QVERIFY(effect.ended);
        QCOMPARE(sorted(effect.released), sorted(middle.release.next));
        QVERIFY(effect.stillWaiting.empty());
    }

    void cancellingAnIdleSessionReleasesNobodyAndSaysSo()
    {
        const Client holder = client(), waiter = client();
        run(holder, "begin; update orders set note = 'x' where id = 1");
        runWaiting(waiter, "update orders set note = 'y' where id = 1");
        const int pid = PQbackendPID(holder.get());
        const SessionForecast cancel = foretold(pid, Signal::Cancel);
        QCOMPARE(cancel.letsGo, LetGo::Nothing);
        QVERIFY(cancel.release.next.empty());
        const SessionForecast end = foretold(pid, Signal::Terminate);
        QVERIFY(end.hasWritten);
        QCOMPARE(sorted(end.release.next), QList<int>{PQbackendPID(waiter.get())});
        QVERIFY(send(end.identity, Signal::Terminate).has_value());
        const SignalEffect effect = effectOf(end, Signal::Terminate);
        QVERIFY(effect.ended);
        QCOMPARE(sorted(effect.released), sorted(end.release.next));
    }

    void everyForecastOfRandomQueuesComesTrue()
    {
        const QByteArray modes[] = {"access share", "row share", "row exclusive", "share update exclusive",
                                    "share", "share row exclusive", "exclusive", "access exclusive"};
        QRandomGenerator random(1126);
        int released = 0, kept = 0;
        for (int round = 0; round < 40; ++round) {
            std::vector<Client> clients;
            for (int i = 0; i < 7; ++i) {
                Client c = client();
                run(c, "begin");
                PQsendQuery(c.get(), "lock table " + QByteArray(random.bounded(3) ? "a" : "b") + " in " + modes[random.bounded(8)] + " mode");
                const int pid = PQbackendPID(c.get());
                // either it has its lock, or the server says that it waits
                QTRY_VERIFY_WITH_TIMEOUT((PQconsumeInput(c.get()), !PQisBusy(c.get())) || waits(pid), 5000);
                clients.push_back(std::move(c));
            }
            const int pid = PQbackendPID(clients[std::size_t(random.bounded(7))].get());
            const SessionForecast f = foretold(pid, Signal::Terminate);
            QVERIFY(send(f.identity, Signal::Terminate).has_value());
            const SignalEffect effect = effectOf(f, Signal::Terminate);
            QVERIFY(effect.ended);
            QCOMPARE(sorted(effect.released), sorted(f.release.next));
            for (int still : f.release.waiting)
                QVERIFY2(waits(still), qPrintable(QStringLiteral("round %1: %2 was foretold to go on waiting").arg(round).arg(still)));
            released += int(f.release.next.size());
            kept += int(f.release.waiting.size());
            clients.clear();
            QTRY_COMPARE_WITH_TIMEOUT(m_server->sql(QStringLiteral("select count(*) from pg_locks where relation in ('a'::regclass, 'b'::regclass)")), QStringLiteral("0"), 5000);
        }
        QVERIFY2(released >= 10 && kept >= 10, qPrintable(QStringLiteral("%1 released, %2 kept: the rounds say too little").arg(released).arg(kept)));
    }

    void aRowQueueFreesItsFirstAlone()
    {
        const Client holder = client(), first = client(), second = client();
        run(holder, "begin; update orders set note = 'x' where id = 2");
        runWaiting(first, "begin; update orders set note = 'y' where id = 2");
        runWaiting(second, "begin; update orders set note = 'z' where id = 2");
        const SessionForecast f = foretold(PQbackendPID(holder.get()), Signal::Terminate);
        QCOMPARE(sorted(f.release.next), QList<int>{PQbackendPID(first.get())});
        QVERIFY(send(f.identity, Signal::Terminate).has_value());
        QVERIFY(effectOf(f, Signal::Terminate).stillWaiting.empty());
        QTRY_VERIFY_WITH_TIMEOUT(waits(PQbackendPID(second.get())), 5000); // for the first one, now
    }

    void aSessionThatDoesSomethingElseByNowIsLeftAlone()
    {
        const Client busy = client();
        PQsendQuery(busy.get(), "select pg_sleep(30)");
        const int pid = PQbackendPID(busy.get());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->sql(QStringLiteral("select state from pg_stat_activity where pid = %1").arg(pid)), QStringLiteral("active"), 5000);
        SessionForecast f = foretold(pid, Signal::Cancel);

        SessionIdentity recycled = f.identity; // the pid of a session that ended, given to a new one
        recycled.backendStart -= 1;
        QCOMPARE(send(recycled, Signal::Terminate).error().code, base::Errc::Absent);
        SessionIdentity older = f.identity; // the statement it ran before
        older.statementDigest = "0123456789abcdef0123456789abcdef";
        QCOMPARE(send(older, Signal::Cancel).error().code, base::Errc::Absent);
        QCOMPARE(m_server->sql(QStringLiteral("select state from pg_stat_activity where pid = %1").arg(pid)), QStringLiteral("active"));

        QVERIFY(send(f.identity, Signal::Cancel).has_value());
        QVERIFY(effectOf(f, Signal::Cancel).ended);
        postgres::SessionAsker server(*m_session);
        QCOMPARE(runTask(forecastSignal(server, 1, Signal::Cancel, in(5s)))->error().code, base::Errc::Absent);
    }

    void oneThatAsksTheSameAgainIsStillTheSameToEndButNotToCancel()
    {
        const Client pings = client();
        run(pings, "begin");
        run(pings, "select 1");
        const int pid = PQbackendPID(pings.get());
        const SessionForecast f = foretold(pid, Signal::Terminate);
        run(pings, "select 1");
        QCOMPARE(send(f.identity, Signal::Cancel).error().code, base::Errc::Absent);
        QVERIFY(send(f.identity, Signal::Terminate).has_value());
        QVERIFY(effectOf(f, Signal::Terminate).ended);
    }

    void processesThatTakeNoSignalAreKnown()
    {
        QVERIFY(!takesSignals(QStringLiteral("checkpointer")));
        QVERIFY(takesSignals(QStringLiteral("client backend")));
        QVERIFY(takesSignals(QStringLiteral("autovacuum worker")));
        // the server agrees about each of its own that is there
        const QString deaf = m_server->sql(QStringLiteral("select string_agg(backend_type, ',') from pg_stat_activity where pid not in (select pid from pg_stat_activity where datid is not null)"));
        for (const QString &type : deaf.split(QLatin1Char(',')))
            QVERIFY2(!takesSignals(type), qPrintable(type));
    }

    void ourOwnConnectionIsNeverSignalled()
    {
        const SessionForecast f = foretold(m_session->backendPid(), Signal::Terminate);
        QCOMPARE(send(f.identity, Signal::Terminate).error().code, base::Errc::Absent);
    }

    void theServerRefusesWhoMayNot()
    {
        m_server->sql(QStringLiteral("create role looker login; create role keeper login; grant pg_monitor to looker; grant pg_signal_backend to keeper; grant pg_monitor to keeper"));
        m_server->sql(QStringLiteral("create role app login"));
        const auto looker = connected("looker"), keeper = connected("keeper"), app = connected("app");
        const SessionForecast f = foretold(app->backendPid(), Signal::Terminate, looker.get());
        const auto no = send(f.identity, Signal::Terminate, looker.get());
        QCOMPARE(no.error().sqlstate, std::string("42501"));
        QVERIFY(send(f.identity, Signal::Terminate, keeper.get()).has_value());
        // a superuser's session is out of reach even for pg_signal_backend
        const Client super = client();
        const SessionForecast s = foretold(PQbackendPID(super.get()), Signal::Terminate, keeper.get());
        QVERIFY(s.ofSuperuser);
        QCOMPARE(send(s.identity, Signal::Terminate, keeper.get()).error().sqlstate, std::string("42501"));
    }

    void everySuspensionOfAForecastLeavesNothingBehind()
    {
        const Client holder = client();
        run(holder, "begin; select count(*) from orders");
        const int pid = PQbackendPID(holder.get());
        QVERIFY(destroyAtEverySuspension([this, pid]() -> flow::Task<void> { return forget(connectAndForesee(pid)); }) > 3);
    }

private:
    static flow::Task<void> forget(flow::Task<base::Result<SessionForecast>> task) { (void)co_await std::move(task); }
    flow::Task<base::Result<SessionForecast>> connectAndForesee(int pid)
    {
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(m_server->port()), "postgres", "postgres");
        s.tls = postgres::TlsMode::Disable;
        const postgres::Engine engine(*m_reactor, *m_pool);
        auto session = co_await flow::orFail(postgres::Session::open(engine, s, in(5s)));
        postgres::SessionAsker server(*session);
        auto forecasting = forecastSignal(server, pid, Signal::Terminate, in(5s));
        co_return co_await std::move(forecasting);
    }
};

QTEST_GUILESS_MAIN(TstSessionSignal)
#include "tst_sessionsignal.moc"
