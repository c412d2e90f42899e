// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sign of life to an outside service that calls somebody when it stays away: an address that is requested each minute while
// the path from finding alerts to telling of them is good. Engine thread only.

#include "models/notify/sender.h"

namespace notify {

// Once. The address, where it is a secret, stands in no word of the answer.
flow::Task<Attempt> beat(SenderRoom room, Heartbeat heartbeat);

} // namespace notify
