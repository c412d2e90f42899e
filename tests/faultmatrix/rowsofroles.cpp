// SPDX-License-Identifier: GPL-3.0-or-later
// F16 to F19: who is primary, who is only starting, and which version it is.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/acts/dispatcher.h"
#include "models/events/known.h"
#include "models/watch/posture.h"
#include "tests/support/faultproxy.h"

#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>

#include <thread>

using watch::Condition;

namespace {

environment::Target member(const QString &id, const PostgresServer &server, const QString &upstream = {})
{
    auto t = databaseOf(server);
    t.id = t.title = id;
    if (!upstream.isEmpty())
        t.edges.append({environment::EdgeKind::ReplicatesFrom, upstream});
    return t;
}

// F16: a standby where the primary is expected, a promotion seen on an open connection, two primaries of one identifier.
// The acts of the program (to cancel and to end a session) write nothing, so there is no plan to stop yet; what holds for
// every act is asserted: it is refused on another server than the one that was shown.
void roles(Stand &stand)
{
    PostgresServer &primary = stand.server();
    PostgresServer::Options o;
    o.standbyOf = &primary;
    PostgresServer standby(o);
    standby.setHba({u"host all all 127.0.0.1/32 trust"_s});
    {
        // the environment says that this one is the head
        auto other = member(u"other"_s, standby, u"head"_s);
        Watched w({member(u"head"_s, standby), other});
        WITHIN(stand, w.sentences().contains(u"head"_s) && w.sentences().contains(u"primary"_s), 8s, w.sentences());
        qInfo("%s", qPrintable(w.sentences()));
    }
    Watched w({member(u"one"_s, primary), member(u"two"_s, standby, u"one"_s)});
    WITHIN(stand, w.up(u"one"_s) && w.up(u"two"_s) && w.snapshot(u"two"_s)->facts.role == u"standby"_s && w.snapshot(u"one"_s)->facts.role == u"primary"_s, 8s, w.sentences());
    events::Known known;
    (void)events::compare(known, u"two"_s, environment::TargetKind::Postgres, w.snapshot(u"two"_s)->facts, std::chrono::system_clock::now());
    const QString identifier = w.snapshot(u"two"_s)->facts.systemIdentifier;
    QCOMPARE(standby.sql(u"select pg_promote(true, 20)"_s), u"t"_s);
    WITHIN(stand, w.snapshot(u"two"_s)->facts.role == u"primary"_s, 3s, w.findings(u"two"_s)); // server evidence, on the connection that was open
    QVERIFY2(w.findings(u"two"_s).contains(u"it was a standby before and is a primary now"_s), qPrintable(w.findings(u"two"_s)));
    const auto happened = events::compare(known, u"two"_s, environment::TargetKind::Postgres, w.snapshot(u"two"_s)->facts, std::chrono::system_clock::now());
    QVERIFY(!happened.empty() && happened[0].kind == events::Kind::Promotion);
    WITHIN(stand, w.sentences().contains(u"one"_s) && w.sentences().contains(u"two"_s) && w.problems().first().metric.name() == u"cluster.primaries"_s, 3s, w.sentences());
    qInfo("%s", qPrintable(w.sentences()));
    QCOMPARE(w.problems().first().severity, base::Severity::Critical);
    QCOMPARE(w.snapshot(u"one"_s)->facts.systemIdentifier, identifier);

    acts::Request request;
    request.act = u"session.terminate"_s;
    request.target = u"two"_s;
    request.systemIdentifier = u"1"_s;
    request.reason = u"test"_s;
    const auto refusal = acts::Dispatcher::refusal(request, {acts::roleOf(u"admin"_s), identifier});
    QVERIFY(refusal && !refusal->text.empty());
    primary.sql(u"select pg_drop_replication_slot('standby1')"_s);
}

// F17: 57P03 is starting, with the time it has taken, and neither down nor a refused login.
void starting(Stand &stand)
{
    PostgresServer &primary = stand.server();
    PostgresServer::Options o;
    o.standbyOf = &primary;
    o.name = u"standby2"_s;
    PostgresServer standby(o);
    standby.setHba({u"host all all 127.0.0.1/32 trust"_s});
    Watched w({databaseOf(standby)});
    WITHIN(stand, w.up(), 8s, w.error());
    stand.spin(1100ms);
    standby.stop(SIGINT);
    {
        // the same server refuses everybody with 57P03 for as long as it replays: hot_standby is off
        QFile f(standby.data() + u"/postgresql.auto.conf"_s);
        QVERIFY(f.open(QIODevice::Append));
        f.write("hot_standby = off\n");
    }
    std::atomic<bool> seen{false};
    std::thread starter([&standby, &seen] { // its fixture waits until it lets somebody in, which it does not
        const QStringList line = standby.user().argv(u"/usr/lib/postgresql/15/bin/postgres"_s, {u"-D"_s, standby.data(), u"-p"_s, QString::number(standby.port())});
        QProcess p;
        p.setWorkingDirectory(u"/"_s);
        p.setStandardOutputFile(QProcess::nullDevice());
        p.setStandardErrorFile(QProcess::nullDevice());
        p.start(line.first(), line.mid(1));
        for (int i = 0; i < 300 && !seen && !p.waitForFinished(100); ++i) { }
        p.terminate();
        if (!p.waitForFinished(5000))
            p.kill();
        p.waitForFinished(5000);
    });
    const auto join = qScopeGuard([&starter, &seen] {
        seen = true;
        starter.join();
    });
    w.feed.retry(u"db"_s);
    const QRegularExpression elapsed(u"^db has been starting or stopping for ([2-9]|1\\d) s and takes no connections\\.$"_s);
    WITHIN(stand, w.condition() == Condition::Starting && w.sentences().contains(elapsed), 20s, w.sentences());
    QCOMPARE(w.times(Condition::Refused), 0);
    const auto next = w.snapshot()->status.nextTry - std::chrono::steady_clock::now();
    QVERIFY(next < 1200ms);
    primary.sql(u"select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active"_s);
}

// What a server says of its version, changed on the way: "15.18 (Debian ...)" becomes another text.
std::function<std::string(std::string)> calls(const std::string &version)
{
    return [version](std::string bytes) {
        const std::string key("server_version\0", 15);
        const auto at = bytes.find(key);
        if (at == std::string::npos || at < 5)
            return bytes;
        const auto end = bytes.find('\0', at + key.size());
        bytes.replace(at + key.size(), end - at - key.size(), version);
        const auto length = std::uint32_t(4 + key.size() + version.size() + 1);
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at - 4 + i] = char(length >> (24 - 8 * i) & 0xff);
        return bytes;
    };
}

