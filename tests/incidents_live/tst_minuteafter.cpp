// SPDX-License-Identifier: GPL-3.0-or-later
// The real watcher and a server that dies: the log of its incident goes on for a minute after it was detected, and what was
// frozen at once stays as it was. QD_WHOLE: the minute as it is; else it is a quarter of one.

#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/watchertape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

void looksSoon(CtlRun &ctl)
{
    if (qEnvironmentVariableIsSet("QD_WHOLE"))
        return;
    QDir().mkpath(ctl.path(u"rules/incidents"_s));
    ctl.write(u"rules/incidents/looks.yaml"_s, "again: [1s, 5s, 15s]\n");
    ctl.variables.insert(u"QUARTERDECK_RESOURCES"_s, ctl.path(u"rules"_s));
}

} // namespace

class TstMinuteAfter : public QObject {
    Q_OBJECT
private slots:
    // Merged meanwhile: what the logs said since stands where it goes on.
    void ofOneThatWasMergedItGoesOnInTheOther()
    {
        CtlRun ctl;
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        looksSoon(ctl);
        PostgresServer server;
        const QString file = ctl.write(u"live.yaml"_s, u"name: live\ntargets:\n  - {id: db, kind: postgres, host: %1, port: %2, user: postgres, hot_interval: 200ms, deadline: 1s, tls: {mode: disable}, log: {file: %3}}\n"_s
                                                           .arg(server.folder()).arg(server.port()).arg(server.folder() + u"/log"_s).toUtf8());
        QProcess watcher;
        watcher.setProcessEnvironment(ctl.variables);
        watcher.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QVERIFY(watcher.waitForStarted());
        const auto incident = [&ctl](const QStringList &words) { return ctl.run(QStringList{u"incident"_s} + words, [](qint64) {}); };
        const auto partsOf = [&incident](const QString &number) {
            const QJsonObject shown = QJsonDocument::fromJson(incident({u"show"_s, number, u"--json"_s}).out.trimmed()).object();
            QStringList parts;
            for (const QJsonValue &evidence : shown["evidence"_L1].toArray())
                for (const QJsonValue &part : evidence["parts"_L1].toArray())
                    parts << part.toString();
            return parts;
        };
        QTRY_VERIFY_WITH_TIMEOUT(watcherTape(ctl.path(u"state/quarterdeck"_s)) > 3000, 20000);
        server.killHard();
        QTRY_VERIFY_WITH_TIMEOUT(partsOf(u"1"_s).contains(u"log-db.jsonl"_s), 30000);
        QCOMPARE(incident({u"open"_s, u"one cause"_s, u"--environment"_s, file}).code, 0);
        const auto merged = incident({u"merge"_s, u"1"_s, u"--into"_s, u"2"_s, u"--environment"_s, file});
        QVERIFY2(merged.code == 0, merged.err.constData());
        server.start();
        server.sql(u"do $$ begin raise warning 'after the storm'; end $$"_s);
        QTRY_VERIFY_WITH_TIMEOUT(partsOf(u"2"_s).contains(u"log-db.later.jsonl"_s), 120000);
        const auto log = incident({u"logs"_s, u"2"_s, u"--grep"_s, u"after the storm"_s}); // which has no folder of its own
        QVERIFY2(log.code == 0 && log.out.contains("after the storm"), log.err.constData());
        watcher.terminate();
        QVERIFY(watcher.waitForFinished(10000));
    }

    void theLogGoesOn()
    {
        CtlRun ctl;
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        looksSoon(ctl);
        PostgresServer server;
        const QString file = ctl.write(u"live.yaml"_s, u"name: live\ntargets:\n  - {id: db, kind: postgres, host: %1, port: %2, user: postgres, hot_interval: 200ms, deadline: 1s, tls: {mode: disable}, log: {file: %3}}\n"_s
                                                           .arg(server.folder()).arg(server.port()).arg(server.folder() + u"/log"_s).toUtf8());
        QProcess watcher;
        watcher.setProcessEnvironment(ctl.variables);
        watcher.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QVERIFY(watcher.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(watcherTape(ctl.path(u"state/quarterdeck"_s)) > 3000, 20000);
        server.sql(u"do $$ begin raise warning 'before the storm'; end $$"_s);
        server.killHard();

        QJsonArray evidence;
        const auto frozen = [&] {
            evidence = QJsonDocument::fromJson(ctl.run({u"incident"_s, u"show"_s, u"1"_s, u"--json"_s}, [](qint64) {}).out.trimmed()).object()["evidence"_L1].toArray();
            return evidence.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(frozen() == 1, 30000);
        const QString folder = evidence[0]["folder"_L1].toString();
        const auto first = [&folder] {
            QFile log(folder + u"/log-db.jsonl"_s);
            return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
        };
        const QByteArray atOnce = first();
        QVERIFY2(atOnce.contains("before the storm"), atOnce.constData());

        server.start();
        server.sql(u"do $$ begin raise warning 'after the storm'; end $$"_s);
        QTRY_VERIFY_WITH_TIMEOUT(frozen() == 2, 120000); // a minute after
        watcher.terminate();
        QVERIFY(watcher.waitForFinished(10000));
        QCOMPARE(evidence[1]["parts"_L1].toArray(), QJsonArray{u"log-db.later.jsonl"_s});
        QCOMPARE(evidence[1]["from"_L1], evidence[0]["to"_L1]);
        QCOMPARE(first(), atOnce);
        const auto found = [&ctl](const QString &words, const QStringList &more = {}) {
            return ctl.run(QStringList{u"incident"_s, u"logs"_s, u"1"_s, u"--grep"_s, words} + more, [](qint64) {}).out.count('\n');
        };
        QCOMPARE(found(u"before the storm"_s, {u"--troubles"_s}), 1); // not twice
        QCOMPARE(found(u"after the storm"_s, {u"--troubles"_s}), 1);
        QVERIFY(found(u"database system was interrupted"_s) >= 1);
    }
};

QTEST_GUILESS_MAIN(TstMinuteAfter)
#include "tst_minuteafter.moc"
