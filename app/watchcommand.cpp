// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watchcommand.h"

#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/firstlook.h"
#include "app/metricsendpoint.h"
#include "app/observation.h"
#include "app/showindesktop.h"
#include "app/telling.h"
#include "app/terminal.h"
#include "app/watchmemory.h"
#include "app/watchoptions.h"
#include "app/watchtape.h"
#include "models/alerts/alertwatch.h"
#include "models/alerts/words.h"
#include "models/base/moment.h"
#include "models/base/plainjson.h"
#include "models/mutes/wording.h"
#include "models/incidents/enginedesk.h"
#include "models/journal/journalfile.h"
#include "models/operate/sharing.h"
#include "models/paging/heldfollower.h"
#include "models/program/servicenotify.h"
#include "models/sharedjournal/wording.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

constexpr std::chrono::seconds kAuditsEvery{30};

// A problem is the same one while its cause is, whatever its sentence counts. One that is foretold is another than the one
// that came true.
QString causeOf(const health::Problem &p)
{
    const QString kind = p.finding().section(QLatin1Char('/'), 0, 0);
    const bool ofItsOwn = kind == QLatin1String("forecast") || kind == QLatin1String("burn");
    return ofItsOwn ? p.key : p.target + QLatin1Char('\n') + p.metric.name() + QLatin1Char('\n') + p.instance;
}

class Announcer {
public:
    explicit Announcer(bool json) : m_json(json) {}

    void announce(const health::Situation &situation)
    {
        QHash<QString, health::Problem> now;
        for (const health::Problem &p : situation.problems + situation.muted)
            now.insert(causeOf(p), p);
        for (auto it = now.cbegin(); it != now.cend(); ++it) {
            const auto before = m_known.constFind(it.key());
            const bool muted = it->mute.has_value(), was = before != m_known.cend() && before->mute.has_value();
            if (muted != was)
                print(muted ? QStringLiteral("muted") : before == m_known.cend() ? QStringLiteral("begins") : QStringLiteral("counts"), *it);
            else if (muted)
                continue; // a line when it ends, or counts again
            else if (before == m_known.cend())
                print(QStringLiteral("begins"), *it);
            else if (before->severity != it->severity)
                print(QStringLiteral("changes"), *it);
        }
        for (auto it = m_known.cbegin(); it != m_known.cend(); ++it)
            if (!now.contains(it.key()))
                print(QStringLiteral("ends"), *it);
        m_known = std::move(now);
    }

private:
    void print(const QString &what, const health::Problem &p) const
    {
        const QString at = base::isoMoment(base::Clock::system().wallNow());
        const QString severity = health::severityWord(p.severity);
        if (m_json) {
            QJsonObject line{{QStringLiteral("at"), at},
                                   {QStringLiteral("event"), what},
                             {QStringLiteral("severity"), severity},
                             {QStringLiteral("target"), p.target},
                             {QStringLiteral("finding"), p.finding()},
                             {QStringLiteral("metric"), p.metric.name()},
                             {QStringLiteral("sentence"), p.sentence}};
            if (p.mute)
                line.insert(QStringLiteral("mute"), mutes::markOf(*p.mute));
            std::printf("%s\n", base::plainJson(QJsonDocument(line).toJson(QJsonDocument::Compact)).constData());
        } else {
            const QString why = p.mute ? QStringLiteral(" (%1)").arg(mutes::markOf(*p.mute)) : QString();
            std::printf("%s %-7s %-8s %s%s\n", qPrintable(at), qPrintable(what), qPrintable(severity), qPrintable(p.sentence), qPrintable(why));
        }
        std::fflush(stdout);
    }

    bool m_json;
    QHash<QString, health::Problem> m_known;
};

// A line of each transition of an alert that this watcher tells of.
void printTransitions(const QList<alerts::Transition> &transitions, bool json)
{
    for (const alerts::Transition &t : transitions) {
        if (t.what == alerts::Transition::What::Alive)
            continue;
        const QString at = base::isoMoment(base::Clock::system().wallNow());
        if (json) {
            QJsonObject line = alerts::jsonOf(t.alert);
            line.insert(QStringLiteral("at"), at);
            line.insert(QStringLiteral("alert"), alerts::wordOf(t.what));
            line.insert(QStringLiteral("why"), t.why);
            std::printf("%s\n", base::plainJson(QJsonDocument(line).toJson(QJsonDocument::Compact)).constData());
        } else {
            const QString why = t.why.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(t.why);
            std::printf("%s alert   %-8s %s: %s%s\n", qPrintable(at), qPrintable(alerts::severityWord(t.alert.severity)), qPrintable(alerts::whatWord(t.what)),
                        qPrintable(t.alert.sentence), qPrintable(why));
        }
    }
    std::fflush(stdout);
}

