// SPDX-License-Identifier: GPL-3.0-or-later
// quarterdeckctl sql against a real server: rows, JSON, refusals, and what the journal keeps of it.

#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TstSqlCommand : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    CtlRun m_ctl;

    CtlRun::Outcome sql(const QStringList &args, const QString &reader = {})
    {
        QByteArray text = "name: db\ntargets:\n  - id: db\n    kind: postgres\n    host: 127.0.0.1\n    user: postgres\n    tls: {mode: disable}\n    port: " + QByteArray::number(m_server->port()) + '\n';
        if (!reader.isEmpty())
            text += "    reader: {user: " + reader.toUtf8() + "}\n";
        return m_ctl.run(QStringList{u"sql"_s, u"--environment"_s, m_ctl.write(u"environment.yaml"_s, text)} + args);
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s});
        m_server->sql(u"create role looker login"_s);
    }
    void cleanupTestCase() { m_server.reset(); }

    void itAnswersAsTheReader()
    {
        const auto plain = sql({u"--target"_s, u"db"_s, u"select current_user as who, E'a\\nb' as text, 7 as n"_s}, u"looker"_s);
        QVERIFY2(plain.code == 0, plain.err.constData());
        QCOMPARE(plain.out, "who\ttext\tn\nlooker\ta␊b\t7\n"_ba);
        QVERIFY2(plain.err.contains("looker"), plain.err.constData());
        const auto json = sql({u"--target"_s, u"db"_s, u"--json"_s, u"select null as a, '<&>' as b"_s}, u"looker"_s);
        QVERIFY2(json.code == 0, json.err.constData());
        const QJsonObject told = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(told[u"columns"_s].toArray(), (QJsonArray{u"a"_s, u"b"_s}));
        QCOMPARE(told[u"rows"_s].toArray()[0].toArray(), (QJsonArray{QJsonValue(), u"<&>"_s}));
        const auto journal = m_ctl.run({u"journal"_s, u"tail"_s});
        QVERIFY2(journal.out.contains("sql.read") && !journal.out.contains("current_user"), journal.out.constData());
    }

    void refusalsHaveTheirCodes()
    {
        const auto strong = sql({u"--target"_s, u"db"_s, u"select 1"_s});
        QVERIFY2(strong.code == 3 && strong.err.contains("reader"), strong.err.constData());
        const auto wrong = sql({u"--target"_s, u"db"_s, u"select\n nonsense"_s}, u"looker"_s);
        QVERIFY2(wrong.code == 1 && wrong.err.contains("42703") && wrong.err.contains("Line 2"), wrong.err.constData());
        QCOMPARE(sql({u"--target"_s, u"db"_s, u"select 1; select 2"_s}, u"looker"_s).code, 1);
        QCOMPARE(sql({u"--target"_s, u"db"_s}).code, 2);
        QCOMPARE(sql({u"--target"_s, u"nobody"_s, u"select 1"_s}).code, 2);
        QCOMPARE(sql({u"--target"_s, u"db"_s, u"select"_s, u"1"_s}).code, 2);
        QCOMPARE(sql({u"--target"_s, u"db"_s, u"  "_s}, u"looker"_s).code, 3);
    }
};

QTEST_GUILESS_MAIN(TstSqlCommand)
#include "tst_sqlcommand.moc"
