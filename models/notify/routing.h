// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which channels hear a notice, and why the others do not. Pure; any thread.

#include "models/notify/channel.h"
#include "models/notify/notice.h"

namespace notify {

struct Unheard {
    QString words;       // one sentence
    bool logged = false; // somebody may wonder: it stands in the delivery log. Not so where the channel was never meant.
};

// Practice calls nobody who did not ask for it: the desktop, a channel that names its environment, or that was named itself.
[[nodiscard]] bool takesPractice(const Channel &channel, const Notice &notice);
// Nothing: it is told. heard: this key was told there, or will be, and is not over there.
[[nodiscard]] std::optional<Unheard> whyUnheard(const Channel &channel, const Notice &notice, bool heard, base::WallTime now);

} // namespace notify
