// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Compares two targets, each asked on a connection of its own. Engine thread; pairUp anywhere.

#include "models/audit/parity.h"
#include "models/watch/probe.h"

namespace audit {

struct ParitySide {
    environment::EnvironmentPtr environment;
    QList<environment::Target> targets; // PostgreSQL
};

struct Pairs {
    QList<std::pair<environment::Target, environment::Target>> pairs;
    QStringList alone; // ids of one side that the other does not have
};

// One target against one, whatever they are called; more than one by their ids.
[[nodiscard]] Pairs pairUp(const ParitySide &left, const ParitySide &right);

flow::Task<base::Result<Parity>> compareTargets(watch::ProbeContext leftContext, environment::Target left, watch::ProbeContext rightContext, environment::Target right);

} // namespace audit
