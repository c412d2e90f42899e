// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// finding.mute and finding.unmute as acts: through the dispatcher, into the journal with who, for how long and why, then
// into the file. Engine thread only; the file is written in the pool. What such an act says in the journal is read again on other
// consoles of a shared one.

#include "models/acts/dispatcher.h"
#include "models/flow/pool.h"
#include "models/journal/reader.h"
#include "models/mutes/mutefile.h"

namespace mutes {

enum class Change { Begin, End };
[[nodiscard]] QString actOf(Change change);

// `mute.who` is the actor; `system` the identifier of the server it is about, empty where there is none. Errors: the
// dispatcher's, and why it could not be kept (then nothing is muted).
flow::Task<base::Result<void>> actOnMute(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                         Change change, Mute mute, QString system);

// What an intent of one of these acts says; of End: `from` is that of the mute that ends. Nothing: of another act, erased, or more
// than a mute may say. Any thread.
struct MuteNews {
    Change change = Change::Begin;
    Mute mute;
};
[[nodiscard]] std::optional<MuteNews> muteNewsIn(const journal::StoredEntry &intent);

} // namespace mutes
