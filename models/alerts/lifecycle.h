// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The states of one alert (incidents reference 2.5): pending until it has been bad for long enough, firing until it has been
// good for long enough, unknown when its source falls silent, resolved and for a while still the same. Works on the stamps
// of the alert; ages are measured on the monotonic clock, so that a calendar that jumps moves nothing. Pure; any thread.

#include "models/alerts/alert.h"
#include "models/alerts/rule.h"

#include <deque>

namespace alerts {

// What was found at one moment.
struct Sighting {
    enum class Is : std::uint8_t { Good, Bad, Silent };
    Is is = Is::Good;
    base::Severity severity = base::Severity::Warning; // Bad
    base::TimePoint at{};    // of the sample
    base::TimePoint since{}; // begun before it; zero: with it
    milliseconds staleAfter{0}; // Silent: this old is unknown; 0: the rule's
};

// Both clocks at one moment.
struct Instant {
    base::TimePoint now{};
    base::WallTime wallNow{};
    [[nodiscard]] base::WallTime wall(base::TimePoint at) const { return wallNow - std::chrono::duration_cast<base::WallTime::duration>(now - at); }
    [[nodiscard]] base::TimePoint steady(base::WallTime at) const // never later than now
    {
        return at >= wallNow ? now : now - std::chrono::duration_cast<base::TimePoint::duration>(wallNow - at);
    }
};

class Lifecycle {
public:
    static constexpr std::chrono::minutes kFlapWindow{10}, kCalmWindow{15};
    static constexpr int kFlapFrom = 4, kCalmUpTo = 1; // changes in them
    static constexpr std::chrono::hours kKeptResolved{24 * 7}, kKeptWithdrawn{1};

    struct Step {
        Transition::What what;
        QString why;
    };
    // One look. `alert` gets its state, severity and stamps. begin() first, for one that was not known.
    void begin(Alert &alert, const Sighting &sighting, const Instant &instant);
    void step(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps);
    // It is watched no longer: what was active resolves.
    void end(Alert &alert, const QString &why, const Instant &instant, QList<Step> &steps);
    // Whether persons are to be told now: once when it is due, again when a flag ended before anybody was.
    void due(Alert &alert, const Timing &timing, const Instant &instant, QList<Step> &steps);
    [[nodiscard]] bool over(const Alert &alert, const Instant &instant) const; // may be forgotten

    // As it is kept over a restart, and taken up again.
    struct Kept {
        base::WallTime badSince{}, goodSince{}, lowerSince{}, lastSample{};
        QList<base::WallTime> changes;
        bool told = false;
    };
    [[nodiscard]] Kept kept(const Instant &instant) const;
    void restore(const Alert &alert, const Kept &kept, const Instant &instant);

private:
    void bad(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps);
    void good(Alert &alert, const Timing &timing, const Instant &instant, QList<Step> &steps);
    void weigh(Alert &alert, const Sighting &sighting, const Timing &timing, const Instant &instant, QList<Step> &steps);
    void fire(Alert &alert, Transition::What what, const QString &why, const Instant &instant, QList<Step> &steps);
    void flap(Alert &alert, const Instant &instant, QList<Step> &steps);

    base::TimePoint m_badSince{}, m_goodSince{}, m_lowerSince{}, m_lastSample{}, m_resolvedAt{}; // zero: not so
    std::deque<base::TimePoint> m_changes; // fired and resolved, newest last
    bool m_told = false; // persons, of this firing
};



} // namespace alerts
