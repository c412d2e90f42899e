// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// quarterdeckctl notify alertmanager CHANNEL alerts|silences|silence|expire: what an Alertmanager of channels.yaml has, whoever
// sent it there, and its silences. Making and ending one are acts, in the journal before and after. Returns the exit code.

#include "models/notify/channel.h"

namespace app {

struct AlertmanagerAsked {
    QStringList words; // "silences"; "silence" and its matchers; "expire" and an id; none: "alerts"
    QString reason, length; // of a silence; length as "2h"
    bool json = false;
};

int runAlertmanager(const notify::Channel &channel, const AlertmanagerAsked &asked);

} // namespace app
