// SPDX-License-Identifier: GPL-3.0-or-later
// One machine and two environments: whoever watches one keeps nobody from telling of the other, and what waits stays with its
// environment.

#include "models/environment/parser.h"
#include "models/notify/outboxfile.h"
#include "models/paging/enginedutydesk.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/proberun.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSoonTold = "rules:\n- {id: target.down, keep: 250ms, persons: 400ms}\n- {id: metric/http.ok, off: true}\n- {id: metric/http.errors, off: true}\n";

// Its one target is down.
QByteArray environmentNamed(const QByteArray &name)
{
    return "name: " + name + "\ndefaults: {hot_interval: 250ms, deadline: 1s}\ntargets:\n- {id: site-" + name + ", kind: http, url: \"http://127.0.0.1:1/\"}\n";
}

QByteArray hookAt(const ScriptedReceiver &hook) { return "channels:\n- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n"; }

qsizetype beginningsOf(const ScriptedReceiver &hook, const QString &environment)
{
    return std::ranges::count_if(hook.requests(), [&environment](const auto &request) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        return body[u"x_console"][u"moment"].toString() == u"firing" && body[u"commonLabels"][u"environment"].toString() == environment;
    });
}

qsizetype waitingIn(const QString &path)
{
    notify::OutboxState state;
    return notify::OutboxFile::read(path, &state, base::Clock::system().wallNow()) ? qsizetype(state.waitingFor(u"hook"_s).size()) : -1;
}

} // namespace

class TstTwoEnvironments : public QObject {
    Q_OBJECT
private slots:
    void eachProgramTellsOfItsEnvironment()
    {
        CtlRun home;
        ScriptedReceiver hook({{}});
        QVERIFY(QDir(home.path(u"home"_s)).mkpath(u".config/quarterdeck"_s));
        home.write(u"home/.config/quarterdeck/alerts.yaml"_s, kSoonTold);
        home.write(u"home/.config/quarterdeck/channels.yaml"_s, hookAt(hook));
        QProcess lab, prod;
        for (const auto &[watcher, name] : {std::pair{&lab, "lab"}, std::pair{&prod, "prod"}}) {
            const QString file = home.write(QString::fromLatin1(name) + u".yaml"_s, environmentNamed(name));
            watcher->setProcessEnvironment(home.variables);
            watcher->start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
            QVERIFY(watcher->waitForStarted(5000));
            QTRY_VERIFY2_WITH_TIMEOUT(beginningsOf(hook, QString::fromLatin1(name)) >= 1, watcher->readAllStandardError().constData(), 30000);
        }
        QVERIFY(lab.state() == QProcess::Running && prod.state() == QProcess::Running);
        const CtlRun::Outcome log = home.run({u"notify"_s, u"log"_s});
        QVERIFY2(log.out.contains("site-lab") && log.out.contains("site-prod"), log.out + log.err);
        const CtlRun::Outcome test = home.run({u"notify"_s, u"test"_s, u"hook"_s}); // by one of them
        QVERIFY2(test.code == 0 && test.out.count("hook took the test") == 1, test.out + test.err);
        for (QProcess *watcher : {&lab, &prod}) {
            watcher->terminate();
            QVERIFY(watcher->waitForFinished(15000));
            QVERIFY(!watcher->readAllStandardError().contains("sends already"));
        }
    }