// As a service: says that we are ready, and goes on saying that we live while the engine answers.
class Service {
public:
    explicit Service(watch::Feed &feed)
    {
        if (const auto limit = m_notify.watchdog()) {
            QObject::connect(&m_pulse, &QTimer::timeout, &m_pulse, [this, &feed] {
                feed.engine().post([notify = m_notify](flow::Reactor &, flow::TaskScope &) { notify.alive(); });
            });
            m_pulse.start(*limit / 3);
        }
        m_notify.ready(QCoreApplication::translate("quarterdeckctl", "watching %1").arg(feed.environment()->name).toUtf8());
    }
    ~Service() { m_notify.stopping(); }
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

private:
    program::ServiceNotify m_notify;
    QTimer m_pulse;
};

void sayOnError(const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(base::Untrusted(line).visible()));
}

paging::Files pagingFiles()
{
    paging::Files files;
    files.opens = canShowInDesktop();
    return files;
}

events::EventBook::Files eventFiles()
{
    events::EventBook::Files files;
    files.journal = journal::standardFile();
    return files;
}

// What concerns others: those who are told, the incidents with what is frozen of them, the shared journal, and who of
// several watchers tells.
class Company {
public:
    Company(Observation &observation, alerts::AlertWatch &alerts, const std::shared_ptr<operate::Bookkeeping> &books) :
        m_alertDesk(observation.feed(), books, alerts::standardWishes()), m_incidents(observation.feed(), books, journal::standardFile()),
        m_telling(observation.feed(), alerts, m_alertDesk, m_incidents, books, pagingFiles()), m_events(observation.feed(), eventFiles(), base::Clock::system()),
        m_firstLook(observation.feed(), m_incidents, m_events, [&observation] { return observation.assess(); }),
        m_tape(observation, m_firstLook)
    {
        watch::Feed &feed = observation.feed();
        const auto refused = [](const base::Error &error) { complain(error); };
        QObject::connect(&m_events, &events::EventBook::refused, &m_events, refused);
        QObject::connect(&m_firstLook, &FirstLook::troubled, &m_firstLook, refused);
        QObject::connect(&m_tape, &WatchTape::troubled, &m_tape, refused);
        QObject::connect(&m_tape, &WatchTape::damaged, &m_tape, &sayOnError);
        QObject::connect(&m_alertDesk, &alerts::AlertDesk::refused, &m_alertDesk, refused);
        QObject::connect(&m_incidents, &incidents::IncidentDesk::refused, &m_incidents, refused);
        QObject::connect(&m_incidents, &incidents::IncidentDesk::unrecorded, &m_incidents, refused);
        QObject::connect(&m_telling, &Telling::partChanged, &m_telling, [this] { sayPart(); });
        QObject::connect(&m_telling, &Telling::heartbeatChanged, &m_telling, [this] {
            const QString trouble = m_telling.pager().heartbeat().trouble;
            if (std::exchange(m_heartbeat, trouble) != trouble)
                sayOnError(trouble.isEmpty() ? QCoreApplication::translate("quarterdeckctl", "The heartbeat to the outside service is accepted again.")
                                             : QCoreApplication::translate("quarterdeckctl", "The heartbeat to the outside service fails: %1").arg(trouble));
        });
        QObject::connect(&m_telling, &Telling::troubled, &m_telling, [this] { sayTrouble(); });
        QObject::connect(&m_telling, &Telling::opened, &m_telling, [&feed](const QString &incident) {
            if (const auto shown = showInDesktop(incident, feed.environment()->file); !shown)
                complain(shown.error());
        });
        if (!feed.environment()->sharedJournal)
            return;
        m_sharing.emplace(feed, books);
        m_held.emplace(feed, paging::HeldFollower::Files());
        QObject::connect(&*m_sharing, &operate::Sharing::changed, &*m_sharing, [this] {
            const auto &state = m_sharing->state();
            m_telling.setOnlyReads(m_sharing->onlyReads());
            if (state.condition == m_said || state.condition == sharedjournal::Condition::Behind)
                return;
            m_said = state.condition;
            sayOnError(sharedjournal::sentenceOf(state));
        });
    }

private:
    void sayPart()
    {
        const auto part = m_telling.part();
        if (m_part == part)
            return;
        m_part = part;
        switch (part) {
        case sharedjournal::Part::Leader:
            sayOnError(QCoreApplication::translate("quarterdeckctl", "This watcher tells people."));
            break;
        case sharedjournal::Part::StoreGone:
            sayOnError(QCoreApplication::translate("quarterdeckctl", "The shared journal is gone: this watcher tells people, and so does every other."));
            break;
        case sharedjournal::Part::Follower:
            sayOnError(QCoreApplication::translate("quarterdeckctl", "Another watcher tells people."));
            break;
        }
        sayTrouble();
    }
    void sayTrouble()
    {
        const paging::Pager &pager = m_telling.pager();
        QStringList mistakes;
        for (const environment::Issue &issue : pager.mistakes())
            mistakes << environment::issueLine(issue);
        for (const QString &mistake : mistakes)
            if (!m_mistakes.contains(mistake))
                sayOnError(mistake);
        m_mistakes = mistakes;
        // While another watcher tells, it is no trouble here; it is said once this one does.
        const QString trouble = m_telling.part() == sharedjournal::Part::Follower ? QString() : pager.trouble();
        if (m_trouble != trouble && !trouble.isEmpty())
            sayOnError(trouble);
        m_trouble = trouble;
    }

