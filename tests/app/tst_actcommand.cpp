// SPDX-License-Identifier: GPL-3.0-or-later
// quarterdeckctl act on a real server: what is foretold comes true and stands in the journal; nothing is done without a
// reason, without a yes, without the right, or to a session that is not there.

#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

struct Finish {
    void operator()(PGconn *c) const { PQfinish(c); }
};
using Client = std::unique_ptr<PGconn, Finish>;

} // namespace

class TstActCommand : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::optional<CtlRun> m_ctl; // a state folder of its own for each test
    QString m_file;

    void watchAs(const char *user)
    {
        m_file = m_ctl->write(u"environment.yaml"_s,
                              QStringLiteral("name: Shop\nkind: test\ntiers:\n  - id: oltp\ntargets:\n  - id: shop\n    kind: postgres\n    tier: oltp\n"
                                             "    host: 127.0.0.1\n    port: %1\n    database: postgres\n    user: %2\n    credential: {from: none}\n"
                                             "    tls: {mode: disable}\n").arg(m_server->port()).arg(QLatin1String(user)).toUtf8());
    }
    [[nodiscard]] CtlRun::Outcome act(const char *name, int pid, const QStringList &more) const
    {
        return m_ctl->run(QStringList{u"act"_s, QLatin1String(name), u"-e"_s, m_file, u"--target"_s, u"shop"_s, u"--pid"_s, QString::number(pid)} + more);
    }
    [[nodiscard]] QByteArray journal() const
    {
        return m_ctl->run({u"journal"_s, u"tail"_s, u"--json"_s}).out;
    }
    // An ordinary role's session, idle in a transaction that wrote.
    Client writer() const
    {
        const QByteArray line = QStringLiteral("host=127.0.0.1 port=%1 dbname=postgres user=app").arg(m_server->port()).toUtf8();
        Client c(PQconnectdb(line.constData()));
        PQclear(PQexec(c.get(), "begin; insert into orders values (1)"));
        return c;
    }
    [[nodiscard]] bool lives(const Client &c) const
    {
        return m_server->sql(u"select count(*) from pg_stat_activity where pid = %1"_s.arg(PQbackendPID(c.get()))) == u"1"_s;
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s});
        for (const char *sql : {"create role app login", "create table orders (id int)", "grant insert on orders to app",
                                "create role olga login in role pg_monitor, pg_signal_backend", "create role otto login in role pg_monitor"})
            m_server->sql(QLatin1String(sql));
    }
    void init() { m_ctl.emplace(); }
    void cleanupTestCase() { m_server.reset(); }

    void endingASessionDoesWhatWasForetoldAndIsWrittenDown()
    {
        watchAs("olga");
        const Client victim = writer();
        const auto forecast = act("session.terminate", PQbackendPID(victim.get()), {u"--forecast"_s});
        QCOMPARE(forecast.code, 0);
        QVERIFY2(forecast.out.contains("rolls back") && lives(victim), forecast.out.constData());
        QVERIFY(!journal().contains("session.terminate"));
        QCOMPARE(m_ctl->run({u"incident"_s, u"open"_s, u"writes wait"_s, u"--target"_s, u"shop"_s}).code, 0);
        const auto done = act("session.terminate", PQbackendPID(victim.get()), {u"--reason"_s, u"holds the shop up"_s, u"--yes"_s});
        QVERIFY2(done.code == 0, (done.out + done.err).constData());
        QVERIFY(!lives(victim));
        const QByteArray written = journal();
        QVERIFY2(written.count("session.terminate") == 2 && written.contains("holds the shop up"), written.constData());
        const QByteArray incident = m_ctl->run({u"incident"_s, u"show"_s, u"1"_s}).out; // whose first step it was
        QVERIFY2(incident.contains("First step taken: session.terminate on shop"), incident.constData());
    }
    void withoutAYesNothingIsDone()
    {
        watchAs("olga");
        const Client victim = writer();
        const auto asked = act("session.terminate", PQbackendPID(victim.get()), {u"--reason"_s, u"holds the shop up"_s});
        QCOMPARE(asked.code, 3);
        QVERIFY(lives(victim) && !journal().contains("session.terminate"));
    }
    void withoutAReasonNothingIsAsked()
    {
        watchAs("olga");
        QCOMPARE(act("session.terminate", 1, {u"--yes"_s}).code, 2);
    }
    void whoOnlyReadsIsRefused()
    {
        watchAs("otto");
        const Client victim = writer();
        const auto refused = act("session.terminate", PQbackendPID(victim.get()), {u"--reason"_s, u"holds the shop up"_s, u"--yes"_s});
        QVERIFY2(refused.code == 3 && !refused.err.isEmpty(), (refused.out + refused.err).constData());
        QVERIFY(lives(victim));
    }
    void aSessionThatIsNotThereIsSaidSo()
    {
        watchAs("olga");
        const auto gone = act("session.cancel", 999999, {});
        QVERIFY2(gone.code == 3 && gone.err.contains("999999"), gone.err.constData());
    }
    void theTableOfActsIsPrinted()
    {
        const auto listed = m_ctl->run({u"act"_s, u"list"_s});
        QVERIFY(listed.code == 0 && listed.out.contains("session.cancel") && listed.out.contains("operator"));
        QCOMPARE(m_ctl->run({u"act"_s, u"session.dance"_s}).code, 2);
        QCOMPARE(m_ctl->run({u"act"_s, u"sql.read"_s, u"--target"_s, u"db"_s, u"--pid"_s, u"1"_s, u"--reason"_s, u"x"_s}).code, 2); // it signals nobody
        QCOMPARE(m_ctl->run({u"act"_s, u"policies.test"_s, u"--target"_s, u"db"_s, u"--pid"_s, u"1"_s, u"--reason"_s, u"x"_s}).code, 2); // nor does this
    }
    // One finding of a real server and one of a server that is not there: muted, said, ended, and all of it written down.
    void aFindingIsMutedAndCountsAgain()
    {
        m_file = m_ctl->write(u"environment.yaml"_s,
                              QStringLiteral("name: Shop\nkind: test\ntiers:\n  - id: oltp\n  - id: olap\ntargets:\n  - id: shop\n    kind: postgres\n    tier: oltp\n"
                                             "    host: 127.0.0.1\n    port: %1\n    database: postgres\n    user: otto\n    credential: {from: none}\n"
                                             "    tls: {mode: disable}\n    thresholds:\n      pg.connections.used: {warning: 0.1, critical: 99}\n"
                                             "  - id: gone\n    kind: postgres\n    tier: olap\n    host: 127.0.0.1\n    port: 1\n    database: postgres\n"
                                             "    user: otto\n    credential: {from: none}\n    tls: {mode: disable}\n").arg(m_server->port()).toUtf8());
        const auto ctl = [this](const QStringList &words) { return m_ctl->run(words + QStringList{u"-e"_s, m_file}); };
        QCOMPARE(ctl({u"mute"_s, u"--target"_s, u"gone"_s, u"--for"_s, u"1h"_s}).code, 2); // no reason
        QCOMPARE(ctl({u"mute"_s, u"--target"_s, u"gone"_s, u"--for"_s, u"31d"_s, u"--reason"_s, u"moved"_s}).code, 3);
        QVERIFY(!journal().contains("finding.mute"));
        const auto muted = ctl({u"mute"_s, u"--group"_s, u"olap"_s, u"--for"_s, u"1h"_s, u"--reason"_s, u"it is being moved"_s});
        QVERIFY2(muted.code == 0 && muted.out.contains("condition of olap"), (muted.out + muted.err).constData());
        const auto warned = ctl({u"check"_s});
        QVERIFY2(warned.code == 1 && warned.out.contains("1 muted: gone is down, muted for the group olap until"), warned.out.constData());
        const auto second = ctl({u"mute"_s, u"--target"_s, u"shop"_s, u"--finding"_s, u"pg.connections.used"_s, u"--for"_s, u"1h"_s, u"--reason"_s, u"a test"_s});
        QVERIFY2(second.code == 0, second.err.constData());
        const auto quiet = ctl({u"check"_s});
        QVERIFY2(quiet.code == 0 && quiet.out.contains("Nothing that counts. 2 muted:"), quiet.out.constData());
        const QJsonObject status = QJsonDocument::fromJson(ctl({u"status"_s, u"--json"_s}).out).object();
        QCOMPARE(status[u"muted"_s].toArray().size(), 2);
        QCOMPARE(status[u"score"_s][u"muted"_s].toInt(), 2);
        QCOMPARE(status[u"score"_s][u"value"_s].toInt(), 79);
        QVERIFY(status[u"problems"_s].toArray().isEmpty() && status[u"time_in_colour"_s].toArray().size() == 6);
        QCOMPARE(ctl({u"mute"_s, u"list"_s, u"--json"_s}).out.count('\n'), 2);
        const QByteArray written = journal();
        QVERIFY2(written.count("finding.mute") == 4 && written.contains("it is being moved"), written.constData());
        const auto ended = ctl({u"mute"_s, u"end"_s, u"--group"_s, u"olap"_s});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ctl({u"mute"_s, u"end"_s, u"--group"_s, u"olap"_s}).code, 1);
        QCOMPARE(ctl({u"check"_s}).code, 2);
        QCOMPARE(journal().count("finding.unmute"), 2);
    }
    void theScriptsOfTheGroupsArePrinted()
    {
        QVERIFY(m_ctl->run({u"roles"_s, u"operator"_s}).out.contains("create role quarterdeck_operator"));
        QCOMPARE(m_ctl->run({u"roles"_s, u"king"_s}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TstActCommand)
#include "tst_actcommand.moc"
