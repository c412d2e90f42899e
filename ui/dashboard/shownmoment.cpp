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

void ShownMoment::refresh()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    m_live = m_feed.snapshots();
    if (!environment)
        return;
    if (m_last && m_last->scope == environment->name)
        for (const environment::Target &target : environment->targets)
            if (const watch::SnapshotPtr shown = remembered(target.id, m_feed.snapshot(target.id)))
                m_live.insert(target.id, shown);
    m_now = m_room.assess(*environment, *m_feed.catalogue(), m_live, m_present.now(), m_present.wallNow());
    if (!m_recorded)
        return;
    health::SituationRoom then(m_recorded->memory, m_recorded->bad);
    then.setForecasts({m_recorded->forecasts.cbegin(), m_recorded->forecasts.cend()});
    then.setBurning({m_recorded->burning.cbegin(), m_recorded->burning.cend()});
    then.setMutes({m_recorded->mutes.cbegin(), m_recorded->mutes.cend()});
    m_then = then.assess(*environment, *m_feed.catalogue(), m_recorded->moment.snapshots, m_recorded->moment.now, m_recorded->moment.wallNow);
}

recorder::Frame ShownMoment::frame() const
{
    recorder::Frame frame;
    if (m_feed.environment())
        frame.scope = m_feed.environment()->name;
    frame.moment = {m_feed.snapshots(), m_present.now(), m_present.wallNow()};
    frame.memory = m_room.memory();
    frame.bad = m_room.bad();
    frame.forecasts = {m_room.forecasts().cbegin(), m_room.forecasts().cend()};
    frame.burning = {m_room.burning().cbegin(), m_room.burning().cend()};
    frame.mutes = {m_room.mutes().cbegin(), m_room.mutes().cend()};
    return frame;
}

} // namespace dashboard
