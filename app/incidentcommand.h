// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl incident: lists, shows and changes incidents, and says how long they took. It works on the journal alone:
// no server has to be there. Exit code 1: there is no such incident, or the list is not empty.

#include <QStringList>

namespace app {

int runIncidentCommand(const QStringList &args);

} // namespace app
