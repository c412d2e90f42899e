// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/slotoutlook.h"

#include <algorithm>

namespace health {

SlotOutlook slotOutlook(const watch::SlotRow &slot, std::optional<double> writeRate, std::optional<double> diskFree)
{
    SlotOutlook out;
    if (slot.active || !writeRate || *writeRate <= 0)
        return out;
    if (slot.retainedBytes && slot.walStatus != QLatin1String("lost") && diskFree)
        out.diskFullSeconds = *diskFree / *writeRate;
    if (slot.safeBytes)
        out.lostSeconds = std::max(0.0, *slot.safeBytes) / *writeRate;
    return out;
}

} // namespace health
