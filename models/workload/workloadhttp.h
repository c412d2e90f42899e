// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flow/reactor.h"
#include "models/workload/workloadconfig.h"

namespace workload {

// Customers of the shop's web address: one kept connection, a request at a time, at the rate of the hour, until
// cancelled. After an error it waits a second. The arguments outlive the flow.
flow::Task<void> playRequests(flow::Reactor &reactor, const WorkloadConfig &config, const WorkloadDay &day);

} // namespace workload
