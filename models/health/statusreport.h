// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `quarterdeckctl status --json` prints: the situation, and every figure of every target with value, unit,
// age and source, or the reason why it has no value. A pure function.

#include "models/health/situation.h"

#include <QJsonArray>
#include <QJsonObject>

namespace health {

struct Observed {
    const environment::Environment &environment;
    const watch::Catalogue &catalogue;
    const QHash<QString, watch::SnapshotPtr> &snapshots;
    base::TimePoint now;
    base::WallTime wallNow;
};

// Nearest first; what cannot be foretold with the reason.
QJsonArray forecastReport(const QList<forecast::Forecast> &forecasts);

QJsonObject statusReport(const Observed &observed, const Situation &situation);

// Stable words of the machine-readable output; never translated.
QString conditionWord(watch::Condition condition);
QString severityWord(base::Severity severity);
QString noValueWord(watch::NoValue reason);
QString unitWord(const watch::Metric &metric);
QString kindWord(environment::TargetKind kind);

// True when every target has been tried and each figure that an answering one should have is there, or is known
// to be missing: what a command that runs once waits for.
bool complete(const Observed &observed);

} // namespace health
