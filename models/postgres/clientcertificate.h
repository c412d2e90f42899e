// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Our own side of an encrypted login: the certificate that says who we are, and its key. Reads files: in a pool thread.

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/postgres/connectionsettings.h"

#include <optional>

namespace postgres {

// What is wrong with the files, named; nothing: they are good, or there are none. Invalid: libpq does not take such a key
// (its rule: nobody but the owner, or the group of a key that belongs to root), or the certificate's time is over.
[[nodiscard]] std::optional<base::Error> examineClientFiles(const ConnectionSettings &settings);

// When the certificate in this file ends; nothing: there is none that can be read.
[[nodiscard]] std::optional<base::WallTime> clientCertificateUntil(const std::string &file);

} // namespace postgres
