// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An audit for the terminal: server strings visible, one finding a line with its fix below. Pure functions.

#include "models/audit/difference.h"

namespace app {

// `report`: the file that was written, or empty.
[[nodiscard]] QString auditText(const audit::Audit &audit, const audit::Difference &difference, const QString &report);

} // namespace app
