// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

namespace flow {

using base::Clock;
using base::kNever;
using base::ManualClock;
using base::milliseconds;
using base::TimePoint;

} // namespace flow
