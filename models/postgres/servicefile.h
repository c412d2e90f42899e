// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One entry of libpq's pg_service.conf, read by us because libpq would resolve its host name inside PQconnectStart,
// where no deadline holds. Blocking (a few KB): call it in a pool thread.

#include "models/base/result.h"

#include <QString>

#include <map>
#include <string>

namespace postgres {

// Keywords and values of [name], from $PGSERVICEFILE, ~/.pg_service.conf or the system's file. Absent names the files
// that were looked into.
[[nodiscard]] base::Result<std::map<std::string, std::string>> readService(const QString &name, const QString &ownFile = {});

} // namespace postgres
