// SPDX-License-Identifier: GPL-3.0-or-later
// Cancelling and ending sessions on every major from 13 to 18: who is foretold to be released is released, and a pid that
// the server gave to somebody else is left alone. Version 13 is asked for its locks in another way; see tests/acts.
#include "models/acts/sessionsignal.h"
#include "tests/support/majors.h"
#include "tests/support/postgresserver.h"
#include "tests/support/runtask.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace acts;

namespace {

using SignalClient = std::unique_ptr<PGconn, decltype(&PQfinish)>;

QList<int> inOrder(const std::vector<int> &pids)
{
    QList<int> list(pids.begin(), pids.end());
    std::ranges::sort(list);
    return list;
}

// A server of one major, sessions on it, and the connection that signals them.
class SignalStage {
public:
    explicit SignalStage(int major) : m_server(optionsOf(major))
    {
        m_server.setHba({u"host all all 127.0.0.1/32 trust"_s});
        m_server.sql(u"create table orders (id int primary key, note text); insert into orders select g, '' from generate_series(1, 10) as g"_s);
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(m_server.port()), "postgres", "postgres");
        s.tls = postgres::TlsMode::Disable;
        auto opened = runTask(postgres::Session::open({m_reactor, m_pool}, s, in(5s)));
        if (!opened || !*opened)
            qFatal("%s", opened ? opened->error().text.c_str() : "hung");
        m_session = std::move(**opened);
    }
    [[nodiscard]] int version() const { return PQserverVersion(m_session->raw()); }
    QString sql(const QString &statement) { return m_server.sql(statement); }
    [[nodiscard]] SignalClient client(const char *first) const
    {
        SignalClient c(m_server.connect(u"postgres"_s), &PQfinish);
        PQclear(PQexec(c.get(), first));
        return c;
    }
    bool waits(int pid) { return m_server.sql(u"select count(*) from pg_locks where not granted and pid = %1"_s.arg(pid)) != u"0"_s; }
    // Begins a statement that waits, and returns once the server says that it does.
    void sendWaiting(const SignalClient &c, const char *statement)
    {
        QVERIFY(PQsendQuery(c.get(), statement));
        QTRY_VERIFY_WITH_TIMEOUT(waits(PQbackendPID(c.get())), 5000);
    }
    SessionForecast foretold(int pid, Signal signal)
    {
        postgres::SessionAsker server(*m_session);
        const auto forecast = runTask(forecastSignal(server, pid, signal, in(5s)));
        if (!forecast || !*forecast)
            qFatal("%s", forecast ? forecast->error().text.c_str() : "hung");
        return **forecast;
    }
    base::Result<void> send(const SessionIdentity &identity, Signal signal)
    {
        postgres::SessionAsker server(*m_session);
        const auto sent = runTask(sendSignal(server, identity, signal, in(5s)));
        return sent ? *sent : base::fail(base::Errc::TimedOut, "hung");
    }
    SignalEffect effectOf(const SessionForecast &forecast, Signal signal)
    {
        postgres::SessionAsker server(*m_session);
        const auto effect = runTask(measureSignal(m_reactor, server, forecast, signal, in(5s)));
        if (!effect || !*effect)
            qFatal("%s", effect ? effect->error().text.c_str() : "hung");
        return **effect;
    }

private:
    static PostgresServer::Options optionsOf(int major)
    {
        PostgresServer::Options o;
        o.major = major;
        o.settings << u"deadlock_timeout = '1h'"_s << u"autovacuum = off"_s; // nothing but the test moves the queue
        return o;
    }
    flow::TimePoint in(base::milliseconds d) const { return m_reactor.now() + d; }

    PostgresServer m_server;
    flow::Reactor m_reactor;
    flow::BlockingPool m_pool{2};
    std::unique_ptr<postgres::Session> m_session;
};

} // namespace

class TestActMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void aBlockedQueueIsReleasedAsForetold_data() { QVERIFY(addMajors()); }
    void aBlockedQueueIsReleasedAsForetold()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        SignalStage stage(major);
        QCOMPARE(stage.version() / 10000, major);
        const SignalClient holder = stage.client("begin; select count(*) from orders"), alter = stage.client("begin"), reader = stage.client("begin"), writer = stage.client("begin");
        stage.sendWaiting(alter, "alter table orders add column more int");
        stage.sendWaiting(reader, "select count(*) from orders");
        stage.sendWaiting(writer, "lock table orders in share mode");
        const SessionForecast end = stage.foretold(PQbackendPID(holder.get()), Signal::Terminate);
        QCOMPARE(end.state, u"idle in transaction"_s);
        QCOMPARE(inOrder(end.release.next), QList<int>{PQbackendPID(alter.get())});
        QCOMPARE(inOrder(end.release.waiting), inOrder({PQbackendPID(reader.get()), PQbackendPID(writer.get())}));
        QVERIFY(stage.foretold(PQbackendPID(writer.get()), Signal::Terminate).release.waiting.empty()); // nobody is behind the last one

        // ended, the holder frees the one before all others alone
        QVERIFY(stage.send(end.identity, Signal::Terminate).has_value());
        const SignalEffect ended = stage.effectOf(end, Signal::Terminate);
        QVERIFY(ended.ended && ended.stillWaiting.empty());
        QCOMPARE(inOrder(ended.released), inOrder(end.release.next));
        QVERIFY(stage.waits(PQbackendPID(reader.get())) && stage.waits(PQbackendPID(writer.get())));

        // who has the lock now frees the rest
        const int pid = PQbackendPID(alter.get());
        QTRY_COMPARE_WITH_TIMEOUT(stage.sql(u"select state from pg_stat_activity where pid = %1"_s.arg(pid)), u"idle in transaction"_s, 5000);
        QVERIFY(stage.foretold(pid, Signal::Cancel).release.next.empty()); // idle: there is no statement to cancel
        const SessionForecast rest = stage.foretold(pid, Signal::Terminate);
        QCOMPARE(inOrder(rest.release.next), inOrder({PQbackendPID(reader.get()), PQbackendPID(writer.get())}));
        QVERIFY(stage.send(rest.identity, Signal::Terminate).has_value());
        const SignalEffect all = stage.effectOf(rest, Signal::Terminate);
        QVERIFY(all.ended && all.stillWaiting.empty());
        QCOMPARE(inOrder(all.released), inOrder(rest.release.next));
    }

    void cancellingTheOneInTheMiddleLetsThoseBehindPass_data() { QVERIFY(addMajors()); }
    void cancellingTheOneInTheMiddleLetsThoseBehindPass()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        SignalStage stage(major);
        const SignalClient holder = stage.client("begin; select count(*) from orders"), alter = stage.client("select 1"), reader = stage.client("begin");
        stage.sendWaiting(alter, "alter table orders add column more int");
        stage.sendWaiting(reader, "select count(*) from orders");
        const SessionForecast middle = stage.foretold(PQbackendPID(alter.get()), Signal::Cancel);
        QCOMPARE(inOrder(middle.release.next), QList<int>{PQbackendPID(reader.get())});
        QVERIFY(stage.send(middle.identity, Signal::Cancel).has_value());
        const SignalEffect effect = stage.effectOf(middle, Signal::Cancel);
        QVERIFY(effect.ended && effect.stillWaiting.empty());
        QCOMPARE(inOrder(effect.released), inOrder(middle.release.next));
    }

    void aRecycledPidIsLeftAlone_data() { QVERIFY(addMajors()); }
    void aRecycledPidIsLeftAlone()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        SignalStage stage(major);
        const SignalClient busy = stage.client("select 1");
        PQsendQuery(busy.get(), "select pg_sleep(60)");
        const int pid = PQbackendPID(busy.get());
        const auto state = [&] { return stage.sql(u"select state from pg_stat_activity where pid = %1"_s.arg(pid)); };
        QTRY_COMPARE_WITH_TIMEOUT(state(), u"active"_s, 5000);
        const SessionForecast f = stage.foretold(pid, Signal::Cancel);
        SessionIdentity recycled = f.identity; // of a session that ended before this one began
        recycled.backendStart -= 1;
        for (const Signal signal : {Signal::Cancel, Signal::Terminate}) {
            const auto refused = stage.send(recycled, signal);
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().code, base::Errc::Absent);
        }
        SessionIdentity older = f.identity; // the statement it ran before
        older.statementDigest = "0123456789abcdef0123456789abcdef";
        const auto refused = stage.send(older, Signal::Cancel);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, base::Errc::Absent);
        QCOMPARE(state(), u"active"_s);
        QVERIFY(stage.send(f.identity, Signal::Cancel).has_value()); // the session that was meant
        QVERIFY(stage.effectOf(f, Signal::Cancel).ended);
    }
};

QTEST_GUILESS_MAIN(TestActMajors)
#include "tst_acts.moc"
