// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a standby stands to its primary: a state, because no single number is right. The time since the last replayed
// transaction grows while nothing is written, "received = replayed" is 0 on a cut link. A pure function of what both
// ends say: the standby's own server.sql, the primary's pg_stat_replication, and where the primary's log stood when.

#include "models/watch/snapshot.h"

namespace health {

enum class StandbyState : std::uint8_t {
    Unknown,      // neither end tells
    CaughtUp,     // streams, and shows what was committed two rounds ago or later
    Behind,       // streams, but shows older things
    Paused,       // streams, but somebody paused replay
    Silent,       // no word from the primary, or none from it there, though there is something to say
    NotStreaming, // replays the archive, or never had a stream
    Missing,      // expected by its primary, and not there
    Diverged,     // of the same cluster, but a primary of its own on an older timeline
};

enum class Trend : std::uint8_t { Unknown, Shrinking, Steady, Growing };

// Pointers are null where nothing is known; they live as long as the call.
struct StandbyEvidence {
    // its own target, when it is watched
    bool answers = false;
    bool primaryItself = false;                 // what its server says it is
    const watch::LogState *own = nullptr;
    // the server it streams from
    bool upstreamAnswers = false;
    bool upstreamHides = false;                 // our role may not see the positions
    const watch::ReplicationRow *row = nullptr;
    bool expected = false;                      // by the environment's roster or for synchronous commit
    // the primary of the cluster
    bool primaryAnswers = false;
    const watch::LogState *primary = nullptr;
    base::TimePoint now{};
    std::chrono::milliseconds interval{1000};   // between two looks
};

struct StandbyStatus {
    StandbyState state = StandbyState::Unknown;
    Trend trend = Trend::Unknown;               // of what waits to be replayed
    std::optional<double> behindBytes;          // not replayed yet
    std::optional<double> missingBytes;         // not even received
    std::optional<double> behindSeconds;        // age of what it shows; 0: it shows everything
    std::optional<double> catchUpSeconds;       // behindBytes / (replayed a second - written a second); nothing: never
    std::optional<double> silentSeconds;        // Silent: since the last word
    double intendedSeconds = 0;                 // recovery_min_apply_delay: it is meant to be behind
    bool archive = false;                       // NotStreaming: it has an archive to read
    bool paused = false;                        // also when something graver is the state
};

[[nodiscard]] StandbyStatus standbyStatus(const StandbyEvidence &evidence);

// Stable words of the machine-readable output; never translated.
[[nodiscard]] QString standbyStateWord(StandbyState state);

} // namespace health
