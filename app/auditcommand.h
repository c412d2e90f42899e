// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// `quarterdeckctl audit security` and `audit parity [A B]`. Exit codes: 0 nothing found and nothing unknown, 1 findings, 2 wrong
// usage, 3 something could not be looked at.
int runAuditCommand(const QStringList &args);

} // namespace app
