// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Health as one number, 0 to 100, and every line that led to it. A target's number is its lowest ceiling, or 100 less
// the points of its lines, whichever is lower, and never below 0: the lines alone reproduce it. The number of all is
// that of the worst target, never an average. A muted line stays, takes nothing, and keeps the number from being green.
// Values; made by scorer.h under the rules of resources/health/score.yaml.

#include "models/base/clock.h"
#include "models/base/severity.h"
#include "models/watch/metricid.h"

#include <QList>
#include <QString>

#include <optional>

namespace health {

inline constexpr int kFullScore = 100;

struct ScoreLine {
    enum class Kind {
        Gate,    // does not answer, or suffers from what does not
        Finding, // a figure past its limit, or one that will be
        Unknown, // has to be measured and was not
    };
    Kind kind = Kind::Finding;
    base::Severity severity = base::Severity::Ok;
    int points = 0;             // taken off
    int ceiling = kFullScore;   // more is not possible while this stands
    QString part;               // id: "capacity"
    watch::MetricId metric;
    QString instance;           // raw
    QString sentence;           // translated: "Disk used (/data): 91 %, limit 90 % (default)"
    QString next;               // translated: the one next thing to do; may be empty
    std::optional<double> observed, limit;
    bool ownLimit = false;      // the environment sets it for this target, else it is the figure's default
    bool muted = false;         // takes no points, and its ceiling is that of what is muted
    QString mute;               // translated: until when, by whom, why
    bool lastKnown = false;     // bad when it was last measured, not measured since
    base::WallTime since{};     // zero: not known
    std::optional<double> age;  // seconds since the figure was asked for
    QString source;             // view and columns
};

struct TargetScore {
    QString target;
    int value = 0;
    base::Severity severity = base::Severity::Unknown;
    int mandatory = 0; // checks that have to be measured here
    int measured = 0;  // of them
    int muted = 0;     // lines that do not count
    QList<ScoreLine> lines; // worst first
    QString unseen;    // translated: what nobody looked at and nothing is taken for; empty: all was
};

struct Score {
    int value = 0;      // 0 as well when there is no target
    QString band;       // name of the rules: "EXCELLENT"
    base::Severity severity = base::Severity::Unknown;
    QString worst;      // the target it comes from
    QString ruleSet;    // id of the rules
    int red = 0, amber = 0, green = 0; // targets
    int muted = 0;      // problems, of all targets, as the book counts them: the number is never shown without it
    base::WallTime since{}; // since when the worst one stands where it stands: its oldest worst line; zero: nothing is wrong
    QList<TargetScore> targets; // worst first
    QString explanation; // translated, one sentence a line
};

} // namespace health
