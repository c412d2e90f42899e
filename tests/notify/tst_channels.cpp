// SPDX-License-Identifier: GPL-3.0-or-later
// The file of channels with every mistake at its place, the memory of the outbox, and what each channel is sent.

#include "models/notify/askedtests.h"
#include "models/notify/backoff.h"
#include "models/notify/channelkeys.h"
#include "models/notify/escalator.h"
#include "models/notify/httpanswer.h"
#include "models/notify/noticejson.h"
#include "models/notify/outboxstate.h"
#include "models/notify/slack.h"
#include "models/notify/wording.h"
#include "models/rota/rotayaml.h"
#include "tests/support/telling.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using base::Severity;

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)}; // 26 Nov 2025 14:30:05 UTC

Delivery accepted(const QString &event, const QString &key, Moment moment, const QString &channel, const QString &receipt = {})
{
    Delivery d;
    d.event = event;
    d.key = key;
    d.moment = moment;
    d.channel = channel;
    d.at = kNow;
    d.receipt = receipt;
    return d;
}

class NotedOutbox final : public Outbox {
public:
    std::vector<Notice> posts;
    flow::Task<flow::Result<Posted>> post(Notice notice) override
    {
        posts.push_back(notice);
        Posted posted;
        posted.event = notice.event;
        co_return posted;
    }
    [[nodiscard]] std::vector<Delivery> deliveries(base::WallTime) const override { return {}; }
    void onDelivery(std::function<void(const Delivery &)>) override {}
    void onAnswer(std::function<void(const Answered &)>) override {}
};

class SlowOutbox final : public Outbox {
public:
    explicit SlowOutbox(flow::Reactor &reactor) : m_reactor(reactor) {}
    std::vector<Notice> posts;
    flow::Event kept;
    flow::Task<flow::Result<Posted>> post(Notice notice) override
    {
        posts.push_back(notice);
        const auto waited = co_await kept.next(m_reactor);
        if (!waited)
            co_return std::unexpected(waited.error());
        co_return Posted();
    }
    [[nodiscard]] std::vector<Delivery> deliveries(base::WallTime) const override { return {}; }
    void onDelivery(std::function<void(const Delivery &)>) override {}
    void onAnswer(std::function<void(const Answered &)>) override {}

private:
    flow::Reactor &m_reactor;
};

} // namespace

class TstChannels : public QObject {
    Q_OBJECT
private slots:
    void aGoodFile()
    {
        const ChannelsRead read = parseChannels(R"(channels:
- {id: ops, kind: slack, credential: keyring, least: critical, quiet: {from: "22:00", until: "07:00", zone: Europe/Berlin}, fallback: post}
- {id: post, kind: mail, host: mail.example.org, from: qd@example.org, to: ops@example.org}
- {id: hook, kind: webhook, url: "https://example.org/x", signing: [{from: keyring, key: a}, {from: command, command: [/usr/bin/pass, b]}]}
- {id: pd, kind: pagerduty, credential: {from: keyring, key: routing}, acknowledgements: keyring, services: [orders]}
- {id: am, kind: alertmanager, url: "http://localhost:9093/am/", reaches: people}
- {id: desk, kind: desktop, deadline: 2s}
)", u"channels.yaml"_s);
        QVERIFY2(read.issues.isEmpty(), qPrintable(read.issues.value(0).text));
        const Channels &c = read.channels;
        QCOMPARE(c.all.size(), 6);
        QCOMPARE(c.find(u"ops"_s)->credential.key, u"ops"_s);
        QCOMPARE(c.find(u"ops"_s)->pace, 1000ms);
        QVERIFY(c.find(u"ops"_s)->reaches() == Channel::Reaches::People && c.find(u"hook"_s)->reaches() == Channel::Reaches::Machines);
        QVERIFY(c.find(u"am"_s)->reaches() == Channel::Reaches::People);
        QCOMPARE(c.find(u"post"_s)->port, 587);
        QCOMPARE(c.find(u"pd"_s)->url, QUrl(u"https://events.pagerduty.com/v2/enqueue"_s));
        QCOMPARE(c.find(u"pd"_s)->reading.key, u"pd-acknowledgements"_s);
        QVERIFY(c.find(u"ops"_s)->fingerprint() != c.find(u"post"_s)->fingerprint());
        QVERIFY(parseChannels("channels:\n", u"f"_s).issues.isEmpty());
        QVERIFY(readChannels(u"/nowhere/channels.yaml"_s).issues.isEmpty());
    }