    alerts::AlertDesk m_alertDesk;
    incidents::EngineDesk m_incidents;
    Telling m_telling;
    events::EventBook m_events;
    FirstLook m_firstLook;
    WatchTape m_tape;
    std::optional<operate::Sharing> m_sharing;
    std::optional<paging::HeldFollower> m_held;
    sharedjournal::Condition m_said = sharedjournal::Condition::Off;
    std::optional<sharedjournal::Part> m_part;
    QStringList m_mistakes;
    QString m_trouble, m_heartbeat;
};

} // namespace

int runWatchCommand(const QStringList &args)
{
    WatchOptions options(QCoreApplication::translate("quarterdeckctl", "A line whenever a problem begins, changes or ends."));
    options.parser.addOption({QStringLiteral("listen"),
                              QCoreApplication::translate("quarterdeckctl", "Serve the newest figures to Prometheus at http://ADDRESS:PORT/metrics; without an address on the loopback. There is no password: who reaches the port reads them."),
                              QStringLiteral("ADDRESS:PORT")});
    options.parser.addOption({QStringLiteral("alerts"),
                              QCoreApplication::translate("quarterdeckctl", "A line for everything that happens to an alert as well, while this watcher is the one that tells.")});
    if (const auto leave = options.parse(args))
        return *leave;
    std::optional<MetricsEndpoint::Place> place;
    if (options.parser.isSet(QStringLiteral("listen"))) {
        place = program::httpPlaceOf(options.parser.value(QStringLiteral("listen")));
        if (!place) {
            std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "--listen takes a numeric address and a port, as 127.0.0.1:9187")));
            return Usage;
        }
    }
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    EndingSignals ending;
    QObject::connect(&ending, &EndingSignals::asked, qApp, &QCoreApplication::quit);

    Observation observation(*environment);
    Announcer announcer(options.json());
    alerts::AlertWatch alertWatch(observation.feed(), {}, base::Clock::system());
    QObject::connect(&alertWatch, &alerts::AlertWatch::refused, qApp, [](const base::Error &error) { complain(error); });
    const auto mistaken = [&alertWatch] {
        for (const environment::Issue &issue : alertWatch.mistakes())
            std::fprintf(stderr, "%s\n", qPrintable(environment::issueLine(issue)));
    };
    mistaken();
    QObject::connect(&alertWatch, &alerts::AlertWatch::mistaken, &observation, mistaken);
    if (options.parser.isSet(QStringLiteral("alerts")))
        alertWatch.addListener([json = options.json()](const QString &, const QList<alerts::Transition> &transitions) { printTransitions(transitions, json); });
    WatchMemory memory(observation, alertWatch, options.patience(**environment));
    QObject::connect(&memory, &WatchMemory::refused, &memory, [](const base::Error &error) { complain(error); });
    QObject::connect(&memory, &WatchMemory::troubled, &memory, [](const base::Error &error) { complain(error); });
    QObject::connect(&memory, &WatchMemory::damaged, &memory, &sayOnError);
    const auto look = [&] {
        const health::Situation situation = observation.assess();
        announcer.announce(situation);
        alertWatch.setMutes(observation.mutes());
        memory.note(situation);
    };
    QObject::connect(&observation.feed(), &watch::Feed::updated, &observation, look);
    QTimer staleness; // what stops coming makes no update
    QObject::connect(&staleness, &QTimer::timeout, &observation, look);
    staleness.start(std::chrono::seconds(1));
    QTimer audits; // what they found
    QObject::connect(&audits, &QTimer::timeout, &observation, &Observation::readLooks);
    audits.start(kAuditsEvery);
    observation.readLooks();
    std::optional<MetricsEndpoint> endpoint;
    if (place) {
        endpoint.emplace(observation.feed(), *place);
        QObject::connect(&memory, &WatchMemory::scored, &*endpoint, &MetricsEndpoint::takeScores);
        QObject::connect(&*endpoint, &MetricsEndpoint::refused, qApp, [](const base::Error &error) {
            complain(error);
            QCoreApplication::exit(NotDone);
        });
        QObject::connect(&*endpoint, &MetricsEndpoint::listening, qApp, [place](quint16 port) {
            const QString where = program::HttpPlace{place->address, port}.text();
            std::fprintf(stderr, "%s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "The figures are at http://%1/metrics").arg(where)));
        });
    }
    journal::Options chain = terminalChain();
    chain.writer = QStringLiteral("watcher");
    const Company company(observation, alertWatch, operate::Bookkeeping::open(observation.feed(), chain));
    const Service service(observation.feed());
    return QCoreApplication::exec();
}

} // namespace app
