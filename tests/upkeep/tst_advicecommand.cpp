// SPDX-License-Identifier: GPL-3.0-or-later
// quarterdeckctl advice against a real server: exit codes, both outputs, and that the statements can be run as they are.
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class TestAdviceCommand : public QObject {
    Q_OBJECT

    QString environment(const CtlRun &ctl, quint16 port) const
    {
        return ctl.write(QStringLiteral("environment.yaml"),
                         QStringLiteral("version: 1\nname: here\ntiers:\n  - {id: data, title: Data}\ntargets:\n"
                                        "  - {id: db, title: Orders, kind: postgres, tier: data, host: 127.0.0.1, port: %1, database: postgres, user: postgres, tls: {mode: disable}}\n")
                             .arg(port).toUtf8());
    }

private slots:
    void saysWhatToDoAndItHelps()
    {
        PostgresServer server;
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        const CtlRun ctl;
        const QString file = environment(ctl, server.port());
        auto run = ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file});
        QVERIFY2(run.code == 0, run.out + run.err);
        QVERIFY2(run.out.contains("Nothing to be done."), run.out);

        server.sql(QStringLiteral("create table \"Odd\" (id int, v int); create index one on \"Odd\" (v); create index \"The other\" on \"Odd\" (v)"));
        run = ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file, QStringLiteral("--target"), QStringLiteral("db")});
        QVERIFY2(run.code == 1, run.out + run.err);
        QVERIFY2(run.out.contains("Orders") && run.out.contains("Duplicate index") && run.out.contains("DROP INDEX CONCURRENTLY public.\"The other\";"), run.out);

        run = ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file, QStringLiteral("--json")});
        QCOMPARE(run.code, 1);
        const QJsonObject target = QJsonDocument::fromJson(run.out).object().value(QLatin1String("targets")).toArray().at(0).toObject();
        QCOMPARE(target.value(QLatin1String("id")).toString(), QStringLiteral("db"));
        QVERIFY(target.value(QLatin1String("unread")).toArray().isEmpty());
        const QJsonObject advice = target.value(QLatin1String("advice")).toArray().at(0).toObject();
        QCOMPARE(advice.value(QLatin1String("kind")).toString(), QStringLiteral("duplicate_index"));
        QCOMPARE(advice.value(QLatin1String("other")).toString(), QStringLiteral("public.one"));
        QCOMPARE(advice.value(QLatin1String("sure")).toString(), QStringLiteral("certain"));
        QCOMPARE(advice.value(QLatin1String("lock")).toString(), QStringLiteral("share_update_exclusive"));
        server.sql(advice.value(QLatin1String("statement")).toString());
        QCOMPARE(ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file}).code, 0);
    }

    void aTargetThatIsNotThere()
    {
        const CtlRun ctl;
        const QString file = environment(ctl, freePort());
        auto run = ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file, QStringLiteral("--target"), QStringLiteral("nobody")});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("nobody"), run.err);
        run = ctl.run({QStringLiteral("advice"), QStringLiteral("-e"), file, QStringLiteral("--wait"), QStringLiteral("3")}); // nobody listens
        QVERIFY2(run.code == 3, run.out + run.err);
        QVERIFY2(run.out.contains("unknown"), run.out);
    }
};

QTEST_GUILESS_MAIN(TestAdviceCommand)
#include "tst_advicecommand.moc"
