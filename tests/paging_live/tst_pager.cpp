// SPDX-License-Identifier: GPL-3.0-or-later
// From a real server that dies to those who are told: the machine at once, persons when it lasts and level by level until one
// acknowledges, one incident in the journal with its stamps, and the end told to whoever heard the beginning.

#include "models/incidents/enginedesk.h"
#include "models/paging/incidentlink.h"
#include "tests/support/livewatch.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using incidents::Incident;
using incidents::Stamp;

namespace {

constexpr auto kRules = R"(rules:
  - {id: target.down, keep: 500ms, persons: 2s}
)";

constexpr auto kChannels = R"(channels:
- {id: machine, kind: webhook, url: "%1"}
- {id: ann-phone, kind: webhook, url: "%2", reaches: people}
- {id: ben-phone, kind: webhook, url: "%3", reaches: people}
heartbeat: {url: "%4"}
)";

constexpr auto kRota = R"(people:
- {id: ann, name: Ann, channels: [ann-phone]}
- {id: ben, name: Ben, channels: [ben-phone]}
escalation:
- id: all
  levels:
  - {contacts: [ann], wait: 2s}
  - {contacts: [ben], wait: 1min}
)";

QStringList momentsOf(const ScriptedReceiver &receiver)
{
    QStringList moments;
    for (const auto &request : receiver.requests())
        moments << QJsonDocument::fromJson(request.body)[u"x_console"][u"moment"].toString();
    return moments;
}

} // namespace

class TstPager : public QObject {
    Q_OBJECT
private slots:
    void aDeadServerIsToldOnceAndByLevel()
    {
        LiveWatch live;
        PostgresServer &server = live.server;
        ScriptedReceiver machine({{}}), ann({{}}), ben({{}}), outside({{}});
        alerts::AlertWatch::Files ruleFiles;
        ruleFiles.rules = live.configure(u"alerts.yaml"_s, kRules);
        paging::Files files;
        files.channels = live.configure(u"channels.yaml"_s, QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(ben.url()),
                                                                                           QString::fromUtf8(outside.url())).toUtf8());
        files.rota = live.configure(u"rota.yaml"_s, kRota);
        files.outbox = live.ctl.path(u"outbox"_s);
        journal::Options options;
        options.file = live.ctl.path(u"journal.db"_s);
        options.writer = u"test"_s;

        const auto &clock = base::Clock::system();
        const auto watched = LiveWatch::makeFeed();
        watch::Feed &feed = *watched;
        const auto books = operate::Bookkeeping::open(feed, options);
        alerts::AlertWatch watcher(feed, ruleFiles, clock);
        alerts::AlertDesk alertDesk(feed, books, alerts::standardWishes());
        incidents::EngineDesk incidentDesk(feed, books, options.file);
        paging::Pager pager(feed, watcher, clock, files);
        paging::IncidentLink link(watcher, pager, incidentDesk, alertDesk);
        feed.setEnvironment(live.environment);
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells() && incidentDesk.ready(), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(LiveWatch::condition(feed), watch::Condition::Up, 20000);
        for (const auto &issue : pager.mistakes())
            qWarning("%s", qPrintable(environment::issueLine(issue)));
        QVERIFY(pager.mistakes().isEmpty());
        QCOMPARE(pager.trouble(), QString());

        // the outside service hears that we live, with the first of the dead-man's alerts
        QTRY_VERIFY_WITH_TIMEOUT(outside.count() >= 1, 10000);
        QVERIFY(outside.requests().first().line.startsWith("GET "));
        QTRY_VERIFY_WITH_TIMEOUT(pager.heartbeat().accepted != base::WallTime{}, 10000);
        QVERIFY(pager.heartbeat().wanted && !pager.heartbeat().fails());

        const auto killed = std::chrono::system_clock::now();
        server.killHard();
        QTRY_COMPARE_WITH_TIMEOUT(machine.count(), 1, 10000);
        qInfo("the machine was told %lld ms after the kill", (long long)std::chrono::duration_cast<std::chrono::milliseconds>(machine.requests().first().at - killed).count());
        QCOMPARE(ann.count() + ben.count(), 0); // persons not yet
        const auto known = [&]() -> const Incident * { return incidentDesk.known().incidents().empty() ? nullptr : &incidentDesk.known().incidents().front(); };
        QTRY_VERIFY_WITH_TIMEOUT(known() && known()->stamp(Stamp::Notified).at, 10000);
        QVERIFY(known()->stamp(Stamp::FirstBadSample).at && known()->stamp(Stamp::Firing).at);
        QCOMPARE(known()->targets, QStringList(u"db"_s));

        QTRY_COMPARE_WITH_TIMEOUT(ann.count(), 1, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(ben.count(), 1, 10000); // nobody acknowledged
        QCOMPARE(machine.count(), 1);

        incidents::Change acknowledge;
        acknowledge.kind = incidents::Change::Kind::Acknowledge;
        acknowledge.incident = known()->id;
        acknowledge.who = u"ann"_s;
        incidentDesk.make(acknowledge);
        QTRY_COMPARE_WITH_TIMEOUT(known()->state, incidents::State::Acknowledged, 10000);
        const auto downIsAcknowledged = [&] {
            for (const alerts::Alert &alert : watcher.book().alerts())
                if (alert.rule == u"target.down" && alert.acknowledged)
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(downIsAcknowledged(), 10000);

        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(machine).contains(u"resolved"_s), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(momentsOf(ann).contains(u"resolved"_s) && momentsOf(ben).contains(u"resolved"_s), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(known()->allAlertsClear(), 10000);
        QCOMPARE(incidentDesk.known().incidents().size(), std::size_t(1));
        QCOMPARE(momentsOf(machine).count(u"firing"_s), 1);

        // an outside service that is gone is said
        const QString channels = QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(ben.url()), u"http://127.0.0.1:1/gone"_s);
        live.configure(u"channels.yaml"_s, channels.toUtf8());
        QTRY_VERIFY_WITH_TIMEOUT(pager.heartbeat().fails(), 20000);
    }
};

QTEST_GUILESS_MAIN(TstPager)
#include "tst_pager.moc"
