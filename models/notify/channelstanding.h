// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How each channel stands, for a screen: out of channels.yaml and what the outbox's file says, whichever program sends. Pure; any
// thread.

#include "models/notify/channel.h"
#include "models/notify/outboxstate.h"

namespace notify {

struct ChannelStanding {
    QString id, title, kind; // kind: as in the file
    Channel::Reaches reaches = Channel::Reaches::People;
    QString broken;          // why it does not work; empty: it does
    base::WallTime brokenSince{};
    int waiting = 0;         // messages
    int failures = 0;        // attempts in a row that came to nothing, since the last that was taken
    std::optional<base::WallTime> lastTaken, nextTry;
    QString lastWords;       // of the last attempt that failed; empty: it was taken

    friend bool operator==(const ChannelStanding &, const ChannelStanding &) = default;

    [[nodiscard]] base::Severity severity() const; // Critical: broken; Warning: it fails for now; Unknown: never used
};

[[nodiscard]] QList<ChannelStanding> standingsOf(const Channels &channels, const OutboxState &state);
// What to do about one that is broken or fails; empty: nothing.
[[nodiscard]] QString remedyFor(const ChannelStanding &standing);

} // namespace notify
