// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl notify: tests a channel, shows the delivery log, checks channels.yaml, stores a channel's secret.

#include <QStringList>

namespace app {

int runNotifyCommand(const QStringList &args);

} // namespace app
