// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Why a connection attempt failed without a word from the server. libpq 15 says "certificate verify failed" for
// everything and in the user's language; so the peer is asked once more, by hand: does it speak PostgreSQL, does it
// offer TLS, and what exactly is wrong with its certificate. Blocking, bounded: call it in a pool thread.

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/postgres/connectionsettings.h"

#include <optional>

namespace postgres {

// The named reason, or nothing when the peer behaves like a PostgreSQL server.
[[nodiscard]] std::optional<base::Error> examinePeer(const ConnectionSettings &settings, const std::string &address,
                                                     base::milliseconds limit);

} // namespace postgres
