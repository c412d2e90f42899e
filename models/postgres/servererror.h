// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a server's or libpq's failure means, decided by SQLSTATE and never by a translated text.

#include "models/base/result.h"

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace postgres {

// connection_failure: no server says so; here, of one that took the connection and closed it before it let anybody in.
inline constexpr const char *kDropped = "08006";

[[nodiscard]] base::Errc codeOf(std::string_view sqlstate);
[[nodiscard]] std::string remedyOf(std::string_view sqlstate); // one sentence, or empty

[[nodiscard]] base::Error serverError(const PGresult *result);
// From the text of a failed connection attempt made with PQERRORS_VERBOSE; Closed when it holds no SQLSTATE.
[[nodiscard]] base::Error connectError(const char *verboseText);

[[nodiscard]] bool isError(const PGresult *result);
[[nodiscard]] std::string trimmed(const char *text);

} // namespace postgres
