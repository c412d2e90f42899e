// SPDX-License-Identifier: GPL-3.0-or-later
// What alerts, incidents and those who are told owe each other: an acknowledgement holds in all three, whoever takes over makes
// up for what nobody wrote, and what a person says in an incident is told to whom it is meant for. A service that is shut and
// opened, a real journal, real channels.

#include "models/environment/parser.h"
#include "models/incidents/enginedesk.h"
#include "models/paging/incidentlink.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using incidents::Change;
using incidents::Incident;
using incidents::State;
using Of = Change::Kind;

namespace {

constexpr auto kChannels = R"(channels:
- {id: machine, kind: webhook, url: "%1"}
- {id: ann-phone, kind: webhook, url: "%2", reaches: people}
- {id: bob-phone, kind: webhook, url: "%3", reaches: people}
)";

constexpr auto kRota = R"(people:
- {id: ann, name: Ann Lee, channels: [ann-phone]}
- {id: bob, name: Bob, channels: [bob-phone]}
- {id: carla, name: Carla}
escalation:
- {id: all, levels: [{contacts: [ann], wait: %1}, {contacts: [bob], wait: 1min}]}
)";

// One program as it tells, over a service behind a door.
class Room {
public:
    explicit Room(bool tells = true, bool opens = false, const QString &wait = u"1min"_s, const QByteArray &kind = "development") : writes(tells)
    {
        if (opens)
            open();
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_STATE_HOME", home.path(u"state"_s).toUtf8());
        QDir().mkpath(home.path(u"state/quarterdeck"_s));
        files.channels = home.write(u"channels.yaml"_s, QString::fromUtf8(kChannels).arg(QString::fromUtf8(machine.url()), QString::fromUtf8(ann.url()), QString::fromUtf8(bob.url())).toUtf8());
        files.rota = home.write(u"rota.yaml"_s, QString::fromUtf8(kRota).arg(wait).toUtf8());
        files.outbox = home.path(u"outbox"_s);
        files.arranged = home.path(u"arranged"_s);
        files.journal = home.path(u"journal.db"_s);
        alerts::AlertWatch::Files rules;
        rules.rules = home.write(u"alerts.yaml"_s, "rules:\n- {id: target.down, keep: 250ms, persons: 300ms}\n- {id: metric/http.ok, off: true}\n- {id: metric/http.errors, off: true}\n");
        rules.wishes = home.path(u"wishes.jsonl"_s);
        journal::Options options;
        options.file = files.journal;
        options.writer = u"test"_s;
        books = operate::Bookkeeping::open(feed, options);
        watcher.emplace(feed, rules, base::Clock::system());
        alertDesk.emplace(feed, books, rules.wishes);
        incidents.emplace(feed, books, files.journal);
        pager.emplace(feed, *watcher, base::Clock::system(), files, books, [this] { return writes; });
        link.emplace(*watcher, *pager, *incidents, *alertDesk);
        link->setWrites([this] { return writes; });
        const QByteArray yaml = "name: e\nkind: " + kind + "\ntargets:\n- {id: site, kind: http, url: \"http://127.0.0.1:" + QByteArray::number(m_port) + "/\", hot_interval: 250ms, deadline: 1s}\n";
        feed.setEnvironment(environment::parse(yaml, u"e.yaml"_s, watch::metricLookup()).environment);
    }
    void shut() { m_door.reset(); }
    void open() { m_door = std::make_unique<FaultProxy>(m_port, m_site.port()); }
    [[nodiscard]] bool ready() const { return watcher->tells() && incidents->ready() && pager->trouble().isEmpty(); }
    [[nodiscard]] std::optional<alerts::Alert> down() const
    {
        for (const alerts::Alert &alert : watcher->book().alerts())
            if (alert.rule == u"target.down"_s)
                return alert;
        return {};
    }
    [[nodiscard]] bool fires() const { return down() && down()->state == alerts::State::Firing; }
    [[nodiscard]] const Incident *newest() const { return incidents->known().incidents().empty() ? nullptr : &incidents->known().incidents().back(); }
    [[nodiscard]] bool linked(const QString &key) const // and fires, as the incident has it
    {
        return newest() && std::ranges::any_of(newest()->alerts, [&key](const incidents::LinkedAlert &alert) { return alert.key == key && alert.firing; });
    }
    [[nodiscard]] bool is(State state) const { return newest() && newest()->state == state; }
    void make(Of kind, const QString &person = {}, const QString &text = {})
    {
        Change change;
        change.kind = kind;
        change.incident = kind == Of::Open ? QString() : newest()->id;
        change.person = person;
        change.text = text;
        if (kind == Of::Open)
            change.severity = incidents::Severity::Sev1;
        if (kind == Of::Resolve)
            change.cause = incidents::Cause::Hardware;
        incidents->make(change);
    }
    // Entries about an alert, and those that open an incident.
    [[nodiscard]] qsizetype entriesAbout(const QString &key) const
    {
        auto reader = journal::Reader::open(files.journal);
        const auto facts = reader ? incidents::factsIn(*reader) : base::Result<std::vector<incidents::Fact>>();
        return facts ? std::ranges::count_if(*facts, [&key](const incidents::Fact &f) { return f.change.kind == Of::Open || (f.change.news && f.change.news->key == key); }) : -1;
    }
    // What was decided before this stands in the journal, and what was given to those who are told was told.
    void letItBeDone()
    {
        QCoreApplication::processEvents();
        const QString text = u"note %1"_s.arg(++m_notes);
        make(Of::Note, {}, text);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(newest()->timeline, [&text](const auto &line) { return line.text.raw() == text; }), 10000);
        const std::pair<const char *, const ScriptedReceiver *> all[] = {{"machine", &machine}, {"ann-phone", &ann}, {"bob-phone", &bob}};
        for (const auto &[channel, receiver] : all) {
            const int before = tests(*receiver);
            pager->test(QLatin1StringView(channel));
            QTRY_VERIFY_WITH_TIMEOUT(tests(*receiver) > before, 10000);
        }
    }

    CtlRun home;
    bool writes;
    ScriptedReceiver machine{{{}}}, ann{{{}}}, bob{{{}}};
    paging::Files files;
    watch::Feed feed{[](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }};
    std::shared_ptr<operate::Bookkeeping> books;
    std::optional<alerts::AlertWatch> watcher;
    std::optional<alerts::AlertDesk> alertDesk;
    std::optional<incidents::EngineDesk> incidents;
    std::optional<paging::Pager> pager;
    std::optional<paging::IncidentLink> link;

