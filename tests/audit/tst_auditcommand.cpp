// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl audit` as a person meets it: exit codes, reports, the difference to the last one, two servers compared.

#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TstAuditCommand : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server, m_other;
    CtlRun m_ctl;

    static QByteArray target(const char *id, const PostgresServer &server, const char *more = "")
    {
        return "  - id: " + QByteArray(id) + "\n    kind: postgres\n    host: 127.0.0.1\n    port: " + QByteArray::number(server.port())
            + "\n    user: postgres\n    tls: {mode: disable}\n" + more;
    }
    static QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        PostgresServer::Options o;
        o.settings << u"max_connections = 40"_s << u"work_mem = '8MB'"_s << u"maintenance_work_mem = '65536kB'"_s << u"cluster_name = 'other'"_s;
        m_other = std::make_unique<PostgresServer>(o);
        for (PostgresServer *s : {m_server.get(), m_other.get()})
            s->setHba({u"host all all 127.0.0.1/32 trust"_s});
        m_server->sql(u"create table accounts (tenant_id int)"_s);
        m_server->sql(u"create role app login"_s);
        m_ctl.write(u"e.yaml"_s, "name: e\ntargets:\n" + target("one", *m_server) + target("two", *m_other));
        m_ctl.write(u"gone.yaml"_s, "name: gone\ntargets:\n  - {id: one, kind: postgres, host: 127.0.0.1, port: 1, user: postgres, tls: {mode: disable}}\n");
    }

    void aReportIsWrittenAndTheNextTellsWhatChanged()
    {
        const QStringList args{u"audit"_s, u"security"_s, u"--environment"_s, m_ctl.path(u"e.yaml"_s), u"--target"_s, u"one"_s, u"--out"_s, m_ctl.path(u"reports"_s)};
        const auto first = m_ctl.run(args);
        QVERIFY2(first.code == 1, first.err.constData());
        QVERIFY2(first.out.contains("public.accounts has a tenant column and row-level security is off."), first.out.constData());
        QVERIFY2(first.out.contains("ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;"), first.out.constData());
        QVERIFY2(first.out.contains("first report"), first.out.constData());
        m_server->sql(u"drop table accounts"_s);
        m_server->sql(u"create table bills (tenant_id int)"_s);
        const qint64 written = QDateTime::currentSecsSinceEpoch(); // the name of a report tells seconds
        QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentSecsSinceEpoch() > written, 3000);
        const auto second = m_ctl.run(args + QStringList{u"--json"_s});
        QCOMPARE(second.code, 1);
        const QJsonObject audit = json(second.out)["audits"_L1].toArray()[0].toObject();
        const QJsonObject difference = audit["difference"_L1].toObject();
        QCOMPARE(difference["new"_L1].toArray().size(), 1);
        QCOMPARE(difference["gone"_L1].toArray()[0].toObject()["object"_L1].toString(), u"public.accounts"_s);
        QVERIFY(difference["unchanged"_L1].toInt() > 0);
        QCOMPARE(audit["access"_L1].toArray().size(), 2);
        QCOMPARE(QDir(m_ctl.path(u"reports"_s)).entryList({u"security-e.one-*"_s}).size(), 4);
    }

    void twoServersAreCompared()
    {
        const auto run = m_ctl.run({u"audit"_s, u"parity"_s, u"one"_s, u"two"_s, u"--environment"_s, m_ctl.path(u"e.yaml"_s), u"--json"_s});
        QVERIFY2(run.code == 1, run.err.constData());
        QHash<QString, QString> grades;
        for (const QJsonValue &d : json(run.out)["compared"_L1].toArray()[0].toObject()["differences"_L1].toArray())
            grades.insert(d["name"_L1].toString(), d["grade"_L1].toString());
        QCOMPARE(grades[u"max_connections"_s], u"breaks_failover"_s);
        QCOMPARE(grades[u"work_mem"_s], u"matters"_s);
        QCOMPARE(grades[u"app"_s], u"matters"_s);
        QCOMPARE(grades[u"cluster_name"_s], u"expected"_s);
        QCOMPARE(grades[u"port"_s], u"expected"_s);
        QVERIFY(!grades.contains(u"maintenance_work_mem"_s)); // 65536kB is the default 64MB
        // one server with itself, named by its file
        const QString itself = m_ctl.path(u"e.yaml"_s) + u":two"_s;
        const auto same = m_ctl.run({u"audit"_s, u"parity"_s, itself, itself});
        QVERIFY2(same.code == 0, (same.out + same.err).constData());
    }

    void declaredPartnersAreCompared()
    {
        m_ctl.write(u"production.yaml"_s, "name: production\ncompared_with: staging.yaml\ntargets:\n" + target("one", *m_server));
        m_ctl.write(u"staging.yaml"_s, "name: staging\ntargets:\n" + target("one", *m_other) + target("more", *m_other));
        const auto run = m_ctl.run({u"audit"_s, u"parity"_s, u"--environment"_s, m_ctl.path(u"production.yaml"_s)});
        QVERIFY2(run.code == 1, run.err.constData());
        QVERIFY2(run.out.contains("setting work_mem: ") && run.out.contains("more is on one side alone"), run.out.constData());
        const auto none = m_ctl.run({u"audit"_s, u"parity"_s, u"--environment"_s, m_ctl.path(u"e.yaml"_s)});
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("compared_with"), none.err.constData());
    }

    void whatIsTriedStandsInTheJournal()
    {
        m_server->sql(u"create table tried (i int)"_s);
        m_ctl.write(u"tests.yaml"_s, "name: tests\ntargets:\n"
                        + target("one", *m_server, "    isolation:\n      tests:\n        - {id: shut, role: app, sql: select i from tried, expect: refused}\n"));
        const auto run = m_ctl.run({u"audit"_s, u"security"_s, u"--environment"_s, m_ctl.path(u"tests.yaml"_s), u"--out"_s, m_ctl.path(u"tried"_s)});
        QVERIFY2(run.code == 1 || run.code == 0, run.err.constData());
        const auto found = m_ctl.run({u"journal"_s, u"search"_s, u"--act"_s, u"policies.test"_s});
        QVERIFY2(found.out.count('\n') == 2 && found.out.contains("outcome policies.test one done") && found.out.contains("\"held\":1"), (found.out + found.err).constData());
        QVERIFY(m_ctl.run({u"journal"_s, u"verify"_s}).code == 0);
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<int>("code");
        const QString e = m_ctl.path(u"e.yaml"_s);
        QTest::newRow("nothing") << QStringList{u"audit"_s} << 2;
        QTest::newRow("one side") << QStringList{u"audit"_s, u"parity"_s, u"one"_s} << 2;
        QTest::newRow("no such target") << QStringList{u"audit"_s, u"security"_s, u"--environment"_s, e, u"--target"_s, u"three"_s} << 2;
        QTest::newRow("no such side") << QStringList{u"audit"_s, u"parity"_s, u"one"_s, u"three"_s, u"--environment"_s, e} << 3;
        QTest::newRow("no server") << QStringList{u"audit"_s, u"security"_s, u"--environment"_s, m_ctl.path(u"gone.yaml"_s), u"--out"_s, m_ctl.path(u"none"_s)} << 3;
        QTest::newRow("no folder") << QStringList{u"audit"_s, u"security"_s, u"--environment"_s, e, u"--out"_s, u"/proc/none"_s} << 3;
    }
    void whatCannotBeDoneIsSaid()
    {
        QFETCH(QStringList, args);
        QFETCH(int, code);
        const auto run = m_ctl.run(args);
        QCOMPARE(run.code, code);
        QVERIFY(!run.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstAuditCommand)
#include "tst_auditcommand.moc"
