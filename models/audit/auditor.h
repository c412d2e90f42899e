// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The whole audit of one target on a connection of its own: every question, then what the environment file declares is
// tried as an act. The ledger of the witness outlives it. Engine thread.

#include "models/audit/policyrun.h"
#include "models/watch/probe.h"

namespace audit {

flow::Task<base::Result<Audit>> auditTarget(watch::ProbeContext context, environment::Target target, Witness witness);

} // namespace audit
