// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last slots of a full server are kept for whoever comes to mend it. A console that logs in as a superuser would take
// one of them each time it connects, without anybody knowing: it leaves instead and says so. From 16 on a role can be given
// slots of its own (pg_use_reserved_connections, reserved_connections): one of those it keeps, for the figures of each second,
// and says so. Engine thread only.

#include "models/postgres/session.h"

namespace watch {

enum class TakenSlot { Ordinary, Reserved };

// Right after the connect. Server with SQLSTATE 53300 when this session is in a slot of superusers: the caller closes it.
// What cannot be found out is no reason to leave.
flow::Task<base::Result<TakenSlot>> leaveSuperusersSlot(postgres::Session &session, flow::TimePoint due);

// The same for a connection that is not the one that may stay: it leaves any slot that is kept for somebody.
flow::Task<base::Result<void>> leaveReservedSlot(postgres::Session &session, flow::TimePoint due);

} // namespace watch
