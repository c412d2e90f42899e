// SPDX-License-Identifier: GPL-3.0-or-later
// A login that has pg_monitor and nothing else can be green; one without it is told what it may not see and what to do.
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TstLeastPrivilege : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server.sql(s("create role watcher login in role pg_monitor; create role nobody login"));
        m_standby = std::make_unique<PostgresServer>([this] {
            PostgresServer::Options options;
            options.standbyOf = &m_server;
            return options;
        }());
        QByteArray yaml = "name: x\ntargets:\n";
        for (const char *role : {"watcher", "nobody"})
            for (const auto &[word, server] : {std::pair("primary", &m_server), std::pair("standby", m_standby.get())})
                yaml += QByteArray("  - {id: ") + role + "-" + word + ", kind: postgres, host: 127.0.0.1, port: " + QByteArray::number(server->port())
                    + ", database: postgres, user: " + role + ", tls: {mode: disable}}\n";
        const QString file = m_ctl.write(s("environment.yaml"), yaml);
        const auto outcome = m_ctl.run({s("status"), s("--json"), s("--environment"), file, s("--wait"), s("20")});
        m_report = QJsonDocument::fromJson(outcome.out).object();
        QVERIFY2(!m_report.isEmpty(), outcome.err.constData());
        for (const QJsonValue &one : m_report[s("score")].toObject()[s("targets")].toArray())
            m_scores.insert(one.toObject()[s("target")].toString(), one.toObject());
        QCOMPARE(m_scores.size(), 4);
    }

    void aLoginWithPgMonitorAloneIsGreen_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("primary") << s("watcher-primary");
        QTest::newRow("standby") << s("watcher-standby");
    }
    void aLoginWithPgMonitorAloneIsGreen()
    {
        QFETCH(QString, target);
        const QJsonObject score = m_scores.value(target);
        QVERIFY2(score[s("value")].toInt() >= 80, QJsonDocument(score).toJson().constData());
        QCOMPARE(score[s("measured")].toInt(), score[s("mandatory")].toInt());
        QVERIFY(score[s("mandatory")].toInt() >= 3);
    }

    void aLoginWithoutItListsWhatItMayNotSee()
    {
        const QJsonObject score = m_scores.value(s("nobody-primary"));
        QCOMPARE(score[s("value")].toInt(), 79);
        QVERIFY(score[s("measured")].toInt() < score[s("mandatory")].toInt());
        const QJsonArray lines = score[s("lines")].toArray();
        QCOMPARE(lines.size(), score[s("mandatory")].toInt() - score[s("measured")].toInt());
        for (const QJsonValue &line : lines) {
            QCOMPARE(line[s("kind")].toString(), s("unknown"));
            QCOMPARE(line[s("next")].toString(), s("Grant pg_monitor to nobody."));
            QVERIFY(!line[s("metric")].toString().isEmpty());
        }
        QCOMPARE(m_report[s("score")][s("band")].toString(), s("FAIR"));
    }

private:
    PostgresServer m_server;
    std::unique_ptr<PostgresServer> m_standby;
    CtlRun m_ctl;
    QJsonObject m_report;
    QHash<QString, QJsonObject> m_scores;
};

QTEST_GUILESS_MAIN(TstLeastPrivilege)
#include "tst_leastprivilege.moc"
