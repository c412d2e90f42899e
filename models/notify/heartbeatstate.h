// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the heartbeat to an outside service went so far, for a screen. A value.

#include "models/base/clock.h"

#include <QString>

namespace notify {

struct HeartbeatState {
    bool wanted = false;       // channels.yaml names one
    base::WallTime accepted{}; // newest that was; zero: none yet
    QString trouble;           // why the newest was not; empty: it was, or none was sent yet
    [[nodiscard]] bool fails() const { return !trouble.isEmpty(); }
    friend bool operator==(const HeartbeatState &, const HeartbeatState &) = default;
};

} // namespace notify
