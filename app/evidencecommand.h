// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl evidence: a redacted pack of recorded seconds. Exit codes of exitcode.h.
int runEvidenceCommand(const QStringList &args);

} // namespace app
