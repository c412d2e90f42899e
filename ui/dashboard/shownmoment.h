// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which second the dashboard tells about: the present as the feed has it, or one the flight recorder kept. As a clock it
// stands where that second stands, so that every age on screen counts from there. A target that has not answered since
// this start is shown as it was recorded last, with the condition it has now: old, never live. The present of a large
// environment is assessed beside the screen and comes a moment later. GUI thread; feed and clock outlive it.

#include "models/health/backgroundroom.h"
#include "models/recorder/frame.h"

#include <functional>
#include <memory>

namespace watch {
class Feed;
}

namespace dashboard {

class ShownMoment final : public base::Clock {
public:
    // assessed: what refresh() asked for beside the screen is there.
    ShownMoment(const watch::Feed &feed, const base::Clock &present, std::function<void()> assessed) :
        m_feed(feed), m_present(present), m_assessed(std::move(assessed))
    {
    }

    [[nodiscard]] base::TimePoint now() const override { return m_recorded ? m_recorded->moment.now : m_present.now(); }
    [[nodiscard]] base::WallTime wallNow() const override { return m_recorded ? m_recorded->moment.wallNow : m_present.wallNow(); }
    [[nodiscard]] bool manual() const override { return m_present.manual(); }
    [[nodiscard]] const base::Clock &present() const { return m_present; }

    void show(const recorder::FramePtr &frame); // null: the present
    [[nodiscard]] bool recorded() const { return m_recorded != nullptr; }
    void remember(const recorder::FramePtr &last) { m_last = last; } // of an earlier start; null: nothing

    void setForecasts(const QList<forecast::Forecast> &forecasts) { m_forecasts = forecasts; } // of the present
    void setBurning(const QList<health::BurningBudget> &burning) { m_burning = burning; } // the same
    void setMutes(const QList<mutes::Mute> &mutes) { m_mutes = mutes; } // the same
    void setSecurity(const health::SecurityLooks &looks) { m_security = looks; } // the same
    // The present is looked at also while another second is shown, so that it knows since when its problems last. False:
    // what situation() says is still what it said before.
    bool refresh();
    [[nodiscard]] const QHash<QString, watch::SnapshotPtr> &snapshots() const { return m_recorded ? m_recorded->moment.snapshots : m_live; }
    [[nodiscard]] watch::SnapshotPtr snapshot(const QString &target) const { return snapshots().value(target); }
    [[nodiscard]] const health::Situation &situation() const { return m_recorded ? m_then : m_now; }
    [[nodiscard]] const health::Situation &presentSituation() const { return m_now; }
    // The present as the recorder keeps it.
    [[nodiscard]] recorder::Frame frame() const;

private:
    bool assess(const environment::EnvironmentPtr &environment);
    [[nodiscard]] watch::SnapshotPtr remembered(const QString &target, const watch::SnapshotPtr &live);

    const watch::Feed &m_feed;
    const base::Clock &m_present;
    recorder::FramePtr m_recorded, m_last; // on this program's clock
    QHash<QString, watch::SnapshotPtr> m_live;
    struct Kept {
        watch::SnapshotPtr live, shown;
    };
    QHash<QString, Kept> m_kept;
    QList<forecast::Forecast> m_forecasts;
    QList<health::BurningBudget> m_burning;
    QList<mutes::Mute> m_mutes;
    std::optional<health::SecurityLooks> m_security;
    health::SituationRoom m_room;
    std::unique_ptr<health::BackgroundRoom> m_beside; // null: the environment is small, and m_room assesses it
    std::function<void()> m_assessed;
    health::Situation m_now, m_then;
};

} // namespace dashboard
