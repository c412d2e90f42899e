// SPDX-License-Identifier: GPL-3.0-or-later
// F1 to F4: the server or one of its processes dies or hangs.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/events/known.h"

#include <QRegularExpression>

#include <atomic>
#include <csignal>

using watch::Condition;

namespace {

// Connections of this process to a port.
int connectionsTo(quint16 port)
{
    QFile f(u"/proc/self/net/tcp"_s);
    if (!f.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray remote = ":" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    int count = 0;
    for (const QByteArray &line : f.readAll().split('\n')) {
        const auto fields = line.simplified().split(' ');
        count += fields.size() > 9 && fields[2].endsWith(remote) && fields[3] == "01" && fields[9] != "0";
    }
    return count;
}

// The process of our connections, the oldest (hot) first.
int backend(PostgresServer &server)
{
    return server.sql(u"select pid from pg_stat_activity where application_name = 'quarterdeck' order by backend_start limit 1"_s).toInt();
}

// F1: sessions are down within 2 s, the last figures stay with their age, one incident, back-off, the restart is told.
// That it was a crash recovery is not told: no view of the server says so, only its log, which is not read.
void serverKilled(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0 && w.snapshot()->facts.startedAt, 10s, w.error());
    events::Known known;
    (void)events::compare(known, u"db"_s, environment::TargetKind::Postgres, w.snapshot()->facts, std::chrono::system_clock::now());
    stand.spin(1100ms); // the loss of a connection that lived is no news by itself
    const auto killed = std::chrono::steady_clock::now();
    server.killNow();
    WITHIN(stand, w.condition() == Condition::Down, 2s, w.error());
    stand.spin(1s);
    QCOMPARE(w.problems().size(), 1);
    const QString said = w.sentences();
    QVERIFY2(said.startsWith(u"db has been down for "_s), qPrintable(said));
    const auto status = w.snapshot()->status;
    QVERIFY(status.nextTry != base::TimePoint{} || w.times(Condition::Down) > 1);
    QVERIFY(status.lastAnswer <= killed + 300ms); // what is shown is as old as that
    const auto now = w.snapshot();
    const auto *shown = now->find(watch::MetricId(u"pg.connections.used"_s));
    QVERIFY(shown && shown->sentAt <= killed);
    server.killHard();
    server.start();
    WITHIN(stand, w.up() && w.snapshot()->facts.startedAt, 15s, w.error());
    WITHIN(stand, w.snapshot()->facts.startedAt && std::chrono::abs(*w.snapshot()->facts.startedAt - std::chrono::system_clock::now()) < 60s, 5s, w.error());
    WITHIN(stand, ([&] {
        auto seen = known;
        const auto happened = events::compare(seen, u"db"_s, environment::TargetKind::Postgres, w.snapshot()->facts, std::chrono::system_clock::now());
        return happened.size() == 1 && happened[0].kind == events::Kind::Restart;
    }()), 5s, w.findings());
    QVERIFY(server.log().contains("was not properly shut down")); // it was a crash recovery
}

// F2: an error with its SQLSTATE, the session opened once more, and nobody says that the server is down.
void backendTerminated(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    const auto before = server.log().count("user=watcher");
    const auto now = std::chrono::steady_clock::now();
    server.sql(u"select pg_terminate_backend(%1)"_s.arg(backend(server)));
    WITHIN(stand, w.answeredSince(now + 600ms), 3s, w.error());
    stand.spin(600ms);
    QCOMPARE(w.times(Condition::Down), 0);
    QCOMPARE(w.times(Condition::NotAnswering), 0);
    QVERIFY2(w.sentences().isEmpty(), qPrintable(w.sentences()));
    const auto opened = server.log().count("user=watcher") - before;
    QVERIFY2(opened >= 1 && opened <= 2, qPrintable(QString::number(opened))); // the hot one, and the cold one with it
}

// F2: as the out-of-memory killer does: the postmaster then restarts them all.
void backendKilled(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    const int pid = backend(server);
    server.hangUp();
    const auto now = std::chrono::steady_clock::now();
    ::kill(pid, SIGKILL);
    WITHIN(stand, w.answeredSince(now + 300ms), 8s, w.error());
    for (const auto &change : w.changes)
        QVERIFY2(change.condition != Condition::Down || change.at < now, change.error.text.c_str());
    QVERIFY(w.snapshot()->facts.startedAt);
}

// F3: not answering within the deadline of a request, which is another word than down; the socket is dropped, new
// connections look, and a click returns at once.
void serverStopped(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    const auto stopped = std::chrono::steady_clock::now();
    server.freeze();
    WITHIN(stand, w.condition() == Condition::NotAnswering, 5s, w.error());
    QVERIFY2(w.sentences().startsWith(u"db has not answered for "_s), qPrintable(w.sentences()));
    std::atomic<bool> asked = false;
    const auto clicked = stand.gui([&] {
        w.feed.postWithDoor(u"db"_s, [&asked](flow::Reactor &, flow::TaskScope &, const watch::Facts &, const std::shared_ptr<postgres::Asker> &) { asked = true; });
        w.feed.retry(u"db"_s);
    });
    QVERIFY2(clicked <= 100ms, qPrintable(QString::number(clicked.count())));
    WITHIN(stand, asked.load(), 100ms, QString());
    const auto next = w.snapshot()->status.nextTry;
    WITHIN(stand, w.snapshot()->status.nextTry != next, 15s, w.error()); // a new connection, with its own time
    QVERIFY(w.condition() == Condition::NotAnswering);
    QCOMPARE(w.times(Condition::Down), 0);
    QVERIFY2(connectionsTo(server.port()) <= 2, qPrintable(QString::number(connectionsTo(server.port()))));
    QVERIFY(w.snapshot()->status.lastAnswer < stopped + 300ms);
    server.thaw();
    WITHIN(stand, w.up(), 15s, w.error());
}

// F4: the disk of our own process stalls, the server goes on.
void ownBackendStopped(Stand &stand)
{
    PostgresServer &server = stand.server();
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    const int pid = backend(server);
    const auto now = std::chrono::steady_clock::now();
    ::kill(pid, SIGSTOP);
    const auto back = stand.until([&] { return w.answeredSince(now + 1s); }, 5s);
    ::kill(pid, SIGCONT);
    QVERIFY2(back, qPrintable(w.error()));
    QCOMPARE(w.times(Condition::Down), 0);
    stand.spin(300ms);
    QVERIFY2(!w.sentences().contains(u"down"_s) && !w.sentences().contains(u"answered"_s), qPrintable(w.sentences()));
}

// F4: a lock keeps a session waiting: the server is up, who waits for whom is said, and cancelling is offered through the
// connection that is open anyway.
void sessionWaitsForALock(Stand &stand)
{
    PostgresServer &server = stand.server();
    server.sql(u"create table if not exists item (a int)"_s);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> holder(server.connect(u"postgres"_s), &PQfinish), waiter(server.connect(u"postgres"_s), &PQfinish);
    PQclear(PQexec(holder.get(), "begin; lock item in access exclusive mode"));
    PQsendQuery(waiter.get(), "select count(*) from item");
    PQflush(waiter.get());
    Watched w({databaseOf(server)});
    const QString pid = QString::number(PQbackendPID(holder.get()));
    WITHIN(stand, w.up() && w.sentences().contains(pid), 12s, w.sentences());
    QVERIFY2(w.sentences().contains(QRegularExpression(u"^1 sessions? on db waits? for session "_s + pid)), qPrintable(w.sentences()));
    QCOMPARE(w.problems().first().action, health::Problem::Action::ShowSessions);
    bool door = false;
    w.feed.postWithDoor(u"db"_s, [&door](flow::Reactor &, flow::TaskScope &, const watch::Facts &, const std::shared_ptr<postgres::Asker> &asker) { door = bool(asker); });
    WITHIN(stand, door, 1s, QString());
    QCOMPARE(w.times(Condition::Down) + w.times(Condition::NotAnswering), 0);
}

} // namespace

void addRowsOfDeath(std::vector<Row> &rows)
{
    rows.push_back({"F1", "server killed (kill -9 of the postmaster)", serverKilled});
    rows.push_back({"F2a", "one backend terminated (57P01)", backendTerminated});
    rows.push_back({"F2b", "one backend killed (kill -9), all restarted", backendKilled, Row::Nothing, true});
    rows.push_back({"F3", "server stopped (SIGSTOP), its TCP goes on", serverStopped});
    rows.push_back({"F4a", "only our own backend stopped", ownBackendStopped, Row::Nothing, true});
    rows.push_back({"F4b", "a session waits for a lock", sessionWaitsForALock, Row::Nothing, true});
}
