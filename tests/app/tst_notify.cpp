// SPDX-License-Identifier: GPL-3.0-or-later
// Telling and being asked, from a terminal: channels are checked, tested and logged without their secrets; a rota is looked at,
// handed over, accepted and imported.

#include "models/alerts/alertfile.h"
#include "models/journal/chainwriter.h"
#include "models/notify/outboxfile.h"
#include "models/paging/pagenote.h"
#include "tests/support/ctlrun.h"
#include "tests/support/scriptedreceiver.h"

#include <QDateTime>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/file.h>

using namespace Qt::StringLiterals;

namespace {

// An alert of somebody else, whose texts try to lead a terminal astray.
const QByteArray kForeignAlerts = "[{\"fingerprint\": \"f1\", \"status\": {\"state\": \"active\", \"silencedBy\": [], \"inhibitedBy\": []}, \"startsAt\": \"2026-11-27T04:00:00.000Z\", "
                                  "\"labels\": {\"alertname\": \"disk\\u202efull\", \"host\": \"db-1\"}, \"annotations\": {\"summary\": \"no \\u001b[31mspace\"}}]";

} // namespace

class TstNotify : public QObject {
    Q_OBJECT
private slots:
    void channelsAreCheckedTestedAndLogged()
    {
        CtlRun ctl;
        // what it answers repeats what it was sent, as careless servers do
        ScriptedReceiver hook({}), slack({{ScriptedAnswer::Reply, 404, "no_service at /services/canary-slack", {}}}), bearer({{ScriptedAnswer::Reply, 401, "who is Bearer canary-token?", {}}});
        const auto secret = [&ctl](const char *name, const QByteArray &value) {
            const QString held = ctl.write(QString::fromLatin1(name), value + "\n");
            return ctl.write(QString::fromLatin1(name) + u".sh"_s, "#!/bin/sh\nexec cat " + held.toUtf8() + "\n", QFile::ReadOwner | QFile::ExeOwner).toUtf8();
        };
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(slack.port()) + "/services/canary-slack";
        const QString file = ctl.write(u"channels.yaml"_s, "channels:\n- {id: hook, kind: webhook, url: \"" + hook.url() + "\", signing: [{from: command, command: ["
                                       + secret("signing", "canary-signing") + "]}]}\n- {id: people, kind: slack, credential: {from: command, command: [" + secret("address", address)
                                       + "]}}\n- {id: bearer, kind: webhook, url: \"" + bearer.url() + "\", authorization_header: \"Authorization: Bearer\", credential: {from: command, command: ["
                                       + secret("token", "canary-token") + "]}}\n");
        const QStringList with{u"--channels"_s, file};
        CtlRun::Outcome o = ctl.run(QStringList{u"notify"_s, u"check"_s, file});
        QVERIFY2(o.code == 0 && o.out.contains("3 channel"), o.out + o.err);
        o = ctl.run(QStringList{u"notify"_s, u"check"_s, ctl.write(u"bad.yaml"_s, "channels:\n- {id: a, kind: slak}\n")});
        QVERIFY2(o.code == 1 && o.err.contains("bad.yaml:2:17: error: 'slak' cannot be chosen here (did you mean 'slack'?)"), o.err);
        o = ctl.run(QStringList{u"notify"_s, u"log"_s});
        QVERIFY2(o.code == 0 && o.out.contains("Nothing was told yet"), o.out + o.err);
        o = ctl.run(QStringList{u"notify"_s, u"test"_s, u"hook"_s} + with);
        QVERIFY2(o.code == 0 && o.out.contains("hook took the test"), o.out + o.err);
        QCOMPARE(hook.count(), 1);
        QCOMPARE(QJsonDocument::fromJson(hook.requests()[0].body).object().value(u"x_console"_s).toObject().value(u"moment"_s).toString(), u"test"_s);
        o = ctl.run(QStringList{u"notify"_s, u"test"_s, u"people"_s} + with);
        QVERIFY2(o.code == 3 && o.err.contains("this webhook is gone"), o.out + o.err);
        o = ctl.run(QStringList{u"notify"_s, u"test"_s, u"bearer"_s} + with);
        QVERIFY2(o.code == 3 && o.err.contains("who is Bearer ***?"), o.out + o.err);
        o = ctl.run(QStringList{u"notify"_s, u"test"_s, u"nobody"_s} + with);
        QCOMPARE(o.code, 2);
        o = ctl.run(QStringList{u"notify"_s, u"log"_s, u"--json"_s});
        const QList<QByteArray> lines = o.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object().value(u"outcome"_s).toString(), u"accepted"_s);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object().value(u"outcome"_s).toString(), u"refused"_s);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object().value(u"status"_s).toInt(), 404);
        // no secret is printed or kept
        QDirIterator it(ctl.path(u"home"_s), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        QByteArray all = o.out;
        while (it.hasNext()) {
            QFile kept(it.next());
            if (kept.open(QIODevice::ReadOnly))
                all += kept.readAll();
        }
        QVERIFY(all.contains("no_service") && !all.contains("canary"));
    }

    void anAlertmanagerIsReadAndSilenced()
    {
        CtlRun ctl;
        const QByteArray id = "7d3f1f3a-55a8-4b32-9d1a-1f0a5b1c2d3e";
        ScriptedReceiver server({reply(200, kForeignAlerts)});
        const QString file = ctl.write(u"channels.yaml"_s, "channels:\n- {id: am, kind: alertmanager, url: \"http://127.0.0.1:" + QByteArray::number(server.port()) + "/am\"}\n- {id: hook, kind: webhook, url: \""
                                                               + server.url() + "\"}\n");
        const auto run = [&](const QStringList &words) { return ctl.run(QStringList{u"notify"_s, u"alertmanager"_s} + words + QStringList{u"--channels"_s, file}); };
        CtlRun::Outcome o = run({u"am"_s});
        QVERIFY2(o.code == 1 && o.out.contains("fires") && o.out.contains("host=db-1"), o.out + o.err);
        QVERIFY2(!o.out.contains('\x1b') && !o.out.contains("\u202e") && o.out.contains("U+202E"), o.out);
        QCOMPARE(server.requests().last().line, QByteArray("GET /am/api/v2/alerts HTTP/1.1"));
        QCOMPARE(run({u"hook"_s, u"alerts"_s}).code, 2);

        const QStringList wish{u"am"_s, u"silence"_s, u"alertname=~disk.*"_s, u"host!=db-2"_s, u"--for"_s, u"2h"_s};
        QCOMPARE(run(wish).code, 2); // without a reason
        server.setScript({reply(200, "{\"silenceID\": \"" + id + "\"}")});
        o = run(wish + QStringList{u"--reason"_s, u"it is being replaced"_s});
        QVERIFY2(o.code == 0 && o.out.trimmed() == id, o.out + o.err);
        const QJsonObject sent = QJsonDocument::fromJson(server.requests().last().body).object();
        const QJsonObject first = sent.value(u"matchers"_s).toArray().at(0).toObject(), second = sent.value(u"matchers"_s).toArray().at(1).toObject();
        QVERIFY(first.value(u"value"_s).toString() == u"disk.*"_s && first.value(u"isRegex"_s).toBool() && first.value(u"isEqual"_s).toBool());
        QVERIFY(second.value(u"value"_s).toString() == u"db-2"_s && !second.value(u"isRegex"_s).toBool() && !second.value(u"isEqual"_s).toBool());
        QCOMPARE(sent.value(u"comment"_s).toString(), u"it is being replaced"_s);

        server.setScript({reply(200, "[{\"id\": \"" + id + "\", \"status\": {\"state\": \"active\"}, \"createdBy\": \"ann\", \"comment\": \"it is being replaced\", \"endsAt\": \"2026-11-27T06:00:00Z\", "
                                       "\"matchers\": [{\"name\": \"alertname\", \"value\": \"disk.*\", \"isRegex\": true, \"isEqual\": true}]}]")});
        o = run({u"am"_s, u"silences"_s});
        QVERIFY2(o.code == 0 && o.out.contains(id + " silences alertname=~disk.*") && o.out.contains("by ann"), o.out + o.err);
        server.setScript({reply(200)});
        const int before = server.count();
        QVERIFY(run({u"am"_s, u"expire"_s, u"../../-/quit"_s}).code != 0 && server.count() == before);
        o = run({u"am"_s, u"expire"_s, QString::fromLatin1(id)});
        QVERIFY2(o.code == 0, o.out + o.err);
        QCOMPARE(server.requests().last().line, "DELETE /am/api/v2/silence/" + id + " HTTP/1.1");
        server.setScript({reply(403, "not you")});
        o = run({u"am"_s, u"expire"_s, QString::fromLatin1(id)});
        QVERIFY2(o.code == 3 && o.err.contains("not you"), o.out + o.err);
        o = ctl.run(QStringList{u"journal"_s, u"tail"_s});
        QVERIFY2(o.out.contains("alertmanager.silence") && o.out.contains("alertmanager.expire") && o.out.contains("it is being replaced"), o.out + o.err);
        QCOMPARE(ctl.run(QStringList{u"journal"_s, u"verify"_s}).code, 0);
    }

    void aRotaIsLookedAtAndHandedOver()
    {
        CtlRun ctl;
        const QString file = ctl.write(u"rota.yaml"_s, "zone: UTC\npeople: [{id: ann, name: Ann Lee}, {id: bob, name: Bob}]\nrotas:\n- {id: primary, turns: [{people: [ann], from: 2026-01-01}]}\n"
                                                       "- {id: spare}\n");
        const auto run = [&](const QStringList &words) { return ctl.run(QStringList{u"oncall"_s} + words + QStringList{u"--rota-file"_s, file}); };
        const auto now = [&](int rota) {
            const QJsonObject o = QJsonDocument::fromJson(run(QStringList{u"--json"_s}).out).object();
            return o.value(u"rotas"_s).toArray().at(rota).toObject().value(u"now"_s).toObject().value(u"person"_s).toString();
        };
        CtlRun::Outcome o = run({});
        QVERIFY2(o.code == 1 && o.out.contains("primary: Ann Lee") && o.out.contains("spare: nobody") && o.out.contains("nobody from"), o.out + o.err);
        o = run({u"handover"_s, u"primary"_s, u"bob"_s});
        QVERIFY2(o.code == 0 && o.out.contains("quarterdeckctl oncall accept h-"), o.out + o.err);
        const QString id = QString::fromUtf8(o.out).trimmed().section(u' ', -1);
        QCOMPARE(now(0), u"ann"_s); // not accepted yet
        QVERIFY(run({}).out.contains("not accepted yet"));
        o = run({u"accept"_s, id});
        QVERIFY2(o.code == 0, o.out + o.err);
        QCOMPARE(now(0), u"bob"_s);
        QCOMPARE(run({u"accept"_s, id}).code, 3);
        QVERIFY(run({u"withdraw"_s, id}).code == 0 && now(0) == u"ann"_s);
        o = run({u"override"_s, u"primary"_s, u"bob"_s, u"--until"_s, QDateTime::currentDateTimeUtc().addSecs(3600).toString(Qt::ISODate)});
        QVERIFY2(o.code == 0 && now(0) == u"bob"_s, o.out + o.err);
        QCOMPARE(run({u"override"_s, u"primary"_s, u"bob"_s, u"--until"_s, u"yesterday"_s}).code, 2);
        QCOMPARE(run({u"check"_s, file}).code, 0);
        o = run({u"check"_s, ctl.write(u"typo.yaml"_s, "people: [{id: ann, channels: [desktop, slak]}]\n")});
        QVERIFY2(o.code == 1 && o.err.contains("there is no channel 'slak'") && !o.err.contains("'desktop' ("), o.out + o.err);
        const QDateTime begins = QDateTime::currentDateTimeUtc().addSecs(-3600);
        const QString ics = ctl.write(u"shifts.ics"_s, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:" + begins.toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toUtf8()
                                      + "\r\nDURATION:P30D\r\nSUMMARY:Bob\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        o = run({u"import"_s, ics, u"--rota"_s, u"spare"_s});
        QVERIFY2(o.code == 0 && o.out.contains("1 shift"), o.out + o.err);
        QCOMPARE(now(1), u"bob"_s);
        QCOMPARE(run({}).code, 0); // no gap left in the next seven days
        o = ctl.run(QStringList{u"journal"_s, u"tail"_s, u"-n"_s, u"200"_s});
        for (const char *act : {"oncall.handover", "oncall.accept", "oncall.withdraw", "oncall.override", "oncall.import"})
            QVERIFY2(o.out.contains(act), o.out);
        QCOMPARE(ctl.run(QStringList{u"journal"_s, u"verify"_s}).code, 0);
    }

    void whatBeingOnCallCostIsCounted()
    {
        CtlRun ctl;
        const QString file = ctl.write(u"rota.yaml"_s, "zone: UTC\npeople: [{id: ann, name: Ann Lee}, {id: bob, name: Bob}]\nrotas:\n- {id: primary, turns: [{people: [ann], from: 2026-01-01}]}\n");
        const auto run = [&](const QStringList &words) { return ctl.run(QStringList{u"oncall"_s, u"fatigue"_s} + words + QStringList{u"--rota-file"_s, file}); };
        CtlRun::Outcome o = run({});
        QVERIFY2(o.code == 0 && o.out.contains("Nobody was paged"), o.out + o.err);
        const base::WallTime now = base::Clock::system().wallNow();
        journal::Options options;
        options.file = ctl.path(u"home/.local/state/quarterdeck/journal.sqlite"_s);
        if (!QFile::exists(options.file))
            (void)ctl.run(QStringList{u"journal"_s, u"tail"_s});
        journal::ChainWriter writer(options);
        for (int i = 0; i < 3; ++i) {
            paging::PageNote note;
            note.notice = u"k%1"_s.arg(i);
            note.person = i == 2 ? u"bob"_s : u"ann"_s;
            note.rule = u"target.down"_s;
            note.at = note.began = now - std::chrono::hours(i + 1);
            QVERIFY(writer.append({paging::entryOf(note)}));
            note.kind = paging::PageNote::Kind::Over;
            note.at += std::chrono::minutes(5);
            QVERIFY(writer.append({paging::entryOf(note)}));
        }
        QVERIFY(writer.end());
        o = run({u"--json"_s});
        const QJsonObject cost = QJsonDocument::fromJson(o.out).object();
        const QJsonObject ann = cost.value(u"persons"_s).toArray().first().toObject();
        QVERIFY2(ann.value(u"person"_s).toString() == u"ann"_s && ann.value(u"pages"_s).toInt() == 2 && ann.value(u"cleared_percent"_s).toDouble() == 100, o.out + o.err);
        QCOMPARE(cost.value(u"rules"_s).toArray().first().toObject().value(u"pages"_s).toInt(), 3);
        o = run({});
        QVERIFY2(o.code == 0 && o.out.contains("Ann Lee") && o.out.contains("target.down"), o.out + o.err);
        QCOMPARE(run({u"--days"_s, u"0"_s}).code, 2);
    }

    // Another program has the outbox: no trouble while another watcher tells, and said once this one does.
    void aWatcherSaysItsTroubleWhenItTells()
    {
        CtlRun ctl;
        const QString state = ctl.path(u"home/.local/state"_s);
        qputenv("XDG_STATE_HOME", state.toUtf8());
        QVERIFY(QDir().mkpath(state + u"/quarterdeck"_s));
        QFile outbox(notify::standardOutboxFile(u"live"_s) + u".lock"_s);
        QVERIFY(outbox.open(QIODevice::ReadWrite) && ::flock(outbox.handle(), LOCK_EX) == 0);
        auto told = alerts::PagerLock::take(alerts::standardBook(u"live"_s));
        QVERIFY(told);
        const QString file = ctl.write(u"live.yaml"_s, "name: live\ntargets:\n  - {id: web, kind: http, url: \"http://127.0.0.1:9/\"}\n");
        QProcess watch;
        watch.setProcessEnvironment(ctl.variables);
        watch.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QByteArray said;
        const auto says = [&](const char *words) {
            said += watch.readAllStandardError();
            return said.contains(words);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(says("Another watcher tells people."), said.constData(), 20000);
        QTest::qWait(1500); // must not be said meanwhile
        QVERIFY2(!says("sends already"), said.constData());
        told.reset();
        QTRY_VERIFY2_WITH_TIMEOUT(says("This watcher tells people."), said.constData(), 20000);
        QTRY_VERIFY2_WITH_TIMEOUT(says("sends already"), said.constData(), 20000);
        watch.terminate();
        watch.waitForFinished(10000);
        qunsetenv("XDG_STATE_HOME");
    }

    // While another program sends, it tests: that stands in its log, and mends a channel that was broken.
    void theProgramThatSendsTests()
    {
        CtlRun ctl;
        qputenv("XDG_STATE_HOME", ctl.path(u"home/.local/state"_s).toUtf8());
        ScriptedReceiver hook({{}});
        QVERIFY(QDir().mkpath(ctl.path(u"home/.config/quarterdeck"_s)));
        ctl.write(u"home/.config/quarterdeck/channels.yaml"_s, "channels:\n- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n");
        const QString file = ctl.write(u"live.yaml"_s, "name: live\ntargets:\n  - {id: web, kind: http, url: \"http://127.0.0.1:9/\"}\n");
        QProcess watch;
        watch.setProcessEnvironment(ctl.variables);
        watch.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QTRY_VERIFY_WITH_TIMEOUT(notify::OutboxFile::held(notify::standardOutboxFile(u"live"_s)), 20000);
        const auto tests = [&hook] {
            int count = 0;
            for (const auto &request : hook.requests())
                count += request.body.contains("\"test\"") ? 1 : 0;
            return count;
        };
        const CtlRun::Outcome o = ctl.run({u"notify"_s, u"test"_s, u"hook"_s});
        QVERIFY2(o.code == 0 && o.out.contains("hook took the test"), o.out + o.err);
        QCOMPARE(tests(), 1);
        QVERIFY(ctl.run({u"notify"_s, u"log"_s}).out.contains("test"));
        watch.terminate();
        watch.waitForFinished(10000);
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstNotify)
#include "tst_notify.moc"
