// SPDX-License-Identifier: GPL-3.0-or-later
// A real Alertmanager: alerts are posted, stay while they fire and end; its alerts are read; silences are made and expired.

#include "models/notify/alertmanager.h"
#include "tests/support/serverprocess.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;

namespace {

constexpr int kLimit = 20000;

class AlertmanagerProcess : public ServerProcess {
public:
    AlertmanagerProcess()
    {
        write(u"am.yml"_s, "route: {receiver: none}\nreceivers: [{name: none}]\n");
        makeFolder(u"data"_s);
        start([this](quint16 port) {
            return QStringList{u"prometheus-alertmanager"_s, u"--config.file="_s + path(u"am.yml"_s), u"--storage.path="_s + path(u"data"_s), u"--cluster.listen-address="_s,
                               u"--web.listen-address=127.0.0.1:%1"_s.arg(port)};
        });
    }
};

} // namespace

class TstAlertmanager : public QObject {
    Q_OBJECT
private slots:
    void alertsAndSilences()
    {
        AlertmanagerProcess server;
        flow::Reactor reactor;
        PlainSecrets secrets;
        QTemporaryDir folder;
        const ChannelsRead read = parseChannels("channels:\n- {id: am, kind: alertmanager, url: \"http://127.0.0.1:" + QByteArray::number(server.port()) + "\"}\n", u"channels.yaml"_s);
        QVERIFY(read.issues.isEmpty());
        Alertmanager api(read.channels.all.constFirst(), SenderRoom{reactor, secrets, base::Clock::system(), {}});
        const auto alerts = [&] {
            auto got = runTask(api.alerts(reactor.now() + 5s));
            return got && *got ? **got : std::vector<ForeignAlert>();
        };
        Telling telling(reactor, secrets, read.channels, folder.filePath(u"outbox.jsonl"_s));
        Notice notice = noticeOf(u"k"_s);
        notice.began = std::chrono::floor<base::milliseconds>(base::Clock::system().wallNow()) - 10s;
        notice.labels.insert(u"mount"_s, u"/data <\u00e4>"_s);
        telling.post(notice);
        QTRY_VERIFY_WITH_TIMEOUT(telling.outbox.idle() && !telling.told.empty(), kLimit);
        QVERIFY2(telling.told.front().outcome == Delivery::Outcome::Accepted, qPrintable(telling.told.front().words));
        QTRY_COMPARE_WITH_TIMEOUT(alerts().size(), std::size_t(1), kLimit);
        const ForeignAlert alert = alerts().front();
        QCOMPARE(alert.label(u"alertname").raw(), u"target.down"_s);
        QCOMPARE(alert.label(u"mount").raw(), u"/data <\u00e4>"_s);
        QVERIFY(alert.startsAt == notice.began);
        QVERIFY(alert.endsAt > base::Clock::system().wallNow() + 2min && alert.endsAt < base::Clock::system().wallNow() + 4min);

        Silence silence;
        silence.matchers.append({u"alertname"_s, u"target.down"_s, false, true});
        silence.startsAt = base::Clock::system().wallNow();
        silence.endsAt = silence.startsAt + 10min;
        silence.createdBy = u"ann"_s;
        auto refused = runTask(api.keepSilence(silence, reactor.now() + 5s));
        QVERIFY(refused && !*refused && refused->error().code == base::Errc::Invalid); // no reason
        silence.comment = u"the disk is being replaced"_s;
        auto kept = runTask(api.keepSilence(silence, reactor.now() + 5s));
        QVERIFY(kept && *kept);
        QTRY_VERIFY_WITH_TIMEOUT(alerts().front().state == ForeignAlert::State::Suppressed, kLimit);
        QCOMPARE(alerts().front().silencedBy, QStringList{**kept});
        auto listed = runTask(api.silences(reactor.now() + 5s));
        QVERIFY(listed && *listed && (*listed)->size() == 1);
        QVERIFY((**listed)[0].state == Silence::State::Active && (**listed)[0].comment == silence.comment && (**listed)[0].matchers == silence.matchers);
        auto expired = runTask(api.expireSilence(**kept, reactor.now() + 5s));
        QVERIFY(expired && *expired);
        QTRY_VERIFY_WITH_TIMEOUT(alerts().front().state == ForeignAlert::State::Active, kLimit);
        auto again = runTask(api.expireSilence(u"../../-/quit"_s, reactor.now() + 5s));
        QVERIFY(again && !*again && again->error().code == base::Errc::Invalid);

        // It died and came back without its alerts: the upkeep brings them again.
        auto upkeep = makeSender(read.channels.all.constFirst(), SenderRoom{reactor, secrets, base::Clock::system(), {}});
        server.kill();
        auto lost = runTask(upkeep->upkeep({notice}, reactor.now() + 1s));
        QVERIFY(lost && !lost->accepted());
        server.restart();
        QVERIFY(alerts().empty());
        QTRY_VERIFY_WITH_TIMEOUT(runTask(upkeep->upkeep({notice}, reactor.now() + 2s))->accepted(), kLimit);
        QTRY_COMPARE_WITH_TIMEOUT(alerts().size(), std::size_t(1), kLimit);

        Notice over = notice;
        over.moment = Moment::Resolved;
        over.ended = base::Clock::system().wallNow();
        telling.post(over);
        QTRY_COMPARE_WITH_TIMEOUT(alerts().size(), std::size_t(0), kLimit); // it lists those that fire
        QCOMPARE(telling.post(noticeOf(u"k"_s, Moment::Acknowledged)).channels, QStringList()); // it knows none
        QTRY_COMPARE_WITH_TIMEOUT(telling.of(u"am"_s).size(), std::size_t(2), kLimit);
    }
};

QTEST_GUILESS_MAIN(TstAlertmanager)
#include "tst_alertmanager.moc"