private:
    [[nodiscard]] static int tests(const ScriptedReceiver &receiver)
    {
        return int(std::ranges::count_if(receiver.requests(), [](const auto &request) { return QJsonDocument::fromJson(request.body)[u"x_console"][u"moment"].toString() == u"test"; }));
    }

    int m_notes = 0;
    ScriptedReceiver m_site{{{}}};
    quint16 m_port = freePort();
    std::unique_ptr<FaultProxy> m_door;
};

// "firing bob is asked for": what was told under that key, and of a beginning why.
QStringList heard(const ScriptedReceiver &receiver, const QString &key)
{
    QStringList out;
    for (const auto &request : receiver.requests()) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body[u"x_console"][u"key"].toString() != key)
            continue;
        const QString moment = body[u"x_console"][u"moment"].toString(), summary = body[u"alerts"][0][u"annotations"][u"summary"].toString();
        out << (moment == u"firing" ? moment + summary.section(u',', 1).section(u" by "_s, 0, 0) : moment);
    }
    return out;
}

} // namespace

class TstIncidentLink : public QObject {
    Q_OBJECT
private slots:
    // Where an alert is acknowledged its incident is, too: whoever did it has it.
    void anAcknowledgedAlertIsAnAcknowledgedIncident()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        alerts::Wish wish;
        wish.kind = alerts::Wish::Kind::Acknowledge;
        wish.key = room.down()->key;
        wish.worst = base::Severity::Critical;
        wish.reason = u"I am on it"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Acknowledged), 10000);
        const Incident &incident = *room.newest();
        QVERIFY(incident.stamp(incidents::Stamp::Acknowledged).at.has_value());
        QVERIFY(incident.roles.contains(incidents::Role::Commander));
        QCOMPARE(incident.roles.at(incidents::Role::Commander).raw(), room.down()->acknowledged->by);
        const auto lines = [&] {
            return std::ranges::count_if(room.newest()->timeline, [](const incidents::Line &line) {
                return line.kind == incidents::Line::Kind::Acknowledged || line.kind == incidents::Line::Kind::AlsoAcknowledged;
            });
        };
        QCOMPARE(lines(), 1);
        // made worse, it is nobody's again, although its alert is still acknowledged
        Change worse;
        worse.kind = Of::Escalate;
        worse.incident = incident.id;
        worse.severity = incidents::Severity::Sev1;
        room.incidents->make(worse);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open), 10000);
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(room.is(State::Open) && lines() == 1);
    }

    // What joined an incident after somebody had acknowledged it is nobody's, whoever takes over.
    void whatCameLaterIsNotAcknowledgedByATakeover()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires() && room.is(State::Open), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(room.linked(room.down()->key), 10000);
        room.writes = false;
        room.make(Of::Acknowledge);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Acknowledged), 10000);
        Change earlier;
        earlier.kind = Of::Correct;
        earlier.incident = room.newest()->id;
        earlier.stamp = incidents::Stamp::Acknowledged;
        earlier.at = *room.newest()->alerts.front().since - 1s;
        earlier.text = u"it was so"_s;
        room.incidents->make(earlier);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->stamp(incidents::Stamp::Acknowledged).at == earlier.at, 10000);
        room.writes = true;
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(!room.down()->acknowledged);
        earlier.at = *room.newest()->alerts.front().since + 1ms; // and what was there is
        room.incidents->make(earlier);
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->acknowledged, 10000);
    }

    // Whoever takes over writes what nobody wrote, once, and nothing that a person has dealt with.
    void whoTakesOverWritesWhatNobodyWrote()
    {
        Room room(false);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires(), 15000);
        QVERIFY(!room.newest());
        room.writes = true;
        room.link->takeOver();
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open), 10000);
        const QString key = room.down()->key, foreign = u"of another machine"_s;
        QVERIFY(room.linked(key));
        QCOMPARE(room.entriesAbout(key), 1);
        room.link->takeOver();
        room.letItBeDone();
        QCOMPARE(room.entriesAbout(key), 1);
        // it ends while another one writes, who dies
        room.writes = false;
        room.open();
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->state == alerts::State::Resolved, 15000);
        QVERIFY(room.linked(key));
        room.writes = true;
        room.link->takeOver();
        QTRY_VERIFY_WITH_TIMEOUT(!room.linked(key), 10000);
        // of what the other one saw and nobody here: it is over when it was looked for
        incidents::AlertNews news = paging::IncidentLink::newsOf(*room.down(), true);
        news.key = foreign;
        news.since = base::Clock::system().wallNow();
        room.incidents->alertChanged(news);
        QTRY_VERIFY_WITH_TIMEOUT(room.linked(foreign), 10000);
        room.link->settleUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(!room.linked(foreign), 10000);
        QCOMPARE(room.incidents->known().incidents().size(), std::size_t(1));
    }

    void whatAPersonResolvedIsNotOpenedAgain()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        room.make(Of::Resolve);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Resolved), 10000);
        room.link->takeOver();
        room.letItBeDone();
        QVERIFY(room.is(State::Resolved) && room.incidents->known().incidents().size() == 1);
    }

    // Opened by hand: machines at once, persons by the matrix; each named person alone; the end to whoever heard. Once.
    void whatPersonsSayIsTold()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString id = room.newest()->id;
        const QStringList opened{u"firing opened"_s};
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id), opened, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id), opened, 10000);
        QCOMPARE(room.bob.count(), 0);
        room.make(Of::Escalate, u"BOB"_s, u"I need you"_s);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, id), QStringList{u"firing BOB is asked for"_s}, 10000);
        QVERIFY(room.bob.requests().first().body.contains("I need you"));
        room.make(Of::Acknowledge);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.bob, id).contains(u"acknowledged"_s), 10000);
        room.make(Of::HandOver, u"ann"_s, u"look at pid 4711"_s);
        QTRY_VERIFY_WITH_TIMEOUT(heard(room.ann, id).contains(u"firing handed over to ann"_s), 10000);
        const auto told = [&](const QString &person) {
            return std::ranges::any_of(room.newest()->timeline, [&](const incidents::Line &line) { return line.kind == incidents::Line::Kind::Told && line.text.raw() == person; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(u"bob"_s) && told(u"ann"_s), 10000);
        QVERIFY(room.newest()->stamp(incidents::Stamp::Notified).at.has_value());
        // somebody without a channel: the one who asked learns of it
        room.make(Of::HandOver, u"carla"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->timeline.back().text.raw().startsWith(u"carla could not be told"_s), 10000);
        // whoever takes over says nothing twice
        const auto all = [&] { return QList{heard(room.machine, id), heard(room.ann, id), heard(room.bob, id)}; };
        const auto before = all();
        room.pager->takeOver();
        room.link->takeOver();
        room.letItBeDone();
        QCOMPARE(all(), before);
        room.make(Of::Resolve);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).last(), u"resolved"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, id).last(), u"resolved"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.machine, id).last(), u"resolved"_s, 10000);
        QCOMPARE(heard(room.bob, id).size(), 3);
        QCOMPARE(room.link->remembered(), 0);
    }

    // Whoever does not tell any more asks nobody any more; whoever heard of it there hears there that it is over.
    void whoStandsDownAsksNobody()
    {
        Room room(true, false, u"2s"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.ann.count(), 1, 15000);
        const auto asks = [&] { return !notify::readClimbs(room.files.outbox).isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(asks(), 10000);
        room.writes = false;
        QTRY_VERIFY_WITH_TIMEOUT(!asks(), 10000);
        QCOMPARE(room.bob.count(), 0);
        room.open();
        const auto last = [](const ScriptedReceiver &receiver) { return QJsonDocument::fromJson(receiver.requests().last().body)[u"x_console"][u"moment"].toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(last(room.ann) == u"resolved" && last(room.machine) == u"resolved", 20000);
        QVERIFY(room.ann.count() == 2 && room.machine.count() == 2 && room.bob.count() == 0);
    }

    // A channel may be faster than the journal; ends that were told keep no place, and what another spell was told is not this one's.
    void whatWasToldBeforeItsIncidentStands()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        notify::Delivery delivery;
        delivery.channel = u"machine"_s;
        delivery.at = base::Clock::system().wallNow();
        delivery.moment = notify::Moment::Resolved;
        for (int i = 0; i < 70; ++i)
            emit room.pager->told({u"old %1"_s.arg(i)}, delivery);
        delivery.moment = notify::Moment::Firing;
        emit room.pager->told({u"k"_s}, delivery);
        incidents::AlertNews news;
        news.key = u"k"_s;
        news.sentence = base::Untrusted(u"bad"_s);
        news.target = news.service = u"site"_s;
        news.critical = true;
        news.since = news.firstBad = delivery.at;
        room.incidents->alertChanged(news);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest() && room.newest()->stamp(incidents::Stamp::Notified).at, 10000);
    }

    // Persons are asked when the silence ends, about something that has an incident by then.
    void whatWasSilencedWhenItFiredHasItsIncidentAfterwards_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("silence") << int(alerts::Wish::Kind::Silence);
        QTest::newRow("maintenance") << int(alerts::Wish::Kind::Maintenance);
    }
    void whatWasSilencedWhenItFiredHasItsIncidentAfterwards()
    {
        QFETCH(int, kind);
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        alerts::Wish wish;
        wish.kind = alerts::Wish::Kind(kind);
        wish.matchers = {*alerts::matcherOf(u"target=site"_s)};
        wish.worst = base::Severity::Critical;
        wish.reason = u"it is moved"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_COMPARE_WITH_TIMEOUT(room.watcher->wishes().size(), 1, 10000);
        room.shut();
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.down()->quiet() && room.down()->due != base::WallTime{}, 15000);
        QVERIFY(!room.newest());
        room.alertDesk->release(room.watcher->wishes().first().id);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open) && room.linked(room.down()->key), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(room.ann.count(), 1, 10000);
        QCOMPARE(room.incidents->known().incidents().size(), std::size_t(1));
    }

    // What a person resolved is not opened again because persons may be asked about it now.
    void whatAPersonResolvedIsNotOpenedAgainWhenASilenceEnds()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.fires() && room.is(State::Open), 15000);
        alerts::Wish wish;
        wish.matchers = {*alerts::matcherOf(u"target=site"_s)};
        wish.worst = base::Severity::Critical;
        wish.reason = u"it is known"_s;
        wish.until = base::Clock::system().wallNow() + 30min;
        room.alertDesk->keep(wish);
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->quiet(), 10000);
        room.make(Of::Resolve);
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Resolved), 10000);
        room.alertDesk->release(room.watcher->wishes().first().id);
        QTRY_VERIFY_WITH_TIMEOUT(!room.down()->quiet(), 10000);
        room.letItBeDone();
        QVERIFY(room.is(State::Resolved) && room.incidents->known().incidents().size() == 1);
    }

    // Whoever was called about an incident that is merged hears where it goes on.
    void whoeverWasCalledHearsWhereItGoesOn()
    {
        Room room(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.ready(), 15000);
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest(), 10000);
        const QString into = room.newest()->id;
        room.make(Of::Open, {}, u"logins hang"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.newest()->id != into, 10000);
        const QString id = room.newest()->id;
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).size(), 1, 10000);
        Change merge;
        merge.kind = Of::Merge;
        merge.incident = id;
        merge.other = into;
        room.incidents->make(merge);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.ann, id).last(), u"resolved"_s, 10000);
        const QJsonObject last = QJsonDocument::fromJson(room.ann.requests().last().body)[u"alerts"][0][u"annotations"].toObject();
        QCOMPARE(last[u"summary"].toString(), u"Incident #2 goes on in #1: writes hang"_s);
    }

    // A sandbox and a drill: an incident that counts apart, and nobody real is called.
    void practiceIsADrillAndCallsNobody()
    {
        Room room(true, false, u"1min"_s, "sandbox");
        QTRY_VERIFY_WITH_TIMEOUT(room.ready() && room.fires() && room.is(State::Open), 15000);
        QVERIFY(room.newest()->drill && room.incidents->practises());
        QTRY_VERIFY_WITH_TIMEOUT(room.down()->due != base::WallTime{}, 10000);
        const std::size_t before = room.incidents->known().incidents().size();
        room.make(Of::Open, {}, u"writes hang"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.incidents->known().incidents().size(), before + 1, 10000);
        QVERIFY(room.newest()->drill);
        room.letItBeDone();
        for (const ScriptedReceiver *receiver : {&room.machine, &room.ann, &room.bob})
            QCOMPARE(receiver->count(), 1); // the test
    }

    // Made worse without a name: the next level of those who know of it is asked now, instead of when its time comes.
    void anEscalationAsksTheNextLevel()
    {
        Room room;
        QTRY_VERIFY_WITH_TIMEOUT(room.is(State::Open) && room.ann.count() == 1, 15000);
        const auto toldAnn = [&] {
            return std::ranges::any_of(room.newest()->timeline, [](const incidents::Line &line) { return line.kind == incidents::Line::Kind::Told && line.detail == u"ann-phone"_s; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(toldAnn(), 10000);
        QCOMPARE(room.bob.count(), 0); // for a minute
        Change worse;
        worse.kind = Of::Escalate;
        worse.incident = room.newest()->id;
        worse.severity = incidents::Severity::Sev1;
        room.incidents->make(worse);
        QTRY_COMPARE_WITH_TIMEOUT(heard(room.bob, worse.incident), QStringList{u"firing made SEV-1"_s}, 10000);
        QCOMPARE(room.ann.count(), 1);
        QCOMPARE(room.machine.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TstIncidentLink)
#include "tst_incidentlink.moc"
