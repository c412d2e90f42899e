// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where entries count among each other (resources/docs/incidents.md): from their time on, but not before what stands before
// them in their chain, and after the one that their writer knew as the newest. The entries alone decide. Pure; any thread.

#include "models/incidents/change.h"

#include <QSet>

namespace incidents {

// Gives each its order; they come by chain and place, each once. Hands back which entries are named as `after` and are not
// among them: those count for nothing until they come. Whoever forges a ring of names gains nothing: one link is left out.
[[nodiscard]] QSet<QByteArray> giveOrders(std::vector<Fact> &facts);

} // namespace incidents
