// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl event: writes down a deployment, a migration or a note for the charts, into the journal; lists what was
// written and what was found on the targets.

#include <QStringList>

namespace app {

int runEventCommand(const QStringList &args);

} // namespace app
