// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When an incident is looked at again after it was detected: resources/incidents/looks.yaml. Any thread.

#include "models/base/result.h"

#include <chrono>
#include <vector>

namespace incidents {

// Counted from its detection, at least one, each later than the one before.
// Errc::Invalid: the file that replaces ours says something else.
[[nodiscard]] base::Result<std::vector<std::chrono::milliseconds>> looksAgain();

} // namespace incidents
