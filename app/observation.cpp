// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/observation.h"

#include "app/watchoptions.h"
#include "models/audit/securitylooks.h"
#include "models/base/paths.h"
#include "models/history/foreteller.h"
#include "models/mutes/mutefile.h"
#include "models/promises/burning.h"
#include "models/secrets/desktopsecrets.h"

#include <QDateTime>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

namespace app {

Observation::Observation(environment::EnvironmentPtr environment)
    : m_feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); })
{
    m_feed.setEnvironment(std::move(environment));
}

void Observation::waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit)
{
    QEventLoop loop; // of main, before anything else runs
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    connect(&m_feed, &watch::Feed::updated, &loop, [&done, &loop] {
        if (done())
            loop.quit();
    });
    if (!done())
        loop.exec();
}

void Observation::wait(std::chrono::milliseconds limit)
{
    waitUntil([this] { return health::complete(observed()); }, limit);
}

void Observation::waitFor(const QString &target, std::chrono::milliseconds limit)
{
    using watch::Condition;
    waitUntil([this, target] {
        const watch::SnapshotPtr s = m_feed.snapshot(target);
        if (!s || s->status.condition == Condition::Unknown || s->status.condition == Condition::Connecting)
            return false;
        return s->status.condition != Condition::Up || (!s->facts.consoleRole.isEmpty() && !s->facts.systemIdentifier.isEmpty());
    }, limit);
}

void Observation::watch(std::chrono::milliseconds span)
{
    if (span.count() > 0)
        waitUntil([] { return false; }, span);
}

health::Observed Observation::observed() const
{
    const base::Clock &clock = base::Clock::system();
    return {*m_feed.environment(), *m_feed.catalogue(), m_feed.snapshots(), clock.now(), clock.wallNow()};
}

recorder::Frame Observation::frame() const
{
    const base::Clock &clock = base::Clock::system();
    recorder::Frame frame;
    frame.scope = m_feed.environment()->name;
    frame.moment = {m_feed.snapshots(), clock.now(), clock.wallNow()};
    frame.memory = m_room.memory();
    frame.bad = m_room.bad();
    frame.forecasts = {forecasts().cbegin(), forecasts().cend()};
    frame.burning = {burning().cbegin(), burning().cend()};
    frame.mutes = {mutes().cbegin(), mutes().cend()};
    return frame;
}

void Observation::lookBack()
{
    const health::Observed o = observed();
    const QString folder = base::stateFolder();
    std::unique_ptr<history::Archive> archive;
    if (!folder.isEmpty())
        if (auto opened = history::Archive::openToRead(folder + QStringLiteral("/history"), base::Clock::system()))
            archive = std::move(*opened);
    m_room.setForecasts(history::foretell(archive.get(), o.environment, o.catalogue, o.snapshots, o.wallNow));
    m_room.setBurning(promises::burningOf(o.environment, archive.get(), promises::BurnRules::shipped(), o.wallNow));
    readLooks();
}

// A file that is written there is put in its place at once, so the folder changes with it.
void Observation::readLooks()
{
    if (base::stateFolder().isEmpty())
        return;
    const QString folder = base::stateFolder() + QStringLiteral("/audits");
    const QDateTime changed = QFileInfo(folder).lastModified(), now = QDateTime::currentDateTimeUtc();
    if (m_looksSeen && *m_looksSeen == changed)
        return;
    m_room.setSecurity(audit::keptLooks(folder, *m_feed.environment()));
    m_looksSeen.reset();
    if (!changed.isValid() || changed.msecsTo(now) > 2000) // another file may come in the same moment
        m_looksSeen = changed;
}

void Observation::readMutes(base::WallTime now)
{
    const QString file = mutes::standardFile(), stamp = mutes::stampOf(file);
    if (stamp == m_mutesSeen)
        return;
    m_mutesSeen = stamp;
    if (const auto read = mutes::readMutes(file, now))
        m_room.setMutes(*read);
    else
        complain(read.error()); // then everything counts
}

health::Situation Observation::assess()
{
    const health::Observed o = observed();
    readMutes(o.wallNow);
    return m_room.assess(o.environment, o.catalogue, o.snapshots, o.now, o.wallNow);
}

} // namespace app

#include "moc_observation.cpp"
