// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Connections to a Redis target as its environment describes it, for every probe that needs one.

#include "models/redis/connection.h"
#include "models/watch/probe.h"

namespace watch {

// Asks for the target's secret, then connects and authenticates. Errors as redis::Connection::open(), and Absent when
// there is no secret. Context and target outlive the probe that asks.
flow::Task<flow::Result<redis::Connection::Ptr>> openRedis(const ProbeContext &context, const environment::Target &target,
                                                           flow::TimePoint due);

} // namespace watch
