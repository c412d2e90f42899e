// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/shownmoment.h"

#include "models/watch/feed.h"

namespace dashboard {

namespace {

bool hasAnswered(const watch::SnapshotPtr &live)
{
    return live && (live->status.condition == watch::Condition::Up || live->status.lastAnswer != base::TimePoint{});
}

} // namespace

void ShownMoment::show(const recorder::FramePtr &frame)
{
    m_recorded = frame ? std::make_shared<const recorder::Frame>(recorder::onClock(*frame, m_present.now(), m_present.wallNow())) : nullptr;
    refresh();
}

watch::SnapshotPtr ShownMoment::remembered(const QString &target, const watch::SnapshotPtr &live)
{
    const watch::SnapshotPtr last = m_last->moment.snapshot(target);
    if (!last || hasAnswered(live))
        return live;
    Kept &kept = m_kept[target];
    if (kept.shown && kept.live == live)
        return kept.shown;
    watch::TargetSnapshot old = *last;
    const base::TimePoint answered = old.status.lastAnswer;
    old.status = live ? live->status : watch::Status();
    old.status.lastAnswer = answered;
    old.facts.consoleRole.clear(); // what we may do there is not known now
    old.facts.connections = 0;
    old.cost = {};
    kept = {live, std::make_shared<const watch::TargetSnapshot>(std::move(old))};
    return kept.shown;
}

bool ShownMoment::assess(const environment::EnvironmentPtr &environment)
{
    if (environment->targets.size() < health::BackgroundRoom::kFrom) {
        if (m_beside) {
            m_room = health::SituationRoom(m_beside->latest().memory, m_beside->latest().bad);
            m_beside.reset();
        }
        m_room.setForecasts(m_forecasts);
        m_room.setBurning(m_burning);
        m_room.setMutes(m_mutes);
        if (m_security)
            m_room.setSecurity(*m_security);
        m_now = m_room.assess(*environment, *m_feed.catalogue(), m_live, m_present.now(), m_present.wallNow());
        return true;
    }
    if (!m_beside) {
        m_beside = std::make_unique<health::BackgroundRoom>(m_room.memory(), m_room.bad());
        QObject::connect(m_beside.get(), &health::BackgroundRoom::assessed, m_beside.get(), [this] {
            if (m_beside->latest().environment != m_feed.environment())
                return;
            m_now = m_beside->latest().situation;
            m_assessed();
        });
    }
    m_beside->ask({environment, m_feed.catalogue(), m_live, m_forecasts, m_burning, m_mutes, m_security, m_present.now(), m_present.wallNow()});
    return false;
}

bool ShownMoment::refresh()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    m_live = m_feed.snapshots();
    if (!environment)
        return false;
    if (m_last && m_last->scope == environment->name)
        for (const environment::Target &target : environment->targets)
            if (const watch::SnapshotPtr shown = remembered(target.id, m_feed.snapshot(target.id)))
                m_live.insert(target.id, shown);
    const bool assessed = assess(environment);
    if (!m_recorded)
        return assessed;
    health::SituationRoom then(m_recorded->memory, m_recorded->bad);
    then.setForecasts({m_recorded->forecasts.cbegin(), m_recorded->forecasts.cend()});
    then.setBurning({m_recorded->burning.cbegin(), m_recorded->burning.cend()});
    then.setMutes({m_recorded->mutes.cbegin(), m_recorded->mutes.cend()});
    m_then = then.assess(*environment, *m_feed.catalogue(), m_recorded->moment.snapshots, m_recorded->moment.now, m_recorded->moment.wallNow);
    return true;
}

recorder::Frame ShownMoment::frame() const
{
    recorder::Frame frame;
    if (m_feed.environment())
        frame.scope = m_feed.environment()->name;
    frame.moment = {m_feed.snapshots(), m_present.now(), m_present.wallNow()};
    frame.memory = m_beside ? m_beside->latest().memory : m_room.memory();
    frame.bad = m_beside ? m_beside->latest().bad : m_room.bad();
    frame.forecasts = {m_forecasts.cbegin(), m_forecasts.cend()};
    frame.burning = {m_burning.cbegin(), m_burning.cend()};
    frame.mutes = {m_mutes.cbegin(), m_mutes.cend()};
    return frame;
}

} // namespace dashboard