    void aMistake_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("begins"); // of "line:column text (remedy)"
        QTest::addColumn<int>("channels");
        const auto row = [](const char *line, const char *begins, int channels) { QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(begins) << channels; };
        row("{id: a, kind: slak, credential: keyring}", "2:17 'slak' cannot be chosen here (did you mean 'slack'?)", 0);
        row("{id: a}", "2:3 a channel needs its kind", 0);
        row("{id: a, kind: slack}", "2:3 channels: 'credential' is missing", 0);
        row("{id: a, kind: slack, credential: keyring, url: \"https://hooks.slack.com/services/T0/B0/xyz\"}", "2:45 unknown key 'url' (remove it; it belongs to kind webhook)", 1);
        row("{id: a, kind: webhook, url: \"https://u:pw@example.org\"}", "2:31 this text contains a secret", 0);
        row("{id: a, kind: webhook, url: \"ftp://example.org\"}", "2:31 ", 0);
        row("{id: a, kind: webhook, url: \"https://x.org\", token: abc}", "2:48 the key 'token' is for a secret", 1);
        row("{id: a, kind: webhook, url: \"https://x.org\", credential: keyring}", "2:3 'credential' and 'authorization_header' belong together", 0);
        row("{id: a, kind: webhook, url: \"https://x.org\", signing: [keyring]}", "2:58 this key has no name of its own", 0);
        row("{id: a, kind: mail, host: m.org, from: a@b, to: [\"Ann <ann@x.org>\"]}", "2:51 'Ann <ann@x.org>' is not a mail address", 0);
        row("{id: a, kind: mail, host: m.org, from: a@b, to: a@b, encryption: none, user: u, credential: keyring}", "2:3 a password is not sent without encryption", 0);
        row("{id: a, kind: desktop, fallback: b}", "2:36 there is no channel 'b' to fall back on", 1);
        row("{id: a, kind: desktop, fallback: a}", "2:36 the fallbacks run in a circle: a → a", 1);
        row("{id: a, kind: desktop, fallback_after: 31s}", "2:42 '31s' is out of bounds (write from 1s to 30s)", 1);
        row("{id: a, kind: desktop, quiet: {from: \"22\", until: \"07:00\"}}", "2:40 '22' is not a time of day", 1);
        row("{id: a, kind: slack, credential: {from: pass_file}}", "2:36 a channel's secret does not come from libpq's files", 0);
    }
    void aMistake()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, begins);
        QFETCH(int, channels);
        const ChannelsRead read = parseChannels("channels:\n- " + line + "\n- {id: other, kind: desktop}\n", u"channels.yaml"_s);
        QStringList said;
        for (const auto &issue : read.issues)
            said << u"%1:%2 %3 (%4)"_s.arg(issue.at.line).arg(issue.at.column).arg(issue.text, issue.remedy);
        QVERIFY2(said.size() == 1 && said.constFirst().startsWith(begins), qPrintable(said.join(u'\n')));
        QVERIFY(!read.issues.constFirst().remedy.isEmpty());
        QVERIFY(!said.constFirst().contains(u"pw"_s) && !said.constFirst().contains(u"xyz"_s)); // a secret is never repeated
        QCOMPARE(read.channels.all.size(), channels + 1); // the rest of the file works
    }

    void everyKeyIsDocumented()
    {
        QFile file(QStringLiteral(QD_SOURCE_DIR "/resources/docs/notify.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const auto &mapping : allChannelKeys())
            for (const QString &key : mapping.keys)
                QVERIFY2(text.contains(u'`' + key + u'`'), qPrintable(mapping.mapping + u": "_s + key));
    }

    void theStateSurvivesItsFile()
    {
        OutboxState live, read;
        QByteArray lines;
        const auto both = [&](const QByteArray &line) {
            for (const QByteArray &one : line.split('\n'))
                if (!one.isEmpty())
                    read.read(one);
        };
        both(live.post({noticeOf(u"k"_s), u"e1"_s, kNow}, {u"a"_s, u"b"_s}));
        QVERIFY(live.heard(u"k"_s, u"a"_s) && live.waits(u"e1"_s, u"b"_s));
        both(live.deliver(accepted(u"e1"_s, u"k"_s, Moment::Firing, u"a"_s, u"r7"_s)));
        Delivery later = accepted(u"e1"_s, u"k"_s, Moment::Firing, u"b"_s);
        later.outcome = Delivery::Outcome::Later;
        later.attempt = 3;
        both(live.deliver(later));
        both(live.wait(u"e1"_s, u"c"_s, u"b"_s));
        both(live.breakChannel(u"d"_s, {u"mark"_s, u"gone"_s, kNow}));
        both(live.post({noticeOf(u"k"_s, Moment::Resolved), u"e2"_s, kNow}, {u"a"_s}));
        QVERIFY(!live.heard(u"k"_s, u"a"_s) && live.heard(u"k"_s, u"b"_s));
        OutboxState compact; // what a rewritten file says is the same
        for (const QByteArray &one : live.dump().split('\n'))
            compact.read(one);
        for (const OutboxState *s : {&live, &read, &compact}) {
            QVERIFY(s->settled(u"e1"_s, u"a"_s) && !s->settled(u"e1"_s, u"b"_s) && s->waits(u"e1"_s, u"c"_s) && s->waits(u"e2"_s, u"a"_s));
            QCOMPARE(s->standing(u"k"_s, u"a"_s)->receipt, u"r7"_s);
            QCOMPARE(s->waiting().value(u"b"_s).front().attempts, 3);
            QVERIFY(s->waiting().value(u"b"_s).front().fellBack);
            QCOMPARE(s->waiting().value(u"c"_s).front().fallbackFor, u"b"_s);
            QCOMPARE(s->broken(u"d"_s)->words, u"gone"_s);
            QVERIFY(s->find(u"e1"_s)->notice == noticeOf(u"k"_s));
            QCOMPARE(s->open(u"a"_s, kNow).size(), std::size_t(1));
            QCOMPARE(s->log().size(), std::size_t(2));
        }
        both(live.deliver(accepted(u"e2"_s, u"k"_s, Moment::Resolved, u"a"_s)));
        QVERIFY(live.open(u"a"_s, kNow + 4min).front().moment == Moment::Resolved); // said again for five minutes
        QVERIFY(live.open(u"a"_s, kNow + 6min).empty());
        live.forget(kNow + 31 * 24h);
        QVERIFY(live.log().empty() && !live.settled(u"e1"_s, u"a"_s) && live.waits(u"e1"_s, u"b"_s));
    }

    void whatAKilledProgramToldIsNotToldAnew()
    {
        OutboxState state;
        Notice first = noticeOf(u"k"_s), again = first, worse = noticeOf(u"k"_s, Moment::Firing, Severity::Critical);
        first.severity = again.severity = Severity::Warning;
        again.began += 40ms; // found again, by a program that did not know
        QVERIFY(eventOf(first) != eventOf(again));
        QCOMPARE(state.openEvent(again), QString());
        state.post({first, u"e1"_s, kNow}, {u"a"_s, u"b"_s});
        QCOMPARE(state.openEvent(again), u"e1"_s); // on its way
        state.deliver(accepted(u"e1"_s, u"k"_s, Moment::Firing, u"a"_s));
        state.deliver(accepted(u"e1"_s, u"k"_s, Moment::Firing, u"b"_s));
        QCOMPARE(state.openEvent(again), u"e1"_s);
        QCOMPARE(state.openEvent(worse), QString()); // that is news
        Notice another = again; // that has the group's key now
        another.target = u"another"_s;
        QCOMPARE(state.openEvent(another), QString());
        another = again;
        another.alert = u"a"_s;
        QCOMPARE(state.openEvent(another), u"e1"_s); // which a version before did not say
        QCOMPARE(state.openBesides({}, u"shop"_s).size(), std::size_t(1));
        QVERIFY(state.openBesides({u"k"_s}, u"shop"_s).empty() && state.openBesides({}, u"elsewhere"_s).empty());
        Notice over = first;
        over.moment = Moment::Resolved;
        state.post({over, u"e2"_s, kNow}, {u"a"_s, u"b"_s});
        QCOMPARE(state.openEvent(again), QString()); // the next one is another one
        state.deliver(accepted(u"e2"_s, u"k"_s, Moment::Resolved, u"a"_s));
        Delivery broken = accepted(u"e2"_s, u"k"_s, Moment::Resolved, u"b"_s);
        broken.outcome = Delivery::Outcome::Refused; // there it stands untold, and must not swallow the next one
        state.deliver(broken);
        QCOMPARE(state.openEvent(again), QString());
    }

    // After a start a notice goes on under the name that it has where it is open.
    void whatIsOpenKeepsItsName()
    {
        OutboxState state;
        Notice first = noticeOf(u"k"_s, Moment::Firing, Severity::Warning), digest = first, over = first;
        QVERIFY(!state.openNotice(u"k"_s));
        state.post({first, u"e1"_s, kNow}, {u"a"_s});
        QVERIFY(state.openNotice(u"k"_s) == first); // on its way
        state.deliver(accepted(u"e1"_s, u"k"_s, Moment::Firing, u"a"_s));
        digest.moment = Moment::Digest;
        state.post({digest, u"e2"_s, kNow}, {u"a"_s});
        state.deliver(accepted(u"e2"_s, u"k"_s, Moment::Digest, u"a"_s));
        QVERIFY(state.openNotice(u"k"_s) == digest);
        QCOMPARE(state.openBesides({}, u"shop"_s).size(), std::size_t(1)); // whatever was said of it last
        over.moment = Moment::Resolved;
        state.post({over, u"e3"_s, kNow}, {u"a"_s});
        QVERIFY(!state.openNotice(u"k"_s) && state.openBesides({}, u"shop"_s).empty()); // its end is on its way
        state.deliver(accepted(u"e3"_s, u"k"_s, Moment::Resolved, u"a"_s));
        QVERIFY(!state.openNotice(u"k"_s));
    }

    void aNoticeIsTheSameAfterItsFile()
    {
        Notice n = noticeOf(u"k"_s, Moment::Resolved);
        n.labels.insert(u"mount"_s, u"/data"_s);
        n.channels = QStringList{u"a"_s};
        n.incident = u"i"_s;
        n.alert = u"a"_s;
        n.who = u"ann"_s;
        n.count = 3;
        n.drill = n.practice = true;
        n.people = false;
        QVERIFY(noticeOf(toJson(n)) == n);
        QCOMPARE(eventOf(n), eventOf(noticeOf(u"k"_s, Moment::Resolved))); // key, moment, severity, began
        QVERIFY(eventOf(n) != eventOf(noticeOf(u"k"_s)) && eventOf(n) != eventOf(noticeOf(u"k"_s, Moment::Resolved, Severity::Warning)));
    }

    void waitsGrowAndAreBounded()
    {
        QCOMPARE(backoff(1, 0), 500ms);
        QCOMPARE(backoff(1, 1), 1000ms);
        QCOMPARE(backoff(4, 0.5), 6000ms);
        QCOMPARE(backoff(9, 1), 256s);
        QCOMPARE(backoff(1000, 1), 300s);
        const auto after = [](const char *value) {
            http::Response r;
            r.headers = {{"retry-after", value}};
            return retryAfter(r, kNow).value_or(-1ms);
        };
        QCOMPARE(after("7"), 7s);
        QCOMPARE(after("0"), 1s);
        QCOMPARE(after("999999"), 1h);
        QCOMPARE(after("Wed, 26 Nov 2025 14:31:05 GMT"), 60s);
        QCOMPARE(after("soon"), -1ms);
    }

    void peopleAreAskedLevelByLevel()
    {
        const rota::OnCall all = rota::parseOnCall(R"(zone: UTC
people: [{id: ann, channels: [a]}, {id: bob, channels: [b]}, {id: cleo}]
rotas: [{id: primary, turns: [{people: [ann], from: 2020-01-01}]}]
escalation:
- {id: all, environments: [shop], levels: [{contacts: [oncall/primary], wait: 2min}, {contacts: [cleo], wait: 2min}, {contacts: [bob, channel/c], wait: 5min}]}
quiet: {from: "00:00", until: "06:00"}
)", u"rota.yaml"_s).all;
        base::ManualClock clock; // at 01:00 of its day
        flow::Reactor reactor(clock);
        NotedOutbox outbox;
        Escalator escalator(reactor, clock, outbox, [&all] { return Arrangement{all, {}}; });
        QStringList nobody;
        escalator.onNobody([&nobody](const Notice &, const QStringList &contacts) { nobody += contacts; });
        flow::TaskScope scope;
        scope.spawn(escalator.run());
        const auto told = [&outbox] {
            QStringList out;
            for (const Notice &n : std::exchange(outbox.posts, {}))
                out << n.key + u':' + n.channels.join(u'+');
            return out.join(u' ');
        };
        const auto pass = [&](base::milliseconds d) {
            flow::ReadyQueue::here().pump();
            reactor.advance(clock, d);
        };
        escalator.begin(noticeOf(u"k"_s), clock.wallNow());
        pass(1s);
        QCOMPARE(told(), u"k:a"_s);
        pass(121s); // cleo has no channel: bob at once
        QCOMPARE(told(), u"k:b+c"_s);
        QCOMPARE(nobody, QStringList{u"cleo"_s});
        escalator.begin(noticeOf(u"k2"_s), clock.wallNow());
        pass(1s);
        escalator.acknowledge(u"k2"_s);
        pass(1h);
        QCOMPARE(told(), u"k2:a"_s);
        escalator.resume(u"k2"_s);
        pass(1s);
        QCOMPARE(told(), u"k2:a"_s);
        escalator.end(u"k2"_s);
        escalator.end(u"k"_s);
        // begun again after a restart: the same events, so that the outbox tells nobody twice
        escalator.begin(noticeOf(u"k"_s), clock.wallNow() - 3min);
        pass(1s);
        QCOMPARE(outbox.posts.front().event, eventOf(noticeOf(u"k"_s)) + u"/1"_s);
        (void)told();
        escalator.end(u"k"_s);
        // a warning waits for the end of the quiet hours, at 06:00; without an entry every channel that suits is told, once
        Notice warning = noticeOf(u"w"_s, Moment::Firing, Severity::Warning), other = noticeOf(u"o"_s);
        other.environment = u"other"_s;
        escalator.begin(warning, clock.wallNow());
        escalator.begin(other, clock.wallNow());
        pass(1h);
        QCOMPARE(told(), u"o:"_s);
        pass(4h);
        QVERIFY(told().startsWith(u"w:a"_s));
        scope.cancel();
        flow::ReadyQueue::here().pump();
        QCOMPARE(scope.size(), std::size_t(0));
    }

    // A channel that nobody wrote into channels.yaml must not keep a level from being told on the others.
    void aChannelThatDoesNotExistIsLeftOut()
    {
        rota::OnCallRead read = rota::parseOnCall(R"(people: [{id: ann, channels: [a, slak]}, {id: bob, channels: [slak]}, {id: cleo, channels: slack}]
escalation:
- {id: all, levels: [{contacts: [ann, channel/none], wait: 2min}, {contacts: [bob], wait: 2min}, {contacts: [channel/none], wait: 2min}, {contacts: [cleo], wait: 2min}]}
)", u"rota.yaml"_s);
        QVERIFY(read.issues.isEmpty());
        rota::leaveOutUnknown(read, {u"a"_s, u"slack"_s});
        QStringList said;
        for (const auto &issue : read.issues)
            said << u"%1:%2 %3 (%4)"_s.arg(issue.at.line).arg(issue.at.column).arg(issue.text, issue.remedy);
        QVERIFY2(read.hasErrors() && said.size() == 4 && said[0] == u"1:34 there is no channel 'slak' (did you mean 'slack'?)"_s && said[3].startsWith(u"3:"_s), qPrintable(said.join(u'\n')));
        base::ManualClock clock;
        flow::Reactor reactor(clock);
        NotedOutbox outbox;
        Escalator escalator(reactor, clock, outbox, [&read] { return Arrangement{read.all, {}}; });
        flow::TaskScope scope;
        scope.spawn(escalator.run());
        escalator.begin(noticeOf(u"k"_s), clock.wallNow());
        for (int i = 0; i < 2; ++i) {
            flow::ReadyQueue::here().pump();
            reactor.advance(clock, 121s);
        }
        QCOMPARE(outbox.posts.size(), std::size_t(2)); // two levels lead to nobody
        QVERIFY(outbox.posts[0].channels == QStringList{u"a"_s} && outbox.posts[1].channels == QStringList{u"slack"_s});
        scope.cancel();
        flow::ReadyQueue::here().pump();
    }

    // The end overtakes a level that waits for another one to be kept.
    void whatIsOverMeanwhileIsNotAsked()
    {
        base::ManualClock clock;
        flow::Reactor reactor(clock);
        SlowOutbox outbox(reactor);
        const rota::OnCall all = rota::parseOnCall("people: [{id: ann, channels: [a]}]\nescalation: [{id: all, severity: critical, levels: [{contacts: [ann]}]}]\n", u"rota.yaml"_s).all;
        Escalator escalator(reactor, clock, outbox, [&all] { return Arrangement{all, {}}; });
        flow::TaskScope scope;
        for (const char *key : {"k1", "k2", "k3"})
            escalator.begin(noticeOf(QLatin1String(key)), clock.wallNow());
        escalator.begin(noticeOf(u"k4"_s, Moment::Firing, Severity::Warning), clock.wallNow()); // in no entry
        scope.spawn(escalator.run());
        flow::ReadyQueue::here().pump();
        QCOMPARE(outbox.posts.size(), std::size_t(1));
        escalator.end(u"k2"_s);
        escalator.acknowledge(u"k3"_s);
        escalator.end(u"k4"_s);
        for (int i = 0; i < 4; ++i) {
            outbox.kept.happened();
            flow::ReadyQueue::here().pump();
            reactor.advance(clock, 1s);
        }
        QCOMPARE(outbox.posts.size(), std::size_t(1));
        QCOMPARE(outbox.posts[0].key, u"k1"_s);
        scope.cancel();
        flow::ReadyQueue::here().pump();
    }

    // Other programs see who is being asked, as long as the one that asks is alive; and ask it for tests.
    void othersSeeWhoIsAskedAndAskForTests()
    {
        QTemporaryDir folder;
        const QString outbox = folder.filePath(u"outbox.jsonl"_s);
        Climb climb;
        climb.key = u"k"_s;
        climb.summary = u"oltp-1 is down"_s;
        climb.severity = Severity::Critical;
        climb.policy = u"night"_s;
        climb.began = base::WallTime(1'795'000'000s);
        climb.asked = 2;
        climb.lastContacts = QStringList{u"oncall/primary"_s};
        climb.nextContacts = QStringList{u"ann"_s, u"channel/ops"_s};
        climb.nextAt = climb.began + 300s;
        QVERIFY(keepClimbs(climbsFileOf(outbox), {climb}));
        QVERIFY(readClimbs(outbox).isEmpty()); // nobody has the outbox: whoever asked is dead
        {
            OutboxState state;
            const auto held = OutboxFile::open(outbox, &state, climb.began);
            QVERIFY(held && OutboxFile::held(outbox));
            QCOMPARE(readClimbs(outbox), QList<Climb>{climb});
        }
        QVERIFY(!OutboxFile::held(outbox));
        QVERIFY(takeAskedTests(outbox).isEmpty());
        QVERIFY(askTest(outbox, u"ops"_s) && askTest(outbox, u"post"_s) && askTest(outbox, u"ops"_s));
        QCOMPARE(takeAskedTests(outbox), (QStringList{u"ops"_s, u"post"_s}));
        QVERIFY(takeAskedTests(outbox).isEmpty());
    }

    void hostileTextStaysText()
    {
        Notice n = noticeOf(u"k"_s);
        n.summary = u"<!channel> & \u202e\x1b[31m"_s;
        QVERIFY(!headline(n).contains(QChar(0x202e)) && !headline(n).contains(QChar(0x1b)));
        const QJsonObject body = QJsonDocument::fromJson(slackBody(n)).object();
        QVERIFY(!body.value(u"text"_s).toString().contains(u"<!channel>"_s));
        QVERIFY(body.value(u"text"_s).toString().contains(u"&lt;!channel&gt; &amp;"_s));
        n.drill = true;
        QVERIFY(headline(n).startsWith(u"Drill"_s));
        QCOMPARE(details(noticeOf(u"k"_s, Moment::Resolved)).at(2), u"Ended: 2025-11-26 14:33:25 UTC, after 3\u00a0min 20\u00a0s"_s);
    }
};

QTEST_GUILESS_MAIN(TstChannels)
#include "tst_channels.moc"
