// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person says about alerts in the terminal: ack, silence, maintenance, release, silences. Part of alertscommand.h.

#include "app/watchoptions.h"

namespace app {

void addWishOptions(WatchOptions &options);
int runWish(const environment::EnvironmentPtr &environment, const WatchOptions &options, const QString &word, const QStringList &named);

} // namespace app
