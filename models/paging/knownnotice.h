// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is told of an alert after a start, as far as the outbox knows it: it goes on under the name and the words under which it is
// open, for it may have been told of another one of its alerts. Pure; any thread.

#include "models/notify/notice.h"

#include <optional>

namespace paging {

// open: what is open under its key, as DiskOutbox::openNotice() has it. What is worse than that is news, and stays as it is.
[[nodiscard]] notify::Notice asKnown(notify::Notice notice, const std::optional<notify::Notice> &open);

} // namespace paging
