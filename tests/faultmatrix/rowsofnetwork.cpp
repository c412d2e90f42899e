// SPDX-License-Identifier: GPL-3.0-or-later
// F5, F6, F9: nothing comes back, in a network of its own.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/postgres/session.h"
#include "tests/support/farhost.h"
#include "tests/support/faultproxy.h"
#include "tests/support/runtask.h"

#include <QDir>
#include <QTemporaryDir>

#include <netinet/tcp.h>

using postgres::ConnectionSettings;
using postgres::Session;
using watch::Condition;

namespace {

ConnectionSettings plainAt(const char *host, quint16 port)
{
    ConnectionSettings s(host, std::to_string(port), "postgres", "postgres");
    s.tls = postgres::TlsMode::Disable;
    return s;
}

int openDescriptors() { return int(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size()); }

// Sockets of this network to that port, in whatever state but waiting to be forgotten.
int socketsTo(quint16 port)
{
    QFile f(u"/proc/net/tcp"_s);
    if (!f.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray remote = "0207D50A:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    return int(f.readAll().count(' ' + remote));
}

// F5: the open session: not answering within its deadline, unreachable when the next attempt has had its own; the kernel
// has cleaned up after its tcp_user_timeout; it comes back by itself.
void blackHole(Stand &stand)
{
    FarHost far;
    Watched w({databaseAt(QLatin1String(FarHost::kAddress), far.server->port(), u"postgres"_s)});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    far.cut();
    const auto silent = stand.until([&] { return w.condition() == Condition::NotAnswering; }, 4s);
    QVERIFY2(silent, qPrintable(w.error()));
    const auto unreachable = stand.until([&] { return w.sentences().contains(u"db has been unreachable for "_s); }, 8s);
    QVERIFY2(unreachable, qPrintable(w.sentences()));
    qInfo("not answering after %lld ms, unreachable %lld ms later: %s", static_cast<long long>(silent->count()), static_cast<long long>(unreachable->count()), qPrintable(w.sentences()));
    QCOMPARE(w.times(Condition::Down), 0);
    const auto stopped = std::chrono::steady_clock::now();
    WITHIN(stand, socketsTo(far.server->port()) <= 1, 14s, QString::number(socketsTo(far.server->port()))); // but for the attempt under way
    qInfo("the kernel forgot the sockets within %lld ms", static_cast<long long>(std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - stopped).count()));
    far.mend();
    WITHIN(stand, w.up(), 15s, w.error());
}

// F5: a hundred times, on a session and at the connect: no thread and no descriptor is left.
void blackHoleRepeated(Stand &)
{
    FarHost far;
    flow::Reactor reactor;
    flow::BlockingPool pool(4);
    const postgres::Engine engine(reactor, pool);
    const auto once = [&](bool open) {
        if (!open)
            far.cut();
        auto session = runTask(Session::open(engine, plainAt(FarHost::kAddress, far.server->port()), reactor.now() + (open ? 5000ms : 40ms)));
        if (!open) {
            far.mend();
            return session && !*session && session->error().code == base::Errc::TimedOut && session->error().sqlstate == "08001";
        }
        if (!session || !*session)
            return false;
        far.cut();
        auto answer = runTask((**session)->query("select 1", reactor.now() + 40ms));
        session->value().reset();
        far.mend();
        return answer && !*answer && answer->error().code == base::Errc::TimedOut;
    };
    QVERIFY(once(true) && once(false));
    const auto threads = ofProcess("Threads");
    const auto descriptors = openDescriptors();
    for (int i = 0; i < 50; ++i) {
        QVERIFY2(once(true), qPrintable(QString::number(i)));
        QVERIFY2(once(false), qPrintable(QString::number(i)));
    }
    QVERIFY2(ofProcess("Threads") <= threads, qPrintable(QString::number(ofProcess("Threads"))));
    QVERIFY2(openDescriptors() <= descriptors + 1, qPrintable(QString::number(openDescriptors())));
    QVERIFY(flow::liveTasks().empty());
}

// F6: one name of three addresses, two of them black holes and first: the third is used within the time of one connect,
// and when nothing is reached each address is named with its failure. (The environment takes one host a target; a list of
// hosts would watch one server or another.)
void someAddressesSilent(Stand &stand)
{
    QTemporaryDir folder;
    const auto bind = [&folder](const QString &over, const QByteArray &text) {
        QFile f(folder.filePath(QFileInfo(over).fileName()));
        if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
            qFatal("no file");
        f.close();
        FarHost::run(u"mount"_s, {u"--bind"_s, f.fileName(), over});
    };
    FarHost far;
    FarHost::ip({u"addr"_s, u"add"_s, u"10.213.8.1/24"_s, u"dev"_s, u"qdnear"_s});
    FarHost::addSilent(u"10.213.8.2"_s);
    FarHost::addSilent(u"10.213.8.3"_s);
    bind(u"/etc/hosts"_s, "127.0.0.1 localhost\n10.213.8.2 three.test\n10.213.8.3 three.test\n10.213.7.2 three.test\n10.213.8.2 two.test\n10.213.8.3 two.test\n");
    bind(u"/etc/gai.conf"_s, "precedence ::ffff:10.213.8.0/120 90\nprecedence ::ffff:10.213.7.0/120 10\n");
    flow::Reactor reactor;
    flow::BlockingPool pool(4);
    const postgres::Engine engine(reactor, pool);
    const auto began = std::chrono::steady_clock::now();
    {
        const auto session = runTask(Session::open(engine, plainAt("three.test", far.server->port()), reactor.now() + 4s));
        const auto took = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - began);
        QVERIFY2(session && *session, session ? session->error().text.c_str() : "hung");
        qInfo("the third address after %lld ms", static_cast<long long>(took.count()));
        QVERIFY2(took < 4s && took > 1s, qPrintable(QString::number(took.count()))); // the others came first
    }
    Watched w({databaseAt(u"two.test"_s, far.server->port(), u"postgres"_s)});
    WITHIN(stand, w.condition() == Condition::NotAnswering, 4s, w.error());
    QVERIFY2(w.sentences().contains(u"unreachable"_s) && w.sentences().contains(u"10.213.8.2: no answer; 10.213.8.3: no answer"_s), qPrintable(w.sentences()));
    Watched closed({databaseAt(u"three.test"_s, quint16(far.server->port() + 1), u"postgres"_s)});
    WITHIN(stand, closed.condition() == Condition::Down, 5s, closed.error());
    for (const QString &part : {u"10.213.8.2: no answer"_s, u"10.213.8.3: no answer"_s, u"10.213.7.2"_s, u"refused"_s})
        QVERIFY2(closed.sentences().contains(part), qPrintable(closed.sentences()));
}