    // There and back before the disk has answered: what it says of the other one is no news of this one.
    void whoComesBackAtOnceFindsWhatFires()
    {
        CtlRun home;
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_STATE_HOME", home.path(u"state"_s).toUtf8());
        alerts::AlertWatch::Files rules;
        rules.rules = home.write(u"alerts.yaml"_s, kSoonTold);
        rules.wishes = home.path(u"wishes.jsonl"_s);
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        alerts::AlertWatch watcher(feed, rules, base::Clock::system());
        const auto change = [&feed](const QByteArray &name) {
            feed.setEnvironment(environment::parse(environmentNamed(name), QString::fromLatin1(name) + u".yaml"_s, watch::metricLookup()).environment);
        };
        const auto fires = [&watcher] {
            return std::ranges::any_of(watcher.book().alerts(), [](const alerts::Alert &a) { return a.target == u"site-prod" && a.state == alerts::State::Firing; });
        };
        change("prod");
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells() && fires(), 20000);
        int ended = 0, lost = 0;
        watcher.addListener([&ended](const QString &, const QList<alerts::Transition> &all) {
            ended += int(std::ranges::count(all, alerts::Transition::What::Resolved, &alerts::Transition::what));
        });
        connect(&watcher, &alerts::AlertWatch::electedChanged, this, [&] { lost += watcher.tells() && !fires() ? 1 : 0; });
        change("lab");
        change("prod");
        QVERIFY(!watcher.tells());
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells(), 10000);
        QVERIFY(fires());
        QCOMPARE(lost + ended, 0);
        qunsetenv("XDG_STATE_HOME");
    }

    // It goes out when the environment is watched again; meanwhile another program may have it.
    void whatWaitsStaysWithItsEnvironment()
    {
        CtlRun home;
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_STATE_HOME", home.path(u"state"_s).toUtf8());
        const QString ofProd = notify::standardOutboxFile(u"prod"_s), ofLab = notify::standardOutboxFile(u"lab"_s);
        ScriptedReceiver hook({reply(503)});
        paging::Files files;
        files.channels = home.write(u"channels.yaml"_s, hookAt(hook));
        files.rota = home.path(u"rota.yaml"_s);
        files.arranged = home.path(u"arranged"_s);
        files.journal = home.path(u"journal.db"_s);
        alerts::AlertWatch::Files rules;
        rules.rules = home.write(u"alerts.yaml"_s, kSoonTold);
        rules.wishes = home.path(u"wishes.jsonl"_s);
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        alerts::AlertWatch watcher(feed, rules, base::Clock::system());
        paging::Pager pager(feed, watcher, base::Clock::system(), files);
        paging::EngineDutyDesk duty(feed, {}, pager, files);
        const auto change = [&feed](const QByteArray &name) {
            feed.setEnvironment(environment::parse(environmentNamed(name), QString::fromLatin1(name) + u".yaml"_s, watch::metricLookup()).environment);
        };
        const auto showsOnly = [&duty](const QString &target) {
            const auto &log = duty.known().log;
            return !log.empty() && std::ranges::all_of(log, [&target](const notify::Delivery &d) { return d.target == target; });
        };
        change("prod");
        QTRY_VERIFY_WITH_TIMEOUT(beginningsOf(hook, u"prod"_s) >= 1 && showsOnly(u"site-prod"_s), 20000);
        QVERIFY(notify::OutboxFile::held(ofProd));

        change("lab");
        QTRY_VERIFY_WITH_TIMEOUT(notify::OutboxFile::held(ofLab) && !notify::OutboxFile::held(ofProd), 10000);
        QVERIFY(pager.trouble().isEmpty());
        QCOMPARE(waitingIn(ofProd), 1);
        const qsizetype tried = beginningsOf(hook, u"prod"_s);
        hook.setScript({{}});
        QTRY_VERIFY_WITH_TIMEOUT(beginningsOf(hook, u"lab"_s) >= 1 && waitingIn(ofLab) == 0 && showsOnly(u"site-lab"_s), 20000);
        QCOMPARE(beginningsOf(hook, u"prod"_s), tried);

        change("prod");
        QTRY_VERIFY_WITH_TIMEOUT(beginningsOf(hook, u"prod"_s) == tried + 1 && waitingIn(ofProd) == 0, 20000);
        QVERIFY(notify::OutboxFile::held(ofProd) && !notify::OutboxFile::held(ofLab));
        QTRY_VERIFY_WITH_TIMEOUT(showsOnly(u"site-prod"_s), 10000);
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstTwoEnvironments)
#include "tst_twoenvironments.moc"
