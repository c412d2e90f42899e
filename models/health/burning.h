// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Error budgets that go too fast, as the situation is told of them: who judges them is models/promises. The findings point
// into `budgets`. Reader's thread.

#include "models/base/clock.h"
#include "models/base/severity.h"
#include "models/watch/metricid.h"

#include <QHash>
#include <QList>

#include <vector>

namespace environment {
struct Environment;
}

namespace health {

struct Finding;

struct BurningBudget {
    QString objective; // id
    QString target;
    watch::MetricId metric;
    base::Severity severity = base::Severity::Warning;
    double rate = 0;         // times as fast as the goal allows, in the longer of the two windows it is seen in
    double windowSeconds = 0; // that window
    double badSeconds = 0;   // in it
    double budgetSeconds = 0; // of the objective's own window
    double leftSeconds = 0;  // of them; negative: overdrawn
    base::WallTime since{};  // since when it has been going on; zero: not known
    friend bool operator==(const BurningBudget &, const BurningBudget &) = default;
};

// How fast an error budget goes, in windows that somebody asked for.
struct BudgetRates {
    struct InWindow {
        double rate = 0;        // as above
        base::WallTime since{}; // where the newest bad time in it began; zero: none
        friend bool operator==(const InWindow &, const InWindow &) = default;
    };
    QString objective; // id
    QString target;
    watch::MetricId metric;
    QHash<qint64, InWindow> windows; // by length in seconds; of what was seen too little there is none
    friend bool operator==(const BudgetRates &, const BudgetRates &) = default;
};

} // namespace health
