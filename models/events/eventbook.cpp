// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/eventbook.h"

#include "models/base/log.h"
#include "models/events/eventkeeper.h"
#include "models/events/gathered.h"

#include <QCoreApplication>
#include <QThread>

namespace events {

EventBook::EventBook(watch::Feed &feed, Files files, const base::Clock &clock, std::chrono::milliseconds settingsEvery, QObject *parent) :
    QObject(parent), m_feed(feed), m_clock(clock), m_side(std::make_shared<SettingsSide>()), m_keeper(new EventKeeper(files.events, files.journal))
{
    qRegisterMetaType<std::shared_ptr<const SettingsLook>>();
    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("events"));
    m_keeper->moveToThread(thread);
    connect(thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(m_keeper, &EventKeeper::opened, this, &EventBook::opened);
    connect(m_keeper, &EventKeeper::refused, this, &EventBook::refused);
    connect(m_keeper, &EventKeeper::written, this, [this](const std::vector<Written> &all) {
        m_written = all;
        gather();
    });
    thread->start();
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, now = clock.wallNow()] { keeper->open(now); });
    connect(m_side.get(), &SettingsSide::looked, this, &EventBook::looked, Qt::QueuedConnection);
    connect(&m_feed, &watch::Feed::updated, this, &EventBook::look);
    connect(&m_feed, &watch::Feed::environmentChanged, this, [this] {
        m_compared = m_feed.snapshots(); // they may be those of a target of that name in another environment
        gather();
    });
    connect(&m_settings, &QTimer::timeout, this, &EventBook::askSettings);
    m_settings.start(settingsEvery);
}

EventBook::~EventBook()
{
    QThread *thread = m_keeper->thread();
    m_keeper->disconnect(this);
    QMetaObject::invokeMethod(m_keeper, [thread] { thread->quit(); }); // after what waits
    if (thread->wait(2000))
        delete thread;
    else // a disk that hangs keeps the thread, not the program
        base::logWarning("events", QCoreApplication::translate("events", "The disk is too slow to write the last events."));
}

void EventBook::opened(const QHash<Place, Known> &known, const std::vector<Found> &found)
{
    m_known = known;
    m_found = found;
    m_ready = true;
    gather();
    look();
    askSettings();
}

void EventBook::look()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!m_ready || !environment)
        return;
    bool fresh = false;
    const auto &snapshots = m_feed.snapshots();
    for (auto it = snapshots.cbegin(); it != snapshots.cend(); ++it) {
        watch::SnapshotPtr &compared = m_compared[it.key()];
        if (!it.value() || compared == it.value())
            continue;
        compared = it.value();
        const environment::Target *target = environment->find(it.key());
        if (!target || compared->status.condition != watch::Condition::Up)
            continue;
        const Place place{environment->name, target->id};
        const Known before = m_known.value(place);
        Known now = before;
        const std::vector<Event> events = compare(now, target->id, target->kind, compared->facts, m_clock.wallNow());
        if (now == before)
            continue;
        keep(place, now, events);
        fresh = fresh || now.started != before.started || now.system != before.system;
    }
    if (fresh)
        askSettings();
}

void EventBook::askSettings()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!m_ready || !environment || !m_feed.hasEngine())
        return;
    for (const environment::Target &target : environment->targets) {
        const watch::SnapshotPtr snapshot = m_feed.snapshot(target.id);
        if (target.kind != environment::TargetKind::Postgres || !environment::watchedThrough(target).isEmpty() || !snapshot || snapshot->status.condition != watch::Condition::Up || m_asking.contains(target.id))
            continue;
        const Known known = m_known.value({environment->name, target.id});
        if (known.system.isEmpty())
            continue;
        m_asking.insert(target.id);
        const auto ask = [side = m_side, id = target.id, loaded = known.loaded](flow::Reactor &reactor, flow::TaskScope &scope, const watch::Facts &facts,
                                                                                const std::shared_ptr<postgres::Asker> &door) {
            if (door)
                scope.spawn(lookAtSettings(reactor, side, door, id, facts.systemIdentifier, loaded));
            else
                emit side->looked(id, nullptr);
        };
        m_feed.postWithDoor(target.id, ask);
    }
}

void EventBook::looked(const QString &target, const std::shared_ptr<const SettingsLook> &look)
{
    m_asking.remove(target);
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!look || !environment || !environment->find(target))
        return;
    const Place place{environment->name, target};
    Known known = m_known.value(place);
    const Known before = known;
    const std::vector<Event> events = compare(known, target, *look, m_clock.wallNow());
    if (known != before)
        keep(place, known, events);
}

void EventBook::keep(const Place &place, const Known &known, const std::vector<Event> &events)
{
    m_known.insert(place, known);
    for (const Event &event : events)
        m_found.push_back({place.scope, event});
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, place, known, events, now = m_clock.wallNow()] { keeper->append(place, known, events, now); });
    if (!events.empty())
        gather();
}

void EventBook::gather()
{
    m_events.clear();
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (environment) {
        if (m_found.size() > EventFile::kMostEvents)
            m_found.erase(m_found.begin(), m_found.end() - std::ptrdiff_t(EventFile::kMostEvents));
        m_events = gathered(*environment, m_found, m_written);
    }
    emit changed();
}

std::vector<Event> EventBook::eventsOf(const QString &target) const
{
    std::vector<Event> own;
    for (const Event &event : m_events)
        if (event.target.isEmpty() || event.target == target)
            own.push_back(event);
    return own;
}

} // namespace events

#include "moc_eventbook.cpp"
