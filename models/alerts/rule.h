// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is watched for, as a value: a figure or a condition of the targets it selects, the limits at which an alert enters
// and clears, how long it must hold, and what a person is to do. Read from files (rulereader.h) or derived from the limits
// of the catalogue (rulebook.h). Values; any thread. Files: resources/docs/alerts.md.

#include "models/alerts/alert.h"
#include "models/environment/environment.h"
#include "models/watch/snapshot.h"

#include <QHash>

#include <chrono>
#include <vector>

namespace alerts {

using std::chrono::milliseconds;

enum class Kind : std::uint8_t {
    Condition, // the target itself: down, not answering, full ...
    Threshold, // the newest value of a figure
    Forecast,  // when it reaches its end
    Anomaly,   // far from what it was at this hour on the days before
    Burn,      // an error budget that goes too fast
    Count,     // how often it was past a limit within a window
    Share,     // a figure as a share of another one, both over a window
    Surge,     // its mean of a window beside its mean of a longer one before
    Composite, // a part of the targets of one cluster has an alert of certain rules
    Deadman,   // always there: who does not see it each minute does not hear anything else either
    Ending,    // a silence or a window that soon ends and still hides something
};

enum class NoData : std::uint8_t { Unknown, Alert, Ignore }; // what a figure without a value means

struct Levels {
    std::optional<double> warning, critical;
    [[nodiscard]] bool any() const { return warning || critical; }
    friend bool operator==(const Levels &, const Levels &) = default;
};

// Wildcards (* and ?); an empty list takes all.
struct Selector {
    QStringList targets, tiers, items;
    friend bool operator==(const Selector &, const Selector &) = default;
};

// What is muted while an alert of the rule fires. `through` says whose: "same" (the target itself), "runs_on",
// "replicates_from", "routes_through", "uses", "via" (what hangs on it by that edge; requests go on along routes_through and
// uses), "standby" (what it replicates from), "cluster" (all of it).
struct Inhibition {
    QStringList rules; // wildcards
    QStringList through;
    friend bool operator==(const Inhibition &, const Inhibition &) = default;
};

// Both windows must burn at least so many times as fast as the goal of the objective allows.
struct BurnWindows {
    std::chrono::seconds longer{}, shorter{};
    double rate = 1;
    base::Severity severity = base::Severity::Warning;
    friend bool operator==(const BurnWindows &, const BurnWindows &) = default;
};

struct Timing {
    milliseconds forTime{0};        // bad so long before it fires
    milliseconds keep{15000};       // good so long before it resolves
    milliseconds persons{10000};    // since first bad, before a person is told
    milliseconds reopen{300000};    // bad again within so long after it resolved is the same alert
    milliseconds staleAfter{90000}; // without a sample so long: unknown
    milliseconds criticalAfter{0};  // a warning that lasts so long is critical; 0: never
    friend bool operator==(const Timing &, const Timing &) = default;
};

struct Rule {
    QString id;
    Kind kind = Kind::Threshold;
    Selector on;
    watch::MetricId metric;
    Levels enter, clear;        // empty: the limits of the target or of the catalogue, and five per cent back from them
    std::optional<bool> below;  // bad when smaller; empty: as the catalogue says
    NoData noData = NoData::Unknown;
    Timing timing;
    QHash<int, base::Severity> conditions; // watch::Condition -> how bad; Kind::Condition
    std::vector<BurnWindows> windows; // Burn: worst first; empty: as promises/objectives.yaml judges
    double deviations = 4;      // Anomaly: so many standard deviations
    double least = 0;           // Anomaly, Share, Surge: less than this is no matter (the divisor's mean; the mean itself)
    std::optional<double> past; // Count: a sample is counted from here on; empty: the warning limit
    milliseconds window{300000}, against{900000}; // Count, Share, Surge; against: Surge
    watch::MetricId of;         // Share: the divisor
    QStringList parts;          // Composite: rules, with wildcards
    int members = 2;            // Composite: targets a cluster must have
    std::vector<Inhibition> inhibits;
    Layer layer = Layer::Infrastructure;
    QString owner;              // empty: the contact of the target
    QString title;              // what is wrong, of a rule of the user's own; empty: the words of the figure
    QString remedy;             // English where shipped: shown through translate("alerts", remedy)
    environment::Location at;   // where it was written

    friend bool operator==(const Rule &, const Rule &) = default;
};

[[nodiscard]] bool matchesWildcard(QStringView pattern, QStringView text); // *: any text, ?: one character
[[nodiscard]] bool matchesAny(const QStringList &wildcards, const QString &text); // false of none
[[nodiscard]] QString wordOf(Kind kind); // "threshold": as in the files

} // namespace alerts
