// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "Test this channel": a notice that says it is a test, of a screen and the terminal. Any thread.

#include "models/notify/channel.h"
#include "models/notify/notice.h"

namespace notify {

// by: who asks, plain text.
[[nodiscard]] Notice testNotice(const Channel &channel, const QString &by, base::WallTime now);

} // namespace notify
