// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ledger for programs: what `quarterdeckctl promises --json` prints. Words and keys are stable and never translated;
// times are UTC, ISO 8601; null is unknown. Format: resources/docs/promises.md. A pure function.

#include "models/promises/ledger.h"

#include <QJsonArray>
#include <QJsonObject>

namespace promises {

// Of each stretch: all targets, then each; seconds.
[[nodiscard]] QJsonArray colourReport(const QList<ColourTime> &times);
[[nodiscard]] QJsonObject report(const Ledger &ledger);

} // namespace promises
