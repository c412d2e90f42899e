// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of an incident as an act: through the dispatcher, into the journal, and that is all of it. Engine thread.

#include "models/acts/dispatcher.h"
#include "models/incidents/change.h"

namespace incidents {

// Errors: the dispatcher's, and why it could not be written down.
flow::Task<base::Result<journal::Receipt>> recordChange(acts::Dispatcher &dispatcher, Change change, acts::Role role);

} // namespace incidents
