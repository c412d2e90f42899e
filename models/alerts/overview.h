// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All alerts in a sentence or two: what fires, and why of some of it nobody is told. Pure; any thread.

#include "models/alerts/alert.h"

namespace alerts {

struct Overview {
    int critical = 0, warning = 0;   // firing, and nothing explains them
    int explained = 0;               // active, but another one explains them
    int explainedCritical = 0, explainedWarning = 0; // of them those that fire
    int quiet = 0;                   // firing and not explained, but silenced, in maintenance, acknowledged or flapping
    int pending = 0, unknown = 0;    // not explained
    [[nodiscard]] base::Severity worst(bool withoutInhibition) const;
};

[[nodiscard]] Overview overviewOf(const QList<Alert> &alerts);
// "Firing: 1 critical alert, 2 warnings."; with what is explained as well: "Without inhibition: ...".
[[nodiscard]] QString headline(const Overview &overview, bool withoutInhibition);
// "2 are explained by another one, 1 is quiet, 3 are pending."; empty: nothing of that.
[[nodiscard]] QString underline(const Overview &overview, bool withoutInhibition);

} // namespace alerts
