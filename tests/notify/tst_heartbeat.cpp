// SPDX-License-Identifier: GPL-3.0-or-later
// The sign of life to an outside service: as it stands in channels.yaml, and against a server that takes it, refuses it and
// says nothing.

#include "models/notify/heartbeat.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;

class TstHeartbeat : public QObject {
    Q_OBJECT

private slots:
    void theHeartbeatIsBesideTheChannels()
    {
        const auto read = [](const char *yaml) { return parseChannels(yaml, u"channels.yaml"_s); };
        ChannelsRead one = read("heartbeat: {url: \"https://hc.example.org/x\"}\nchannels: []\n");
        QVERIFY(one.issues.isEmpty() && one.channels.heartbeat.wanted());
        QCOMPARE(one.channels.heartbeat.url, QUrl(u"https://hc.example.org/x"_s));
        one = read("heartbeat: {credential: keyring}\n");
        QVERIFY(one.issues.isEmpty() && one.channels.heartbeat.wanted());
        QCOMPARE(one.channels.heartbeat.credential.key, u"heartbeat"_s);
        QVERIFY(one.channels.heartbeat.environments.isEmpty());
        one = read("heartbeat: {url: \"https://hc.example.org/x\", environments: [prod]}\n");
        QVERIFY(one.issues.isEmpty() && one.channels.heartbeat.environments == QStringList{u"prod"_s});
        QVERIFY(!read("channels: []\n").channels.heartbeat.wanted());
        for (const char *wrong : {"heartbeat: {}\n", "heartbeat: {url: \"ftp://x\"}\n", "heartbeat: {url: \"https://x.org\", credential: keyring}\n", "heartbeat: {every: 5s}\n"}) {
            one = read(wrong);
            QVERIFY2(!one.issues.isEmpty() && !one.channels.heartbeat.wanted(), wrong);
        }
    }

    void aHeartbeatIsAcceptedOrSaysWhyNot()
    {
        flow::Reactor reactor;
        PlainSecrets secrets;
        const SenderRoom room{reactor, secrets, base::Clock::system(), {}};
        ScriptedAnswer unavailable, hanging;
        unavailable.status = 503;
        hanging.kind = ScriptedAnswer::Hang;
        ScriptedReceiver outside({{}, unavailable, hanging});
        Heartbeat heartbeat;
        heartbeat.url = QUrl(QString::fromUtf8(outside.url()));
        heartbeat.deadline = 400ms;
        const auto beats = [&] {
            auto done = runTask(beat(room, heartbeat));
            return done ? *done : Attempt();
        };
        QVERIFY(beats().accepted());
        QVERIFY(outside.requests().first().line.startsWith("GET /hook"));
        const Attempt refused = beats(), silent = beats();
        QVERIFY2(!refused.accepted() && refused.status == 503 && !refused.words.isEmpty(), qPrintable(refused.words));
        QVERIFY2(!silent.accepted() && !silent.words.isEmpty(), qPrintable(silent.words));
        // an address that is a secret is in no word
        heartbeat.url.clear();
        heartbeat.credential = {environment::Credential::Source::Keyring, u"heartbeat"_s, {}};
        QVERIFY(!beats().accepted()); // the keyring has none
        secrets.entries.insert(u"heartbeat"_s, "http://127.0.0.1:1/5b1d-secret");
        const Attempt gone = beats();
        QVERIFY2(!gone.accepted() && !gone.words.contains(u"5b1d-secret"), qPrintable(gone.words));
        ScriptedReceiver other({{}});
        secrets.entries.insert(u"heartbeat"_s, other.url());
        QVERIFY(beats().accepted());
        QCOMPARE(other.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TstHeartbeat)
#include "tst_heartbeat.moc"
