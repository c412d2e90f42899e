// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Something that is bad on one target, before causes are joined: its condition, or a family of figures that
// tell of one thing (a lock queue, a disk, a replication link). Lives for one assessment.

#include "models/forecast/forecast.h"
#include "models/health/burning.h"
#include "models/health/situation.h"

#include <vector>

namespace health {

using environment::Target;

// One figure past its limit.
struct Excess {
    const watch::Metric *metric = nullptr;
    QString instance; // raw, for keys
    double value = 0;
    double limit = 0;
    bool below = false;
    Severity severity = Severity::Warning;
    base::TimePoint since{};
    base::WallTime wallSince{};
};

struct Finding {
    const Target *target = nullptr;
    const watch::TargetSnapshot *snapshot = nullptr;
    QString key;
    QString family;                                        // empty: the condition
    watch::Condition condition = watch::Condition::Up;
    std::vector<Excess> excesses;                          // the one that leads first
    Severity severity = Severity::Warning;
    base::TimePoint since{};
    base::WallTime wallSince{};
    std::vector<const Target *> others;                    // of the same rank: two primaries
    std::vector<const Target *> failing;                   // suffer from it, nearest first
    std::vector<const Target *> depending;                 // use it, not seen to suffer yet
    std::vector<const Target *> silent;                    // suffer, but their own line would say the same
    std::vector<const watch::TargetSnapshot *> beside;     // of a full server: its pools and standbys, which still tell
    const forecast::Forecast *expected = nullptr;          // not bad yet, but soon; the excess is what it is now
    const BurningBudget *burning = nullptr;                // no figure, but what the figures did to a promise
    int cause = -1;                                        // index of the finding that explains this one
    const mutes::Mute *mute = nullptr;                     // it does not count, nor what it explains; the room holds it

    [[nodiscard]] bool isCondition() const { return family.isEmpty(); }
    [[nodiscard]] const Excess *find(const char *metric) const
    {
        for (const Excess &e : excesses)
            if (e.metric->id.name() == QLatin1String(metric))
                return &e;
        return nullptr;
    }
};

// Family of a figure: those of one family tell of one thing. With the instance where each is a thing of its own.
[[nodiscard]] QString familyOf(const QString &metric, const QString &instance);

// Place among the figures of its family; the lowest leads.
[[nodiscard]] int rankInFamily(const QString &metric);

// The one next thing to do about it.
[[nodiscard]] Problem::Action actionFor(const Finding &finding);

// Nobody gets anything out of a target in this condition.
[[nodiscard]] bool isDead(watch::Condition condition);

// How far a value must come back behind its limit before what is shown goes away, in the figure's unit.
[[nodiscard]] double clearMargin(const watch::Metric &metric, double limit, bool below);

// Its figure means nothing at the moment, whatever it says: a lock queue that changes hands, a standby that has caught up.
[[nodiscard]] bool isMisleading(const watch::Metric &metric, const watch::TargetSnapshot &snapshot);

// A value of the newest snapshot, or nothing.
[[nodiscard]] std::optional<double> valueOf(const watch::TargetSnapshot &snapshot, const char *metric,
                                            const QString &instance = {});

// What is bad on this target, families joined. The condition beats the figures: while it is bad, they are old.
std::vector<Finding> findingsOf(const Target &target, const watch::TargetSnapshot &snapshot,
                                const watch::Catalogue &catalogue, Memory &memory, base::TimePoint now,
                                base::WallTime wallNow);

} // namespace health
