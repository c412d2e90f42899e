// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last slots of a full server are kept for whoever comes to mend it. A console that logs in as a superuser would take
// one of them each time it connects, without anybody knowing: it leaves instead and says so. Engine thread only.

#include "models/postgres/session.h"

namespace watch {

// Right after the connect. Server with SQLSTATE 53300 when this session is in such a slot: the caller closes it. What
// cannot be found out is no reason to leave.
flow::Task<base::Result<void>> leaveReservedSlot(postgres::Session &session, flow::TimePoint due);

} // namespace watch