// F18: an odd name has figures all the same, a newer major says so, one too old says so and is still watched; nothing is
// asked again and again that fails. The login of the program is read only for every version.
void versions(Stand &stand)
{
    PostgresServer &server = stand.server();
    struct Case {
        const char *says;
        const char *finding; // empty: none about the version
        bool figures;
    };
    for (const Case &c : {Case{"15.4 (Debian 15.4-1.pgdg120+1)", "15.4 has known vulnerabilities", true}, Case{"15devel", "15.0 has known vulnerabilities", true},
                          Case{"Fork of Ages 7", "", true}, Case{"", "", true}, Case{"20beta1", "20 is newer than the newest this program was tested with, 18", false},
                          Case{"9.6.24", "9 is older than the oldest this program knows, 13", false}}) {
        const quint16 port = freePort();
        FaultProxy proxy(port, server.port());
        proxy.rewrite = calls(c.says);
        Watched w({databaseAt(u"127.0.0.1"_s, port)});
        WITHIN(stand, w.up() && !w.snapshot()->facts.role.isEmpty(), 6s, w.error());
        if (c.figures)
            WITHIN(stand, w.value("pg.connections.used") > 0, 4s, QLatin1String(c.says));
        QVERIFY2(w.findings().contains(QLatin1String(c.finding)), qPrintable(w.findings()));
        stand.spin(2500ms);
        const auto errors = server.log().count("ERROR:");
        stand.spin(1500ms);
        QCOMPARE(server.log().count("ERROR:"), errors);
        QVERIFY(w.up());
        QCOMPARE(w.times(Condition::Down) + w.times(Condition::NotAnswering), 0);
        proxy.mode = FaultProxy::Freeze; // also where no question is known: it is asked whether it lives
        WITHIN(stand, w.condition() == Condition::NotAnswering, 5s, QLatin1String(c.says));
    }
}

// F19: a hint and nothing more.
void knownVulnerabilities(Stand &stand)
{
    const auto now = std::chrono::system_clock::from_time_t(1795651200); // 2026-11-26
    QStringList mistakes;
    const auto releases = watch::Release::parse("- {major: 15, secure: 19, day: 2026-08-13, holes: [CVE-1, CVE-2]}\n- {major: 14, secure: 24, day: 2026-08-13, holes: [CVE-1], ended: 2026-11-12}\n", u"x"_s, &mistakes);
    QVERIFY(mistakes.isEmpty());
    const auto said = [&](int version) {
        watch::Posture p;
        p.serverVersion = version;
        return watch::findings(p, releases, now).join(u'\n');
    };
    QCOMPARE(said(150018), u"PostgreSQL 15.18 has known vulnerabilities (CVE-1, CVE-2): 15.19 of 2026-08-13 mends them"_s);
    QCOMPARE(said(150019), QString());
    QCOMPARE(said(150025), QString());
    QCOMPARE(said(170000), QString());
    QCOMPARE(said(140024), u"PostgreSQL 14 gets no fixes any more since 2026-11-12: move to a newer one"_s);
    QCOMPARE(watch::Release::known().size(), std::size_t(watch::Posture::kNewest - watch::Posture::kOldest + 1));

    PostgresServer &server = stand.server();
    const int version = server.sql(u"show server_version_num"_s).toInt();
    const auto known = std::ranges::find(watch::Release::known(), version / 10000, &watch::Release::major);
    QVERIFY(known != watch::Release::known().end());
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && !w.snapshot()->facts.role.isEmpty(), 6s, w.error());
    QCOMPARE(w.findings().contains(u"known vulnerabilities"_s), version % 10000 < known->secure);
    stand.spin(500ms);
    QVERIFY2(w.sentences().isEmpty(), qPrintable(w.sentences())); // no problem of it
}

} // namespace

void addRowsOfRoles(std::vector<Row> &rows)
{
    rows.push_back({"F16", "standby for a primary, promotion, two primaries", roles, Row::Nothing, true});
    rows.push_back({"F17", "starting or stopping (57P03)", starting, Row::Nothing, true});
    rows.push_back({"F18", "odd, older and newer versions", versions, Row::Nothing, true});
    rows.push_back({"F19", "minor release with known vulnerabilities", knownVulnerabilities});
}
