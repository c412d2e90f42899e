// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fields of a result, and values for its parameters. Any thread.

#include "models/base/result.h"
#include "models/base/untrusted.h"

#include <QStringList>

#include <libpq-fe.h>

#include <optional>
#include <string>

namespace audit {

[[nodiscard]] base::Untrusted field(const PGresult *rows, int row, const char *column); // empty: NULL, or no such column
[[nodiscard]] bool isTrue(const PGresult *rows, int row, const char *column);
[[nodiscard]] std::string arrayOf(const QStringList &values); // as an array in text form
// What a server or a connection said when a question failed, in one line.
[[nodiscard]] base::Untrusted reasonOf(const base::Error &error);

} // namespace audit
