// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a failed round means for its target, its figures and its next try: the one place where errors become
// conditions. Any thread.

#include "models/watch/backoff.h"
#include "models/watch/reading.h"
#include "models/watch/snapshot.h"

namespace watch {

[[nodiscard]] Condition conditionOf(const base::Error &error);

// Why the figures of that round have no value.
[[nodiscard]] NoValue reasonOf(const base::Error &error);

// When a service is tried again: by the one rule, but one that is refused for its certificate or its protocol is
// looked at each five seconds, since that can lock no account and a renewed certificate should be seen. Nothing for a
// refused or missing secret.
[[nodiscard]] std::optional<base::milliseconds> retryAfter(Backoff &backoff, const base::Error &error);

} // namespace watch
