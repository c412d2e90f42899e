// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One finding that a person said not to count for a while: on one target, or on every target of a group (a tier). It has a
// reason, a person and an end, at most thirty days away, and holds for what is no worse than it was then: what gets worse
// is heard again. It never hides: what is muted stays listed, with its line. Values and pure functions; any thread.

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/base/severity.h"
#include "models/environment/environment.h"

#include <QList>

#include <optional>

namespace mutes {

inline constexpr std::chrono::hours kLongest{24 * 30};
inline constexpr qsizetype kLongestReason = 200; // characters

struct Mute {
    QString scope;   // name of the environment
    QString target;  // id; empty: all of the group
    QString group;   // id of a tier; empty: the target alone
    QString finding; // "condition", "link", "disk//data", "forecast/host.disk.used//data"
    base::Severity worst = base::Severity::Warning; // Warning or Critical: what is worse is not muted
    QString reason, who; // words of a person: shown through Untrusted
    base::WallTime from{}, until{};

    [[nodiscard]] bool sameFinding(const Mute &other) const
    {
        return scope == other.scope && target == other.target && group == other.group && finding == other.finding;
    }
    [[nodiscard]] bool inForce(base::WallTime now) const { return from <= now && now < until; }
    friend bool operator==(const Mute &, const Mute &) = default;
};

// What a finding of this key ("TARGET/disk//data") is called where it is muted; empty: it is none of this target.
[[nodiscard]] QString findingOf(const QString &key, const QString &target);

// The one that holds for this finding now, the latest end first; null: it counts.
[[nodiscard]] const Mute *muteOf(const QList<Mute> &mutes, const QString &scope, const environment::Target &target, const QString &finding,
                                 base::Severity severity, base::WallTime now);

// Why it cannot be: no finding, no reason, no end or one too far away, nobody whom it is for.
[[nodiscard]] std::optional<base::Error> objectionTo(const Mute &mute, const environment::Environment &environment, base::WallTime now);

} // namespace mutes
