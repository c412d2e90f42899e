// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flow/reactor.h"
#include "models/workload/workloadconfig.h"

namespace workload {

// Runs one pgbench an hour of the day, at the hour's rate, until cancelled; the child dies with it. A pgbench that
// ends early (the servers are down) is started again after a second. The arguments outlive the flow.
flow::Task<void> playTransactions(
    flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day, QString scripts);

} // namespace workload