// F9: the peer has forgotten the connection and nothing says so: the next question finds it within its deadline.
void halfOpen(Stand &stand)
{
    PostgresServer &server = stand.server();
    const quint16 port = freePort();
    FaultProxy proxy(port, server.port());
    auto target = databaseAt(u"127.0.0.1"_s, port);
    target.hotInterval = 2s;
    Watched w({target});
    WITHIN(stand, w.up() && w.value("pg.connections.used") > 0, 10s, w.error());
    stand.spin(1500ms);
    proxy.cut = FaultProxy::CutHold;
    proxy.cutAfter = 0;
    WITHIN(stand, w.condition() == Condition::NotAnswering, 6s, w.error()); // two seconds until it asks, and the deadline
    proxy.cutAfter = -1;
    proxy.mode = FaultProxy::Reset;
    w.feed.retry(u"db"_s);
    WITHIN(stand, w.up(), 8s, w.error());

    flow::Reactor reactor;
    flow::BlockingPool pool(2);
    const postgres::Engine engine(reactor, pool);
    const auto session = runTask(Session::open(engine, plainAt("127.0.0.1", server.port()), reactor.now() + 5s));
    QVERIFY(session && *session);
    const auto option = [&](int level, int name) {
        int value = 0;
        socklen_t size = sizeof value;
        return ::getsockopt(PQsocket((**session)->raw()), level, name, &value, &size) == 0 ? value : -1;
    };
    QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 1);
    QVERIFY(option(IPPROTO_TCP, TCP_KEEPIDLE) + option(IPPROTO_TCP, TCP_KEEPINTVL) <= 15); // an idle one is pinged each 15 s
    QCOMPARE(option(IPPROTO_TCP, TCP_USER_TIMEOUT), 8000);
}

// F9: an idle session that nobody asks anything: the kernel's own pings find it.
void idleHalfOpen(Stand &)
{
    FarHost far;
    flow::Reactor reactor;
    flow::BlockingPool pool(2);
    const postgres::Engine engine(reactor, pool);
    const auto session = runTask(Session::open(engine, plainAt(FarHost::kAddress, far.server->port()), reactor.now() + 5s));
    QVERIFY(session && *session);
    far.cut();
    const auto began = std::chrono::steady_clock::now();
    const auto end = runTask((**session)->idle(reactor.now() + 60s), 70s);
    const auto took = std::chrono::steady_clock::now() - began;
    QVERIFY(end && !*end);
    QCOMPARE(end->error().code, base::Errc::Closed);
    qInfo("found after %.1f s", std::chrono::duration<double>(took).count());
    QVERIFY(took < 30s);
}

} // namespace

void addRowsOfNetwork(std::vector<Row> &rows)
{
    rows.push_back({"F5a", "black hole on an open session", blackHole, Row::Namespace, true});
    rows.push_back({"F5b", "black hole, a hundred times", blackHoleRepeated, Row::Namespace, true});
    rows.push_back({"F6", "black hole at the connect, two of three addresses", someAddressesSilent, Row::Namespace, true});
    rows.push_back({"F9a", "half-open connection, next question", halfOpen, Row::Nothing, true});
    rows.push_back({"F9b", "half-open connection that idles", idleHalfOpen, Row::Namespace, true});
}
