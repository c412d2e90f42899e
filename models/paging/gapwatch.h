// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A rota that nobody has is told while it is so, and its end where it was told. A rota is of no environment: of several programs
// that tell, the one that holds gaps.lock tells that a gap began, and keeps beside it (gaps.json) which channels heard of it, so
// that whoever holds it next tells no person again. Engine thread only.

#include "models/flow/pool.h"
#include "models/notify/diskoutbox.h"
#include "models/paging/written.h"

namespace paging {

struct GapRoom { // what one opening of an outbox works with; outlives the task
    flow::Reactor &reactor;
    flow::BlockingPool &pool;
    notify::DiskOutbox &outbox;
    const std::atomic<bool> &tells; // this program is the one that does
    const Written &said;
    QString folder; // of the lock
};

flow::Task<void> watchGaps(GapRoom room); // until cancelled

} // namespace paging
