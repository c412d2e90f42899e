// SPDX-License-Identifier: GPL-3.0-or-later
// A full server from 16 on that keeps a connection for roles with pg_use_reserved_connections: who was given that role still
// sees it, by that one connection, and says so; a role without it does not, and nobody takes a superuser's.

#include "models/watch/connectiontest.h"
#include "models/watch/postgresprobe.h"
#include "tests/support/majors.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using watch::Condition;

namespace {

using HeldConnection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

std::unique_ptr<ProbeRun> probeOf(const PostgresServer &server, const QString &user)
{
    environment::PostgresSettings s;
    s.host = u"127.0.0.1"_s;
    s.port = server.port();
    s.user = user;
    s.tls.mode = environment::Tls::Mode::Disable;
    environment::Target t;
    t.id = u"db"_s;
    t.hotInterval = 200ms;
    t.coldInterval = 700ms;
    t.deadline = 3s;
    t.settings = s;
    return std::make_unique<ProbeRun>(t, [](const watch::ProbeContext &c, const environment::Target &target) { return std::make_unique<watch::PostgresProbe>(c, target); });
}

// As many connections as the server gives to this role.
std::vector<HeldConnection> takeAll(const PostgresServer &server, const char *role)
{
    std::vector<HeldConnection> taken;
    const QByteArray port = QByteArray::number(server.port());
    const char *keys[] = {"host", "port", "dbname", "user", nullptr};
    const char *values[] = {"127.0.0.1", port.constData(), "postgres", role, nullptr};
    for (;;) {
        HeldConnection c(PQconnectdbParams(keys, values, 0), &PQfinish);
        if (PQstatus(c.get()) != CONNECTION_OK)
            return taken;
        taken.push_back(std::move(c));
    }
}

bool tellsOfIt(const RecordingPublisher &out)
{
    return std::ranges::any_of(out.latestFacts.roleFindings, [](const QString &f) { return f.contains(u"pg_use_reserved_connections"_s); });
}

} // namespace

class TstReservedSlots : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void aRoleThatWasGivenOneStillSeesAFullServer_data() { QVERIFY(addMajors()); }
    void aRoleThatWasGivenOneStillSeesAFullServer()
    {
        QFETCH(int, major);
        if (major < 16)
            return; // there are none
        useLibrariesOf(major);
        for (const int kept : {1, 3}) { // with one the server itself refuses a second, else the console does
            seeFull(major, kept);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    static void seeFull(int major, int kept)
    {
        PostgresServer::Options o;
        o.major = major;
        o.settings << u"max_connections = %1"_s.arg(8 + kept) << u"superuser_reserved_connections = 2"_s << u"reserved_connections = %1"_s.arg(kept) << u"max_wal_senders = 0"_s;
        PostgresServer server(o);
        server.setHba({u"host all all 127.0.0.1/32 trust"_s});
        server.sql(u"create role app login; create role plain login; create role given login; grant pg_monitor to plain, given; grant pg_use_reserved_connections to given"_s);
        const auto busy = [&server](const char *user) {
            return server.sql(u"select count(*) from pg_stat_activity where usename = '%1' and backend_type = 'client backend'"_s.arg(QLatin1String(user))).toInt();
        };

        auto taken = takeAll(server, "app");
        QVERIFY(taken.size() >= 5);
        const auto plain = probeOf(server, u"plain"_s);
        plain->start();
        QTRY_COMPARE_WITH_TIMEOUT(plain->out.condition(), Condition::NoSlots, 10000);
        plain->stop();

        const auto given = probeOf(server, u"given"_s);
        given->start();
        QTRY_COMPARE_WITH_TIMEOUT(given->out.condition(), Condition::Up, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(given->out.value("pg.connections.used") >= 99, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(tellsOfIt(given->out), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(given->out.reason("pg.xid.age"), watch::NoValue::Error, 10000); // the cold lane takes no second one
        QTRY_COMPARE_WITH_TIMEOUT(busy("given"), 1, 10000);
        const int samples = given->out.samples;
        QTRY_VERIFY_WITH_TIMEOUT(given->out.samples > samples + 5, 10000);
        QCOMPARE(given->out.condition(), Condition::Up);

        given->stop();
        QTRY_COMPARE_WITH_TIMEOUT(busy("given"), 0, 10000);
        const auto report = runTask(watch::testConnection(given->context(), given->target(), base::Secret()));
        QVERIFY(report);
        QCOMPARE(report->at(watch::ConnectionReport::Step::Authentication).outcome, watch::ConnectionReport::Outcome::Ok);

        QTRY_COMPARE_WITH_TIMEOUT(busy("given"), 0, 10000);
        server.sql(u"alter role given superuser"_s); // who could take any slot takes none that is kept
        given->start();
        QTRY_COMPARE_WITH_TIMEOUT(given->out.condition(), Condition::NoSlots, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(busy("given"), 0, 10000);

        // with room again it is a connection like any other
        server.sql(u"alter role given nosuperuser"_s);
        taken.clear();
        QTRY_COMPARE_WITH_TIMEOUT(busy("app"), 0, 10000);
        given->start();
        QTRY_COMPARE_WITH_TIMEOUT(given->out.condition(), Condition::Up, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(given->out.value("pg.xid.age") > 0, 10000);
        QVERIFY(!tellsOfIt(given->out));
    }
};

QTEST_GUILESS_MAIN(TstReservedSlots)
#include "tst_reservedslots.moc"
