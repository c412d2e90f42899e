// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// quarterdeckctl mute (--target ID | --group TIER) [--finding NAME] --reason TEXT (--for DURATION | --until TIME)
// [--severity warning|critical]; mute end (--target ID | --group TIER) [--finding NAME]; mute list. Through the dispatcher
// into the journal. Exit code: 0 done, 1 nothing to do it to, 2 usage, 3 not done.
int runMuteCommand(const QStringList &args);

} // namespace app
