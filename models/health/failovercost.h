// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What it would cost to promote a standby now: what its primary wrote and it has not received, how long it replays
// before it opens, which slots do not come along. While the primary lives it is a forecast; when it is dead, the time
// until its death counts and the figure stands still, with its age. A pure function.
//   lost seconds = when the primary died (or now) - when its log stood where the standby's ends
//   lost bytes   = where its log then stood, by the rate of its last seconds - where the standby's ends
//   replay       = received and not replayed / what the standby replays in a second while it is busy
//   sequences    = PostgreSQL logs 32 values ahead (SEQ_LOG_VALS), so a promoted server may skip as many

#include "models/health/standbystate.h"

namespace health {

struct FailoverCost {
    bool possible = false;                     // it is a standby, or was when last heard
    std::optional<double> lostSeconds, lostBytes;
    bool synchronous = false;                  // commits wait for it: what is lost was not confirmed to anybody
    std::optional<double> replayBytes, replaySeconds;
    std::vector<base::Untrusted> lostSlots;    // logical: their readers must begin anew
    std::vector<base::Untrusted> unsureSlots;  // should be synced, but the candidate does not tell
    std::vector<base::Untrusted> absentSlots;  // physical: other standbys stream from them
    int sequenceGap = 32;
    std::optional<double> frozenSeconds;       // the primary is dead: how old its last word is
};

struct CostEvidence {
    StandbyEvidence standby;
    StandbyState state = StandbyState::Unknown;
    watch::Status primaryStatus;
    bool primaryKnown = false;                 // a target of the environment, heard at least once
    std::chrono::milliseconds primaryInterval{1000};
    const std::vector<watch::SlotRow> *primarySlots = nullptr, *ownSlots = nullptr;
};

[[nodiscard]] FailoverCost failoverCost(const CostEvidence &evidence);

} // namespace health
