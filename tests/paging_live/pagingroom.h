// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One program that finds, tells and writes down, over a service that is shut and opened, a real journal, real channels.

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

namespace pagingroom {

inline constexpr auto kChannels = R"(channels:
- {id: machine, kind: webhook, url: "%1"}
- {id: ann-phone, kind: webhook, url: "%2", reaches: people}
- {id: bob-phone, kind: webhook, url: "%3", reaches: people}
)";

inline constexpr auto kRota = R"(people:
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
    void leaveAndComeBack()
    {
        const environment::EnvironmentPtr here = feed.environment();
        auto elsewhere = std::make_shared<environment::Environment>();
        elsewhere->name = u"elsewhere"_s;
        feed.setEnvironment(elsewhere);
        feed.setEnvironment(here);
    }
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
inline QStringList heard(const ScriptedReceiver &receiver, const QString &key)
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

} // namespace pagingroom

using namespace pagingroom;
