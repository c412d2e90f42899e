// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long a replication slot can go on unread: until the disk of the write-ahead log is full, or until the server
// drops what the slot needs (max_slot_wal_keep_size). Both by the rate at which log is written now. Pure functions.

#include "models/forecast/logdisk.h"
#include "models/health/replicationview.h"

namespace health {

struct SlotOutlook {
    std::optional<double> diskFullSeconds; // nothing: somebody reads it, or the disk is not known
    std::optional<double> lostSeconds;     // until safe_wal_size is used up
};

[[nodiscard]] SlotOutlook slotOutlook(const watch::SlotRow &slot, std::optional<double> writeRate, std::optional<double> diskFree);

using forecast::logDiskFree;

} // namespace health
